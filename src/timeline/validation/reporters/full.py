"""Every finding with its source line, a caret under the mistake, and what to do about it.

The report for people, and the default on a terminal.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from timeline.findings import Finding, Related
from timeline.text import one_line
from timeline.validation.reporters import Read

LONGEST = 120  # columns of a source line that are shown around the mistake
_JOINERS = "\u200c\u200d\u200e\u200f"  # scripts and emoji need them; they take no room
TAB = "    "
RED, YELLOW, BLUE, CYAN, BOLD = "1;31", "1;33", "1;34", "36", "1"


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """A block a finding, separated by blank lines."""
    blocks: list[str] = []
    paint = partial(_paint, colour=colour)
    for path, group in groupby(findings, lambda finding: finding.path):
        lines = _lines(sources(path))
        blocks += ["\n".join(_block(finding, lines, paint)) + "\n" for finding in group]
    return "\n".join(blocks)


def _lines(data: bytes | None) -> list[str]:
    if data is None:
        return []
    text = data.decode("utf-8-sig" if data[:3] == b"\xef\xbb\xbf" else "utf-8", "replace")
    return [line.removesuffix("\r") for line in text.split("\n")]


def _paint(code: str, text: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _block(finding: Finding, lines: list[str], paint: "partial[str]") -> Iterator[str]:
    shade = RED if finding.severity == "error" else YELLOW
    head = one_line(_place(finding.path, finding.line, finding.column))
    rule = paint(shade, f"{finding.severity}: {finding.rule}")
    yield f"{paint(BOLD, head)}: {rule}: {one_line(finding.message)}"
    if 0 < finding.line <= len(lines):
        yield from _snippet(finding, lines[finding.line - 1], paint)
    for place in finding.related:
        yield _note(place, paint)
    if finding.help:
        yield f"  {paint(CYAN, 'help:')} {one_line(finding.help)}"


def _place(path: str, line: int, column: int) -> str:
    return f"{path}:{line}:{column}" if line else path


def _note(place: Related, paint: "partial[str]") -> str:
    where = one_line(_place(place.path, place.line, place.column))
    return f"  {paint(BLUE, 'see:')} {where}: {one_line(place.message)}"


def _snippet(finding: Finding, line: str, paint: "partial[str]") -> Iterator[str]:
    number = str(finding.line)
    start = max(finding.column - 1, 0)
    end = finding.end_column - 1 if finding.end_line == finding.line else len(line.rstrip())
    if not finding.end_line:
        end = start + 1
    first = max(0, start - LONGEST // 3) if len(line) > LONGEST else 0
    last = first + LONGEST
    before = _visible(line[first:start])
    marked = _visible(line[start : min(max(end, start + 1), last)])
    after = _visible(line[max(end, start + 1) : last])
    lead = ("…" if first else "") + before
    tail = after + ("…" if len(line) > last else "")
    shade = RED if finding.severity == "error" else YELLOW
    bar = paint(BLUE, "|")
    yield f"  {paint(BLUE, number)} {bar} {lead}{marked}{tail}".rstrip()
    carets = paint(shade, "^" * max(_columns(marked), 1))
    yield f"  {' ' * len(number)} {bar} {' ' * _columns(lead)}{carets}"


def _visible(text: str) -> str:
    """`text` as a terminal may show it: tabs widened, what is unseen or reorders written out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\t":
        return TAB
    if char in _JOINERS:
        return char
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"<U+{ord(char):04X}>"
    return char


def _columns(text: str) -> int:
    """Columns of a terminal that `text` takes: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
