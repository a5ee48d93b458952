"""JSON lines: one object a line and row, for jq, DuckDB and streams.

Example: timeline list --format jsonl
"""

import json
from collections.abc import Mapping, Sequence

from timeline.tables import Row


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
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in chosen)
