"""VTIMEZONE: a program that knows no zone by name gets every instant back."""

import datetime as dt
import re

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import some

from timeline.dates.zones import zone, zone_names
from timeline.exporters.ical.canonical import canonical
from timeline.exporters.ical.cells import CalendarSlot
from timeline.exporters.ical.vtimezone import vtimezone
from timeline.exporters.ical.zoned import vtimezones, zoned

BUSY = ("America/New_York", "Europe/Madrid", "Asia/Tokyo", "Africa/Casablanca", "Asia/Tehran",
        "America/Sao_Paulo", "Australia/Lord_Howe", "Europe/Dublin", "Asia/Jerusalem",
        "America/Bogota", "Pacific/Apia", "Asia/Pyongyang")  # fmt: skip
HOUR, DAY = 3600, 86400


def test_new_york_has_two_yearly_rules():
    """The rule that Outlook reads: second Sunday in March, first in November."""
    text = vtimezone("America/New_York", zone("America/New_York"), 2026, 2026)
    assert "TZOFFSETTO:-0400\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n" in text
    assert "TZOFFSETTO:-0500\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n" in text
    assert "UNTIL" not in text


def test_last_sunday_is_told_from_fourth():
    """European summer time ends on the last Sunday in October."""
    text = vtimezone("Europe/Madrid", zone("Europe/Madrid"), 2024, 2024)
    assert "BYMONTH=10;BYDAY=-1SU" in text


def test_a_rule_that_ended_says_so():
    """The rules of the United States changed in 2007."""
    text = vtimezone("America/New_York", zone("America/New_York"), 2005, 2008)
    assert "BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z" in text


def test_tokyo_has_one_offset():
    """No rule where nothing changes."""
    text = vtimezone("Asia/Tokyo", zone("Asia/Tokyo"), 2026, 2026)
    assert text.count("BEGIN:STANDARD") == 1
    assert "RRULE" not in text


@pytest.mark.parametrize("name", some(BUSY, 4))
@given(st.integers(0, 2037 - 1970), st.integers(0, 365 * 24 * 4))
@settings(deadline=None)
def test_every_instant_comes_back(name: str, year: int, quarters: int):
    """Read by the rules of RFC 5545 alone, a local time written in a zone is its instant."""
    start = (year * 365 + year // 4) * DAY + quarters * 900
    written = zoned(CalendarSlot(start, start + 60, True, "exact", start), name)
    if written is not None:
        text = vtimezones([written])
        assert written.start - _offset(text, written.start) == start
        assert written.end - _offset(text, written.end) == start + 60


def _offset(text: str, local: int) -> int:
    """The offset of the last onset that is not after `local`, by a reader of our own."""
    onsets = []
    for block in re.findall(r"BEGIN:(?:STANDARD|DAYLIGHT)\r\n(.*?)\r\nEND", text, re.S):
        fields = dict(line.split(":", 1) for line in block.split("\r\n"))
        to = _seconds(fields["TZOFFSETTO"])
        before = _seconds(fields["TZOFFSETFROM"])
        onsets += [(at - before, before, to) for at in _onsets(fields)]
    return max((at, to) for at, before, to in onsets if at + before <= local)[1]


def _seconds(offset: str) -> int:
    sign = -1 if offset[0] == "-" else 1
    numbers = [int(offset[i : i + 2]) for i in range(1, len(offset), 2)]
    return sign * sum(n * unit for n, unit in zip(numbers, (3600, 60, 1), strict=False))


def _onsets(fields: dict[str, str]) -> list[int]:
    start = dt.datetime.strptime(fields["DTSTART"], "%Y%m%dT%H%M%S")
    starts = [start]
    if "RRULE" in fields:
        rule, _, until = fields["RRULE"].partition(";UNTIL=")
        found = rrulestr(rule, dtstart=start)
        end = dt.datetime(2040, 1, 1)
        if until:
            utc = dt.datetime.strptime(until, "%Y%m%dT%H%M%SZ")
            end = utc + dt.timedelta(seconds=_seconds(fields["TZOFFSETFROM"]))
        starts = list(found.between(start, end, inc=True))
    return [round((one - dt.datetime(1970, 1, 1)).total_seconds()) for one in starts]


@pytest.mark.parametrize(
    ("name", "start", "why"),
    [
        ("America/New_York", -1, "before 1970"),
        ("America/New_York", 5_000_000_000, "after 2100"),
        ("UTC", 0, "UTC itself"),
        ("Etc/UTC", 0, "UTC itself"),
        ("-05:00", 0, "no zone, an offset"),
        ("America/New_York", 1762063200, "01:00 for the second time in that night"),
    ],
)
def test_what_utc_says_better_stays_utc(name: str, start: int, why: str):
    """A time that a zone would not give back is not written in it."""
    assert zoned(CalendarSlot(start, start + 60, True, "exact", start), name) is None, why


def test_the_first_of_two_equal_times_is_kept():
    """01:00 comes twice that night; a program takes the first, and so do we."""
    first = 1762063200 - HOUR
    assert (
        zoned(CalendarSlot(first, first + 60, True, "exact", first), "America/New_York") is not None
    )


def test_every_zone_can_be_written():
    """No zone fails, and none takes more than a few hundred lines."""
    for name in sorted(zone_names())[::8]:
        text = canonical(vtimezone(name, zone(name), 2024, 2026))
        assert 5 < text.count(b"\r\n") < 400, name
