"""A folder of 2,000 notes of many shapes: every value is found or told, and counted."""

import json
import re
from collections import Counter, defaultdict

from tests.effort import every
from tests.importers.notes import NOTHING, SHAPES, Note, Value, notes, write

from timeline.jsonio import parse

COUNT = 2000 if every() else 400
SEED = 1


def fate(value: Value, record: dict, kept: dict, reports: str) -> str:
    """What became of a value: the field it is in, `kept`, `told`, or "" where it is lost."""
    if value.plain is not NOTHING:
        if value.key in kept and type(kept[value.key]) is type(value.plain):
            return "kept" if kept[value.key] == value.plain else ""
        return "told" if f" {value.key}:" in reports else ""
    texts = {
        name: json.dumps(one, ensure_ascii=False).casefold()
        for name, one in record.items()
        if name not in ("id", "origin")
    }
    texts["kept"] = json.dumps(kept, ensure_ascii=False).casefold()
    texts["key"] = str(record.get("origin", {}).get("key", "")).casefold()
    places = []
    for mark in value.marks:
        here = next((name for name, text in texts.items() if mark.casefold() in text), "")
        if not here and mark in reports:
            here = "told"
        if not here:
            return ""
        places.append(here)
    return "field" if set(places) - {"kept", "told"} else places[0]


def test_notes_of_many_shapes_lose_nothing_and_come_again_unchanged(run, tmp_path):
    """Every value of every note is in its event, kept in `origin`, or told; all are counted."""
    some = notes(COUNT, SEED)
    write(some, tmp_path / "notes")
    (tmp_path / "events").mkdir()
    report = tmp_path / "report.txt"
    done = run("import", "notes", "--report", report.name, cwd=tmp_path)
    told: dict[str, str] = defaultdict(str)
    for line in report.read_text(encoding="utf-8").splitlines():
        found = re.match(r"notes/(.+?\.(?:md|markdown)):\d+:\d+: ", line)
        if found:
            told[found[1]] += f" {line[found.end() :]}"
    events = {}
    for path in (tmp_path / "events").rglob("*.json"):
        record = parse(path.read_bytes())
        events[record["origin"]["key"]] = record
    by_path = of_paths(some, events)
    refused = [note for note in some if note.path not in by_path]
    last = done.stderr.splitlines()[-1]
    assert last == f"{len(by_path)} new, 0 updated, 0 skipped, {len(refused)} failed"
    assert {note.shape for note in refused} == {"undated"}
    assert all("import/no-date" in told[note.path] for note in refused)
    counts: Counter[str] = Counter()
    lost = []
    for note in some:
        record = by_path.get(note.path, {})
        kept = record.get("origin", {}).get("kept", {})
        if record and note.day:
            assert record["when"] == note.day, note.path
        for value in note.values:
            what = fate(value, record, kept, told[note.path]) if record else "refused"
            counts[what] += 1
            if not what:
                lost.append((note.path, value))
    assert lost == []
    assert sum(counts.values()) == sum(len(note.values) for note in some)
    assert all(counts[one] > COUNT / 20 for one in ("field", "kept", "refused")), counts
    again = run("import", "notes", cwd=tmp_path)
    last = again.stderr.splitlines()[-1]
    assert last == f"0 new, 0 updated, {len(by_path)} skipped, {len(refused)} failed"
    assert len(done.stderr.splitlines()) < 100, "what is said of many notes is counted"


def of_paths(some: list[Note], events: dict[str, dict]) -> dict[str, dict]:
    """The event of each note: known by its path, or by the id that its front matter gives."""
    found = {}
    for note in some:
        ids = [value.marks[0] for value in note.values if value.key == "id"]
        record = events.get(note.path) or next((events[id] for id in ids if id in events), None)
        if record is not None:
            found[note.path] = record
    return found


def test_every_shape_is_in_the_corpus_and_no_mark_stands_twice():
    some = notes(200, 3)
    assert Counter(note.shape for note in some) == {one.__name__: 20 for one in SHAPES}
    assert [note.data for note in notes(200, 3)] == [note.data for note in some]
    for note in some:
        text = note.data.decode("utf-8-sig") + note.path
        for value in note.values:
            assert all(mark in text for mark in value.marks)
