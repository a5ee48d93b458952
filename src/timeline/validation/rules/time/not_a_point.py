"""An interval or a set where one point in time belongs.

`start`, `end`, `earliest`, `latest`, `due` and `as_of` are points: an EDTF string without `A/B` and
without `{…}`. Only `when` itself may be an interval.

Why: "from A to B" has two ends, and a start or a deadline has only one.

Fix: give `start` and `end` their own dates; if the date is uncertain, use `earliest` and `latest`,
or a set of alternatives such as `[2026-02-04,2026-02-06]`.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("joined",)
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such string."""
    for found in sheet.dates:
        date = found.date
        if date is None or found.role not in ("point", "bound"):
            continue
        if date.is_interval:
            yield Mark(
                found.place,
                f"'{found.text}' is an interval; expected one point in time",
                "use 'earliest' and 'latest' if it is uncertain, 'start' and 'end' if it lasted",
            )
        elif date.is_set and found.text.startswith("{"):
            yield Mark(
                found.place,
                f"'{found.text}' is several dates at once; expected one point in time",
                f"'[{found.text[1:-1]}]' is one of them",
            )
