"""The tree of a question: Kleene's logic, and the same answer from Python and from SQL."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.query.worlds import LATER, database, nodes, rows, windows, with_clock

from timeline.chronicle.row import COLUMNS, SIDES
from timeline.query.nodes import (
    CERTAIN,
    EVERYTHING,
    NO,
    POSSIBLE,
    And,
    Flag,
    Member,
    Not,
    Or,
    Surely,
    conjunction,
    disjunction,
    leaves,
    negation,
)
from timeline.query.pattern import Pattern
from timeline.query.window import (
    TimeWindow,
    both,
    end_from,
    end_until,
    overlaps,
    start_from,
    start_until,
)


class Fixed:
    """A leaf with one verdict."""

    def __init__(self, value: int) -> None:
        self.value = value

    def verdict(self, row) -> int:
        return self.value


@pytest.mark.parametrize("a", [NO, POSSIBLE, CERTAIN])
@pytest.mark.parametrize("b", [NO, POSSIBLE, CERTAIN])
def test_and_is_the_weaker_or_the_stronger_not_turns_round(a, b):
    assert And((Fixed(a), Fixed(b))).verdict(None) == min(a, b)
    assert Or((Fixed(a), Fixed(b))).verdict(None) == max(a, b)
    assert Not(Fixed(a)).verdict(None) == {NO: CERTAIN, POSSIBLE: POSSIBLE, CERTAIN: NO}[a]
    assert Surely(Fixed(a)).verdict(None) == (CERTAIN if a == CERTAIN else NO)


def test_nothing_asked_is_everything():
    assert EVERYTHING.verdict(SimpleNamespace()) == CERTAIN
    assert EVERYTHING.sql(True) == "1 = 1"


def test_the_same_connective_is_flat_and_two_nots_are_none():
    a, b, c = (Flag("ongoing", name) for name in "abc")
    assert conjunction((a, conjunction((b, c)))) == And((a, b, c))
    assert disjunction((a, disjunction((b, c)))) == Or((a, b, c))
    assert conjunction((a,)) is a
    assert negation(negation(a)) is a
    assert list(leaves(And((a, Not(Or((b, c))))))) == [a, b, c]


@given(
    st.lists(st.integers(), min_size=1, max_size=5).flatmap(
        lambda found: st.tuples(*(rows(number=i) for i in range(len(found))))
    ),
    nodes,
)
def test_sqlite_selects_what_python_selects(found, node):
    """For all rows and all questions, certain and at least possible."""
    with database(found) as base:
        for certain, least in ((True, CERTAIN), (False, POSSIBLE)):
            ids = {id for (id,) in base.execute(f"SELECT id FROM event WHERE {node.sql(certain)}")}
            assert ids == {row.id for row in found if node.verdict(row) >= least}


def _worlds(row):
    """Every pair of a start and an end that the row's outer bounds allow, up to a horizon."""
    for start in range(-3 if row.s1 is None else row.s1, row.s2 + 1):
        for end in range(max(row.e1, start), (16 if row.e2 is None else row.e2) + 1):
            yield start, end


def _inside(seen, day):
    return (seen.a is None or day >= seen.a) and (seen.b is None or day <= seen.b)


CASES = {
    "overlaps": (
        lambda seen, day: overlaps(seen, ""),
        lambda seen, day: (
            lambda s, e: (seen.b is None or s <= seen.b) and (seen.a is None or e >= seen.a)
        ),
    ),
    "start_from": (
        lambda seen, day: start_from(seen, day, ""),
        lambda seen, day: lambda s, e: s >= day,
    ),
    "start_until": (
        lambda seen, day: start_until(seen, day, ""),
        lambda seen, day: lambda s, e: s <= day,
    ),
    "end_from": (
        lambda seen, day: end_from(seen, day, ""),
        lambda seen, day: lambda s, e: e >= day,
    ),
    "end_until": (
        lambda seen, day: end_until(seen, day, ""),
        lambda seen, day: lambda s, e: e <= day,
    ),
    "start_in": (
        lambda seen, day: both(start_from(seen, day, ""), start_until(seen, day + 2, ""), ""),
        lambda seen, day: lambda s, e: day <= s <= day + 2,
    ),
    "end_in": (
        lambda seen, day: both(end_from(seen, day, ""), end_until(seen, day + 2, ""), ""),
        lambda seen, day: lambda s, e: day <= e <= day + 2,
    ),
}


@given(rows(), windows(), st.integers(0, 12), st.sampled_from(sorted(CASES)))
def test_a_verdict_is_never_stronger_than_the_truth(row, seen, day, name):
    """Certain holds in every world that the bounds allow, no in none of them."""
    make, truth = CASES[name]
    holds = truth(seen, day)
    worlds = [holds(start, end) for start, end in _worlds(row)]
    verdict = make(seen, day).verdict(row)
    if verdict == CERTAIN:
        assert all(worlds)
    if verdict == NO:
        assert not any(worlds)


@given(rows(), windows())
def test_an_exact_row_is_told_exactly(row, seen):
    """Where nothing weakens the certain pair, what holds in every world is certain."""
    exact = row.certain_s2 == min(row.s2, row.s2 if row.e2 is None else row.e2)
    if not exact or row.certain_e1 != row.e1 or row.s1 is None or row.e2 is None:
        return
    worlds = [CASES["overlaps"][1](seen, 0)(*world) for world in _worlds(row)]
    verdict = overlaps(seen, "").verdict(row)
    assert verdict == (CERTAIN if all(worlds) else POSSIBLE if any(worlds) else NO)


def test_a_qualified_day_is_only_possibly_over():
    """2004-06-~11: its bounds are the day, yet certain is only the month."""
    row = SimpleNamespace(s1=11, s2=11, e1=11, e2=11, certain_s2=30, certain_e1=1)
    assert end_until(TimeWindow(15, 20, False, ""), 14, "").verdict(row) == POSSIBLE
    plain = SimpleNamespace(s1=11, s2=11, e1=11, e2=11, certain_s2=11, certain_e1=11)
    assert end_until(TimeWindow(15, 20, False, ""), 14, "").verdict(plain) == CERTAIN


@given(rows(), windows(), st.integers(0, 12), st.sampled_from(sorted(CASES)))
def test_moments_are_compared_as_days_are(row, seen, day, name):
    """A window with a clock time asks the row's moments what another asks its days."""
    make, _ = CASES[name]
    assert make(with_clock(seen), day + LATER).verdict(row) == make(seen, day).verdict(row)


@pytest.mark.parametrize(
    ("s2c", "e1c", "expected"),
    [
        (11, 11, CERTAIN),
        (12, 11, POSSIBLE),
        (11, 10, POSSIBLE),
        (None, 11, POSSIBLE),
        (11, None, POSSIBLE),
        (20, 5, CERTAIN),
        (20, 6, POSSIBLE),
        (19, 5, POSSIBLE),
    ],
)
@pytest.mark.parametrize("clock", [False, True])
def test_only_an_exact_event_certainly_starts_after(s2c, e1c, expected, clock):
    """Its certain pair has to be its own bounds, whichever; in SQL too."""
    days = {"s1": 5, "s2": 11, "e1": 11, "e2": 20, "certain_s2": s2c, "certain_e1": e1c}
    row = row_of(days, clock)
    seen = TimeWindow(0, 30, False, "")
    node = start_from(with_clock(seen), 5 + LATER, "") if clock else start_from(seen, 5, "")
    assert node.verdict(row) == expected
    with database([row]) as base:
        found = base.execute(f"SELECT id FROM event WHERE {node.sql(True)}").fetchall()
    assert found == ([("e",)] if expected == CERTAIN else [])


def row_of(days, clock):
    """A row of these days, or of their moments, and nothing else."""
    moments = {f"{day}_at": None if at is None else at + LATER for day, at in days.items()}
    empty = dict.fromkeys(COLUMNS) | dict.fromkeys(SIDES, ())
    return SimpleNamespace(**{**empty, "id": "e", **(moments if clock else days)})


def test_sql_keeps_together_what_belongs_together():
    """Parentheses where a weaker connective stands inside; certain all the way down."""
    a, b, c = (Flag(name, "") for name in ("ongoing", "undated", "withdrawn"))
    one, two, three = (flag.sql(False) for flag in (a, b, c))
    assert one == "(ongoing = TRUE)"
    assert And((Or((a, b)), c)).sql(False) == f"({one} OR {two}) AND {three}"
    assert Or((And((a, b)), c)).sql(False) == f"({one} AND {two}) OR {three}"
    assert Not(Or((a, b))).sql(False) == f"NOT ({one} OR {two})"
    late = start_from(TimeWindow(0, 9, False, ""), 5, "")
    either = Or((late, a))
    for certain in (False, True):
        assert And((either, b)).sql(certain) == f"({either.sql(certain)}) AND {two}"
    assert And((Surely(late), b)).sql(False) == f"({late.sql(True)}) AND {two}"
    tagged = Member("tag", Pattern("x", "exact"), "")
    assert tagged.sql(True) == "id IN (SELECT event_id FROM event_tag WHERE value = 'x')"


def test_an_undated_event_is_possible_everywhere_and_certain_nowhere():
    row = SimpleNamespace(**dict.fromkeys(("s1", "s2", "e1", "e2", "certain_s2", "certain_e1")))
    for make, _ in CASES.values():
        assert make(TimeWindow(3, 5, False, ""), 4).verdict(row) == POSSIBLE
