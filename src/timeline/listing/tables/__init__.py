"""Forms that rows of an answer are printed in, one module a form; its docstring is its help page.

A module offers `render(rows, columns, *, width, colour, header)`, which gives the whole text with
its last line ended. `rows` are mappings from column to value, `columns` maps each column to its
heading in the order to print; forms for machines name columns by their keys. `width` is that of
the terminal in columns, None for no limit; `colour` asks for ANSI colour by each cell's tone.
"""

from typing import Any, Literal, TypedDict

from timeline.text import cell, clean

Tone = Literal["", "good", "doubt", "bad", "faint", "strong"]


class TonedCell(str):
    """The text of a cell with what its colour would say.

    good (confirmed, met), doubt (alleged, vague, only possible), bad (disputed, overdue), faint
    (withdrawn, without date), strong (a heading, a match).
    """

    __slots__ = ("tone",)
    tone: Tone

    def __new__(cls, text: str, tone: Tone = "") -> "TonedCell":
        """`text` with a tone."""
        cell = super().__new__(cls, text)
        cell.tone = tone
        return cell


class Look(TypedDict, total=False):
    """How rows are to be printed, as far as a form heeds it."""

    width: int | None
    colour: bool
    # Whether headings stand above the rows; each form has a usage of its own.
    header: bool


def safe(value: Any) -> str:
    """A value for a cell of CSV or TSV: a text that a spreadsheet would run is defused.

    Dates and numbers stay as they are; those of years before 0 begin with a sign.
    """
    text = clean(plain_text(value))
    return cell(text) if set(text) - _OF_DATES else text


_OF_DATES = frozenset("0123456789-+:.TZ")


def plain_text(value: Any) -> str:
    """A value as text in one cell: nothing for None, lists joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(plain_text(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
