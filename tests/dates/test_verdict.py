"""Certain, possible, no: by hand, and by brute force over every way a date could have been.

The brute force knows nothing of bounds. It writes out every day of two years as text, finds the
days that an expression may mean by comparing texts, and asks of each whether the window holds it.
"""

import datetime
import itertools
from collections.abc import Iterator
from functools import cache

import pytest

from timeline.dates import (
    CERTAIN,
    FOREVER,
    NO,
    POSSIBLE,
    Span,
    Window,
    both,
    certain_pair,
    either,
    negate,
    overlap,
    parse,
    possible_pair,
)

EPOCH = datetime.date(1970, 1, 1).toordinal()
FIRST = datetime.date(2003, 11, 1).toordinal() - EPOCH
LAST = datetime.date(2005, 3, 31).toordinal() - EPOCH
ALL_DAYS = {
    day: datetime.date.fromordinal(day + EPOCH).isoformat() for day in range(FIRST, LAST + 1)
}
SEASONS = {
    "21": ("03", "04", "05"),
    "34": ("04", "05", "06"),
    "40": ("01", "02", "03", "04", "05", "06"),
}

Days = frozenset[int]
Pair = tuple[int, int]


@cache
def matching(components: tuple[str, ...]) -> Days:
    """The days whose text agrees with year, month and day as far as they are given."""
    year, month, day = [*components, "XX", "XX"][:3]
    if month in SEASONS:
        return frozenset().union(*(matching((year, m)) for m in SEASONS[month]))
    mask = f"{year}-{month}-{day}"
    return frozenset(
        number
        for number, text in ALL_DAYS.items()
        if all(m in ("X", c) for m, c in zip(mask, text, strict=True))
    )


def meant(text: str) -> Days:
    """The days that a point may mean, its qualifiers aside."""
    return matching(tuple(part.strip("?~%") for part in text.split("-")))


def conceivable(text: str) -> Days | None:
    """The days it may mean if no qualified component can be relied on; `None`: any day at all."""
    parts = text.split("-")
    reach = max((n for n, part in enumerate(parts) if part[-1] in "?~%"), default=-1)
    doubtful = [n <= reach or part[0] in "?~%" for n, part in enumerate(parts)]
    if doubtful[0]:
        return None
    bare = [part.strip("?~%") for part in parts]
    known = ("XX" if doubt else part for part, doubt in zip(bare, doubtful, strict=True))
    return matching(tuple(known))


POINTS = (
    "2004", "2004-02", "2004-03", "2004-02-28", "2004-02-29", "2004-03-01", "2004-XX", "2004-0X",
    "2004-1X", "2004-X2", "2004-02-XX", "2004-02-2X", "2004-02-X9", "2004-XX-31", "2004-XX-29",
    "2004-21", "2004-34", "2004-40", "2004-02-29?", "2004-02~-29", "2004?-02-29", "2004-02-~29",
    "2004-~02-29", "2004-?02-%29", "2004-~02", "2004-02~", "2004~", "?2004-02-~29", "2004-XX-~15",
    "2004-~XX-15",
)  # fmt: skip
FEW = (
    "2004-02", "2004-02-28", "2004-02-29", "2004-03-01", "2004-02-2X", "2004-02-~29",
    "2004-02-29?", "2004-~02-29", "2004-03-0X",
)  # fmt: skip
MEMBERS = (
    "2004-02", "2004-02-29", "2004-03-01", "2004-XX", "2004-02-2X", "2004-02-X9", "2004-XX-31",
    "2004-21", "2004-02-29?", "2004?-02-29", "2004-02-~29", "2004-~02-29",
)  # fmt: skip
EDGES = sorted(
    {
        edge + step
        for text in POINTS
        for edge in (min(meant(text)), max(meant(text)))
        for step in (-1, 0, 1)
    }
)


def windows(edges: list[int]) -> Iterator[Window]:
    """Every window between the edges, and those without a beginning or an end."""
    for a, b in itertools.combinations_with_replacement(edges, 2):
        yield Window(a, b)
    for edge in edges:
        yield Window(None, edge)
        yield Window(edge, None)
    yield Window(None, None)


def inside(day: int, window: Window) -> bool:
    a, b = window
    return (a is None or day >= a) and (b is None or day <= b)


@cache
def truth_of_point(text: str, window: Window) -> str:
    """What can be said of something that happened on one of its days."""
    days = conceivable(text)
    if days is not None and all(inside(day, window) for day in days):
        return CERTAIN
    return POSSIBLE if any(inside(day, window) for day in meant(text)) else NO


def has_gaps(text: str) -> bool:
    days = meant(text)
    return len(days) != max(days) - min(days) + 1


@pytest.mark.parametrize("text", POINTS)
def test_a_point_is_never_claimed_certain_wrongly(text: str) -> None:
    """Never stronger than the truth; exact where the days meant have no gaps."""
    date = parse(text)
    days = meant(text) | (conceivable(text) or frozenset())
    own = {edge + step for edge in (min(days), max(days)) for step in (-1, 0, 1)}
    for window in windows(sorted({*own, *EDGES[::6]})):
        answer = overlap(date.days, date.certain, window)
        truth = truth_of_point(text, window)
        if has_gaps(text):
            assert answer == truth or (answer, truth) == (POSSIBLE, NO), window
        else:
            assert answer == truth, window


def pairs(start: str, end: str) -> list[Pair]:
    """Every start and end it may have had, qualifiers aside."""
    return [(s, e) for s in meant(start) for e in meant(end) if s <= e]


def conceivable_pairs(start: str, end: str) -> list[Pair]:
    """The same with no reliance on qualified components; any day where nothing is left."""
    starts, ends = conceivable(start), conceivable(end)
    starts = frozenset((FIRST, *EDGES, LAST)) if starts is None else starts
    ends = frozenset((FIRST, *EDGES, LAST)) if ends is None else ends
    return [(s, e) for s in starts for e in ends if s <= e]


def lasts_into(pair: Pair, window: Window) -> bool:
    a, b = window
    start, end = pair
    return (b is None or start <= b) and (a is None or end >= a)


@pytest.mark.parametrize(("start", "end"), list(itertools.product(FEW, FEW)))
def test_an_interval_is_never_claimed_certain_wrongly(start: str, end: str) -> None:
    """Certain only if every conceivable course overlaps, no only if no course does."""
    known = pairs(start, end)
    if not known:
        return
    date = parse(f"{start}/{end}")
    courses = conceivable_pairs(start, end)
    edges = sorted({edge + step for pair in known for edge in pair for step in (-1, 1)})[::2]
    for window in windows(edges[:: max(1, len(edges) // 7)]):
        answer = overlap(date.days, date.certain, window)
        assert (answer == NO) == (not any(lasts_into(pair, window) for pair in known)), window
        if answer == CERTAIN:
            assert all(lasts_into(pair, window) for pair in courses), window
        elif answer == POSSIBLE and courses == known:
            assert not all(lasts_into(pair, window) for pair in known), window


@pytest.mark.parametrize("bracket", ["[]", "{}"])
@pytest.mark.parametrize("members", list(itertools.combinations(MEMBERS, 2)))
def test_a_set_is_never_claimed_certain_wrongly(bracket: str, members: tuple[str, str]) -> None:
    """One of them: certain if all are. All of them: certain if one is, possible if any may be."""
    date = parse(bracket[0] + ",".join(members) + bracket[1])
    for window in windows(EDGES[::4]):
        answer = overlap(date.days, date.certain, window)
        truths = [truth_of_point(member, window) for member in members]
        if answer == NO:
            assert truths == [NO, NO], window
        if answer == CERTAIN:
            assert CERTAIN in truths, window
            assert bracket == "{}" or truths == [CERTAIN, CERTAIN], window


OUTER = Span(10, 20, 30, 40)


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ((None, 9), NO),
        ((None, 10), POSSIBLE),
        ((19, 19), POSSIBLE),
        ((20, 20), CERTAIN),
        ((20, 30), CERTAIN),
        ((25, 25), CERTAIN),
        ((30, 30), CERTAIN),
        ((31, 31), POSSIBLE),
        ((40, None), POSSIBLE),
        ((41, None), NO),
        ((None, None), CERTAIN),
    ],
)
def test_the_two_comparisons(window: tuple[int | None, int | None], expected: str) -> None:
    """Possible from first start to last end, certain from last start to first end."""
    assert overlap(OUTER, OUTER, Window(*window)) == expected


def test_without_a_certain_pair_nothing_is_certain() -> None:
    """Not even in all of time."""
    assert overlap(OUTER, None, Window(None, None)) == POSSIBLE
    assert overlap(OUTER, None, Window(41, None)) == NO


def test_bounds_are_tightened_before_they_are_compared() -> None:
    """A start is not after the last end, an end not before the first start."""
    loose = Span(10, 99, 0, 40)
    assert certain_pair(loose) == (40, 10)
    assert overlap(loose, loose, Window(10, 40)) == CERTAIN


def test_missing_bounds_are_read_as_the_weaker_answer() -> None:
    """An unknown last start is never reached; an open end is by itself certain at its start."""
    assert certain_pair(Span(None, None, None, None)) == (FOREVER, -FOREVER)
    assert possible_pair(Span(None, None, None, None)) == (-FOREVER, FOREVER)
    year = parse("1985").days
    assert certain_pair(parse("1985/..").certain or OUTER) == (year.e2, year.s1)
    assert certain_pair(parse("../1985").certain or OUTER) == (-FOREVER, parse("1985").days.s1)


def test_kleene_not_and_or() -> None:
    """NOT turns certain and no around and leaves possible; AND is the weaker, OR the stronger."""
    assert [negate(v) for v in (CERTAIN, POSSIBLE, NO)] == [NO, POSSIBLE, CERTAIN]
    order = (NO, POSSIBLE, CERTAIN)
    for (i, left), (j, right) in itertools.product(enumerate(order), repeat=2):
        assert both(left, right) == order[min(i, j)]
        assert either(left, right) == order[max(i, j)]
        assert negate(both(left, right)) == either(negate(left), negate(right))
