"""Comma-separated values (RFC 4180, UTF-8, LF) with a header line of column keys.

A text that a spreadsheet would take for a formula gets an apostrophe before it.

Example: timeline list --format csv --fields id,start,title
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Unpack

from timeline.format.untyped import Record
from timeline.listing.tables import Look, safe


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """A record a row; values with commas, quotes or line breaks are quoted."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if look.get("header", True):
        writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(row.get(key)) for key in columns])
    return text.getvalue()
