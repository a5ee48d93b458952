"""Scales, units and lanes: what holds for every timeline."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import civil_from_days
from timeline.exporters.picture.extent import DAY
from timeline.exporters.picture.lanes import pack
from timeline.exporters.picture.scale import adaptive, linear
from timeline.exporters.picture.units import UNITS, Unit, start

seconds = st.integers(-(10**17), 10**17)


@given(st.lists(seconds, min_size=2, max_size=40, unique=True), st.data())
def test_later_is_never_further_left(knots, data):
    """For all knots and weights the scale rises, and keeps its ends."""
    knots.sort()
    weights = data.draw(st.lists(st.floats(0, 9), min_size=len(knots) - 1, max_size=len(knots) - 1))
    scale = adaptive(knots, weights, 8.0, 992.0)
    assert scale(knots[0]) == 8.0
    assert scale(knots[-1]) == 992.0
    inner = sorted(data.draw(st.lists(st.integers(knots[0], knots[-1]), max_size=20)))
    places = [scale(at) for at in inner]
    assert all(left <= right + 1e-9 for left, right in pairwise(places))


@given(seconds, seconds)
def test_linear_is_linear(low, high):
    """Halfway in time is halfway on the line, and what is outside lies at the end."""
    low, high = sorted((low, high))
    high += 2
    scale = linear(low, high, 0.0, 100.0)
    assert scale((low + high) // 2) == pytest.approx(50, abs=50 / (high - low) * 2)
    assert scale(low - 1) == 0.0
    assert scale(high + 1) == 100.0


def test_empty_centuries_take_less_room_than_full_years():
    """From 1000 to 2020 with all events at the end, the last twenty years take over half."""
    knots = [start(1000), *(start(year) for year in range(2000, 2021))]
    scale = adaptive(knots, [0.0] + [1.0] * 20, 0.0, 1000.0)
    assert scale(start(2000)) < 500
    assert scale(start(2000)) > 50


@given(st.sampled_from(UNITS), seconds)
def test_every_second_lies_in_one_unit(unit, at):
    """For all units and seconds: floor ≤ at < next, and a floor is its own floor."""
    low = unit.floor(at)
    assert low <= at < unit.after(low)
    assert unit.floor(low) == low
    assert unit.floor(unit.after(low)) == unit.after(low)


@given(st.sampled_from(list(pairwise(UNITS))), seconds)
def test_coarse_units_begin_where_finer_ones_do(pair, at):
    """For all neighbours in the list: where the coarse unit begins, a finer one begins."""
    coarse, fine = pair
    low = coarse.floor(at)
    assert fine.floor(low) == low


@pytest.mark.parametrize(
    ("year", "size", "expected"),
    [(1999, 100, 1900), (99, 100, 1), (0, 1, 0), (0, 100, -99), (-43, 100, -99), (-100, 100, -199)],
)
def test_centuries_are_those_of_people(year, size, expected):
    """1900 to 1999; 1 to 99; and before them 100 BCE (-99) to 1 BCE (0)."""
    low = Unit("year", size).floor(start(year))
    assert civil_from_days(low // DAY)[0] == expected


spans = st.lists(
    st.tuples(st.floats(0, 1000), st.floats(0, 200)).map(lambda pair: (pair[0], sum(pair))),
    max_size=40,
)


@given(spans, st.floats(0, 20))
def test_nothing_overlaps_on_a_lane(spans, gap):
    """For all spans in any order: two of one lane have the gap between them."""
    lanes = pack(spans, gap)
    for i, one in enumerate(spans):
        for j, other in enumerate(spans[:i]):
            if lanes[i] == lanes[j]:
                assert one[1] + gap <= other[0] or other[1] + gap <= one[0]


@given(spans)
def test_no_lane_is_empty(spans):
    """Lanes are numbered from 0 without a hole."""
    lanes = pack(spans, 0)
    assert set(lanes) == set(range(max(lanes, default=-1) + 1))
