"""JSON lines: one object a line, for jq, DuckDB and streams.

Example: timeline list --format jsonl
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Unpack

from timeline.format.untyped import Record
from timeline.listing.tables import Look
from timeline.text import json_text


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """A line a row; with no columns, every row as it is."""
    return "".join(pieces(rows, columns))


def pieces(rows: Iterable[Record], columns: Mapping[str, str]) -> Iterator[str]:
    """The same text row by row, so that a long answer is never held as a whole."""
    for row in rows:
        yield f"{json_text({key: row.get(key) for key in columns} if columns else row)}\n"
