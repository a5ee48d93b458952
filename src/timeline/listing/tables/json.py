"""A JSON array with an object for each row, for programs; nothing is cut, numbers stay numbers.

Example: timeline list --format json
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Unpack

from timeline.format.untyped import Record
from timeline.listing.tables import Look
from timeline.text import json_array


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """The array; with no columns, every row as it is."""
    return "".join(pieces(rows, columns))


def pieces(rows: Iterable[Record], columns: Mapping[str, str]) -> Iterator[str]:
    """The same text row by row, so that a long answer is never held as a whole."""
    yield from json_array(
        {key: row.get(key) for key in columns} if columns else row for row in rows
    )
