"""The merge of an import: a change of one side alone is taken, whichever side it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.format import digests
from timeline.write.merge import as_it_is, differing, fields_of, merge

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
        (["a", "a", "b"], ["a", "c"], ["a", "a", "c"]),
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


@pytest.mark.parametrize(
    ("hand", "source", "kept", "theirs"),
    [
        # Each side changed another language.
        ({"en": "a", "es": "B"}, {"en": "A", "es": "b"}, {"en": "a", "es": "b"}, None),
        ({"en": "a", "es": "B"}, {"en": "A"}, {"en": "a"}, None),
        ({"en": "A"}, {"en": "a", "es": "B"}, {"en": "a"}, None),
        ({"en": "a", "es": "B"}, {"en": "A", "es": "B", "ja": "J"},
         {"en": "a", "es": "B", "ja": "J"}, None),
        ({"en": "a", "es": "x", "ja": "J"}, {"en": "a", "es": "B"},
         {"en": "a", "es": "x", "ja": "J"}, None),
        # Both changed one of them, and the source another one as well.
        ({"en": "mine", "es": "B"}, {"en": "a", "es": "b", "ja": "J"},
         {"en": "mine", "es": "b", "ja": "J"}, {"en": "a", "es": "b", "ja": "J"}),
        ({"en": "mine", "es": "mine"}, {"en": "a", "es": "b"},
         {"en": "mine", "es": "mine"}, {"en": "a", "es": "b"}),
        ({"en": "mine", "es": "B"}, {"es": "b"}, {"en": "mine", "es": "b"}, {"es": "b"}),
    ],
)  # fmt: skip
def test_the_languages_of_a_text_are_merged_one_by_one(hand, source, kept, theirs):
    """Two texts of one language are told as a conflict, once for the field; none is mixed."""
    base = digests.of_record("x", {"title": {"en": "A", "es": "B"}})
    for choose, wanted in ((False, kept), (True, theirs or kept)):
        found = merged({"id": "x", "title": hand}, {"title": source}, base, theirs=choose)
        assert found.record["title"] == wanted
        assert found.conflicts == (("title",) if theirs else ())
        again = merged(found.record, {"title": source}, found.base, theirs=choose)
        assert again.record == found.record
        assert again.conflicts == (() if choose else found.conflicts)
        if choose or not theirs:
            assert found.base == again.base == digests.of_record("x", {"title": source})


def test_what_differs_is_named_without_stamps_and_order():
    old = {"id": "x", "title": "A", "tags": ["a"], "kind": "meeting", "modified": "then"}
    new = {"id": "y", "title": "B", "tags": ["a"], "summary": "S", "modified": "now"}
    assert differing(old, (*old, *new), new) == ["title", "kind", "title", "summary"]
    assert differing(old, old, old) == []


CLAIMS = [{"stance": "reports", "about": "/tags/1"}, {"stance": "denies", "about": "/tags/0"}]


def test_a_claim_follows_what_it_is_about_and_what_it_lost_is_told():
    """The pointers are those of the event as it was; what came points into what came."""
    old = {"id": "x", "tags": ["a", "b"], "claims": CLAIMS}
    found = merged(old, {"tags": ["b"]}, digests.of_record("x", {"tags": ["a", "b"]}))
    assert found.record["claims"] == [{"stance": "reports", "about": "/tags/0"}, CLAIMS[1]]
    assert found.lost == ("/tags/0",)
    new, come = {**old, "tags": ["b"]}, {"tags": ["b"]}
    assert as_it_is(old, new, come, ["tags"]) == (found.record, {}, ("tags",), ("/tags/0",))


def test_a_claim_that_came_is_about_what_came():
    """Its place is one in the list that came, which is put behind what is there."""
    base = digests.of_record("x", {"tags": ["a"]})
    came = {"tags": ["a", "c"], "claims": [{"stance": "reports", "about": "/tags/1"}]}
    old = {"id": "x", "tags": ["a", "mine"]}
    found = merged(old, came, base)
    assert found.record["tags"] == ["a", "mine", "c"]
    assert found.record["claims"] == [{"stance": "reports", "about": "/tags/2"}]
    made = {**old, "tags": ["a", "mine", "c"], "claims": came["claims"]}
    assert as_it_is(old, made, came, ()).record == found.record


@pytest.mark.parametrize("hand", [["a", "b"], ["a", "b", "mine"]])
def test_another_order_of_items_is_no_change(hand):
    base = digests.of_record("x", {"tags": ["a", "b"]})
    found = merged({"id": "x", "tags": hand}, {"tags": ["b", "a"]}, base)
    assert (found.record["tags"], found.base, found.conflicts) == (hand, base, ())


def test_a_change_that_both_made_is_the_base_of_the_next():
    base = digests.of_record("x", {"tags": ["a", "b", "c"]})
    found = merged({"id": "x", "tags": ["a"]}, {"tags": ["a"]}, base)
    assert found.base == digests.of_record("x", {"tags": ["a"]})
    assert (found.record["tags"], found.conflicts) == (["a"], ())
