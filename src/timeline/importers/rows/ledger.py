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
    """The cells of one item and their fates."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.fates: list[tuple[Fate, str] | None] = []
        self._kept: dict[int, Any] = {}

    def add(self, name: str, value: Any, place: int = 0) -> Cell:
        """One more cell, without a fate yet."""
        cell = Cell(len(self.cells), name, value, place)
        self.cells.append(cell)
        self.fates.append(None)
        return cell

    def fill(self, cell: Cell, field: str) -> None:
        """The cell filled a field of the event, and nothing of it is missing there."""
        self._set(cell, Fate.FIELD, field)

    def keep(self, cell: Cell, value: Any = None) -> None:
        """The cell stays in `origin.kept`, as it was read or as `value`."""
        self._set(cell, Fate.KEPT, cell.name)
        self._kept[cell.number] = cell.value if value is None else value

    def tell(self, cell: Cell, why: str = "") -> None:
        """The cell is left out; the caller has reported it with its place."""
        self._set(cell, Fate.TOLD, why)

    def unset(self, cell: Cell) -> None:
        """Take a fate back, where something that was learnt later leaves no place for the cell."""
        self.fates[cell.number] = None
        self._kept.pop(cell.number, None)

    def _set(self, cell: Cell, fate: Fate, what: str) -> None:
        if self.fates[cell.number] is not None:
            raise Unaccounted(f"'{cell.name}' has a fate already")
        self.fates[cell.number] = (fate, what)

    def open(self) -> Iterator[Cell]:
        """The cells that have no fate yet."""
        return (cell for cell in self.cells if self.fates[cell.number] is None)

    def keep_rest(self) -> None:
        """Keep every cell that has no fate."""
        for cell in list(self.open()):
            self.keep(cell)

    def close(self) -> Record:
        """`origin.kept`: by name, several cells of one name as a list in their order."""
        if None in self.fates:
            missing = next(self.open())
            raise Unaccounted(f"'{missing.name}' (line {missing.place}) has no fate")
        kept: Record = {}
        often: set[str] = set()
        for number in sorted(self._kept):
            name, value = self.cells[number].name, self._kept[number]
            if name not in kept:
                kept[name] = value
            elif name in often:
                kept[name].append(value)
            else:
                often.add(name)
                kept[name] = [kept[name], value]
        return kept
