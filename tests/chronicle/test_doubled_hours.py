"""Clock times around a change of clocks against brute force: `zoneinfo` and plain arithmetic.

An event says a time, perhaps with an offset. It may lie at every instant at which the clocks of its
zone show that time, with that offset where one is said.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from timeline import query
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline, timeline_of
from timeline.query.window import TimeWindow, overlaps

EPOCH = datetime(1970, 1, 1)
MINUTE, DAY = 60, 86400
# A zone, the days on which its clocks change, and where an hour is told twice or never.
CHANGES = (
    ("America/New_York", (datetime(2024, 3, 10), datetime(2024, 11, 3))),
    ("Australia/Lord_Howe", (datetime(2024, 4, 7), datetime(2024, 10, 6))),  # half an hour
    ("Europe/London", (datetime(2024, 3, 31), datetime(2024, 10, 27))),
    ("America/New_York", (datetime(1883, 11, 18),)),  # mean time, which has seconds
)


class Said(NamedTuple):
    """A time as an event says it: a minute on the clock of a zone, perhaps with its offset."""

    zone: str
    clock: datetime
    offset: timedelta | None

    @property
    def when(self) -> dict[str, str]:
        """The time in the notation of the format."""
        return {"start": f"{self.clock:%Y-%m-%dT%H:%M}{shown(self.offset)}", "tz": self.zone}


def shown(offset: timedelta | None) -> str:
    """An offset, to the minute."""
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def to_minute(offset: timedelta) -> timedelta:
    """An offset without its seconds, towards UTC, as people write mean time."""
    seconds = int(offset.total_seconds())
    return timedelta(minutes=seconds // 60 if seconds >= 0 else -(-seconds // 60))


def offsets(zone: ZoneInfo, around: datetime) -> set[timedelta]:
    """Those that the zone has from a day before to a day after."""
    hours = (around + timedelta(hours=hour) for hour in range(-24, 25))
    found = {hour.replace(tzinfo=UTC).astimezone(zone).utcoffset() for hour in hours}
    return {offset for offset in found if offset is not None}


def instants(said: Said) -> list[int]:
    """Every second that may be meant.

    A time that no clock showed is read with its own offset, else with the one before the gap.
    """
    zone = ZoneInfo(said.zone)
    start = int((said.clock - EPOCH).total_seconds())
    near = offsets(zone, said.clock)
    found = [
        second
        for offset in near
        if said.offset is None or to_minute(offset) == said.offset
        for second in range(start - seconds(offset), start - seconds(offset) + MINUTE)
        if shows(zone, second, said.clock)
    ]
    if not found:
        before = min(near) if said.offset is None else said.offset
        found = [start - seconds(before), start - seconds(before) + MINUTE - 1]
    return found


def seconds(offset: timedelta) -> int:
    return int(offset.total_seconds())


def shows(zone: ZoneInfo, second: int, clock: datetime) -> bool:
    """Whether the clocks of the zone showed that minute at an instant."""
    there = (EPOCH + timedelta(seconds=second)).replace(tzinfo=UTC).astimezone(zone)
    return there.replace(tzinfo=None, second=0) == clock


@st.composite
def times(draw: st.DrawFn) -> Said:
    """A minute of a day on which clocks change, mostly near the change."""
    name, days = draw(st.sampled_from(CHANGES))
    hour = draw(st.sampled_from((0, 1, 1, 1, 2, 2, 3, 11, 12, 23)))
    clock = draw(st.sampled_from(days)) + timedelta(hours=hour, minutes=draw(st.integers(0, 59)))
    near = sorted(offsets(ZoneInfo(name), clock))
    offset = draw(st.sampled_from((None, *map(to_minute, near), timedelta(hours=-3))))
    return Said(name, clock, offset)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Said], Timeline, TimeWindow]:
    """Up to four such events and a window that begins or ends near one of them."""
    said = draw(st.lists(times(), min_size=1, max_size=4))
    records: dict[str, dict[str, Any]] = {
        f"e{number}": {"id": f"e{number}", "title": "E", "when": one.when}
        for number, one in enumerate(said)
    }
    bound = min(instants(draw(st.sampled_from(said)))) + draw(st.integers(-5400, 5400))
    last = bound + draw(st.sampled_from((0, 59, 1800, 3600, DAY)))
    window = TimeWindow(bound, last, True, "")
    return said, timeline_of(records, Settings(tz="UTC")), window


def verdict(said: Said, window: TimeWindow) -> str:
    """Whether it lies in the window for every instant that may be meant, or for some."""
    found = instants(said)
    assert window.a is not None
    assert window.b is not None
    if max(found) < window.a or min(found) > window.b:
        return "no"
    sure = max(found) <= window.b and min(found) >= window.a
    return "certain" if sure else "possible"


@examples(300)
@given(worlds())
def test_a_clock_time_is_where_brute_force_puts_it(
    world: tuple[list[Said], Timeline, TimeWindow],
) -> None:
    """The bounds, and the verdict in a window of instants."""
    said, timeline, window = world
    matches = query.select(timeline, overlaps(window, ""))
    found = {match.entry.id: match.verdict for match in matches}
    for number, one in enumerate(said):
        known = timeline.entries[f"e{number}"].resolved
        assert (known.seconds.s1, known.seconds.e2) == (min(instants(one)), max(instants(one)))
        expected = verdict(one, window)
        assert found.get(f"e{number}", "no") == expected, one
