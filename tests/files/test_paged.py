"""A list that goes to disk says the same as a list that does not."""

from types import MappingProxyType
from typing import NamedTuple

import jiter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.files import paged
from timeline.files.paged import Column, PagedList
from timeline.jsonio import dumps

ITEMS = st.lists(
    st.dictionaries(st.text(max_size=4), st.integers() | st.text() | st.floats(allow_nan=False))
)


@given(ITEMS, st.integers(0, 5), st.integers(1, 200), st.integers(1, 4), st.slices(12))
def test_it_is_the_list_wherever_its_items_are(items, in_memory, page, together, some):
    """Length, each item, slices and order are those of a list, and reading changes nothing."""
    before = paged.IN_MEMORY, paged._PAGE
    paged.IN_MEMORY, paged._PAGE = in_memory, page
    try:
        found = PagedList(items, together=together)
        assert len(found) == len(items)
        assert list(found) == items == list(found)
        assert [found[n] for n in range(-len(items), len(items))] == items * 2
        assert found[some] == items[some]
        assert list(found.whole()) == items
        assert list(Column(len(items), found.__getitem__)) == items
        assert Column(len(items), found.__getitem__)[some] == items[some]
    finally:
        paged.IN_MEMORY, paged._PAGE = before


def test_numbers_keep_their_figures_and_views_are_copied():
    number = jiter.from_json(b'{"a": 1.50}', float_mode="lossless-float")
    found = PagedList([{}] * paged.IN_MEMORY)
    found.append({"extensions": number, "kept": MappingProxyType({"a": 1})})
    last = found[-1]
    assert dumps({"extensions": last["extensions"]}) == dumps({"extensions": number})
    assert b"1.50" in dumps({"extensions": last["extensions"]})
    assert last["kept"] == {"a": 1}


class Point(NamedTuple):
    x: int
    y: int


@pytest.mark.parametrize("together", [1, 2])
@pytest.mark.parametrize("items", [[Point(1, 2), Point(3, 4)], [Point(1, 2), (3, 4)], [(1, 2)]])
def test_named_tuples_keep_their_class(items, together, monkeypatch):
    monkeypatch.setattr(paged, "IN_MEMORY", 0)
    found = list(PagedList(items, together=together))
    assert found == items
    assert [one.__class__ for one in found] == [one.__class__ for one in items]
