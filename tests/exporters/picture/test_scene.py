"""The scene: what each kind of date becomes, and what no picture may do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking

from timeline.chronicle.timeline import Timeline
from timeline.exporters.picture import Scene, compose
from timeline.exporters.picture.caption import notes
from timeline.exporters.picture.compose import CROWDED
from timeline.exporters.picture.extent import extent
from timeline.exporters.picture.measure import ems, shorten


def scene(timeline: Timeline, **options) -> Scene:
    """The scene of a timeline, 1000 pixels wide."""
    chosen = {"lang": "en", "width": 1000.0, **options}
    return compose(looking.matches(timeline), timeline, **chosen)


def mark_of(when):
    """The mark of one event, drawn together with two others that give the axis its ends."""
    others = [looking.event("low", "1900-01-01"), looking.event("high", "2100-01-01")]
    made = scene(looking.timeline([looking.event("one", when), *others]))
    return next(mark for mark in made.marks if mark.id == "one")


SHAPES = [
    # when, exact, has a core, qualified, open left, open right
    ("2026-02-04", True, False, False, False, False),
    ({"start": "2026-02-04T11:00Z", "end": "2026-02-04T11:00Z"}, True, False, False, False, False),
    ("2026-02-04~", True, False, True, False, False),
    ("2018", False, False, False, False, False),
    ("2018?", False, False, True, False, False),
    ("2026-02-04/2026-03-04", False, True, False, False, False),
    ("2015/2017", False, True, False, False, False),
    ("2015/2016", False, True, False, False, False),  # on New Year's Eve and the day after
    ("2015-06/2015-06", False, False, False, False, False),
    ("2015-06-01/..", False, True, False, False, True),
    ({"start": "2015-06-01", "end": ""}, False, True, False, False, True),
    ({"latest": "1999"}, False, False, False, True, False),
    ({"earliest": "1999"}, False, False, False, False, True),
]


@pytest.mark.parametrize(("when", "exact", "core", "qualified", "left", "right"), SHAPES)
def test_glyph_says_how_vague_a_date_is(when, exact, core, qualified, left, right):
    """Exact, certain stretch, approximate and open sides each have their own sign."""
    mark = mark_of(when)
    found = (mark.exact, mark.core is not None, mark.qualified, mark.open_left, mark.open_right)
    assert found == (exact, core, qualified, left, right)


def test_core_lies_within_the_bar():
    """What is certain is never drawn outside of what is possible."""
    for timeline in (looking.centuries(), looking.shipped()):
        for mark in scene(timeline).marks:
            if mark.core is not None:
                assert mark.x0 <= mark.core[0] <= mark.core[1] <= mark.x1 + 0.01


def test_ongoing_reaches_the_edge_and_unknown_end_does_not():
    """Still going on: to the edge. End unknown: a short fade."""
    assert mark_of("2015-06-01/..").x1 == 1000.0
    assert mark_of({"start": "2015-06-01", "end": ""}).x1 < 800


def test_still_going_on_is_solid_no_further_than_is_known():
    """An end that is still open is certain on the day of its start, and fades after it."""
    mark = mark_of("2015-06-01/..")
    assert mark.core is not None
    assert mark.core[1] < mark.x1 - 100
    assert mark.open_right


def test_hours_of_a_dense_night_have_their_day_on_the_axis():
    """Among years, events of one night are read by their day, and by hours below it."""
    years = [looking.event(f"y{year}", f"{year}-05-05") for year in range(1990, 2020, 3)]
    night = [
        looking.event(f"n{hour}", {"start": at, "end": at})
        for hour in (20, 21, 22, 23)
        for at in [f"2004-10-16T{hour}:10"]
    ]
    made = scene(looking.timeline([*years, *night]))
    low, high = (next(m.x0 for m in made.marks if m.id == id) for id in ("n20", "n23"))
    within = [tick for tick in made.ticks if low - 1 <= tick.x <= high + 1]
    assert [tick.label for tick in within if tick.row == 0] == ["16 October 2004"]
    assert any(":" in tick.label for tick in within if tick.row == 1)
    assert any(low - 12 <= place <= low + 12 for place in made.breaks)


def test_an_even_scale_has_no_break_and_says_so():
    """Where nothing is shortened, nothing is said of shortening."""
    made = scene(looking.many(2000))
    assert made.bins
    assert made.breaks == ()
    assert notes(made)[0] == "Time is drawn to scale."
    assert "not drawn to scale" in notes(scene(looking.centuries()))[0]


def test_undated_events_are_counted_not_drawn():
    """Drawn and left out are together all events."""
    for timeline in (looking.shipped(), looking.centuries(), looking.hostile()):
        made = scene(timeline)
        assert len(made.marks) + made.left_out == len(timeline)


def test_nothing_to_draw():
    """No event, or none with a date, is an empty scene."""
    assert scene(looking.timeline([])).empty
    made = scene(looking.timeline([looking.event("one", {"text": "once"})]))
    assert made.empty
    assert made.left_out == 1


def test_one_event_is_a_picture():
    """A single day has a mark in the middle and a tick that names its date in full."""
    made = scene(looking.timeline([looking.event("one", "2026-02-04")]))
    (mark,) = made.marks
    assert 300 < (mark.x0 + mark.x1) / 2 < 700
    assert any("2026" in tick.label for tick in made.ticks)


def test_crowds_are_counted_once_each():
    """Above the limit columns replace marks; each event counts once, at its start."""
    at_limit = scene(looking.many(CROWDED))
    assert len(at_limit.marks) == CROWDED
    above = scene(looking.many(CROWDED + 1))
    assert sum(column.count for column in above.bins) == CROWDED + 1
    assert not above.marks


def test_columns_do_not_overlap():
    """Columns stand side by side, from left to right, inside of the picture."""
    bins = scene(looking.many(2000)).bins
    assert all(one.x1 <= other.x0 + 0.01 for one, other in pairwise(bins))
    assert bins[0].x0 >= 0
    assert bins[-1].x1 <= 1000


def test_column_leads_to_its_first_event():
    """The event that a column leads to begins in it, and none before it does."""
    timeline = looking.many(200)
    order = [entry.id for entry in timeline.ordered()]
    firsts = [order.index(column.first) for column in scene(timeline).bins]
    assert firsts == sorted(firsts)
    assert firsts[0] == 0


def test_commitment_has_its_window_and_state():
    """The shipped commitment's flag stands at its deadline, after the meeting."""
    (mark,) = (mark for mark in scene(looking.shipped()).marks if mark.due)
    assert mark.id == "locate-three-leaders"
    assert mark.due.state == "unknown"
    assert mark.due.x0 <= mark.due.x1
    assert mark.due.x1 > mark.x1


def test_hours_are_seen_on_a_day():
    """Events of one morning are apart from each other, and hours stand on the axis."""
    clocks = [f"2026-02-04T{hour:02d}:30Z" for hour in range(8, 12)]
    timeline = looking.timeline(
        looking.event(f"e{i}", {"start": clock, "end": clock}) for i, clock in enumerate(clocks)
    )
    made = scene(timeline)
    places = [mark.x0 for mark in made.marks]
    assert places == sorted(places)
    assert min(b - a for a, b in pairwise(places)) > 100
    assert any(":" in tick.label for tick in made.ticks)


def test_ticks_before_our_era_are_named():
    """44 BCE is on the axis as people say it."""
    assert scene(looking.centuries()).ticks[0].label == "44 BCE"


years = st.integers(-5000, 12024).map(lambda year: f"{year:05d}" if year < 0 else f"{year:04d}")
days = st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28))
whens = st.one_of(
    years.filter(lambda year: len(year.lstrip("-")) == 4),
    days.map(lambda parts: "{:04d}-{:02d}-{:02d}".format(*parts)),
    days.map(lambda parts: "{:04d}-{:02d}-{:02d}~".format(*parts)),
    days.map(lambda parts: "{:04d}-{:02d}-{:02d}/..".format(*parts)),
    st.integers(1, 99).map(lambda century: f"{century:02d}XX"),
    st.just("Y-300000000"),
)


@given(
    st.lists(whens, min_size=1, max_size=90), st.sampled_from([200.0, 350.0, 1000.0]), st.booleans()
)
def test_every_picture_keeps_to_its_frame(found, width, true_to_scale):
    """For all dates and widths: marks, columns and ticks lie inside, labels of ticks apart."""
    timeline = looking.timeline(looking.event(f"e{i}", when) for i, when in enumerate(found))
    made = scene(timeline, width=width, true_to_scale=true_to_scale)
    for mark in made.marks:
        assert -6 <= mark.x0 <= mark.x1 <= width + 6
        assert mark.label_x >= 0
    for column in made.bins:
        assert 0 <= column.x0 <= column.x1 <= width
    assert sum(column.count for column in made.bins) + len(made.marks) == len(found)
    for row in (0, 1):
        ticks = [tick for tick in made.ticks if tick.row == row]
        places = [tick.x for tick in ticks]
        assert places == sorted(places)
        for one, other in pairwise(ticks):
            assert one.x + 2 <= other.x


@given(st.text(max_size=60), st.floats(1, 40))
def test_shortened_text_fits(text, most):
    """For all text: what is kept fits, and is the text's own beginning."""
    kept = shorten(text, most)
    assert ems(kept) <= most or kept == "…"
    assert text.startswith(kept.removesuffix("…").rstrip())


def test_bounds_of_clock_times_are_the_local_ones():
    """An event at 11:00 in Washington lies at 11:00 on the axis, not at 16:00 UTC."""
    timeline = looking.timeline(
        [looking.event("one", {"start": "2026-02-04T11:00", "end": "2026-02-04T11:00"})],
        tz="America/New_York",
    )
    known = extent(timeline.get("one"))
    assert known.first % 86400 == 11 * 3600
    assert known.last - known.first == 60
