"""Events, their origins and the reports on them, as an importer gathers them from one file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline.files.paged import PagedList
from timeline.findings import Finding
from timeline.format.untyped import Record
from timeline.importers import Imported, ImportOrigin
from timeline.importers.rows import values

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True)
class Gathering:
    """Events with their origins, and the reports on them, as they are gathered.

    `days` counts full dates, `firsts` are those of the first of a month with their lines.
    `readings` are texts that were read as another expression, by their shape. `types` says of
    names what they are called in their column, `untyped` are columns of names that say nothing.
    """

    name: str
    records: PagedList[Record] = field(default_factory=PagedList)
    origins: PagedList[ImportOrigin] = field(default_factory=PagedList)
    reports: PagedList[Finding] = field(default_factory=PagedList)
    days: int = 0
    firsts: list[tuple[int, str]] = field(default_factory=list)
    readings: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    untyped: list[str] = field(default_factory=list)

    def add(self, record: Record, origin: ImportOrigin) -> None:
        """One more event."""
        self.records.append(record)
        self.origins.append(origin)
        is_ours = origin.mark is not None or origin.own  # which says what is known of its dates
        date = None if is_ours else _full_day(record.get("when"))
        self.days += date is not None
        if date is not None and date.endswith("-01"):
            self.firsts.append((origin.line, date))

    def take_over(self, other: "Gathering") -> None:
        """Add all that was gathered from the rows that come after those gathered here."""
        for record, origin in zip(other.records, other.origins, strict=True):
            self.records.append(record)
            self.origins.append(origin)
        for report in other.reports:
            self.reports.append(report)
        self.days += other.days
        self.firsts += other.firsts
        for shape, (count, text, expression) in other.readings.items():
            before, *first = self.readings.get(shape, (0, text, expression))
            self.readings[shape] = (before + count, first[0], first[1])
        for name, type in other.types.items():
            self._is_called(name, type)

    def fail(self, line: int, rule: str, message: str, *, help: str | None = None) -> None:
        """An event that cannot be brought in."""
        self.reports.append(Finding(self.name, line, int(line > 0), rule, message, help=help))

    def warn(self, line: int, rule: str, message: str, *, help: str | None = None) -> None:
        """Something that was not carried, or that should be looked at."""
        self.reports.append(
            Finding(self.name, line, int(line > 0), rule, message, severity="warning", help=help)
        )

    def read(self, text: str, expression: str) -> None:
        """A text that was read as another expression."""
        shape = re.sub(r"[^\W\d_]+", "a", re.sub(r"[0-9]+", "0", text))
        count, *example = self.readings.get(shape, (0, text, expression))
        self.readings[shape] = (count + 1, example[0], example[1])

    def learn(
        self,
        row: Mapping[str, Any],
        typed: Mapping[str, str],
        splits: Mapping[str, re.Pattern[str]],
    ) -> None:
        """What the names in a row are, by the columns in which they stand; "" for two things."""
        for column, type in typed.items():
            for one in values.items(row.get(column), splits.get(column, values.SPLIT)):
                name = (values.actor(one) or {}).get("name")
                if isinstance(name, str):
                    self._is_called(name, type)

    def _is_called(self, name: str, type: str) -> None:
        known = self.types.setdefault(name, type)
        self.types[name] = type if known == type else ""

    def imported(
        self, notes: Iterable[str] = (), *, source: str = "", single: bool = False
    ) -> Imported:
        """All that was gathered from a file."""
        self.close()
        return Imported(
            self.records.whole(),
            self.reports.whole(),
            self.origins.whole(),
            tuple(notes),
            source,
            single,
            self.readings,
            self.types,
            tuple(self.untyped),
        )

    def close(self) -> None:
        """Tell what only shows over all events: days that may stand for months and years.

        Programs that cannot keep a month or a year without a day write its first. A first alone
        says nothing; more of them than chance would give do.
        """
        chance = self.days / 30
        if len(self.firsts) < 3 or len(self.firsts) <= chance + 4 * chance**0.5:
            return
        line, date = self.firsts[0]
        self.warn(
            line,
            "import/looks-precise",
            f"{len(self.firsts)} of {self.days} dates are the first of a month, as '{date}': they "
            "may stand for months or years, and were brought in as they are",
        )
        self.firsts.clear()


def _full_day(when: Any) -> str | None:
    date = when if isinstance(when, str) else None
    if isinstance(when, dict) and len(when) == 1:
        date = when.get("start")
    return date if isinstance(date, str) and _DAY.fullmatch(date) else None
