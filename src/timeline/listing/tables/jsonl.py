"""JSON lines: one object a line and row, for jq, DuckDB and streams.

Example: timeline list --format jsonl
"""

from collections.abc import Mapping, Sequence

from timeline.listing.tables import Row
from timeline.text import json_text


def render(
    rows: Sequence[Row],
    columns: Mapping[str, str],
    *,
    width: int | None = None,
    colour: bool = False,
    header: bool = True,
) -> str:
    """A line a row; with no columns, every row as it is."""
    chosen = ({key: row.get(key) for key in columns} if columns else row for row in rows)
    return "".join(f"{json_text(row)}\n" for row in chosen)
