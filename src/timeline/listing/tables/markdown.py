"""A Markdown table (GitHub's form), for README files and issues.

Example: timeline list --format markdown
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Unpack

from timeline.format.untyped import Record
from timeline.listing.tables import Look, plain_text
from timeline.text import one_line

# Every character that Markdown may read as more than itself; HTML is written as entities.
_WRITTEN = str.maketrans(
    {char: f"\\{char}" for char in "\\`*_[]|~#"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """A line a row; Markdown has no table without a header, so one is always there."""
    lines = [_line(columns.values()), _line(["---"] * len(columns), raw=True)]
    lines += [_line(plain_text(row.get(key)) for key in columns) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _line(values: Iterable[str], *, raw: bool = False) -> str:
    cells = values if raw else (one_line(value).translate(_WRITTEN) for value in values)
    return f"| {' | '.join(cells)} |"
