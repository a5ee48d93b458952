"""Formats that events are brought in from, one module a format.

A module's docstring is its help page, `SUFFIXES` the endings of its files and `OPTIONS` what may
be asked of it. `read(data, *, name, **options)` gives what is `Imported`; `name` is the file's, for
reports. It never raises for bad data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from timeline.findings import Finding
from timeline.format.untyped import Record
from timeline.registry import Option

MAP = Option(
    "--map",
    tuple[str, ...],
    (),
    help="The field that a column or key fills; '-' leaves it out.",
    metavar="COLUMN=FIELD",
)
SPLIT = Option(
    "--split",
    tuple[str, ...],
    (),
    help="What separates several names, tags or sources in a cell; if empty, it is never split.",
    metavar="COLUMN=SEPARATOR",
)
DATE_ORDER = Option("--date-order", str, "", ("dmy", "mdy"), "Whether day or month comes first.")
TZ = Option("--tz", str, "", help="The zone of clock times that have none.", metavar="ZONE")
ENCODING = Option("--encoding", str, "", help="The encoding; UTF-8 by default.", metavar="NAME")
NO_HEADER = Option(
    "--no-header", bool, False, help="The first row is an event; columns are `column 1` and so on."
)
LANGUAGES = Option(
    "--languages",
    tuple[str, ...],
    (),
    help="Languages whose columns are translations, such as title_es; by default the timeline's.",
    metavar="CODE",
)
# Options that several formats have.
PRIVATE = Option(
    "--keep-private", bool, False, help="Keep people's e-mail addresses and phone numbers."
)
OF_CELLS = (MAP, SPLIT, DATE_ORDER, TZ)
# Those of every table, which one with an encoding has between the two.
OF_TABLES = (NO_HEADER, LANGUAGES, PRIVATE)


class ImportOrigin(NamedTuple):
    """Where a record comes from, and what of it found no field.

    `line` is its line in the file (0: the file as a whole). `key` is what the other program knows
    the event by, the same at every import; "" where it knows none. `kept` are the cells that
    filled no field, by their column (`origin.kept`). `mark` is there for events that this program
    wrote into a form of others: the digests of their fields as they were written. `own` events
    are whole records of this format, which say all there is of an event.
    """

    line: int = 0
    key: str = ""
    kept: Mapping[str, Any] = MappingProxyType({})
    mark: OwnMark | None = None
    own: bool = False


class OwnMark(NamedTuple):
    """What this program wrote beside an event that it exported, for the way back.

    `base` are the digests of the event's fields then (`format.digests`). Of the record that comes
    with a mark, which says all that the form holds, only the fields `changed` since are merged
    (`title/es`: one language of a text); those that it lacks were emptied there. `items` says of
    the items of a changed list which of the exported ones each is (-1: a new one).
    """

    id: str
    base: Mapping[str, str]
    changed: frozenset[str] = frozenset()
    items: Mapping[str, tuple[int, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Imported:
    """The events in a file, each with its origin, and a report of everything that was wrong.

    A record may lack what is added on writing: `schema_version`, `id`, `origin`, stamps. Errors
    among the reports are events that could not be read; warnings are values that could not be
    carried over. `source` is the name that the file gives itself, as a calendar may; "" for none.
    `single` says that the file is one event of the folder that contains it, as a note is.
    `readings` are texts that were read as another expression: by shape, how many, and an example.
    `types` says what some names are (`person`), `untyped` which columns of names do not say it.
    """

    records: Sequence[Record] = ()
    reports: Sequence[Finding] = ()
    origins: Sequence[ImportOrigin] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    single: bool = False
    readings: Mapping[str, tuple[int, str, str]] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    untyped: tuple[str, ...] = ()
