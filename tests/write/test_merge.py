"""The merge of an import: a change of one side alone is taken, whichever side it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.format import digests
from timeline.write.merge import fields_of, merge

WORDS = st.sampled_from(["", "A", "B", "C"])
TAGS = st.lists(st.sampled_from("abcd"), unique=True, max_size=3)
FIELDS = {
    "title": WORDS,
    "summary": WORDS | st.dictionaries(st.sampled_from(["en", "es"]), st.sampled_from("AB")),
    "when": st.sampled_from(["", "2024", "2025", {"start": "2024", "text": "then"}]),
    "tags": TAGS,
    "places": st.lists(st.sampled_from([{"name": "X"}, {"name": "Y"}]), max_size=2),
}  # fmt: skip
EVENTS = st.fixed_dictionaries(FIELDS).map(
    lambda made: {key: value for key, value in made.items() if value}
)


def merged(old, new, base, *, theirs=False):
    return merge(old, new, base, gone=fields_of(base), theirs=theirs)


@given(EVENTS, EVENTS, st.booleans())
def test_what_only_the_hand_changed_stays(before, hand, theirs):
    base = digests.of_record("x", before)
    found = merged({"id": "x", **hand}, before, base, theirs=theirs)
    assert found.record == {"id": "x", **hand}
    assert (found.base, found.conflicts) == (base, ())


@given(EVENTS, EVENTS, st.booleans())
def test_what_only_the_source_changed_comes_in(before, source, theirs):
    base = digests.of_record("x", before)
    found = merged({"id": "x", **before}, source, base, theirs=theirs)
    again = merged(found.record, source, found.base)
    for name in FIELDS:
        one, other = (digests.of_field("x", name, it.get(name)) for it in (found.record, source))
        assert sorted(one.values()) == sorted(other.values())
    assert found.conflicts == ()
    assert (again.record, again.base, again.conflicts) == (found.record, found.base, ())


@given(EVENTS, EVENTS, EVENTS, st.booleans())
def test_again_is_the_same(before, hand, source, theirs):
    base = digests.of_record("x", before)
    found = merged({"id": "x", **hand}, source, base, theirs=theirs)
    again = merged(found.record, source, found.base, theirs=theirs)
    assert (again.record, again.base) == (found.record, found.base)
    assert not (theirs and again.conflicts)


@given(EVENTS, EVENTS)
def test_what_a_format_cannot_carry_is_never_touched(before, source):
    """Fields that never came from there stay, whatever comes."""
    base = digests.of_record("x", before)
    mine = {"id": "x", "claims": [{"stance": "reports"}], "kind": "meeting", "created": "then"}
    found = merged({**mine, **before}, source, base, theirs=True)
    assert {key: found.record[key] for key in mine} == mine


@pytest.mark.parametrize(
    ("hand", "source", "result"),
    [
        (["a", "b", "mine"], ["a", "c"], ["a", "mine", "c"]),
        (["a", "b", "mine"], ["a", "b", "c"], ["a", "b", "mine", "c"]),
        (["a"], ["a", "b", "c"], None),
        (["mine"], [], None),
    ],
)
def test_items_added_by_hand_go_with_items_that_changed_there(hand, source, result):
    """Where the hand took some away and the source changed, too, somebody has to decide."""
    base = digests.of_record("x", {"tags": ["a", "b"]})
    new = {"tags": source} if source else {}
    found = merged({"id": "x", "tags": hand}, new, base)
    assert found.conflicts == (() if result else ("tags",))
    assert found.record["tags"] == (result or hand)


def test_a_text_that_was_translated_by_hand_follows_the_source_in_its_language():
    base = digests.of_record("x", {"title": "Talks"})
    old = {"id": "x", "title": {"en": "Talks", "es": "Charlas"}}
    found = merged(old, {"title": "The talks"}, base)
    assert found.record["title"] == {"en": "The talks", "es": "Charlas"}
    again = merged(found.record, {"title": "The talks"}, found.base)
    assert (again.record, again.conflicts) == (found.record, ())
