"""A table for people, fitted to the width of the terminal; text is wrapped, never cut.

Example: timeline list --format table
"""

from collections.abc import Iterator, Mapping, Sequence

from tabulate import tabulate
from wcwidth import wcswidth, wcwidth

from timeline.tables import Row, Tone, plain_text
from timeline.text import clean

GAP = 2
LEAST = 6  # no column becomes narrower, so that the table stays one in a tiny window
_CODES: Mapping[Tone, str] = {
    "good": "32",
    "doubt": "33",
    "bad": "31",
    "faint": "2",
    "strong": "1",
}
# Columns whose text never wraps: it is drawn, or made to be copied.
SOLID = frozenset({"bar", "match"})
# What cannot begin a line of Japanese text (kinsoku shori).
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}"
)


def render(
    rows: Sequence[Row],
    columns: Mapping[str, str],
    *,
    width: int | None = None,
    colour: bool = False,
    header: bool = True,
) -> str:
    """The table; nothing where there are no rows."""
    if not rows:
        return ""
    texts = [[_text(row.get(key)) for key in columns] for row in rows]
    heads = [list(columns.values())] if header else []
    widths = _fitted([*heads, *texts], list(columns), width)
    body = [
        [
            _cell(text, size, _tone(row.get(key)) if colour else "")
            for key, text, size in zip(columns, line, widths, strict=True)
        ]
        for row, line in zip(rows, texts, strict=True)
    ]
    bold: Tone = "strong" if colour else ""
    titles = [_cell(text, size, bold) for text, size in zip(columns.values(), widths, strict=True)]
    drawn = tabulate(
        body,
        headers=titles if header else (),
        tablefmt="simple" if header else "plain",
        disable_numparse=True,
        stralign="left",
        preserve_whitespace=True,
    )
    return "".join(f"{line.rstrip()}\n" for line in drawn.split("\n"))


def _text(value: object) -> str:
    return clean(plain_text(value)).replace("\t", " ")


def _tone(value: object) -> Tone:
    return getattr(value, "tone", "")


def _fitted(lines: Sequence[Sequence[str]], keys: Sequence[str], width: int | None) -> list[int]:
    """The width of each column: its widest line, less where the terminal has no room."""
    columns = list(zip(*lines, strict=True))
    widths = [max(_columns_of(text) for text in column) for column in columns]
    if width is None:
        return widths
    room = width - GAP * (len(widths) - 1)
    floors = [
        size if key in SOLID else min(size, LEAST) for key, size in zip(keys, widths, strict=True)
    ]
    while sum(widths) > room:
        spare = [size - floor for size, floor in zip(widths, floors, strict=True)]
        if not any(spare):
            break
        widest = max((i for i, left in enumerate(spare) if left), key=lambda i: widths[i])
        widths[widest] -= 1
    return widths


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
    for char, after in zip(text, [*text[1:], ""], strict=True):
        piece += char
        wide = wcwidth(char) == 2 or (after and wcwidth(after) == 2)
        may_break = char in " -/" or (wide and after not in _NOT_FIRST)
        if may_break or not after or _wide(piece) >= width:
            yield piece
            piece = ""
