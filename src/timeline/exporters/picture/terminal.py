"""Draws a scene in the cells of a terminal: an event a line, or columns of counts."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.chronicle.timeline import Timeline
from timeline.exporters.picture.caption import notes
from timeline.exporters.picture.compose import compose
from timeline.exporters.picture.markup import plain
from timeline.exporters.picture.scene import Due, Scene, SceneMark, Style
from timeline.query import Match
from timeline.words import label

EXACT, ABOUT, MAY, IS, DASH, FADE, TO = "◆", "◇", "▒", "█", "╌", "░", "┈"
FLAGS = {"met": "⚑", "not_met": "✗"}
FLAG = "⚐"
STEPS = " ▁▂▃▄▅▆▇█"
TALL = 8
TIME, DUE, SOFT, OFF = "\x1b[36m", "\x1b[33m", "\x1b[2m", "\x1b[0m"
_STYLE = Style(
    font=1.0,
    gap=1.0,
    fade=4.0,
    margin=0.0,
    label=0.0,
    label_share=1.0,
    smallest=1.0,
    tick_gap=2.0,
    nearest=6.0,
    column=1.0,
)


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return sum(map(_cell, text))


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def draw(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, width: int, colour: bool
) -> str:
    """The picture of these events in at most `width` cells a line, "" where there is none."""
    strip = max(20, min(width - 24, width * 3 // 5))  # the rest is for titles
    style = replace(_STYLE, measure=cells)
    scene = compose(matches, timeline, lang=lang, width=float(strip), style=style)
    painter = _Painter(width, colour)
    if scene.empty:
        lines: list[str] = []
    elif scene.bins:
        lines = [*painter.columns(scene), *painter.axis(scene)]
    else:
        marks = (painter.mark(mark, scene) for mark in scene.marks)
        lines = [*painter.axis(scene), *marks, *painter.key(scene)]
    lines += (painter.soft(line) for line in notes(scene) if lines or scene.left_out)
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _Painter:
    """Puts a scene down, with or without colours."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def paint(self, text: str, colour: str) -> str:
        """`text` in a colour, where there are colours."""
        return f"{colour}{text}{OFF}" if self.colour and text.strip() else text

    def soft(self, text: str) -> str:
        """`text`, less loud."""
        return self.paint(text, SOFT)

    def axis(self, scene: Scene) -> Iterator[str]:
        """The labels of the ticks in one row or two, and a line with a notch at each."""
        size = int(scene.width)
        words, line = ["", ""], ["─"] * size
        for tick in scene.ticks:
            place = min(size - 1, round(tick.x))
            start = max(0, min(place - cells(tick.label) // 2, size - cells(tick.label)))
            row = words[tick.row]
            if start < cells(row) + bool(row):
                continue
            words[tick.row] += " " * (start - cells(row)) + tick.label
            line[place] = "┬" if not scene.bins else "┴"
        rows = [self.soft(row) for row in words if row]
        drawn = self.soft("".join(line))
        yield from (drawn, *rows) if scene.bins else (*rows, drawn)

    def mark(self, mark: SceneMark, scene: Scene) -> str:
        """An event's line: its glyph, and as much of its title as fits."""
        size = int(scene.width)
        title = _cut(" ".join(plain(mark.title).split()), self.width - size - 1)
        return f"{self.glyph(mark, size)} {title}"

    def glyph(self, mark: SceneMark, size: int) -> str:
        """The glyph on a line of `size` cells."""
        line = [" "] * size
        first, last = _between(mark.x0, mark.x1, size)
        if mark.exact:
            middle = min(size - 1, int((mark.x0 + mark.x1) / 2))
            line[middle] = ABOUT if mark.qualified else EXACT
        else:
            line[first : last + 1] = _bar(mark, first, last, size)
        if mark.due is None:
            return self.paint("".join(line), TIME)
        return self._with_due(line, mark.due, last)

    def _with_due(self, line: list[str], due: Due, last: int) -> str:
        size = len(line)
        first, end = _between(due.x0, due.x1, size)
        for at in range(last + 1, end + 1):
            line[at] = TO if at < first else "·"
        line[end] = FLAGS.get(due.state, FLAG)
        parts = "".join(line[: last + 1]), "".join(line[last + 1 :])
        return self.paint(parts[0], TIME) + self.paint(parts[1], DUE)

    def columns(self, scene: Scene) -> Iterator[str]:
        """Counts as columns of blocks, `TALL` lines high."""
        heights = [0] * int(scene.width)
        for column in scene.bins:
            first, last = _between(column.x0, column.x1 - 0.5, len(heights))
            for at in range(first, last + 1):
                heights[at] = max(1, round(column.count * TALL * 8 / scene.peak))
        for row in range(TALL - 1, -1, -1):
            steps = (STEPS[max(0, min(8, height - row * 8))] for height in heights)
            yield self.paint("".join(steps), TIME)

    def key(self, scene: Scene) -> Iterator[str]:
        """The glyphs that stand in the picture with their words, in as many lines as that takes."""
        line = ""
        for sign, key in _keys(scene.marks):
            words = f"{sign} {label(scene.lang, 'page', key)}"
            if line and cells(line) + 3 + cells(words) > self.width:
                yield self.soft(line)
                line = ""
            line += f"   {words}" if line else words
        yield self.soft(line)


def _between(x0: float, x1: float, size: int) -> tuple[int, int]:
    """The first and the last cell of a stretch, at least one."""
    first = max(0, min(size - 1, int(x0)))
    return first, max(first, min(size - 1, int(x1 - 0.01)))


def _bar(mark: SceneMark, first: int, last: int, size: int) -> list[str]:
    """What is possible, what of it is certain, and the open sides."""
    bar = [DASH if mark.qualified else MAY] * (last - first + 1)
    if mark.core is not None and not mark.qualified:
        low, high = _between(*mark.core, size)
        for at in range(max(low, first), min(high, last) + 1):
            bar[at - first] = IS
    sure = [place for place, sign in enumerate(bar) if sign == IS]
    half = max(1, len(bar) // 2)
    before = sure[0] if sure else half
    after = len(bar) - 1 - sure[-1] if sure else half
    if mark.open_left:
        bar[:before] = [FADE] * before
    if mark.open_right:
        bar[len(bar) - after :] = [FADE] * after
    return bar


def _keys(marks: Sequence[SceneMark]) -> Iterator[tuple[str, str]]:
    """The signs used, with the keys of their words."""
    if any(mark.exact for mark in marks):
        yield EXACT, "exact"
    if any(not mark.exact and mark.core is None for mark in marks):
        yield MAY, "within"
    if any(mark.core is not None for mark in marks):
        yield IS, "throughout"
    if any(mark.qualified for mark in marks):
        yield DASH, "approximate"
    if any(mark.open_left or mark.open_right for mark in marks):
        yield FADE, "open"
    if any(mark.due is not None for mark in marks):
        yield FLAG, "deadline"


def _cut(text: str, most: int) -> str:
    """As much of `text` as fits into `most` cells, with an ellipsis where it is cut."""
    if cells(text) <= most:
        return text
    kept, room = "", most - 1
    for char in text:
        room -= _cell(char)
        if room < 0:
            break
        kept += char
    return f"{kept.rstrip()}…"
