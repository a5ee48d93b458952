"""Tables of text: which sign parts the cells, how it is encoded, and its rows with their lines."""

import codecs
import csv
import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypedDict, Unpack, overload

from timeline.files.paged import PagedList
from timeline.format import digests
from timeline.format.models.vocabulary import CORE_ROLES
from timeline.importers.rows import columns, marks, values
from timeline.importers.rows.gathering import Gathering
from timeline.importers.rows.rows import gather, note

_DELIMITERS = ",;\t|"
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# Rows by which the sign between cells and the heading are judged.
_LOOKED_AT = 50
_OWN = frozenset(("start_earliest", "end_latest", "precision", "match"))
# Columns of our own tables that are worked out again, or make up a commitment together.
_COMPUTED = ("standing", "qualified", "match", "path", "state", "due", "due_first", "due_last")

csv.field_size_limit(1 << 30)  # the library's own limit ends a table at a long text

Numbered = tuple[int, list[str]]


class Table(NamedTuple):
    """A heading, and rows of cells with the line on which each begins; `first` is below it."""

    heading: list[str]
    rows: Sequence[Numbered]
    first: int = 0
    own: bool = False


class TableOptions(TypedDict, total=False):
    """What may be asked of every table; see the options of the formats."""

    map: tuple[str, ...]
    split: tuple[str, ...]
    date_order: str
    tz: str
    encoding: str
    no_header: bool
    languages: tuple[str, ...]
    keep_private: bool


def read(
    data: bytes, into: Gathering, *, delimiter: str = "", **asked: Unpack[TableOptions]
) -> tuple[str, ...]:
    """Gather the events of a table; returns notes on how its columns were understood."""
    rows = _rows(data, delimiter, into, asked.get("encoding", ""))
    return of_rows(rows, into, **asked) if rows else ()


def of_rows(
    rows: Sequence[Numbered], into: Gathering, **asked: Unpack[TableOptions]
) -> tuple[str, ...]:
    """Gather the events of rows of cells, whatever file they were read from."""
    return of_table(headed(rows, into, has_heading=not asked.get("no_header")), into, **asked)


def fields_of(table: Table, asked: TableOptions) -> dict[str, str | None]:
    """What each column of a table means."""
    spoken = asked.get("languages") or columns.LANGUAGES
    fields = columns.mapping(table.heading, asked.get("map", ()), spoken)
    if table.own:
        fields |= {name: columns.NOWHERE for name in _COMPUTED if name in fields}
        # The words for the time serve where there is nothing else.
        fields |= {"when": "when_text", "commitment": "commitment"}
    return fields


def of_table(
    table: Table,
    into: Gathering,
    *,
    midnights: Collection[str] | None = None,
    **asked: Unpack[TableOptions],
) -> tuple[str, ...]:
    """Gather the events of a table, or of a piece of one whose columns of days are known."""
    fields = fields_of(table, asked)
    table = _without_title_slide(table, into)
    order = asked.get("date_order", "")
    more: dict[str, Any] = {}
    if table.own and digests.MARK in table.heading:
        fields |= {digests.MARK: columns.NOWHERE, "claims": None}
        fields |= {name: name for name in table.heading if columns.is_translation(name)}
        raw = {
            line: dict(zip(table.heading, (cell.strip() for cell in cells), strict=False))
            for line, cells in islice(table.rows, table.first, None)
        }
        more = {"marks": marks.reader(raw, into, order=order)}
    notes = gather(
        _KeyedRows(table, into),
        fields,
        into,
        order=order,
        tz=asked.get("tz", ""),
        private=asked.get("keep_private", False),
        split=asked.get("split", ()),
        midnights=midnights,
        **more,
    )
    return (note(fields), *notes)


def _decoded(data: bytes, into: Gathering, encoding: str) -> str | None:
    chosen = encoding or ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    try:
        return data.decode(codecs.lookup(chosen).name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        other = "utf-8" if encoding == "cp1252" else "cp1252"
        into.fail(
            line,
            "import/encoding",
            f"byte {error.start + 1} is not {chosen.removesuffix('-sig').upper()}",
            help=f"say how the file is encoded, as in --option encoding={other}",
        )
    except (LookupError, UnicodeError):  # Python has encodings that decode nothing
        into.fail(0, "import/encoding", f"'{encoding}' is no encoding", help="as in cp1252")
    return None


def _rows(data: bytes, delimiter: str, into: Gathering, encoding: str) -> Sequence[Numbered]:
    """The rows that hold anything, each with its line; empty where it is no table."""
    text = _decoded(data, into, encoding)
    if text is None:
        return []
    sign, start = sign_of(text, delimiter, into)
    if not sign:
        return []
    rows = PagedList(numbered(_lines(text, start), sign, into, line=2 if start else 1))
    if not rows:
        into.fail(0, "import/empty", "there is no heading")
    return rows


# As files opened with `newline=""` have it; an `io.StringIO` would take four bytes a character.
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def _lines(text: str, start: int = 0) -> Iterator[str]:
    return (found[0] for found in _LINE.finditer(text, start))


def sign_of(text: str, delimiter: str, into: Gathering) -> tuple[str, int]:
    """The sign between cells, "" where there is none, and where the table starts in the text."""
    said = _SEP.match(text)
    sign = delimiter or (said[1] if said else _judged(text))
    if len(sign) != 1 or sign in '"\r\n':
        into.fail(0, "import/delimiter", f"'{sign}' cannot part cells", help="give one sign, as ;")
        sign = ""
    return sign, said.end() if said else 0


def numbered(lines: Iterator[str], sign: str, into: Gathering, *, line: int) -> Iterator[Numbered]:
    """The rows that hold anything, each with its line, the first of which is `line`."""
    reader = csv.reader(lines, delimiter=sign, strict=True)
    first = line
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + first
    except csv.Error as error:
        left = sum(1 for _ in lines)
        more = f"; {left} more lines were not read" if left > 0 else ""
        into.fail(line, "import/not-a-table", f"the table ends here: {error}{more}")


def _judged(text: str) -> str:
    """The sign that parts most rows into as many cells as the heading has."""
    best, chosen = (0.0, 0), ","
    for sign in _DELIMITERS:
        found = csv.reader(_lines(text), delimiter=sign)
        widths = [len(cells) for cells, _ in zip(_calm(found), range(_LOOKED_AT), strict=False)]
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        if width > 1 and (count / len(widths), width) > best:
            best, chosen = (count / len(widths), width), sign
    return chosen


def _calm(found: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from (cells for cells in found if any(cells))
    except csv.Error:
        return


def headed(rows: Sequence[Numbered], into: Gathering, *, has_heading: bool) -> Table:
    """The table with names for all columns: those of the heading, made different, or numbers."""
    if not has_heading:
        size = max(len(cells) for _, cells in rows)
        return Table(names([""] * size), rows)
    start = heading_place(rows)
    for line, cells in rows[:start]:
        words = " ".join(cell.strip() for cell in cells if cell.strip())
        into.warn(line, "import/not-carried", f"above the heading: '{words}' is left out")
    heading = names(rows[start][1])
    return Table(heading, rows, start + 1, own=set(heading) >= _OWN)


def _without_title_slide(table: Table, into: Gathering) -> Table:
    """TimelineJS's own sheet without the row that is the title of the whole, which is told."""
    if not {"Headline", "Type", "Media"} <= set(table.heading):
        return table
    place = table.heading.index("Type")
    rows = []
    for line, cells in table.rows:
        if len(cells) > place and cells[place].strip().casefold() == "title":
            words = "; ".join(f"'{cell.strip()}'" for cell in cells if cell.strip())
            into.warn(line, "import/not-carried", f"the title slide is left out: {words}")
        else:
            rows.append((line, cells))
    return table._replace(rows=rows)


def heading_place(rows: Sequence[Numbered]) -> int:
    """The place of the heading: below lines that hold one cell, where the rows hold several."""
    several = [sum(1 for cell in cells if cell.strip()) > 1 for _, cells in rows[:_LOOKED_AT]]
    return next((place for place, many in enumerate(several) if many), 0)


def names(heading: Iterable[str]) -> list[str]:
    """A name for each column: equal ones are numbered, those without one called by their place."""
    found: list[str] = []
    taken: set[str] = set()
    next_: Counter[str] = Counter()
    for place, cell in enumerate(heading, 1):
        plain = cell.strip() or f"column {place}"
        name = plain
        while name in taken:
            next_[plain] = max(next_[plain], 1) + 1
            name = f"{plain} {next_[plain]}"
        taken.add(name)
        found.append(name)
    return found


class _KeyedRows(Sequence[tuple[int, dict[str, Any]]]):
    """The rows below the heading, each cell by its column; those with too many cells are told."""

    def __init__(self, table: Table, into: Gathering) -> None:
        self.table = table
        size = len(table.heading)
        self.good = array("Q")
        for place, (line, cells) in enumerate(islice(table.rows, table.first, None), table.first):
            if len(cells) > size and any(cells[size:]):
                message = f"{len(cells)} cells under {size} headings"
                into.fail(line, "import/too-many-cells", message)
            else:
                self.good.append(place)

    def __len__(self) -> int:
        return len(self.good)

    @overload
    def __getitem__(self, number: int) -> tuple[int, dict[str, Any]]: ...
    @overload
    def __getitem__(self, number: slice) -> list[tuple[int, dict[str, Any]]]: ...
    def __getitem__(self, number: int | slice) -> Any:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        line, cells = self.table.rows[self.good[number]]
        row: dict[str, Any] = dict(zip(self.table.heading, map(str.strip, cells), strict=False))
        if not self.table.own:
            return line, row
        plain = {name: values.unquoted(cell) for name, cell in row.items()}
        return line, _with_commitment(_with_roles(plain))


_ROLE = re.compile(r"(?P<name>.+) \((?P<role>[a-z]+)\)")


def _with_roles(row: dict[str, Any]) -> dict[str, Any]:
    """A row of our own table, with the roles that stand in brackets behind names."""
    people = [one for one in str(row.get("who", "")).split("; ") if one]
    found = [_ROLE.fullmatch(one) for one in people]
    if not any(one and one["role"] in CORE_ROLES for one in found):
        return row
    actors = [
        {"name": one["name"], "role": one["role"]}
        if one and one["role"] in CORE_ROLES
        else {"name": name}
        for one, name in zip(found, people, strict=True)
    ]
    return {**row, "who": actors}


def _with_commitment(row: dict[str, Any]) -> dict[str, Any]:
    """A row of our own table, with the commitment that its columns tell of; title for action."""
    if not row.get("state"):
        return row
    commitment: dict[str, Any] = {"action": row.get("title", ""), "state": row["state"]}
    first, last = row.get("due_first", ""), row.get("due_last", "")
    if last and first in ("", last):
        commitment["due"] = last
    elif first or last:
        bounds = (("earliest", first), ("latest", last))
        commitment["due"] = {name: value for name, value in bounds if value}
    return {**row, "commitment": commitment}
