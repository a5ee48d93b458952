"""Tables of text: which sign parts the cells, how it is encoded, and its rows with their lines."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypedDict, Unpack

from timeline.format.models.vocabulary import CORE_ROLES
from timeline.importers.rows import columns
from timeline.importers.rows.rows import Gathered, gather, note

_DELIMITERS = ",;\t|"
_OWN = frozenset(("start_earliest", "end_latest", "precision", "match"))
_COMPUTED = ("standing", "qualified", "match", "path", "state", "due", "due_first", "due_last")
"""Columns of our own tables that are worked out again, or make up a commitment together."""


class Table(NamedTuple):
    """A heading, and rows of cells with the line on which each begins."""

    heading: list[str]
    rows: list[tuple[int, list[str]]]
    own: bool = False


class Asked(TypedDict, total=False):
    """What may be asked of every table; see the options of the formats."""

    map: tuple[str, ...]
    date_order: str
    tz: str
    encoding: str


def read(
    data: bytes, into: Gathered, *, delimiter: str = "", **asked: Unpack[Asked]
) -> tuple[str, ...]:
    """Gather the events of a table; returns notes on how its columns were understood."""
    text = _decoded(data, into, asked.get("encoding", ""))
    table = None if text is None else _table(text, delimiter, into)
    if table is None:
        return ()
    fields = columns.mapping(table.heading, asked.get("map", ()))
    if set(table.heading) >= _OWN:
        fields |= {name: columns.NOWHERE for name in _COMPUTED if name in fields}
        # The words for the time serve where there is nothing else.
        fields |= {"when": "when_text", "commitment": "commitment"}
        table = table._replace(own=True)
    order, tz = asked.get("date_order", ""), asked.get("tz", "")
    gather(_keyed(table, into), fields, into, order=order, tz=tz)
    return (note(fields),)


def _decoded(data: bytes, into: Gathered, encoding: str) -> str | None:
    chosen = encoding or ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    try:
        return data.decode(codecs.lookup(chosen).name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        into.fail(
            line,
            "import/encoding",
            f"byte {error.start + 1} is not {chosen.removesuffix('-sig').upper()}",
            help="say how the file is encoded, as in --encoding cp1252",
        )
    except (LookupError, UnicodeError):  # Python has encodings that decode nothing
        into.fail(0, "import/encoding", f"'{encoding}' is no encoding", help="as in cp1252")
    return None


def _table(text: str, delimiter: str, into: Gathered) -> Table | None:
    head = text.split("\n", 1)[0]
    sign = delimiter or max(_DELIMITERS, key=lambda one: (head.count(one), one == ","))
    if len(sign) != 1 or sign in '"\r\n':
        into.fail(0, "import/delimiter", f"'{sign}' cannot part cells", help="give one sign, as ;")
        return None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if cells:
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        into.fail(line, "import/not-a-table", f"the table ends here: {error}")
    if not rows:
        into.fail(0, "import/empty", "there is no heading")
        return None
    heading = [cell.strip() for cell in rows[0][1]]
    doubles = sorted({name for name in heading if heading.count(name) > 1})
    if doubles:
        into.fail(1, "import/heading", f"two columns are called '{doubles[0]}'")
        return None
    return Table(heading, rows[1:])


def _keyed(table: Table, into: Gathered) -> Iterator[tuple[int, dict[str, str]]]:
    size = len(table.heading)
    for line, cells in table.rows:
        if len(cells) > size and any(cells[size:]):
            into.fail(line, "import/too-many-cells", f"{len(cells)} cells under {size} headings")
            continue
        row = dict(zip(table.heading, (cell.strip() for cell in cells), strict=False))
        yield line, _with_commitment(_with_roles(row)) if table.own else row


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
