"""A table for people, fitted to the width of the terminal; text is wrapped, never cut.

Example: timeline list --format table
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Unpack

from tabulate import tabulate
from wcwidth import wcswidth, wcwidth

from timeline.format.untyped import Record
from timeline.listing.tables import Look, Tone, plain_text
from timeline.text import clean

GAP = 2
UNBROKEN = 20  # a longer word may be broken where others need the room
SAMPLE = 60  # rows that stand for all when columns are fitted
LEAST = 6  # no column becomes narrower, so that the table stays one in a tiny window
_CODES: Mapping[Tone, str] = {"good": "32", "doubt": "33", "bad": "31", "faint": "2", "strong": "1"}
# Columns whose text never wraps: it is drawn, or made to be copied.
SOLID = frozenset({"bar", "match", "heading"})
# What cannot begin a line of Japanese text (kinsoku shori).
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}"
)


def render(rows: Sequence[Record], columns: Mapping[str, str], **look: Unpack[Look]) -> str:
    """The table; nothing where there are no rows."""
    if not rows:
        return ""
    texts = [[_text(row.get(key)) for key in columns] for row in rows]
    heads = [list(columns.values())] if look.get("header", True) else []
    widths = _fitted([*heads, *texts], columns, look.get("width"))
    body = [
        [
            _cell(text, size, _tone(row.get(key)) if look.get("colour") else "")
            for key, text, size in zip(columns, line, widths, strict=True)
        ]
        for row, line in zip(rows, texts, strict=True)
    ]
    bold: Tone = "strong" if look.get("colour") else ""
    titles = [_cell(text, size, bold) for text, size in zip(columns.values(), widths, strict=True)]
    # The header is two rows like others: tabulate makes a column wider than a header of its own.
    top = [titles, ["-" * size for size in widths]] if look.get("header", True) else []
    drawn = tabulate(
        [*top, *body],
        tablefmt="plain",
        disable_numparse=True,
        stralign="left",
        preserve_whitespace=True,
    )
    return "".join(f"{line.rstrip()}\n" for line in drawn.split("\n"))


def _text(value: object) -> str:
    return clean(plain_text(value)).replace("\t", " ")


def _tone(value: object) -> Tone:
    return getattr(value, "tone", "")


def _fitted(
    lines: Sequence[Sequence[str]], columns: Mapping[str, str], width: int | None
) -> list[int]:
    """The width of each column: its widest line, less where the terminal has no room.

    Room is taken, a column at a time, where it makes the table the least longer.
    """
    sizes = [[_columns_of(text) for text in line] for line in lines]
    widths = [max(column) for column in zip(*sizes, strict=True)]
    if width is None:
        return widths
    sample = range(0, len(sizes), max(1, len(sizes) // SAMPLE))
    words = [max(_longest(lines[i][place]) for i in sample) for place in range(len(widths))]
    ids = [max(_id_width(line[place]) for line in lines) for place in range(len(widths))]
    floors = [
        size if key in SOLID else min(size, max(LEAST, _wide(heading), word, id))
        for (key, heading), size, word, id in zip(columns.items(), widths, words, ids, strict=True)
    ]
    room = width - GAP * (len(widths) - 1)
    _narrow(widths, floors, room, [sizes[i] for i in sample])
    _narrow(widths, [min(floor, max(LEAST, id)) for floor, id in zip(floors, ids, strict=True)],
            room, [])  # fmt: skip
    _narrow(widths, [min(floor, LEAST) for floor in floors], room, [])
    return widths


def _id_width(text: str) -> int:
    """The columns of the longest line that is an id as a whole: broken, it could not be copied."""
    return max((len(line) for line in text.split("\n") if _ID.fullmatch(line)), default=0)


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
# An id within a text, such as `(white-house-meeting)`; words such as `third-rate` may break.
_INSIDE = re.compile(r"(?<![^\s(])[a-z0-9]+(-[a-z0-9]+){2,}(?![^\s),.:;])")


def _narrow(
    widths: list[int], floors: Sequence[int], room: int, sample: Sequence[Sequence[int]]
) -> None:
    """Take room from columns that are above their floor, until all fit or none is."""
    while sum(widths) > room:
        spare = [i for i, size in enumerate(widths) if size > floors[i]]
        if not spare:
            break
        narrower = min(spare, key=lambda i: (_height(sample, widths, i), -widths[i]))
        widths[narrower] -= 1


def _longest(text: str) -> int:
    """The columns of the longest part of a text that had better not be broken."""
    return max((_wide(part.strip()) for part in _pieces(text, UNBROKEN)), default=0)


def _height(sample: Sequence[Sequence[int]], widths: Sequence[int], narrower: int) -> int:
    """About how many lines the sample takes when one column becomes narrower by one."""
    tried = list(widths)
    tried[narrower] -= 1
    return sum(
        max(-(-size // room) for size, room in zip(line, tried, strict=True)) for line in sample
    )


def _columns_of(text: str) -> int:
    return max(_wide(line) for line in text.split("\n"))


def _wide(text: str) -> int:
    """Columns that a line takes on a terminal."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def _cell(text: str, width: int, tone: Tone) -> str:
    """The text in lines of at most `width` columns, each coloured for itself."""
    lines = [part for line in text.split("\n") for part in wrap(line, width)]
    if not tone:
        return "\n".join(lines)
    return "\n".join(f"\x1b[{_CODES[tone]}m{line}\x1b[0m" if line else line for line in lines)


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns: at spaces and hyphens, between wide letters.

    A word that is longer than a line is broken where the line ends.
    """
    if _wide(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, width):
        if line and _wide(line.rstrip() if piece.isspace() else line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """The smallest parts between which a line may break."""
    piece = ""
    whole = [match.span() for match in _INSIDE.finditer(text) if len(match[0]) <= width]
    for at, (char, after) in enumerate(zip(text, f"{text[1:]}\0", strict=bool(text))):
        piece += char
        if any(first <= at < end - 1 for first, end in whole):
            continue
        wide = wcwidth(char) == 2 or wcwidth(after) == 2
        joint = char in "-/" and after.isalpha()  # ids break, dates do not
        may_break = char == " " or joint or (wide and after not in _NOT_FIRST)
        if may_break or after == "\0" or _wide(piece) >= width:
            yield piece
            piece = ""
