"""Clock times as another zone's clocks show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chronicle.resolve import Resolver, moved
from timeline.dates import parse

ZONES = st.sampled_from(["America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Europe/Madrid", "UTC"])
CLOCKS = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M").zfill(16))


@given(CLOCKS.filter(lambda text: "0002" < text[:4] < "9999"), ZONES, st.booleans())
def test_in_utc_it_is_the_instant_that_the_event_resolves_to(text, home, last):
    """Also where clocks went back or forward; local mean time keeps its minute."""
    when = {"latest" if last else "earliest": text, "tz": home}
    resolved = Resolver({"a": {"id": "a", "when": when}}, "UTC").when("a")
    [there] = [moved(when, home=home, to="UTC")[key] for key in when if key != "tz"]
    shown = parse(there).seconds
    known = resolved.seconds.e2 if last else resolved.seconds.s1
    assert 0 <= (known - shown.s1) < 60


@pytest.mark.parametrize("when", ["2026-02-04", "2026-02/2026-03", {"text": "T"}, {"end": ".."}])
def test_what_has_no_clock_time_does_not_move(when):
    assert moved(when, home="UTC", to="Asia/Tokyo") is None


def test_what_rests_on_another_event_and_whole_days_stay():
    after = {"relative": "after", "to": "b", "offset": "PT2H"}
    when = {"start": after, "end": {"earliest": "2026-02-04", "latest": "2026-02-04T23:00"}}
    found = moved(when, home="UTC", to="Asia/Tokyo")
    assert found["start"] == after
    assert found["end"] == {"earliest": "2026-02-04", "latest": "2026-02-05T08:00"}
    assert when["end"]["latest"] == "2026-02-04T23:00", "the record itself is left alone"


@pytest.mark.parametrize(
    ("time", "home", "to", "expected"),
    [
        ("2024-02-04T10:00+09:00", "America/New_York", "UTC", "2024-02-04T01:00"),
        ("2024-02-04T~10:00:30", "UTC", "Asia/Tokyo", "2024-02-04T~19:00:30"),
        ("-0043-03-15T10:00", "UTC", "Asia/Tokyo", "-0043-03-15T19:18"),
        ("0000-01-01T00:00", "UTC", "America/New_York", "-0001-12-31T19:03"),
        ("2024-11-03T01:30", "America/New_York", "UTC", "2024-11-03T05:30"),
    ],
)
def test_a_clock_time_keeps_its_marks_and_its_precision(time, home, to, expected):
    """Of an hour that comes twice the first, unless it is a latest one; years of any sign."""
    assert moved(time, home=home, to=to) == expected


def test_the_latest_of_an_hour_that_comes_twice_is_its_second():
    when = {"earliest": "2024-11-03T01:30", "latest": "2024-11-03T01:30"}
    found = moved(when, home="America/New_York", to="UTC")
    assert found == {"earliest": "2024-11-03T05:30", "latest": "2024-11-03T06:30"}


@pytest.mark.parametrize(
    ("time", "home", "expected"),
    [
        ("9999-12-31T23:00", "UTC", "9999-12-31T23:00+00:00"),
        ("9999-12-31T~23:00", "America/New_York", "9999-12-31T~23:00-05:00"),
        ("9999-12-31T23:00Z", "America/New_York", "9999-12-31T23:00Z"),
    ],
)
def test_beyond_the_last_year_a_clock_time_says_where_it_is_from(time, home, expected):
    """No clock time is written after the year 9999."""
    assert moved(time, home=home, to="Asia/Tokyo") == expected


@pytest.mark.parametrize("other", ["2024-02-04", "[2024-02-04,2024-02-06]", "2024-02-30T10:00", 5])
def test_beside_a_clock_time_the_rest_stays(other):
    """Days, sets, what is no date and what is no text."""
    found = moved({"start": other, "end": "2024-02-08T10:00"}, home="UTC", to="America/New_York")
    assert found == {"start": other, "end": "2024-02-08T05:00"}
