"""What each format keeps of the shipped events, on the way out and back in.

python tests/write/round_trips.py      writes the table into docs/how-to/import.md
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from timeline import api, registry
from timeline.chronicle import folder as store
from timeline.chronicle.entities import all_words
from timeline.chronicle.timeline import Entry
from timeline.write import bring
from timeline.write.workspace import Workspace

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "import.md"
BEGIN, END = "<!-- round trips: computed -->\n", "<!-- end -->\n"
NOW = 1_770_000_000
# Name of the column, format of the export, its options, format of the import.
WAYS: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("json", "json", {}, "json"),
    ("json lines", "", {}, "jsonl"),
    ("ics", "ics", {}, "ics"),
    ("ics, full profile", "ics", {"profile": "full"}, "ics"),
    ("csv", "csv", {}, "csv"),
    ("timelinejs", "timelinejs", {}, "timelinejs"),
)
Same = Callable[[Entry, Entry], bool]


def _field(name: str) -> Same:
    return lambda one, other: one.record.get(name) == other.record.get(name)


def _words(name: str) -> Same:
    """Whether what came back is the text in one of its languages, or more."""

    def same(one: Entry, other: Entry) -> bool:
        back = list(all_words(other.record.get(name)))
        return bool(back) and set(back) <= set(all_words(one.record.get(name)))

    return same


def _bounds(one: Entry, other: Entry) -> bool:
    return one.resolved.days == other.resolved.days


def _who(name: str) -> Same:
    """Whether the same people or places came back, by entity or name, roles aside."""

    def names(entry: Entry) -> list[str]:
        found = []
        for actor in entry.record.get(name, ()):
            words = [actor["entity"]] if "entity" in actor else list(all_words(actor["name"]))
            found.append(words[0])
        return found

    return lambda one, other: names(one) == names(other)


# What is looked at, the field that an event must have to count, and how it is compared.
ASPECTS: tuple[tuple[str, str, Same], ...] = (
    ("id", "id", _field("id")),
    ("title, all languages", "title", _field("title")),
    ("title, one language", "title", _words("title")),
    ("when, as written", "when", _field("when")),
    ("when, the same days", "when", _bounds),
    ("summary, one language", "summary", _words("summary")),
    ("description, one language", "description", _words("description")),
    ("kind", "kind", _field("kind")),
    ("status", "status", _field("status")),
    ("participants", "participants", _who("participants")),
    ("their roles", "participants", _field("participants")),
    ("places", "places", _who("places")),
    ("tags", "tags", _field("tags")),
    ("claims", "claims", _field("claims")),
    ("relations", "relations", _field("relations")),
    ("quantities", "quantities", _field("quantities")),
    ("commitment", "commitment", _field("commitment")),
)


def exported(format: str, options: Mapping[str, Any]) -> bytes:
    """The shipped events in a format; without one, their files' contents as JSON lines."""
    timeline = api.load(ROOT)
    if not format:
        lines = (json.dumps(entry.record, ensure_ascii=False) for entry in timeline.ordered())
        return "".join(f"{line}\n" for line in lines).encode()
    return api.export(timeline, format, lang="en", **options).data


def back(data: bytes, format: str, folder: Path) -> dict[str, Entry]:
    """The events that come out of importing `data` into a timeline with the same entities."""
    for name in ("entities", "sources"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "timeline.toml", folder)
    (folder / "events").mkdir()
    workspace = Workspace(folder, NOW)
    plan = bring.plan(workspace, [("x", bring.read(data, format, name="x"))], entities=True)
    workspace.commit(plan.changes)
    return dict(store.load(folder).entries)


def counts(came: Mapping[str, Entry]) -> dict[str, str]:
    """For each aspect, how many of the shipped events that have it came back with it."""
    found = {}
    for name, field, same in ASPECTS:
        having = [one for one in api.load(ROOT).ordered() if field in one.record]
        kept = sum(one.id in came and same(one, came[one.id]) for one in having)
        some = f"{kept} of {len(having)}" if kept else "–"
        found[name] = "all" if kept == len(having) else some
    return found


def table() -> str:
    """The table in Markdown."""
    columns = {}
    for name, out, options, into in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            columns[name] = counts(back(exported(out, options), into, Path(folder)))
    lines = [["", *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(column[name] for column in columns.values())] for name, _, _ in ASPECTS]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def written(page: str) -> str:
    """The table that stands on the page."""
    return page.partition(BEGIN)[2].partition(END)[0]


if __name__ == "__main__":
    assert registry.names(bring.ROOM)
    text = PAGE.read_text(encoding="utf-8")
    if BEGIN not in text:
        sys.exit(f"{PAGE}: no place for the table")
    head, _, rest = text.partition(BEGIN)
    PAGE.write_text(head + BEGIN + table() + END + rest.partition(END)[2], encoding="utf-8")
