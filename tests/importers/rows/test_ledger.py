"""The ledger: no cell without a fate, none with two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importers.rows.ledger import Cell, Fate, Ledger, Unaccounted

CELLS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(), st.sampled_from(Fate)), max_size=8
)


@given(CELLS)
def test_every_cell_has_its_fate_and_kept_ones_are_all_there(cells):
    ledger = Ledger()
    made = [ledger.add(name, value, 3) for name, value, _ in cells]
    for cell, (_, _, fate) in zip(made, cells, strict=True):
        {Fate.FIELD: lambda one: ledger.fill(one, "title"), Fate.KEPT: ledger.keep,
         Fate.TOLD: ledger.tell}[fate](cell)  # fmt: skip
    kept = ledger.close()
    for name in "abc":
        wanted = [value for one, value, fate in cells if (one, fate) == (name, Fate.KEPT)]
        found = kept.get(name, [])
        assert (found if isinstance(found, list) else [found]) == wanted


@given(CELLS.filter(bool), st.data())
def test_a_ledger_does_not_close_over_a_cell_without_a_fate(cells, data):
    ledger = Ledger()
    made = [ledger.add(name, value) for name, value, _ in cells]
    left = data.draw(st.sampled_from(made))
    for cell in made:
        if cell is not left:
            ledger.keep(cell)
    with pytest.raises(Unaccounted, match=left.name):
        ledger.close()
    ledger.keep_rest()
    assert ledger.close()


def test_a_cell_gets_no_second_fate():
    ledger = Ledger()
    cell = ledger.add("a", 1)
    ledger.fill(cell, "title")
    with pytest.raises(Unaccounted, match="has a fate already"):
        ledger.keep(cell)


def test_a_cell_without_a_fate_is_as_it_was_added():
    ledger = Ledger()
    made = [ledger.add("a", "x", 7), ledger.add("b", 0)]
    assert list(ledger.open()) == made == [Cell(0, "a", "x", 7), Cell(1, "b", 0, 0)]
    with pytest.raises(Unaccounted, match=r"'a' \(line 7\) has no fate"):
        ledger.close()


def test_each_fate_is_told_with_what_it_is():
    ledger = Ledger()
    a, b, c, d, e = (ledger.add(name, name.upper()) for name in "abcde")
    ledger.fill(a, "title")
    ledger.keep(b)
    ledger.keep(c, "a part of it")
    ledger.tell(d, "is private")
    ledger.tell(e)
    assert ledger.fates == [
        (Fate.FIELD, "title"), (Fate.KEPT, "b"), (Fate.KEPT, "c"), (Fate.TOLD, "is private"),
        (Fate.TOLD, ""),
    ]  # fmt: skip
    assert ledger.close() == {"b": "B", "c": "a part of it"}


def test_a_fate_that_is_taken_back_leaves_the_cell_as_it_was():
    ledger = Ledger()
    cell = ledger.add("a", "x", 3)
    ledger.fill(cell, "title")
    ledger.unset(cell)
    assert list(ledger.open()) == [cell]
    ledger.keep_rest()
    assert ledger.close() == {"a": "x"}
