"""A line that is being typed in bash: its words, and what may stand in place of the last one.

bash breaks words at the characters of COMP_WORDBREAKS, among them `:` and `=`, and puts an answer
in place of what is behind the last break. So that `tag:en` becomes `tag:energy`, the line is read
here, and what stands before the break is taken off every answer.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ESCAPED = frozenset('$`"\\\n')  # what a backslash takes the meaning of, inside double quotes
_MARKS = {"": "none", "'": "single", '"': "double"}


class Line(NamedTuple):
    """The words of a line, the last being typed; `kept` is the part of it that bash leaves there.

    `mark` is the quotation mark that is open where an answer will be put.
    """

    words: tuple[str, ...]
    kept: str
    mark: str


def read(text: str, replaced: str) -> Line | None:
    """The line up to the cursor, of which bash will replace the end, `replaced`.

    None where nothing can be said: the end is the target of a redirection, stands in `$'…'`, or is
    not what bash says it is.
    """
    *before, last = _raw_words(text)
    if last is None or not last.endswith(replaced):
        return None
    kept, mark = _unquoted(last[: len(last) - len(replaced)])
    if mark not in _MARKS:
        return None
    words = [_unquoted(word)[0] for word in before if word is not None]
    return Line((*words, _unquoted(last)[0]), kept, _MARKS[mark])


def answer(line: Line, found: Sequence[str], *, whole: bool, is_open: bool = False) -> list[str]:
    """What the script is told: how to quote, and each text that may stand in place of the end.

    `is_open` says that the only one found is to be followed by a value, without a blank.

    bash puts in what all of them have in common, which among quoted texts may end in the middle of
    a quotation. So the first of several, unless each is wanted `whole`, is their common beginning;
    it is empty, and bash leaves the line as it is, where they have no more than what was typed.
    """
    typed = line.words[-1].removeprefix(line.kept)
    ends = [one.removeprefix(line.kept) for one in found if one.startswith(line.kept)]
    if len(ends) < 2 or whole:
        more = "more" if len(ends) == 1 and is_open else ""
        return [f"{line.mark} {more}", *ends] if ends else []
    common = _common(ends)
    is_more = common != typed and len(common) >= len(typed)
    return [line.mark, common if is_more else "", *ends]


def _common(texts: Sequence[str]) -> str:
    """What all of the texts begin with."""
    first, last = min(texts), max(texts)
    size = next(
        (at for at, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), None
    )
    return first if size is None else first[:size]


class _Char(NamedTuple):
    """A character as it was typed, one after a backslash with it."""

    raw: str
    mark: str  # the quotation mark that is open behind it
    is_mark: bool

    @property
    def is_bare(self) -> bool:
        """Whether it stands for itself: not quoted, and no quotation mark."""
        return not self.mark and not self.is_mark and len(self.raw) == 1


def _characters(text: str) -> Iterator[_Char]:
    at, mark = 0, ""
    while at < len(text):
        pair = text[at : at + 2]
        is_pair = pair in ("$'", '$"') if not mark and pair[0] == "$" else pair[0] == "\\"
        raw = pair if is_pair and mark != "'" else pair[0]
        opens, closes = not mark and raw[-1] in "'\"" and raw[0] != "\\", raw == mark[-1:]
        if opens:
            mark = "$'" if raw == "$'" else raw[-1]
        elif closes:
            mark = ""
        yield _Char(raw, mark, opens or closes)
        at += len(raw)


def _raw_words(text: str) -> list[str | None]:
    """The words as they were typed, the last being that at the cursor; None for a redirection's."""
    found: list[str | None] = []
    word, is_target = "", False
    for char in _characters(text):
        if not (char.is_bare and char.raw in " \t\n<>"):
            word += char.raw
            continue
        if word and not (char.raw in "<>" and word.isdecimal()):  # the 2 of 2>file
            found.append(None if is_target else word)
            is_target = False
        is_target = is_target or char.raw in "<>"
        word = ""
    return [*found, None if is_target else word]


def _unquoted(raw: str) -> tuple[str, str]:
    """A word as bash reads it, and the quotation mark that is open at its end."""
    text, mark = "", ""
    for char in _characters(raw):
        if not char.is_mark:
            text += _meant(char)
        mark = char.mark
    return text, mark


def _meant(char: _Char) -> str:
    """What a character stands for once the backslash before it is taken away."""
    if char.raw[0] != "\\" or char.mark == "'":
        return char.raw
    if char.mark == '"' and char.raw[1:] not in _ESCAPED:
        return char.raw
    return char.raw[1:].strip("\n")  # a line broken after a backslash goes on
