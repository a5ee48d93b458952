"""Tab-separated values with a header line of column keys, for spreadsheets and databases.

Tabs, line breaks and backslashes in a value are written as `\\t`, `\\n` and `\\\\`; a value that a
spreadsheet would take for a formula gets an apostrophe before it.

Example: timeline list --format tsv --fields id,start,title
"""

from collections.abc import Mapping, Sequence
from typing import Unpack

from timeline.format.untyped import Record
from timeline.listing.tables import Look, safe

_WRITTEN = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """A line a row."""
    lines = ["\t".join(columns)] if look.get("header", True) else []
    lines += ["\t".join(safe(row.get(key)).translate(_WRITTEN) for key in columns) for row in rows]
    return "".join(f"{line}\n" for line in lines)
