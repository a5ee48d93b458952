"""Formats that events are brought in from, one module a format.

A module's docstring is its help page, `SUFFIXES` the endings of its files and `OPTIONS` what may
be asked of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from timeline.findings import Finding
from timeline.registry import Option

if TYPE_CHECKING:
    from timeline.importers.rows.rows import Gathered

Record = dict[str, Any]


MAP = Option(
    "--map",
    tuple[str, ...],
    (),
    help="The field that a column or key means; '-' leaves it out.",
    metavar="COLUMN=FIELD",
)
DATE_ORDER = Option("--date-order", str, "", ("dmy", "mdy"), "Whether day or month comes first.")
TZ = Option("--tz", str, "", help="The zone of clock times that carry none.", metavar="ZONE")
ENCODING = Option("--encoding", str, "", help="The encoding; UTF-8 by default.", metavar="NAME")
"""Options that several formats have."""


class Origin(NamedTuple):
    """Where a record comes from: its line in the file (0: the file as a whole), and its key.

    The key is what the other program knows the event by, the same at every import; "" where it
    knows none.
    """

    line: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The events that a file holds, each with its origin, and a report of all that was amiss.

    A record may lack what the writing side adds: `schema_version`, `id`, stamps. Errors among the
    reports are events that could not be read; warnings tell of values that could not be carried.
    """

    records: tuple[Record, ...] = ()
    reports: tuple[Finding, ...] = ()
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, found: Gathered, notes: Iterable[str] = (), *, keys: Iterable[str] | None = None
    ) -> Self:
        """What was gathered from a file; `keys` are those of the events, in their order."""
        pairs = zip(found.lines, repeat("") if keys is None else keys, strict=keys is not None)
        origins = tuple(Origin(line, key) for line, key in pairs)
        return cls(tuple(found.records), tuple(found.reports), origins, tuple(notes))


class Importer(Protocol):
    """What a module in this room offers."""

    SUFFIXES: tuple[str, ...]
    OPTIONS: tuple[Option, ...]

    def read(self, data: bytes, *, name: str, **options: Any) -> Imported:
        """The events in `data`; `name` is the file's, for reports. Never raises for bad data."""
        ...
