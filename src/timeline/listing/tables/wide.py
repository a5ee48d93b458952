"""The table with each row on one line, however wide: for `less -S` and wide screens.

Example: timeline list --format wide
"""

from collections.abc import Mapping, Sequence
from typing import Unpack

from tabulate import tabulate
from wcwidth import wcswidth

from timeline.format.untyped import Record
from timeline.listing.tables import Look, plain_text
from timeline.text import one_line


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """The table; nothing where there are no rows."""
    if not rows:
        return ""
    heads = [list(columns.values())] if look.get("header", True) else []
    body = [*heads, *([_text(row.get(key)) for key in columns] for row in rows)]
    widths = [max(max(wcswidth(text), 0) for text in column) for column in zip(*body, strict=True)]
    rule = [["-" * width for width in widths]] if look.get("header", True) else []
    drawn = tabulate(
        [*body[: len(heads)], *rule, *body[len(heads) :]],
        tablefmt="plain",
        disable_numparse=True,
        stralign="left",
        preserve_whitespace=True,
    )
    return "".join(f"{line.rstrip()}\n" for line in drawn.split("\n"))


def _text(value: object) -> str:
    """The value on one line; a bar keeps its blanks."""
    text = plain_text(value)
    return text if text.isprintable() else one_line(text)
