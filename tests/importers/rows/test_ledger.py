"""The ledger: no cell without a fate, none with two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importers.rows.ledger import Fate, Ledger, Unaccounted

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
