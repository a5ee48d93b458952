"""One line a row, values separated by tabs: for grep, cut and awk, and the default in a pipe.

Line breaks and tabs inside a value become spaces. Without the header there are only values.

Example: timeline list --format plain
"""

from collections.abc import Mapping, Sequence
from typing import Unpack

from timeline.format.untyped import Record
from timeline.listing.tables import Look, plain_text
from timeline.text import one_line


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """A line a row; never cut, never coloured. A header only where one is asked for."""
    lines = ["\t".join(columns)] if look.get("header", False) else []
    lines += ["\t".join(one_line(plain_text(row.get(key))) for key in columns) for row in rows]
    return "".join(f"{line}\n" for line in lines)
