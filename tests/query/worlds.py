"""Rows and questions for tests: small enough to try every world, odd enough to break things."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from types import SimpleNamespace

from hypothesis import strategies as st
from tests.scale.engines.sqlite import store

from timeline.chronicle.row import COLUMNS, SIDES
from timeline.query.nodes import Flag, Member, Node, Not, Surely, Text, conjunction, disjunction
from timeline.query.pattern import pattern
from timeline.query.window import TimeWindow, end_from, end_until, overlaps, start_from, start_until

WORDS = (
    "petro",
    "Petro",
    "ecopetrol",
    "Clan del Golfo",
    "FARC-EP",
    "京都",
    "京都府",
    "ｐｅｔｒｏ",
    "É",
    "e",
    "50%",
    "a_b",
    "a!b",
    "it's",
    "-- x",
    "",
)
words = st.sampled_from(WORDS)
LATER = 1000  # a day of a row and its moment are so far apart, so that none is taken for the other


@st.composite
def rows(draw, number: int = 0):
    """A row whose bounds are small or unknown, its certain pair equal to them or weaker."""
    low = sorted(draw(st.lists(st.integers(0, 12), min_size=2, max_size=2)))
    high = sorted(draw(st.lists(st.integers(0, 12), min_size=2, max_size=2)))
    s1, s2 = low
    e1, e2 = max(high[0], s1), max(high[1], s2)
    weaker = draw(st.sampled_from(("exact", "weaker", "never")))
    s2c, e1c = min(s2, e2), max(e1, s1)
    if weaker == "weaker":
        s2c, e1c = s2c + draw(st.integers(0, 3)), e1c - draw(st.integers(0, 3))
    row = dict.fromkeys(COLUMNS) | dict.fromkeys(SIDES, ())
    row |= {
        "id": f"e{number}",
        "s1": draw(st.sampled_from((s1, s1, None))),
        "s2": s2,
        "e1": e1,
        "e2": draw(st.sampled_from((e2, e2, None))),
        "certain_s2": None if weaker == "never" else s2c,
        "certain_e1": None if weaker == "never" else e1c,
        "kind": draw(st.sampled_from((None, "meeting", "it's"))),
        "title_fold": pattern(draw(words), "anywhere").text,
        "text_fold": pattern(draw(words), "anywhere").text,
        "fields": "|id|title|",
        "ongoing": draw(st.booleans()),
        "undated": False,
        "tag": tuple(pattern(word, "exact").text for word in draw(st.lists(words, max_size=2))),
        "participant": tuple(
            pattern(word, "exact").text for word in draw(st.lists(words, max_size=2))
        ),
    }
    days = ("s1", "s2", "e1", "e2", "certain_s2", "certain_e1")
    row |= {f"{day}_at": None if row[day] is None else row[day] + LATER for day in days}
    return SimpleNamespace(**row)


def with_clock(seen: TimeWindow) -> TimeWindow:
    """The same window, in the seconds that a row has for its days."""
    a, b = (None if limit is None else limit + LATER for limit in seen[:2])
    return TimeWindow(a, b, True, seen.said)


@st.composite
def windows(draw) -> TimeWindow:
    """A window of days, open on a side now and then."""
    a, b = sorted(draw(st.lists(st.integers(0, 12), min_size=2, max_size=2)))
    return TimeWindow(
        draw(st.sampled_from((a, a, None))), draw(st.sampled_from((b, b, None))), False, ""
    )


limits = st.sampled_from((start_from, start_until, end_from, end_until))
leaf_nodes = st.one_of(
    windows().map(lambda seen: overlaps(seen, "")),
    windows().map(lambda seen: overlaps(with_clock(seen), "")),
    st.tuples(windows(), st.integers(0, 12), limits).map(
        lambda found: found[2](found[0], found[1], "")
    ),
    st.tuples(windows(), st.integers(0, 12), limits).map(
        lambda found: found[2](with_clock(found[0]), found[1] + LATER, "")
    ),
    st.sampled_from(("meeting", "it's", "meet*", "x")).map(
        lambda word: Text("kind", pattern(word, "exact"), word)
    ),
    words.map(lambda word: Text("text_fold", pattern(word, "anywhere"), word)),
    st.tuples(words, st.sampled_from(("exact", "word"))).map(
        lambda found: Member("participant", pattern(*found), found[0])
    ),
    words.map(lambda word: Member("tag", pattern(f"{word[:1]}*", "exact"), word)),
    st.just(Flag("ongoing", "ongoing")),
)


def _joined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=3)
    return st.one_of(
        several.map(conjunction), several.map(disjunction), children.map(Not), children.map(Surely)
    )


nodes = st.recursive(leaf_nodes, _joined, max_leaves=6)


@contextmanager
def database(all_rows) -> Iterator[sqlite3.Connection]:
    """The rows in SQLite, as its engine stores them."""
    with closing(sqlite3.connect(":memory:")) as base:
        store(base, all_rows)
        yield base
