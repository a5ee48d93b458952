"""A JSON array with an object a row, for programs; nothing is cut, numbers stay numbers.

Example: timeline list --format json
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
    """The array; with no columns, every row as it is."""
    chosen = [{key: row.get(key) for key in columns} if columns else row for row in rows]
    return f"{json_text(chosen, indent=2)}\n"
