"""Dates in words, whole sentences at a time: golden files that were read by eye.

After a change that is meant, write them anew with `python tests/words/test_golden.py` and read the
difference before it is committed.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.chronicle import folder
from timeline.chronicle.resolve import Resolver
from timeline.words import codes, date_words, due_state_words, due_words, short_mark, when_words
from timeline.words.told import Teller

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
GOLDEN = HERE / "golden"
VECTORS = ROOT / "tests" / "conformance" / "1.0" / "dates"

TITLES = {
    "en": {"meeting": "Petro meets Trump", "vague": "The strike", "year": "The campaign"},
    "es": {"meeting": "Petro se reúne con Trump", "vague": "El paro", "year": "La campaña"},
    "ja": {"meeting": "ペトロ・トランプ会談", "vague": "ストライキ", "year": "選挙戦"},
}
ANCHORS = {
    "meeting": {"start": "2026-02-04T11:00", "end": "2026-02-04", "tz": "America/New_York"},
    "vague": "2024-03",
    "year": "2024",
}
Lines = Iterator[str]


def dates(lang: str) -> Lines:
    """Every form of a date expression."""
    for text in (HERE / "dates.txt").read_text("utf-8").splitlines():
        yield f"{text}\t{date_words(text, lang)}"


def moments(lang: str) -> Lines:
    """Every kind of `when` object, and the same as a `due`."""
    whens = json.loads((HERE / "relative.json").read_bytes())
    records = {id: {"id": id, "when": when} for id, when in ANCHORS.items()}
    for place, when in enumerate(whens):
        commitment = {"commitment": {"due": when}} if "start" not in when else {}
        records[f"e{place}"] = {"id": f"e{place}", "when": when, **commitment}
    resolver = Resolver(records, "America/New_York")
    title_of: Callable[[str], str] = TITLES[lang].__getitem__
    for place, when in enumerate(whens):
        resolved = resolver.when(f"e{place}")
        yield json.dumps(when)
        yield f"\t{when_words(when, lang, title_of=title_of, resolved=resolved)}"
        yield f"\t{short_mark(resolved, lang)}"
        deadline = resolver.deadline(f"e{place}") if _is_due(when) else None
        if deadline is not None:
            yield f"\t{due_words(when, lang, title_of=title_of, deadline=deadline)}"


def _is_due(when: dict[str, Any]) -> bool:
    return any(key in when for key in ("relative", "earliest", "latest"))


def shipped(lang: str) -> Lines:
    """All that the shipped events say of their time, standing, figures and deadline."""
    timeline = folder.load(ROOT)
    teller = Teller(timeline, lang)
    for entry in timeline.ordered():
        told = teller.tell(entry)
        yield entry.id
        yield f"\t{told.when}"
        yield f"\t{told.mark}"
        yield f"\t{told.standing_label}"
        yield from (f"\t{line}" for line in told.quantities)
        if told.commitment is not None:
            yield f"\t{told.commitment.due}"
            for now in (1_772_625_600, 1_780_000_000):
                state = entry.due(now)
                assert state is not None
                yield f"\t{due_state_words(state, lang)}"


KINDS: dict[str, Callable[[str], Lines]] = {"dates": dates, "moments": moments, "shipped": shipped}


@pytest.mark.parametrize("lang", ["en", "es", "ja"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_words_are_as_they_were_read(kind: str, lang: str) -> None:
    """The words of every form, in every language that comes with the program."""
    golden = (GOLDEN / f"{kind}.{lang}.txt").read_text("utf-8")
    assert "\n".join(KINDS[kind](lang)) + "\n" == golden


@pytest.mark.parametrize("lang", ["en", "es", "ja"])
def test_every_vector_can_be_read_aloud(lang: str) -> None:
    """Every valid expression of the published vectors has words, with no gap left open."""
    for path in sorted(VECTORS.glob("*.json")):
        for vector in json.loads(path.read_bytes()):
            if vector["valid"]:
                words = date_words(vector["edtf"], lang)
                assert words.strip() == words != ""
                assert not re.search(r"[{}]|None|  | ,", words), vector["edtf"]


def test_every_language_has_its_golden_files() -> None:
    """A language that is added is read, too."""
    names = {path.name for path in GOLDEN.glob("*.txt")}
    assert names == {f"{kind}.{lang}.txt" for kind in KINDS for lang in codes()}


if __name__ == "__main__":
    for kind, lines in KINDS.items():
        for lang in codes():
            text = "\n".join(lines(lang)) + "\n"
            (GOLDEN / f"{kind}.{lang}.txt").write_text(text, "utf-8")
