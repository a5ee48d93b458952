"""Resolution against brute force: concrete worlds, reckoned with `datetime` and `dateutil` alone.

A world fixes the start and end second of every event as its text allows. Whatever the world, it
lies inside the resolved bounds, and the certain pair never claims more than all worlds share.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from timeline.chronicle.resolve import Resolver
from timeline.dates import FOREVER

EPOCH = date(1970, 1, 1)
# Where nothing is said, worlds lie between the years 1653 and 2286: far outside what is written.
FAR = 10**10
Range = tuple[int, int]
World = dict[str, Range]
When = Any


class Sense(NamedTuple):
    """How a world reads: the zone, and whether what is qualified may lie anywhere."""

    zone: ZoneInfo
    loose: bool


# --- the oracle ---


def utc(day: date, clock: time, zone: ZoneInfo, *, last: bool = False) -> int:
    """The instant of a wall clock; of two, the later one as a last bound."""
    moment = datetime.combine(day, clock)
    first = moment.replace(tzinfo=zone)
    again = first.replace(fold=1)
    seconds = [int(one.astimezone(UTC).timestamp()) for one in (first, again)]
    return max(seconds) if last and seconds[1] > seconds[0] else seconds[0]


def day_start(day: date, zone: ZoneInfo) -> int:
    return utc(day, time(0, 0), zone)


def day_end(day: date, zone: ZoneInfo) -> int:
    return utc(day, time(23, 59, 59), zone, last=True)


def local(second: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(second, UTC).astimezone(zone)


def text_range(text: str, sense: Sense) -> Range:
    """The seconds that a plain date allows: a year, month, day or minute, perhaps qualified."""
    bare = text.rstrip("?~")
    if sense.loose and bare != text:
        return -FAR, FAR
    before, mark, _ = bare.partition("-~")
    if mark and sense.loose:
        bare = before
    bare = bare.replace("~", "")
    if "T" in bare:
        moment = datetime.fromisoformat(bare)
        last = moment.time().replace(second=59)
        return (
            utc(moment.date(), moment.time(), sense.zone),
            utc(moment.date(), last, sense.zone, last=True),
        )
    parts = [int(part) for part in bare.split("-")]
    first = date(*[*parts, 1, 1][:3])
    step = [relativedelta(years=1), relativedelta(months=1), relativedelta(days=1)]
    final = first + step[len(parts) - 1] - timedelta(days=1)
    return day_start(first, sense.zone), day_end(final, sense.zone)


UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
CLOCK = {"H": 3600, "M": 60}


def parts_of(duration: str) -> tuple[relativedelta, int | None]:
    """The calendar's part and the seconds of a duration such as `P1MT2H`; None without a clock."""
    calendar, _, clock = duration[1:].partition("T")
    numbers = {UNITS[unit]: n for n, unit in split(calendar)}
    elapsed = sum(n * CLOCK[unit] for n, unit in split(clock)) if clock else None
    return relativedelta(**numbers), elapsed or None


def split(text: str) -> list[tuple[int, str]]:
    found, digits = [], ""
    for char in text:
        if char.isdigit():
            digits += char
        else:
            found.append((int(digits), char))
            digits = ""
    return found


def reached(moment: int, duration: str, sign: int, zone: ZoneInfo) -> Range:
    """What an exact offset from one concrete moment allows: a civil day, or one second."""
    delta, elapsed = parts_of(duration)
    wall = local(moment, zone)
    # Days after months: relativedelta adds the larger unit first, clamping, as the format does.
    day = wall.date() + sign * delta if sign > 0 else wall.date() - delta
    if elapsed is None:
        return day_start(day, zone), day_end(day, zone)
    if delta:
        moment = utc(day, wall.time(), zone)
    return moment + sign * elapsed, moment + sign * elapsed


def relative_range(point: dict[str, Any], world: World, zone: ZoneInfo) -> Range:
    """What a relative point allows in a world where its anchor is fixed."""
    start, end = world[point["to"]]
    relation, side = point["relative"], point.get("point")
    if relation == "during":
        return start, end
    anchor = {"start": start, "end": end}[side or {"after": "end"}.get(relation, "start")]
    if relation == "same":
        return anchor, anchor
    least, most = point.get("min", point.get("offset")), point.get("max", point.get("offset"))
    sign = 1 if relation == "after" else -1
    near = anchor if least is None else reached(anchor, least, sign, zone)[0 if sign > 0 else 1]
    if sign > 0:
        far = FAR if most is None else reached(anchor, most, sign, zone)[1]
        return max(anchor, near), far
    far = -FAR if most is None else reached(anchor, most, sign, zone)[0]
    return far, min(anchor, near)


def point_range(point: When, world: World, sense: Sense) -> Range:
    if isinstance(point, str):
        return text_range(point, sense)
    if "relative" in point:
        return relative_range(point, world, sense.zone)
    low = point_range(point["earliest"], world, sense)[0] if "earliest" in point else -FAR
    high = point_range(point["latest"], world, sense)[1] if "latest" in point else FAR
    return low, high


def ranges(when: When, world: World, sense: Sense) -> tuple[Range, Range]:
    """The seconds allowed for the start and for the end."""
    if not isinstance(when, dict) or not ("start" in when or "end" in when):
        both = point_range(when, world, sense)
        return both, both
    start = point_range(when["start"], world, sense) if "start" in when else (-FAR, FAR)
    if "end" not in when:
        return start, start
    end = (-FAR, FAR) if when["end"] == "" else point_range(when["end"], world, sense)
    return start, end


def picks(allowed: Range) -> list[int]:
    low, high = allowed
    return sorted({low, high, (low + high) // 2}) if low <= high else []


def worlds(events: list[tuple[str, When]], sense: Sense) -> Iterator[World]:
    """Worlds at the edges and in the middle of everything that is allowed."""
    yield from _worlds(events, {}, sense)


def _worlds(events: list[tuple[str, When]], world: World, sense: Sense) -> Iterator[World]:
    if not events:
        yield dict(world)
        return
    (id, when), *rest = events
    starts, ends = ranges(when, world, sense)
    for start in picks(starts):
        for end in picks((max(ends[0], start), ends[1])):
            world[id] = (start, end)
            yield from _worlds(rest, world, sense)
    world.pop(id, None)


# --- what is generated ---

DATES = st.sampled_from(
    [
        "2024",
        "2024-02",
        "2024-01-31",
        "2024-02-29",
        "2024-03-10",
        "2024-11-03",
        "2024-03-10T01:30",
        "2024-02-29T00:00",
        "2024-04-07T01:45",
        "2018-02-17T23:30",
        "2018-11-04",
        "2024-11-03T01:30",
        "2023-12-31T23:59",
        "2024?",
        "2024-03-10~",
        "2024-02-~11",
    ]
)
DAY_SIZED = st.sampled_from(["P0D", "P1D", "P1W", "P1M", "P2M", "P1Y", "P1M1D", "P40D"])
DURATIONS = st.one_of(DAY_SIZED, st.sampled_from(["PT1H", "PT36H", "P1DT2H", "P1MT30M"]))


def relatives(ids: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    to = st.sampled_from(ids)
    point = st.sampled_from([{}, {"point": "start"}, {"point": "end"}])
    offset = st.one_of(
        st.just({}),
        DURATIONS.map(lambda d: {"offset": d}),
        DAY_SIZED.map(lambda d: {"max": d}),
        DURATIONS.map(lambda d: {"min": d}),
        st.sampled_from([("P1D", "P1W"), ("P1W", "P1M"), ("PT1H", "P1D")]).map(
            lambda pair: {"min": pair[0], "max": pair[1]}
        ),
    )
    moved = st.builds(
        lambda relation, to, point, offset: {"relative": relation, "to": to, **point, **offset},
        st.sampled_from(["after", "before"]),
        to,
        point,
        offset,
    )
    during = to.map(lambda id: {"relative": "during", "to": id})
    same = st.builds(
        lambda id, side: {"relative": "same", "to": id, "point": side},
        to,
        st.sampled_from(["start", "end"]),
    )
    return st.one_of(moved, moved, moved, during, same)


def whens(ids: list[str]) -> st.SearchStrategy[When]:
    plain = st.one_of(DATES, relatives(ids)) if ids else DATES
    doubt = st.one_of(
        plain.map(lambda p: {"earliest": p}),
        plain.map(lambda p: {"latest": p}),
        st.tuples(plain, plain).map(lambda pair: {"earliest": pair[0], "latest": pair[1]}),
    )
    point = st.one_of(plain, plain, doubt)
    span = st.builds(
        lambda start, end: {"start": start, "end": end}, point, st.one_of(point, st.just(""))
    )
    return st.one_of(point, point, span, point.map(lambda p: {"end": p}))


@st.composite
def timelines(draw: st.DrawFn) -> list[tuple[str, When]]:
    """Up to three events, each counted from those before it."""
    events: list[tuple[str, When]] = []
    for id in "abc"[: draw(st.integers(1, 3))]:
        events.append((id, draw(whens([known for known, _ in events]))))
    return events


# Clocks of Lord Howe change by half an hour, those of São Paulo at midnight.
ZONES = st.sampled_from(
    ["UTC", "America/New_York", "Asia/Tokyo", "America/Sao_Paulo", "Australia/Lord_Howe"]
)


def resolver_of(events: list[tuple[str, When]], tz: str) -> Resolver:
    return Resolver({id: {"id": id, "when": when} for id, when in events}, tz)


# --- claims ---


@examples(300)
@given(timelines(), ZONES)
def test_every_world_lies_inside_the_bounds(events: list[tuple[str, When]], tz: str) -> None:
    """No concrete world that the texts allow lies outside the outer bounds."""
    resolver = resolver_of(events, tz)
    for world in worlds(events, Sense(ZoneInfo(tz), loose=False)):
        for id, (start, end) in world.items():
            found = resolver.when(id)
            assert found.fault is None, (id, found.fault)
            s1, s2, e1, e2 = found.seconds
            assert s1 is None or s1 <= start
            assert s2 is None or start <= s2
            assert e1 is None or e1 <= end
            assert e2 is None or end <= e2


@examples(300)
@given(timelines(), ZONES)
def test_certain_is_never_stronger_than_the_truth(events: list[tuple[str, When]], tz: str) -> None:
    """In every world, whatever the qualifiers hide, the start is no later than the certain last
    start and the end no earlier than the certain first end."""
    resolver = resolver_of(events, tz)
    for world in worlds(events, Sense(ZoneInfo(tz), loose=True)):
        for id, (start, end) in world.items():
            pair = resolver.when(id).certain_seconds
            if pair is not None:
                assert start <= pair[0] or pair[0] >= FOREVER
                assert pair[1] <= end or pair[1] <= -FOREVER


@examples(200)
@given(st.sampled_from(["2024-02", "2024-01-31", "2024-03-10T01:30"]), st.data(), ZONES)
def test_bounds_of_a_relative_date_are_exact(anchor: str, data: st.DataObject, tz: str) -> None:
    """From one plain anchor, the outer bounds are those of the outermost worlds, no wider."""
    when = data.draw(relatives(["a"]))
    events = [("a", anchor), ("b", when)]
    known = [world["b"] for world in worlds(events, Sense(ZoneInfo(tz), loose=False))]
    s1, _, _, e2 = resolver_of(events, tz).when("b").seconds
    assert min(start for start, _ in known) == (-FAR if s1 is None else s1)
    assert max(end for _, end in known) == (FAR if e2 is None else e2)


@examples(200)
@given(timelines(), ZONES)
def test_days_are_those_of_the_instants(events: list[tuple[str, When]], tz: str) -> None:
    """Civil days and instants of a bound are the same moment in the zone of the event."""
    resolver = resolver_of(events, tz)
    for id, _ in events:
        found = resolver.when(id)
        for day, second in zip(found.days, found.seconds, strict=True):
            if day is not None and second is not None and abs(second) < FOREVER:
                assert EPOCH + timedelta(days=day) == local(second, ZoneInfo(found.zone)).date()


@examples(200)
@given(timelines(), ZONES)
def test_bounds_are_tightened(events: list[tuple[str, When]], tz: str) -> None:
    """No last start after the last end, no first end before the first start; and they nest."""
    resolver = resolver_of(events, tz)
    for id, _ in events:
        s1, s2, e1, e2 = (
            {0: -FOREVER, 1: FOREVER, 2: -FOREVER, 3: FOREVER}[place] if bound is None else bound
            for place, bound in enumerate(resolver.when(id).seconds)
        )
        assert s1 <= s2 <= e2
        assert s1 <= e1 <= e2


def test_worlds_are_not_empty() -> None:
    """The oracle itself finds the worlds of a simple case, so that the claims above say much."""
    events: list[tuple[str, When]] = [
        ("a", "2024-02"),
        ("b", {"relative": "after", "to": "a", "offset": "P1M"}),
    ]
    found = sorted({world["b"] for world in worlds(events, Sense(ZoneInfo("UTC"), loose=False))})
    assert len(found) > 10
    assert all(start <= end for start, end in found)
    assert all(one <= other for one, other in pairwise(found))
