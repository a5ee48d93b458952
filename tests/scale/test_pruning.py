"""What may be left unread, and what may not."""

from hypothesis import given
from hypothesis import strategies as st
from tests.scale.engines.worlds import nodes, rows

from timeline.query.nodes import NO, Member, Not, Or, conjunction
from timeline.query.pattern import pattern
from timeline.query.window import TimeWindow, overlaps, start_from
from timeline.scale.layout import LONGEST
from timeline.scale.pruning import Among, hull, rewritten, short

DAYS = overlaps(TimeWindow(10, 20, False, ""), "")
CLOCK = overlaps(TimeWindow(10 * 86400, 20 * 86400 + 5, True, ""), "")
WHO = Member("participant", pattern("ana", "word"), "ana")


def test_a_period_is_the_hull() -> None:
    """Of days as they are; of clock times, a day more on either side, for zones."""
    assert hull(DAYS) == (10, 20)
    assert hull(CLOCK) == (9, 21)
    assert hull(conjunction([DAYS, WHO, start_from(TimeWindow(15, None, False, ""), 15, "")])) == (
        15,
        20,
    )


def test_what_need_not_hold_limits_nothing() -> None:
    """Neither a denial nor one of several."""
    assert hull(Not(DAYS)) == (None, None)
    assert hull(Or((DAYS, WHO))) == (None, None)
    assert hull(WHO) == (None, None)


@given(nodes, rows(0))
def test_what_is_outside_the_hull_does_not_match(node, row) -> None:
    """For all questions and events: a match touches the hull."""
    low, high = hull(node)
    if node.verdict(row) != NO:
        assert low is None or row.e2 is None or row.e2 >= low
        assert high is None or row.s1 is None or row.s1 <= high


def test_short_events_begin_shortly_before() -> None:
    """An event of a year that touches the first day began a year before at most."""
    assert short(10, 20) == f"s1 <= 20 AND s1 >= {10 - LONGEST} AND e2 >= 10"
    assert short(None, None) == ""


def test_values_take_the_place_of_a_pattern() -> None:
    """Wherever it stands; of none, nothing can match."""
    tree = conjunction([DAYS, Not(Or((WHO, DAYS)))])
    found = rewritten(tree, {WHO: ("ana", "ana d'or")})
    assert "value IN ('ana', 'ana d''or')" in found.sql(False)
    assert Among(WHO, ()).sql(True) == "1 = 0"
    assert rewritten(tree, {}) == tree


@given(st.lists(nodes, min_size=1, max_size=3))
def test_rewriting_nothing_changes_nothing(found) -> None:
    """The SQL of a tree with no known values is that of the tree."""
    tree = conjunction(found)
    assert rewritten(tree, {}).sql(True) == tree.sql(True)
