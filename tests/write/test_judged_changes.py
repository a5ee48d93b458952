"""A change is judged by what it touches, and the verdict is that on the whole timeline."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.effort import every, some

from timeline.chronicle import folder
from timeline.findings import Finding
from timeline.validation import judge_all
from timeline.validation.tree import Folder
from timeline.validation.whole import FEW
from timeline.write.draft import DraftFolder, judge
from timeline.write.transaction import FileChange

WORLDS = 400
BROKEN = (
    "reference/unknown-event",
    "reference/unknown-entity",
    "reference/unknown-source",
    "time/anchor-cycle",
    "time/contradiction",
)
NAMES = ("ada", "o-brien", "b", "north", "é")
TITLES = ("They meet", "they meet", "It's 'told'", "Talks \u201926", "'a'b'")


def actor(chance: Random) -> dict[str, Any]:
    """Somebody: an entity that may be there, or a name."""
    if chance.random() < 0.6:
        return {"entity": chance.choice((*NAMES[:4], "old-ada"))}
    return {"name": chance.choice(("O'Brien", "'b'", "Ada"))}


def when(chance: Random, events: list[str]) -> Any:
    """A day, or a time counted from another event, which may be gone or go in a circle."""
    if chance.random() < 0.2:
        return chance.choice(("2024-01-01", "2024-02-01", "2024", "2023-12/2024-01"))
    point = {
        "relative": chance.choice(("before", "after", "same", "during")),
        "to": chance.choice(events),
    }
    return {"start": point} | chance.choice(({}, {"end": "2024-03-01"}, {"end": "2019"}))


def event(chance: Random, id: str, events: list[str]) -> Any:
    """An event that says something of others."""
    record: dict[str, Any] = {
        "schema_version": "1.0",
        "id": id,
        "title": chance.choice(TITLES),
        "when": when(chance, events),
    }
    if chance.random() < 0.6:
        record["participants"] = [actor(chance)]
    if chance.random() < 0.4:
        record["relations"] = [{"type": "caused_by", "to": chance.choice(events)}]
    if chance.random() < 0.4:
        claim = {"stance": "alleges", "by": actor(chance), "id": "c1", "when": when(chance, events)}
        record["claims"] = [claim]
    if chance.random() < 0.3:
        record["sources"] = [{"source": chance.choice(("report", "old-report"))}]
    if chance.random() < 0.05:
        del record["title"]
    return record


def small(chance: Random, kind: str, id: str) -> Any:
    """An entity or a source, which may have taken over another's id."""
    word = {"type": "person", "name": id} if kind == "entities" else {"type": "report", "title": id}
    former = [chance.choice((f"old-{id}", "b"))] if chance.random() < 0.4 else []
    return {"schema_version": "1.0", "id": id, **word, **({"former_ids": former} if former else {})}


def made(chance: Random, path: str, events: list[str]) -> bytes:
    """What may stand in a file, rarely no JSON."""
    kind, _, name = path.partition("/")
    id = name.removesuffix(".json")
    record = event(chance, id, events) if kind == "events" else small(chance, kind, id)
    data = json.dumps(record, ensure_ascii=chance.random() < 0.5, indent=1).encode()
    return data[:-5] if chance.random() < 0.04 else data


Told = set[tuple[str, ...]]


def told(findings: Iterable[Finding]) -> Told:
    """What is wrong, and where, without what may help: that depends on all ids that there are."""
    return {(one.path, one.rule, one.pointer, one.message) for one in findings}


def plain(root: Path, changes: list[FileChange]) -> tuple[set[Finding], Told]:
    """What the whole says of the changed files, and the errors that others did not have before."""
    paths = {one.path for one in changes}
    before = judge_all(Folder(str(root)), choice=None).findings
    after = judge_all(DraftFolder(root, changes), choice=None).findings
    errors = (one for one in after if one.path not in paths and one.severity == "error")
    return {one for one in after if one.path in paths}, told(errors) - told(before)


@pytest.mark.parametrize("few", [0, FEW])
def test_a_change_is_judged_as_the_whole_would_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(sys.modules["timeline.validation.whole"], "FEW", few)
    seen: Counter[str] = Counter()
    for number in some(range(WORLDS), 60):
        chance = Random(number)
        root = tmp_path / str(number)
        events = [f"e{n}" for n in range(chance.choice((3, 8)))]
        paths = [f"events/{id}.json" for id in events]
        paths += [f"entities/{id}.json" for id in ("ada", "b", "north")]
        paths += ["sources/report.json"]
        for path in ("timeline.toml", *paths):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "timeline.toml").write_text('schema_version = "1.0"\nid = "made.example"\n')
        there = {path: made(chance, path, events) for path in paths if chance.random() < 0.85}
        for path, data in there.items():
            (root / path).write_bytes(data)
        changes = [
            FileChange(path, there.get(path), chance.choice((made(chance, path, events), None)))
            for path in chance.sample(paths, chance.choice((1, 1, 2, 4)))
        ]
        changes = [one for one in changes if one.before is not None or one.after is not None]
        found = judge(root, changes, folder.load(root))
        own, others = plain(root, changes)
        assert set(found.own) == own, number
        assert told(found.others) == others, number
        seen.update(one.rule for one in own)
        seen.update(f"{rule} elsewhere" for _, rule, *_ in others)
    often = 2 if every() else 0
    assert {f"{rule} elsewhere" for rule in BROKEN} < {rule for rule in seen if seen[rule] > often}
