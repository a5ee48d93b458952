"""Events as JSON lines, one a line.

Events in this format are taken as they are, also as `timeline list --format jsonl` prints them.
Objects from other programs are understood by the names of their keys, or as `--map KEY=FIELD` says;
a key that fits no field is kept in `origin`. A line that is not JSON is reported; the others are
brought in.

Example: timeline import events.jsonl --map headline=title
"""

from collections.abc import Iterator
from typing import Any, Unpack

from timeline import jsonio
from timeline.importers import DATE_ORDER, LANGUAGES, MAP, PRIVATE, SPLIT, TZ, Imported
from timeline.importers.rows import objects
from timeline.importers.rows.gathering import Gathering

SUFFIXES = (".jsonl", ".ndjson")
OPTIONS = (MAP, SPLIT, DATE_ORDER, TZ, LANGUAGES, PRIVATE)


def read(data: bytes, *, name: str, **asked: Unpack[objects.ObjectOptions]) -> Imported:
    """The events of all lines."""
    found = Gathering(name)
    notes = objects.read(_lines(data, found), found, **asked)
    return found.imported(notes)


def _lines(data: bytes, found: Gathering) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, jsonio.parse(line)
        except jsonio.JsonError as error:
            found.fail(number, error.rule, f"column {error.column}: {error.message}")
