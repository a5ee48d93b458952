"""Zones: the `tzdata` package alone, folds and gaps by rule, any year, offsets that agree."""

import datetime
import pickle
import subprocess
import sys
import zoneinfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import some

from timeline import dates
from timeline.dates import FOREVER, ZoneError, days_from_civil, format_second, parse, zone
from timeline.dates.zones import Zone, zone_names

DAY = 86400
CYCLE = 146_097 * DAY
ZONES = ("America/New_York", "America/Bogota", "Asia/Tokyo", "Europe/London", "Pacific/Apia", "UTC")


def local(text: str) -> int:
    """The local second that a clock time says."""
    first = parse(text).first_moment()
    assert first is not None
    return first


def utc(name: str, text: str, *, last: bool = False) -> str:
    return format_second(zone(name).to_utc(local(text), last=last))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("America/New_York", "2026-02-04T10:59:00", "2026-02-04T15:59:00"),
        ("America/New_York", "2026-07-04T10:59:00", "2026-07-04T14:59:00"),
        ("America/Bogota", "2026-02-04T10:59:00", "2026-02-04T15:59:00"),
        ("Asia/Tokyo", "2026-02-04T00:00:00", "2026-02-03T15:00:00"),
        ("Asia/Kathmandu", "2026-02-04T12:00:00", "2026-02-04T06:15:00"),
        # Japan had summer time from 1948 to 1951
        ("Asia/Tokyo", "1950-07-01T12:00:00", "1950-07-01T02:00:00"),
        ("Asia/Tokyo", "1952-07-01T12:00:00", "1952-07-01T03:00:00"),
        # Local mean time before standard time
        ("America/New_York", "1850-01-01T12:00:00", "1850-01-01T16:56:02"),
        ("Asia/Tokyo", "1880-01-01T12:00:00", "1880-01-01T02:41:01"),
        ("Europe/London", "1800-01-01T12:00:00", "1800-01-01T12:01:15"),
        # War time in London: two hours ahead
        ("Europe/London", "1943-07-01T12:00:00", "1943-07-01T10:00:00"),
        ("UTC", "0001-01-01T00:00:00", "0001-01-01T00:00:00"),
    ],
)
def test_a_local_time_is_the_instant_it_was(name: str, text: str, expected: str) -> None:
    """Standard, summer, historic and local mean time, to the second."""
    assert utc(name, text) == expected


def test_a_time_that_happens_twice_is_the_earlier_or_the_later() -> None:
    """Clocks go back at 02:00 on 1 November 2026: 01:30 is in summer time and again in winter."""
    assert utc("America/New_York", "2026-11-01T01:30:00") == "2026-11-01T05:30:00"
    assert utc("America/New_York", "2026-11-01T01:30:00", last=True) == "2026-11-01T06:30:00"
    assert utc("America/New_York", "2026-11-01T00:59:59", last=True) == "2026-11-01T04:59:59"
    assert utc("America/New_York", "2026-11-01T02:00:00") == "2026-11-01T07:00:00"


def test_a_time_that_never_happens_is_read_with_the_offset_before() -> None:
    """Clocks go forward at 02:00 on 8 March 2026: 02:30 is what the new time calls 03:30."""
    for last in (False, True):
        assert utc("America/New_York", "2026-03-08T02:30:00", last=last) == "2026-03-08T07:30:00"
    assert utc("America/New_York", "2026-03-08T03:30:00") == "2026-03-08T07:30:00"
    assert utc("America/New_York", "2026-03-08T01:59:59") == "2026-03-08T06:59:59"


def test_a_day_begins_and_ends_with_its_own_clock() -> None:
    """23 and 25 hours on the days of change; a midnight that is skipped begins at the jump."""
    new_york = zone("America/New_York")
    for date, hours in (("2026-03-08", 23), ("2026-11-01", 25), ("2026-02-04", 24)):
        day = parse(date).days.s1
        assert day is not None
        assert new_york.day_end(day) + 1 - new_york.day_start(day) == hours * 3600
    # In Beirut summer time begins at midnight: 00:00 of 27 March 2022 was 01:00.
    beirut, day = zone("Asia/Beirut"), days_from_civil(2022, 3, 27)
    assert format_second(beirut.day_start(day)) == "2022-03-26T22:00:00"
    assert beirut.day_end(day - 1) + 1 == beirut.day_start(day)
    # And goes back at midnight: the last hour of 29 October 2022 came twice.
    day = days_from_civil(2022, 10, 29)
    assert format_second(beirut.day_end(day)) == "2022-10-29T21:59:59"


def test_a_day_that_was_skipped_is_the_next_one() -> None:
    """Samoa had no 30 December 2011; read with the offset before, it is the 31st."""
    apia = zone("Pacific/Apia")
    skipped = days_from_civil(2011, 12, 30)
    assert apia.day_start(skipped) == apia.day_start(skipped + 1)
    assert apia.day_end(skipped) == apia.day_end(skipped + 1)


@given(st.sampled_from(ZONES), st.integers(-(10**11), 10**12))
def test_to_local_and_back_is_the_same_instant_or_its_twin(name: str, instant: int) -> None:
    """Of the earlier and the later reading one is always the instant itself."""
    place = zone(name)
    clock = place.to_local(instant)
    assert instant in (place.to_utc(clock), place.to_utc(clock, last=True))
    assert place.to_utc(clock) <= place.to_utc(clock, last=True)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime.datetime(2, 1, 2), datetime.datetime(9998, 12, 30)),
)
def test_offsets_agree_with_zoneinfo(name: str, moment: datetime.datetime) -> None:
    """Where `datetime` reaches, nothing is different."""
    info = zoneinfo.ZoneInfo(name)
    aware = moment.replace(microsecond=0, tzinfo=datetime.UTC)
    offset = aware.astimezone(info).utcoffset()
    assert offset is not None
    seconds = int((aware - datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)).total_seconds())
    assert zone(name).offset_at(seconds) == offset.total_seconds()


@given(st.sampled_from(ZONES), st.integers(10**12, 4 * 10**18))
def test_far_future_repeats_with_the_calendar(name: str, instant: int) -> None:
    """After year 9998 the last rule goes on, in cycles of 400 years."""
    place = zone(name)
    assert place.offset_at(instant) == place.offset_at(instant + CYCLE)


@given(st.sampled_from(ZONES), st.integers(-4 * 10**18, -(10**11)))
def test_far_past_has_the_earliest_offset(name: str, instant: int) -> None:
    """Before year 2 nothing changes any more."""
    place = zone(name)
    assert place.offset_at(instant) == place.offset_at(-(10**11))
    assert place.to_utc(place.to_local(instant)) == instant


def test_summer_in_the_year_12026_is_summer_time() -> None:
    """The rule is mapped, not frozen at its last date."""
    summer = days_from_civil(12026, 7, 4) * DAY
    winter = days_from_civil(12026, 1, 4) * DAY
    place = zone("America/New_York")
    assert (place.offset_at(summer), place.offset_at(winter)) == (-4 * 3600, -5 * 3600)


def test_clocks_change_at_the_same_second_2400_years_later() -> None:
    """Six cycles on: the second Sunday of March in 9626 and in 12026, 02:00 standard time."""
    place = zone("America/New_York")
    march = days_from_civil(9626, 3, 1) * DAY
    hours = range(march, march + 20 * DAY, 3600)
    change = next(hour for hour in hours if place.offset_at(hour) == -4 * 3600)
    for cycles in (0, 1, 6):
        assert place.offset_at(change - 1 + cycles * CYCLE) == -5 * 3600
        assert place.offset_at(change + cycles * CYCLE) == -4 * 3600


def test_infinite_bounds_stay_infinite() -> None:
    """An open end has no clock."""
    place = zone("Asia/Tokyo")
    for bound in (FOREVER, -FOREVER):
        assert place.to_utc(bound) == bound
        assert place.to_local(bound) == bound
        assert place.day_start(bound) == bound
        assert place.day_end(bound) == bound


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("2026-02-04T10:59-05:00", "America/New_York", True),
        ("2026-02-04T10:59-04:00", "America/New_York", False),
        ("2026-02-04T10:59-05:01", "America/New_York", False),
        ("2026-02-04T10:59-04:59", "America/New_York", False),
        ("2026-07-04T10:59-04:00", "America/New_York", True),
        ("2026-11-01T01:30-04:00", "America/New_York", True),
        ("2026-11-01T01:30-05:00", "America/New_York", True),
        ("2026-03-08T02:30-05:00", "America/New_York", False),
        ("1850-01-01T12:00-04:56", "America/New_York", True),
        ("1850-01-01T12:00-05:00", "America/New_York", False),
        ("2026-02-04T10:59Z", "UTC", True),
        ("2026-02-04T10:59Z", "Europe/London", True),
    ],
)
def test_an_offset_agrees_with_its_zone_at_that_instant(
    text: str, name: str, expected: bool
) -> None:
    """Both readings of a doubled hour agree, none of a skipped one; mean time to the minute."""
    date = parse(text)
    assert date.offset is not None
    assert zone(name).agrees(local(text), date.offset) is expected


INSTANTS = st.one_of(
    st.integers(-6_000_000_000, 5_000_000_000),
    # The hour of each day around which clocks change, in years when they did.
    st.integers(0, 60 * 366).map(lambda hours: hours * DAY + 5 * 3600 + 1800),
)


@given(st.sampled_from([*ZONES, "Europe/Madrid", "Africa/Monrovia"]), INSTANTS)
def test_a_time_and_its_offset_give_the_instant_back(name: str, at: int) -> None:
    """Also in a doubled hour, and in mean time, whose seconds an offset cannot say."""
    there = zone(name)
    offset = there.offset_at(at)
    assume(offset == there.offset_at(at - 60) == there.offset_at(at + 60))
    for written in {offset // 60 * 60, -(-offset // 60) * 60}:
        assert there.agrees(at + offset, written)
        assert there.instant(at + offset, written) == at


@given(st.sampled_from(ZONES), INSTANTS, st.integers(-14 * 60, 14 * 60))
def test_an_offset_that_the_zone_never_had_keeps_its_own_instant(
    name: str, at: int, minutes: int
) -> None:
    """The text says the instant; the zone only says where it was, and does not move it."""
    there = zone(name)
    offset = minutes * 60
    moved = there.instant(at, offset) - (at - offset)
    assert abs(moved) < 60
    assert not moved or there.offset_at(at - offset) % 60


def test_a_time_without_an_offset_is_read_in_the_zone() -> None:
    """The first of a doubled hour as a first bound, the second as a last one."""
    there, second = zone("America/New_York"), local("2026-11-01T01:30:00")
    assert there.instant(second, None) == there.to_utc(second)
    assert there.instant(second, None, last=True) == there.to_utc(second, last=True)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("america/new_york", "America/New_York"),
        ("New York", "America/New_York"),
        ("America/NewYork", "America/New_York"),
        ("Asia/Tokio", "Asia/Tokyo"),
        ("Bogota", "America/Bogota"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Europe/Tokyo", "Asia/Tokyo"),
    ],
)
def test_an_unknown_zone_names_what_is_near(name: str, near: str) -> None:
    """Case, spaces, a slip of the finger, a missing or wrong continent."""
    with pytest.raises(ZoneError) as caught:
        zone(name)
    assert near in caught.value.near
    assert near in str(caught.value)


def test_near_names_are_few_the_same_one_first() -> None:
    """Three at most, and none that only looks a little like it."""
    for name, near in {
        "utc": ("UTC", "Etc/UTC"),
        "gmt": ("GMT", "Etc/GMT", "GMT0"),
        "eastern time": (),
    }.items():
        with pytest.raises(ZoneError) as caught:
            zone(name)
        assert caught.value.near == near


def test_an_unknown_zone_is_told_with_what_to_write() -> None:
    """Its name, and what is near or what a name looks like; the same after pickling."""
    for name, message in {
        "utc": "unknown time zone 'utc'; did you mean 'UTC' or 'Etc/UTC'?",
        "x": "unknown time zone 'x'; expected an IANA name such as 'America/New_York'",
    }.items():
        with pytest.raises(ZoneError) as caught:
            zone(name)
        assert str(caught.value) == message
        again = pickle.loads(pickle.dumps(caught.value))
        assert (str(again), again.name, again.near) == (message, name, caught.value.near)


def test_a_zone_is_at_hand_beside_dates() -> None:
    """Though it is loaded only when it is asked for; nothing else appears by asking."""
    assert dates.Zone is Zone
    assert dates.zone is zone
    with pytest.raises(AttributeError, match="has no attribute 'zones_of'"):
        _ = dates.zones_of  # type: ignore[attr-defined]  # that it is refused is the test


def test_a_zone_has_the_name_it_was_asked_for_by() -> None:
    """Also where that is a link to another."""
    assert zone("Asia/Calcutta").name == "Asia/Calcutta"
    assert repr(zone("UTC")) == "zone('UTC')"


@pytest.mark.parametrize(
    "name", ["", "xyzzy", "../../etc/passwd", "/etc/localtime", "America", "x" * 65_000, "a\x1b[2J"]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    """Never a path, never a folder, never a terminal sequence in the message."""
    with pytest.raises(ZoneError) as caught:
        zone(name)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


def test_every_zone_of_the_package_opens() -> None:
    """All of its names, links as well."""
    assert len(zone_names()) > 500
    for name in zone_names():
        assert abs(zone(name).offset_at(0)) < DAY


def test_the_systems_own_zones_are_never_read() -> None:
    """Pointed at an empty folder, `zoneinfo` finds nothing; this does."""
    script = (
        "import zoneinfo; zoneinfo.reset_tzpath(to=[])\n"
        "from timeline.dates import zone\n"
        "print(zone('America/New_York').offset_at(0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "-18000"


SKIPPED = ["Pacific/Apia", "Pacific/Kwajalein", "Asia/Manila", "America/Juneau", "Asia/Gaza"]


@pytest.mark.parametrize("name", some(SKIPPED, 2))
def test_a_zone_has_the_days_that_its_clocks_show(name: str) -> None:
    """Some quarter of an hour of each, over the years in which days were left out or told twice."""
    own = zone(name)
    for year in (1844, 1867, 1993, 2011, 2024):
        first = days_from_civil(year, 1, 1)
        instants = range((first - 1) * DAY, (first + 368) * DAY, 900)
        shown = {own.to_local(instant) // DAY for instant in instants}
        days = range(first, first + 366)
        assert [day for day in days if own.has_day(day)] == [day for day in days if day in shown]
