"""Values in quotation marks: the filter language reads back what was put in."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.chronicle.timeline import timeline_of
from timeline.query import context, parse, select
from timeline.query.parser import ask
from timeline.query.quoting import begins, quoted
from timeline.text import fold

NAMES = st.text(st.sampled_from("aBé山 ,()\"“”「」':=*\\$;\u3000"), min_size=1, max_size=10)


def found(name, node_of):
    """Whether the question that `node_of` makes finds somebody of this name, and nobody else."""
    people = {"evt": name, "other": "somebody"}
    records = {
        id: {"id": id, "title": id, "when": "2024", "participants": [{"name": one}]}
        for id, one in people.items()
    }
    timeline = timeline_of(records)
    node = node_of(context(timeline, now=0))
    return {match.entry.id for match in select(timeline, node)} == {"evt"}


@given(NAMES)
def test_a_query_finds_the_name_that_was_put_in_it(name):
    """As a term of a query, beside another term."""
    assume(fold(name) and "*" not in name)
    text = quoted(name, blanks=False)
    assume(text is not None)
    assert found(name, lambda asked: parse(f"id:e* who:{text} until:2024", asked))


@given(NAMES)
def test_an_option_finds_the_name_that_was_given_it(name):
    assume(fold(name) and "*" not in name)
    text = quoted(name)
    assume(text is not None)
    assert found(name, lambda asked: ask("who", f"nobody,{text}", asked))


@pytest.mark.parametrize(
    ("value", "in_query", "in_option"),
    [
        ("energy", "energy", "energy"),
        ("Ana Gómez", '"Ana Gómez"', "Ana Gómez"),
        ("Smith, John", '"Smith, John"', '"Smith, John"'),
        ('the "Hand"', '“the "Hand"”', '“the "Hand"”'),
        ("f(x)", '"f(x)"', "f(x)"),
        ('" ” 」', None, None),
    ],
)
def test_marks_are_used_only_where_they_are_needed(value, in_query, in_option):
    assert quoted(value, blanks=False) == in_query
    assert quoted(value) == in_option


@pytest.mark.parametrize(
    ("text", "last"),
    [("tag:a,b", "b"), ('who:"a, b', 'who:"a, b'), ('"a,b",c', "c"), ("「a,b」", "「a,b」")],
)
def test_the_last_part_begins_after_a_break_outside_marks(text, last):
    assert text[begins(text, lambda char: char == ",") :] == last
