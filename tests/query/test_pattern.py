"""Patterns on folded text."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.pattern import Pattern, pattern
from timeline.text import fold


@pytest.mark.parametrize(
    ("text", "mode", "value", "fits"),
    [
        ("Petro", "word", "gustavo petro", True),
        ("petro", "word", "petrov", False),
        ("petr", "word", "gustavo petro", False),
        ("petro*", "word", "petrov", True),
        ("gustavo petro", "word", "president gustavo petro urrego", True),
        ("gustavo pet", "word", "gustavo petro", False),
        ("Nixon, Richard", "word", "nixon, richard (37th)", True),
        ("nixon", "word", "nixon's men", True),
        ("(eln)", "word", "the eln.", True),
        ("farc ep", "word", "farc-ep", True),
        ("-", "word", "farc-ep", True),
        ("-", "word", "farc", False),
        ("petro", "word", "ecopetrol", False),
        ("FARC", "word", "dissidents of the farc-ep", True),
        ("EP", "word", "farc-ep", True),
        ("eln", "word", "ejercito de liberacion nacional (eln)", True),
        ("京都", "word", "東京都", True),
        ("都", "word", "京都府", True),
        ("energy", "exact", "energy", True),
        ("energy", "exact", "energy-policy", False),
        ("energy*", "exact", "energy-policy", True),
        ("*policy", "exact", "energy-policy", True),
        ("e*y*p*y", "exact", "energy-policy", True),
        ("ab*ba", "exact", "aba", False),
        ("*", "exact", "", True),
        ("xb*b*", "exact", "xb", False),
        ("*b*b*", "exact", "b", False),
        ("*b*b*", "exact", "bb", True),
        ("a*b*b", "exact", "ab", False),
        ("a*b*b", "exact", "abb", True),
        ("*a*b*", "exact", "aba", True),
        ("*a*", "exact", "ab", True),
        ("*ab*b*", "exact", "xxab", False),
        ("*ab*b*", "exact", "xxabb", True),
        ("ทย", "word", "ไทย", True),
        ("⺀", "word", "a⺀", True),
        ("ＥＮＥＲＧＹ", "exact", "energy", True),
        ("Ávila", "word", "jobanis de jesus avila villadiego", True),
        ("50%", "anywhere", "about 50% of it", True),
        ("a*b", "anywhere", "a*b", True),
        ("a*b", "anywhere", "axb", False),
    ],
)
def test_a_pattern_fits(text, mode, value, fits):
    assert pattern(text, mode).matches(value) is fits


def test_a_hostile_glob_is_linear():
    """A regular expression would try for years."""
    assert not pattern("*a" * 200 + "b", "exact").matches("a" * 20_000)


def test_quotes_and_wildcards_are_themselves_in_sql():
    assert pattern("it's", "exact").sql("kind") == "kind = 'it''s'"
    assert pattern("50%_!", "anywhere").sql("x") == "(x LIKE '%50!%!_!!%' ESCAPE '!')"
    assert pattern("a*_", "exact").sql("x") == "(x LIKE 'a%!_' ESCAPE '!')"


@pytest.mark.parametrize(
    ("text", "mode", "sql"),
    [
        ("it's", "exact", "c = 'it''s'"),
        ("petro", "anywhere", "(c LIKE '%petro%')"),
        ("a*b", "glob", "(c LIKE 'a%b')"),
        ("50%", "anywhere", "(c LIKE '%50!%%' ESCAPE '!')"),
        ("a_b", "anywhere", "(c LIKE '%a!_b%' ESCAPE '!')"),
        ("a!b", "anywhere", "(c LIKE '%a!!b%' ESCAPE '!')"),
        ("a\\b", "anywhere", "(c LIKE '%a\\b%' ESCAPE '!')"),
    ],
)
def test_sql_escapes_only_what_it_has_to(text, mode, sql):
    """A sign that LIKE would take for its own, or an engine for an escape, needs an ESCAPE."""
    assert Pattern(text, mode).sql("c") == sql


@given(st.text("ab-' (é%_", max_size=6), st.text("ab-' (é%_", max_size=12))
def test_sql_finds_the_words_that_python_finds(text, name):
    """The same question to a value and to a column that holds it."""
    asked, value = pattern(text, "word"), fold(name)
    with closing(sqlite3.connect(":memory:")) as base:
        found = base.execute(f"SELECT {asked.sql('c')} FROM (SELECT ? AS c)", (value,)).fetchone()
    assert bool(found[0]) == asked.matches(value)
