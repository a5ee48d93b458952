"""A table of any size, a piece at a time: understood as `table` understands one in memory."""

import codecs
import io
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import BinaryIO, Unpack

from timeline.errors import Refused
from timeline.importers.rows import table
from timeline.importers.rows.gathering import Gathering
from timeline.importers.rows.rows import dated, may_be_day

# Rows of a piece; the sign between cells, the heading and its width are judged by the first.
PIECE = 5_000
_LOOKED_AT = 60
# Bytes of the text by which the sign between cells is judged.
_SAMPLE = 1 << 18


def read(
    opened: Callable[[], BinaryIO],
    into: Gathering,
    *,
    delimiter: str = "",
    **asked: Unpack[table.TableOptions],
) -> Generator[tuple[str, ...], None, None]:
    """Gather the events of a piece and give the notes on it, until the table ends.

    Who takes them empties `into` each time. The file is opened twice: whether all times of a column
    are midnight, and so its cells are days, shows only at its end.
    """
    with closing(_rows(opened, into, delimiter, asked)) as rows:
        first = list(islice(rows, max(PIECE, _LOOKED_AT)))
        if not first:
            return
        head = table.headed(first, into, has_heading=not asked.get("no_header"))
        with closing(_rows(opened, Gathering(""), delimiter, asked)) as again:
            below = islice(again, head.first, None)
            midnights = _midnights(head.heading, dated(table.fields_of(head, asked)), below)
        piece = first[head.first :]
        while piece:
            yield table.of_table(
                head._replace(rows=piece, first=0), into, midnights=midnights, **asked
            )
            piece = list(islice(rows, PIECE))


def _rows(
    opened: Callable[[], BinaryIO], into: Gathering, delimiter: str, asked: table.TableOptions
) -> Generator[table.Numbered, None, None]:
    with opened() as file, closing(_lines(file, into.name, asked.get("encoding", ""))) as lines:
        sample = "".join(islice(lines, 200))
        while len(sample) < _SAMPLE and (line := next(lines, "")):
            sample += line
        sign, start = table.sign_of(sample, delimiter, into)
        if sign:
            again = chain(io.StringIO(sample[start:], newline=""), lines)
            yield from table.numbered(again, sign, into, line=2 if start else 1)


def _lines(file: BinaryIO, name: str, encoding: str) -> Generator[str, None, None]:
    """The lines as text; what cannot be decoded is `Refused`, since nobody knows what was said."""
    mark = file.read(2)
    file.seek(0)
    utf16 = mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    chosen = encoding or ("utf-16" if utf16 else "utf-8-sig")
    number = 0
    try:
        with io.TextIOWrapper(file, chosen, newline="") as lines:
            for line in lines:
                yield line
                number += 1
    except UnicodeDecodeError as error:
        said = f"{name}: after line {number}: not {chosen.removesuffix('-sig').upper()}"
        hint = "say how the file is encoded, as in --option encoding=cp1252"
        raise Refused(said, hint=hint) from error
    except LookupError as error:
        raise Refused(f"{name}: '{encoding}' is no encoding", hint="as in cp1252") from error


def _midnights(
    heading: list[str], dates: list[str], rows: Iterator[table.Numbered]
) -> tuple[str, ...]:
    """Those of the columns of dates whose times are all midnight."""
    places = {heading.index(name): False for name in dates}
    for _, cells in rows:
        for place in list(places):
            cell = cells[place].strip() if place < len(cells) else ""
            if not may_be_day(cell):
                del places[place]
            elif cell:
                places[place] = True
        if not places:
            break
    return tuple(heading[place] for place, found in places.items() if found)
