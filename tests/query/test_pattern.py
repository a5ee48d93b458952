"""Patterns on folded text."""

import pytest

from timeline.query.pattern import pattern


@pytest.mark.parametrize(
    ("text", "mode", "value", "fits"),
    [
        ("Petro", "word", "gustavo petro", True),
        ("petro", "word", "petrov", True),
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
