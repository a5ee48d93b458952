"""Calendars of the real world: what `icalendar` and others ship as test data.

The folder that `TIMELINE_SDISTS` names may hold unpacked source distributions of more projects
(khal, recurring-ical-events); every `.ics` below it is read as well.
"""

import contextlib
import io
import os
import time
import warnings
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.effort import every, some
from tests.oracle import oracle

from timeline.dates import parse, zone
from timeline.format import schema
from timeline.importers import ics
from timeline.importers.ical import zones

# In one process, where tests are shared among several: what is made once takes long.
pytestmark = pytest.mark.xdist_group("calendars")
KINDS = ("VEVENT", "VTODO", "VJOURNAL")
LEFT_OUT = ("import/older", "import/twice")
"""An older revision of what is there as well, or the same word for word."""
# Files that are read while a person waits.
FEW = 60
SECONDS = 20
"""Of the processor; several times what the greatest of the files takes on a slow machine."""


def folders() -> list[Path]:
    found = [Path(oracle("icalendar").__file__).parent]
    with contextlib.suppress(ImportError):
        import recurring_ical_events

        found.append(Path(recurring_ical_events.__file__).parent)
    more = os.environ.get("TIMELINE_SDISTS")
    return [*found, Path(more)] if more else found


def files() -> list[Path]:
    return some(sorted({path for folder in folders() for path in folder.rglob("*.ics")}), FEW)


def theirs(data: bytes):
    """The components that `icalendar` reads by itself; None where it refuses the file."""
    component = oracle("icalendar").Component
    zones.forget()  # the library keeps the zones of one file for the next
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            calendars = component.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None
    return [one for calendar in calendars for one in calendar.walk() if one.name in KINDS]


def start(component, *, zoned: bool = False):
    """The start that the library gives: a day, or a moment in UTC or without a zone."""
    value = component.get("DTSTART")
    value = value[0] if isinstance(value, list) else value
    try:
        moment = None if value is None else value.dt
    except ValueError:
        return None
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC).replace(tzinfo=None)
    # A zone that the file defines further down, or for all its times: the library knows none.
    zoned = zoned or (value is not None and "TZID" in value.params)
    return None if isinstance(moment, datetime) and zoned else moment


def ours(when):
    """The start of an event as it was brought in, in the same terms."""
    first, tz = when, None
    if isinstance(when, dict):
        first, tz = when.get("start"), when.get("tz")
    if not isinstance(first, str):
        return None
    read = parse(first)
    if read.seconds is None or read.seconds.s1 is None:
        days = read.days.s1
        return None if days is None else date.fromordinal(days + 719_163)
    seconds = read.seconds.s1
    if read.offset is not None:
        seconds -= read.offset
    elif tz:
        seconds = zone(tz).to_utc(seconds)
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


@pytest.fixture(scope="module")
def read():
    """Every file with what came in and how long it took; nothing may be printed."""
    found = []
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        for path in files():
            began = time.process_time()
            imported = ics.read(path.read_bytes(), name=path.name)
            found.append((path, imported, time.process_time() - began))
    assert printed.getvalue() == ""
    return found


def test_there_is_much_to_read(read):
    assert len(read) > (150 if every() else FEW - 1)


def test_all_that_the_library_reads_comes_in(read):
    """As many events, to-dos and journal entries, or more where we read on behind a mistake."""
    for path, imported, _ in read:
        known = theirs(path.read_bytes())
        if known is not None:
            told = [one for one in imported.reports if one.rule in LEFT_OUT]
            assert len(imported.records) + len(told) >= len(known), path


def test_with_the_same_dates(read):
    compared = 0
    for path, imported, _ in read:
        known = theirs(path.read_bytes())
        if known is None or len(known) != len(imported.records):
            continue
        # A series comes in together; its components may stand anywhere in the file.
        pairs = sorted(
            zip(imported.origins, imported.records, strict=True), key=lambda one: one[0].line
        )
        for component, (origin, record) in zip(known, pairs, strict=True):
            expected = start(component, zoned=b"X-WR-TIMEZONE" in path.read_bytes())
            # Of a series whose start is an exception the first occurrence comes in, as is told.
            struck = "DTSTART" in origin.kept and "RRULE" in origin.kept
            if component.name == "VTODO" or "id" in record or expected is None or struck:
                continue
            assert ours(record["when"]) == expected, (path, record)
            compared += 1
    # The wheels alone hold few; the source distributions hold the many.
    assert compared > (1000 if every() and os.environ.get("TIMELINE_SDISTS") else 20)


def test_everything_that_comes_in_has_the_right_shape(read):
    for path, imported, _ in read:
        for record in imported.records:
            full = {"schema_version": "1.0", "id": "x", **record}
            assert schema.is_valid("event", full), (path, schema.errors("event", full))


def test_what_is_refused_has_a_reason_and_its_line(read):
    for path, imported, _ in read:
        for report in imported.reports:
            assert report.message, path
            assert report.line or report.rule == "import/not-a-calendar", (path, report)
        if theirs(path.read_bytes()) is None:
            assert imported.records or imported.reports, path


def test_nothing_hangs(read):
    assert max(seconds for _, _, seconds in read) < SECONDS
