"""Cells that hold several names: what is remembered of them is what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importers.rows import flat

WORDS = ["Ana", "Ben", "[[Ana|she]]", "ana@example.org", "Ana (https://example.org/a)", "7"]
CELLS = st.lists(st.sampled_from(WORDS), max_size=4).map("; ".join)


@given(st.sampled_from(sorted(flat._LISTS)), CELLS, st.booleans())
def test_a_cell_that_comes_again_is_read_as_the_first_time(name, cell, private):
    """Remembering lists changes none, nor does what was done with an earlier one."""
    rows = [flat.event({"c": cell}, {"c": name}, private=private) for _ in range(2)]
    for one in rows[0].record.get(flat._LISTS[name][0], ()):
        one["changed"] = True
    again = flat.event({"c": cell}, {"c": name}, private=private)
    assert again == rows[1]
    made = flat._members(cell, name, None, private).made
    assert again.record.get(flat._LISTS[name][0], []) == flat.dict_unique(made)


@pytest.mark.parametrize("value", [14, "14", " 3 "])
def test_a_number_under_tag_is_taken_for_no_tag(value):
    """It may be the day, in German, where no column says so; it is kept, and that is told."""
    found = flat.event({"Tag": value, "tags": "14"}, {"Tag": "tags", "tags": "tags"})
    assert found.kept == {"Tag": value}
    assert [one.column for one in found.misfits] == ["Tag"]
    assert found.record["tags"] == ["14"]
    assert flat.event({"Tag": "politics"}, {"Tag": "tags"}).record["tags"] == ["politics"]


@given(st.lists(st.dictionaries(st.sampled_from("ab"), st.sampled_from(["", "x", 1, 1.0, True]))))
def test_items_are_told_apart_as_their_json_is(items):
    """The short way to compare objects of texts agrees with the long one."""
    known = {flat.json.dumps(one, sort_keys=True): one for one in reversed(items)}
    found = flat.dict_unique(items)
    assert [flat.json.dumps(one, sort_keys=True) for one in found] == list(
        dict.fromkeys(flat.json.dumps(one, sort_keys=True) for one in items)
    )
    assert len(found) == len(known)
