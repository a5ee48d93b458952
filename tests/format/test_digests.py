"""Digests of fields: the same for the same value however it was read, another for any other."""

import json

from hypothesis import given
from hypothesis import strategies as st

from timeline import jsonio
from timeline.format import digests

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=5)
ITEMS = WORDS | st.dictionaries(st.sampled_from(["name", "role", "of"]), WORDS, min_size=1)
PLACES = st.builds(
    lambda name, lat: {"name": name, "geo": {"lat": lat, "lon": 1}},
    WORDS,
    st.integers(-90, 90) | st.decimals(-90, 90, places=3).map(float),
)


@given(st.sampled_from(["tags", "participants", "places"]), st.lists(ITEMS | PLACES, max_size=3))
def test_a_value_has_one_digest_however_it_was_read(name, value):
    data = json.dumps({name: value}).encode()
    read = [jsonio.parse(data)[name], jsonio.parse_exact(data)[name], value]
    assert len({str(digests.of_field("x", name, one)) for one in read}) == 1


@given(ITEMS | PLACES, ITEMS | PLACES)
def test_other_values_have_other_digests(one, other):
    marks = [digests.digest("x", "participants", [item]) for item in (one, other)]
    assert (marks[0] == marks[1]) == (one == other)


@given(WORDS)
def test_the_digest_is_salted_with_the_id_of_the_event(text):
    assert digests.digest("a", "title", text) != digests.digest("b", "title", text)
