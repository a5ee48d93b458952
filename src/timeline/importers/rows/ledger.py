"""The ledger of one item: every cell that was read, and what became of it.

A reader of any format takes an item (a row, an object, a slide, a component of a calendar) apart
into cells, and each cell gets exactly one fate: the *field* that it filled, *kept* in
`origin.kept` under its name, or *told* as left out, by a report with its place. A cell is a value,
not a property: a parameter of a content line or the address behind a headline is one, too.

    ledger = Ledger()
    cell = ledger.add("SUMMARY", "Talks", 12)
    ledger.fill(cell, "title")        # or ledger.keep(cell), or ledger.tell(cell)
    kept = ledger.close()             # raises Unaccounted while a cell has no fate
"""

from array import array
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from timeline.format.untyped import Record


class Fate(Enum):
    """What became of a cell."""

    FIELD = "field"
    KEPT = "kept"
    TOLD = "told"


class Cell(NamedTuple):
    """One value of the input; `place` is its line, 0 where only the file is known."""

    number: int
    name: str
    value: Any
    place: int = 0


class Unaccounted(AssertionError):
    """A fault of a reader: it dropped a cell, or gave it two fates."""


class Ledger:
    """The cells of one item and their fates.

    An item may have 20,000 cells, a calendar entry of as many people: a value is held no longer
    than it is needed, and equal names and fates are held once.
    """

    def __init__(self) -> None:
        self.fates: list[tuple[Fate, str] | None] = []
        self._names: list[str] = []
        self._values: list[Any] = []  # as read; once a cell has its fate, what is kept of it
        self._places = array("L")
        self._same: dict[Any, Any] = {}

    def add(self, name: str, value: Any, place: int = 0) -> Cell:
        """One more cell, without a fate yet."""
        cell = Cell(len(self.fates), self._same.setdefault(name, name), value, place)
        self._names.append(cell.name)
        self._values.append(value)
        self._places.append(place)
        self.fates.append(None)
        return cell

    def fill(self, cell: Cell, field: str) -> None:
        """The cell filled a field of the event, and nothing of it is missing there."""
        self._set(cell, Fate.FIELD, field)

    def keep(self, cell: Cell, value: Any = None) -> None:
        """The cell stays in `origin.kept`, as it was read or as `value`."""
        self._set(cell, Fate.KEPT, cell.name, cell.value if value is None else value)

    def tell(self, cell: Cell, why: str = "") -> None:
        """The cell is left out; the caller has reported it with its place."""
        self._set(cell, Fate.TOLD, why)

    def unset(self, cell: Cell) -> None:
        """Take a fate back, where something that was learnt later leaves no place for the cell."""
        self.fates[cell.number] = None
        self._values[cell.number] = cell.value

    def _set(self, cell: Cell, fate: Fate, what: str, kept: Any = None) -> None:
        if self.fates[cell.number] is not None:
            raise Unaccounted(f"'{cell.name}' has a fate already")
        given = (fate, what)
        self.fates[cell.number] = self._same.setdefault(given, given)
        self._values[cell.number] = kept

    def open(self) -> Iterator[Cell]:
        """The cells that have no fate yet."""
        for number, fate in enumerate(self.fates):
            if fate is None:
                name, value = self._names[number], self._values[number]
                yield Cell(number, name, value, self._places[number])

    def keep_rest(self) -> None:
        """Keep every cell that has no fate."""
        for cell in self.open():
            self.keep(cell)

    def close(self) -> Record:
        """`origin.kept`: by name, several cells of one name as a list in their order."""
        if None in self.fates:
            missing = next(self.open())
            raise Unaccounted(f"'{missing.name}' (line {missing.place}) has no fate")
        kept: Record = {}
        often: set[str] = set()
        for name, value, fate in zip(self._names, self._values, self.fates, strict=True):
            if fate is None or fate[0] is not Fate.KEPT:
                continue
            if name not in kept:
                kept[name] = value
            elif name in often:
                kept[name].append(value)
            else:
                often.add(name)
                kept[name] = [kept[name], value]
        return kept
