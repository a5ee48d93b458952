"""Sheets of a workbook: which one is read, and what of the others is told."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple, Unpack

from timeline.importers import Imported
from timeline.importers.rows import table
from timeline.importers.rows.gathering import Gathering
from timeline.importers.sheets.archive import NotASheet
from timeline.registry import Option
from timeline.text import did_you_mean

MOST_ROWS = 1 << 20
# Rows and cells of one sheet; more is no list of events.
MOST_CELLS = 10_000_000
SHEET = Option("--sheet", str, "", help="The sheet to read; by default the first.", metavar="NAME")
FILL = Option(
    "--fill-merged", bool, False, help="Use the content of merged cells for each of their rows."
)

# A column from 0, and the first and last row of cells that are merged into one.
Merge = tuple[int, int, int]


# The first and the last of some lines, or of some columns from 0.
Stretch = tuple[int, int]
# The line, the column from 0, and the address behind a cell.
Link = tuple[int, int, str]


class Sheet(NamedTuple):
    """What a sheet holds: its rows with their lines, merged cells, and what is to be told.

    What is hidden is read like all else, and that is said.
    """

    rows: list[table.Numbered]
    merges: Sequence[Merge] = ()
    told: Sequence[tuple[int, str]] = ()
    links: Sequence[Link] = ()
    hidden_rows: Sequence[Stretch] = ()
    hidden_columns: Sequence[Stretch] = ()


class Book(NamedTuple):
    """The names of all sheets that hold anything, in their order, and what reads one.

    `asides` are comments and drawings on cells, which are not read.
    """

    names: Sequence[str]
    sheet: Callable[[str], Sheet]
    asides: int = 0


def read(
    opened: Callable[[], Book],
    name: str,
    *,
    sheet: str = "",
    fill_merged: bool = False,
    **asked: Unpack[table.TableOptions],
) -> Imported:
    """The events of one sheet of a workbook; other sheets that hold something are told."""
    found = Gathering(name)
    notes: tuple[str, ...] = ()
    source = ""
    try:
        book = opened()
        chosen = _chosen(book, sheet)
        content = book.sheet(chosen)
        _tell(book, chosen, content, found)
        if fill_merged:
            _fill(content)
        elif content.merges:
            notes = (f"{len(content.merges)} merged cells; --option fill-merged=yes fills them",)
        notes += _hidden(content)
        if content.rows:
            _add_links(content, has_heading=not asked.get("no_header"))
            notes = (*table.of_rows(content.rows, found, **asked), *notes)
        else:
            found.fail(0, "import/empty", f"the sheet '{chosen}' is empty")
        if chosen != book.names[0]:
            source = f"{PurePosixPath(name).stem}: {chosen}"
    except NotASheet as error:
        found.fail(0, "import/not-a-sheet", str(error), help="or save the sheet as CSV (UTF-8)")
    return found.imported(notes, source=source)


def _chosen(book: Book, asked: str) -> str:
    if not book.names:
        raise NotASheet("it has no sheet that holds anything")
    if asked and asked not in book.names:
        near = did_you_mean(asked, book.names)
        known = ", ".join(f"'{one}'" for one in book.names[:20])
        raise NotASheet(f"it has no sheet '{asked}'; {near or f'its sheets: {known}'}")
    return asked or book.names[0]


def _tell(book: Book, chosen: str, content: Sheet, found: Gathering) -> None:
    for line, message in content.told:
        found.warn(line, "import/not-carried", message)
    if book.asides:
        found.warn(0, "import/not-carried", "comments and drawings on cells are left out")
    for other in book.names:
        if other != chosen:
            help = f"--option 'sheet={other}' reads it"
            found.warn(0, "import/left-out", f"the sheet '{other}' is left out", help=help)


def _hidden(content: Sheet) -> tuple[str, ...]:
    """A note of hidden rows and columns that hold something."""
    width = max((len(row) for _, row in content.rows), default=0)
    lines = [line for line, _ in content.rows]
    stretches = content.hidden_rows
    rows = sum(bisect_right(lines, last) - bisect_left(lines, first) for first, last in stretches)
    columns = sum(max(min(last + 1, width) - first, 0) for first, last in content.hidden_columns)
    counts = ((rows, "row"), (columns, "column"))
    some = [f"{count} hidden {what}{'s' * (count > 1)}" for count, what in counts if count]
    return (f"{' and '.join(some)} came in like all others",) if some else ()


def numbered(rows: Iterable[tuple[int, list[str]]]) -> list[table.Numbered]:
    """The rows that hold anything, each with its line; `NotASheet` where they are too many."""
    found: list[table.Numbered] = []
    cells = 0
    for count, (line, row) in enumerate(rows):
        cells += len(row)
        if count >= MOST_ROWS or cells > MOST_CELLS:
            raise NotASheet(f"it has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells")
        while row and not row[-1]:
            row.pop()
        if row:
            found.append((line, row))
    return found


def _add_links(content: Sheet, *, has_heading: bool) -> None:
    """A column more for each that has addresses behind its cells, called after it."""
    rows = dict(content.rows)
    links = [
        (line, column, address.removeprefix("mailto:"))
        for line, column, address in content.links
        if line in rows and address not in ("", *rows[line][column : column + 1])
    ]
    width = max(len(row) for row in rows.values())
    places = {column: width + n for n, column in enumerate(sorted({one[1] for one in links}))}
    if len(places) * len(rows) > MOST_CELLS:
        raise NotASheet("it has addresses behind cells of too many columns")
    if has_heading:
        heading = content.rows[table.heading_place(content.rows)][1]
        links = [one for one in links if rows[one[0]] is not heading]
        heading.extend([""] * (width - len(heading)) if places else [])
        names = [heading[column] if column < width else "" for column in places]
        heading.extend(f"{name} link".strip() for name in names)
    for line, column, address in links:
        row, place = rows[line], places[column]
        row.extend([""] * (place + 1 - len(row)))
        row[place] = row[place] or address


def _fill(content: Sheet) -> None:
    """What stands in the first of merged cells, in each row of them that holds anything."""
    lines = [line for line, _ in content.rows]
    filled = 0
    for column, first, last in content.merges:
        start, stop = bisect_left(lines, first), bisect_right(lines, last)
        if start == stop or lines[start] != first:
            continue
        top = content.rows[start][1]
        text = top[column] if column < len(top) else ""
        filled += stop - start
        if filled > MOST_CELLS:
            raise NotASheet(f"its merged cells fill more than {MOST_CELLS:,} others")
        for _, row in content.rows[start + 1 : stop]:
            row.extend([""] * (column + 1 - len(row)))
            row[column] = row[column] or text
