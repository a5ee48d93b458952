"""Dates that could not be read, shared out among the rules of the family `time`."""

from collections.abc import Iterator

from timeline.dates import DateError
from timeline.dates.errors import clip
from timeline.validation.mark import Mark, meant
from timeline.validation.record import DateAt, FileRecord

# The rule of the family `time` that reports a reason; all others are `not-edtf`.
REPORTED_BY = {
    "no-such-month": "no-such-month", "no-such-day": "no-such-day", "no-such-hour": "no-such-time",
    "no-such-minute": "no-such-time", "no-such-second": "no-such-time", "order": "end-before-start",
}  # fmt: skip


def date_faults(sheet: FileRecord, rule: str) -> Iterator[Mark]:
    """A mark for each date of the sheet that failed for a reason that `rule` reports."""
    for found in sheet.faults:
        error = found.error
        if error is not None and REPORTED_BY.get(error.reason, "not-edtf") == rule:
            yield _date_mark(found, error)


def _date_mark(found: DateAt, error: DateError) -> Mark:
    there = f"found '{error.found}'" if error.found else "it ends too early"
    fix = meant(found.place, error.suggestion, trust="guess")
    return Mark(
        found.place,
        f"'{clip(found.text)}' is not a date: {there}, expected {error.expected}",
        error.explanation,
        fix=fix and fix._replace(said=error.hint or fix.said),
        start=error.column - 1,
        length=max(min(len(error.found), len(found.text) - error.column + 1), 1),
    )
