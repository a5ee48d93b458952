"""The bar that shows where in time an event lies, and how vague that is."""

import pytest

from timeline.chronicle.timeline import timeline_of
from timeline.listing.bar import bar, heading, scale


def drawn(*whens, width=10):
    """The bars of events with these dates, on one scale; `.` stands for a blank."""
    timeline = timeline_of(
        {
            f"{place:02d}": {"id": f"e{place}", "title": "x", "when": when}
            for place, when in enumerate(whens)
        }
    )
    events = [entry.resolved for entry in timeline.entries.values()]
    on = scale(events, width)
    signs = str.maketrans({"⣿": "#", "⠒": "-", " ": "."})
    return [bar(when, on).translate(signs) for when in events] if on else []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2010-06-01", "#........."),
        ("2015", ".....#...."),
        ("2015?", ".....-...."),
        ("2015-06-~15", ".....#...."),  # the year is certain
        ("2012-03-01/2016-09-01", "..#####..."),
        ("201X", "----------"),
        ("2012-03-01/..", "..#-------"),
        ("2012-03-01/", "..#-------"),
        ("../2012-09-01", "###......."),
        ("2019/..", ".........#"),
        ({"earliest": "2012-03-01", "latest": "2016-09-01"}, "..-----..."),
        ({"earliest": "2019-03"}, ".........-"),
        ({"text": "once"}, ".........."),
    ],
)
def test_solid_is_certain_and_dotted_possible(when, expected):
    """On a scale of ten years, one a column."""
    assert drawn("2010-01-01", "2019-12-31", when)[2] == expected


def test_nothing_dated_has_no_scale():
    assert drawn({"text": "once"}) == []


def test_years_before_0_and_far_ones_share_a_scale():
    assert drawn("-0043", "Y12024", width=4) == ["#...", "...#"]


def test_the_heading_names_both_ends_where_there_is_room():
    timeline = timeline_of({"a": {"id": "a", "title": "x", "when": "2010/2019"}})
    events = [entry.resolved for entry in timeline.entries.values()]
    assert heading(scale(events, 12)) == "2010    2019"
    assert heading(scale(events, 8)) == "2010"
    assert heading(scale(events, 3)) == ""
