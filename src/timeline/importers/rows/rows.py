"""Many flat rows into events, with a report of all that has to be known of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline.dates import DateError, parse
from timeline.dates.edges import to_utc
from timeline.dates.human import NotUnderstood
from timeline.findings import Finding
from timeline.importers import Origin
from timeline.importers.rows import columns, flat

Record = dict[str, Any]
Row = Mapping[str, Any]


@dataclass(slots=True)
class Gathered:
    """Events with their lines, and the reports on them, as they are gathered."""

    name: str
    records: list[Record] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    reports: list[Finding] = field(default_factory=list)

    def add(self, record: Record, origin: Origin) -> None:
        """One more event; a date that only looks precise is told of."""
        self.records.append(record)
        self.origins.append(origin)
        date = flat.looks_precise(record.get("when"))
        if date is not None:
            unit = date[:4] if date.endswith("-01-01") else date[:7]
            self.warn(
                origin.line,
                "import/looks-precise",
                f"'{date}' may stand for '{unit}'; it was brought in as it is",
            )

    def fail(self, line: int, rule: str, message: str, *, help: str | None = None) -> None:
        """An event that cannot be brought in."""
        self.reports.append(Finding(self.name, line, int(line > 0), rule, message, help=help))

    def warn(self, line: int, rule: str, message: str) -> None:
        """Something that was not carried, or that should be looked at."""
        self.reports.append(
            Finding(self.name, line, int(line > 0), rule, message, severity="warning")
        )


def gather(
    rows: Iterable[tuple[int, Row]],
    fields: Mapping[str, str | None],
    into: Gathered,
    *,
    order: str = "",
    tz: str = "",
) -> None:
    """Add the event of each (line, row); `tz` is the zone of clock times that carry none."""
    for line, row in rows:
        if not any(value not in (None, "", [], {}) for value in row.values()):
            continue
        try:
            record, key, kept = flat.event(row, fields, order=order)
        except NotUnderstood as error:
            into.fail(line, "import/unclear-date", error.message, help=_hint(error.hint))
            continue
        _add(record, Origin(line, key, kept), into, tz)


def _hint(hint: str | None) -> str:
    order = "or say for all of them with --date-order dmy or --date-order mdy"
    return f"{hint}, {order}" if hint else order


def _add(record: Record, origin: Origin, into: Gathered, tz: str) -> None:
    line = origin.line
    if not record.get("title"):
        into.fail(line, "import/no-title", "it has no title", help=_MAP.format("title"))
    elif "when" not in record:
        into.fail(line, "import/no-date", "it has no date", help=_MAP.format("when"))
    else:
        record["when"] = zoned(record["when"], tz)
        undated = record["when"]
        if isinstance(undated, dict) and undated.keys() == {"text"}:
            words = undated["text"]
            into.warn(
                line,
                "import/undated",
                f"'{words}' is not understood as a date; the event is undated and keeps the words",
            )
        into.add(record, origin)


_MAP = "say which column holds it, as in --map Fecha={}"


def zoned(when: Any, tz: str) -> Any:
    """The time with a zone, where it has a clock time and says nothing of a zone itself.

    A moment with an offset is told in UTC: alone it would disagree with the timeline's zone.
    """
    if not _has_clock(when) or (isinstance(when, dict) and "tz" in when):
        return when
    moments = [when] if isinstance(when, str) else [when.get("start"), when.get("end")]
    if all(_in_utc(one) for one in moments if one):
        ends = {"start": when} if isinstance(when, str) else when
        known = {key: _in_utc(ends[key]) for key in ("start", "end") if ends.get(key)}
        return {**ends, **known, "tz": "UTC"} if known else when
    if not tz:
        return when
    return {"start": when, "tz": tz} if isinstance(when, str) else {**when, "tz": tz}


def _in_utc(point: Any) -> str | None:
    """The moment on the clock of UTC, None if it has no offset."""
    if not isinstance(point, str):
        return None
    try:
        return to_utc(parse(point))
    except DateError:  # it has no offset, or a rule tells of it
        return None


def _has_clock(when: Any) -> bool:
    if isinstance(when, str):
        return "T" in when
    return isinstance(when, dict) and any(
        _has_clock(value) for key, value in when.items() if key not in ("text", "tz")
    )


def note(fields: Mapping[str, str | None]) -> str:
    """How columns were understood, in one line."""
    return f"fields: {columns.shown(fields)}"
