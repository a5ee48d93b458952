"""An event still open, with nothing that says until when.

The event has no end yet (`..`), and nothing says up to which day it was known to go on: no
affirming claim with `at`, no cited source with `issued`, no `as_of` in `timeline.toml`, or only
dates from before it began. Events that were only planned are not checked.

Why: it is certain up to the last such date, and only possible after that. Without one, only its
beginning is certain.

Fix: date the claim with `at`, give the source its `issued`, or say in `timeline.toml` up to which
day the chronology is complete: `as_of = "2026-03-01"`.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.stamps import zone_called

SEVERITY = "warning"
SCOPE = "timeline"
KINDS = ("event",)
NEEDS = ("joined", "timed")
TO_COME = ("planned", "postponed", "cancelled")


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at the open end."""
    record = sheet.record
    mark = _open_end(record["when"])
    if mark is None or "withdrawn" in record or record.get("status") in TO_COME:
        return
    if not _has_last_word(sheet, known):
        yield mark


def _has_last_word(sheet: FileRecord, known: Known) -> bool:
    """As resolution works it out: what was said before the event began does not count."""
    from timeline.chronicle.resolve.bounds import place_of  # few events are still open
    from timeline.chronicle.resolve.last_word import last_word
    from timeline.dates import FOREVER

    zone = zone_called(sheet.zone_of(("when",)) or "UTC")
    if zone is None:
        return True  # a rule of its own tells of the zone
    start = -FOREVER if sheet.start is None else place_of(sheet.start, zone).seconds.s1
    return last_word(sheet.record, known.sources, known.settings.as_of, start, zone) is not None


def _open_end(when: object) -> Mark | None:
    message = "still open, but nothing says until when it was known to be"
    help = "give a claim its 'at', a source its 'issued', or 'timeline.toml' an 'as_of'"
    if isinstance(when, str):
        is_open = when.endswith("/..")
        return Mark(("when",), message, help, start=len(when) - 2, length=2) if is_open else None
    is_open = isinstance(when, dict) and when.get("end") == ".."
    return Mark(("when", "end"), message, help) if is_open else None
