"""Other notations of machines and standards, each with the EDTF that says the same or was meant."""

import re
from collections.abc import Callable, Iterator

from .calendar import days_in_month
from .errors import DateError
from .human.reading import Note, Reading
from .parse import build

_Rewrite = Callable[[re.Match[str]], str]
_Table = tuple[tuple[re.Pattern[str], _Rewrite], ...]
_DRAFT = re.compile(r"u|x|[yepos]|[?]~|~[?]|\(", re.ASCII)
_may_be_draft = re.compile(r"[-+*0-9XYTSEZ?~%.,:/\[\]{}() yepuxonkw]+").fullmatch
_HAS_YEAR = re.compile(r"[0-9ux]{2}", re.ASCII)
_DRAFT_LETTERS = str.maketrans("yepux", "YESXX")


def same_in_edtf(text: str) -> Reading | None:
    """What an expression of the draft of 2012, or one with spaces in it, says."""
    if not _may_be_draft(text) or not _HAS_YEAR.search(text):
        return None
    bare = text.replace(" ", "")
    candidates: list[tuple[str, Note | None]] = []
    if bare != text and text[0] in "[{":
        candidates.append((bare, None))
    if _DRAFT.search(text):
        # Only within a set do spaces mean nothing: "345 x" is no 345X.
        candidates.append((_undrafted(bare if text[0] in "[{" else text), Note.DRAFT))
    candidates += [(written, None) for written in _rewritten(text, _SAME)]
    for written, note in candidates:
        if _known(written):
            return Reading(text, when=written, limit=written, note=note)
    return None


def meant(text: str) -> str:
    """The expression that was probably meant by a text that says something else; "" if none."""
    if not _may_be_draft(text):
        return ""
    return next((one for one in _rewritten(text, _MEANT) if _known(one)), "")


def _known(text: str) -> bool:
    try:
        build(text, True)
    except DateError:
        return False
    return True


def _rewritten(text: str, table: _Table) -> Iterator[str]:
    for pattern, rewrite in table:
        found = pattern.fullmatch(text)
        if found:
            yield rewrite(found)


def _compiled(*table: tuple[str, _Rewrite]) -> _Table:
    return tuple((re.compile(pattern, re.ASCII), rewrite) for pattern, rewrite in table)


def _undrafted(text: str) -> str:
    """The draft in the spelling of 2019: `u`, `?~`, `unknown`, `open`, `y`, `e`, `p`."""
    text = text.replace("?~", "%").replace("~?", "%").replace("unknown", "").replace("open", "..")
    return re.sub(r"\(([^()]+)\)([?~%])", _ungrouped, text.translate(_DRAFT_LETTERS))


def _ungrouped(match: re.Match[str]) -> str:
    """`2004-(06-11)~`: what brackets grouped is now marked component by component."""
    return "-".join(match[2] + part for part in match[1].split("-"))


def _rest_of_end(match: re.Match[str]) -> str:
    """`1985-04-12/05-03`: the end lacks what it shares with the start."""
    start, end = match[1], match[2]
    return f"{start}/{start[: -len(end)]}{end}"


def _swapped_day(match: re.Match[str]) -> str:
    year, day, month = match.groups()
    if int(day) <= 12 or not 1 <= int(month) <= 12:
        return ""
    last = days_in_month(int(year), int(month))
    return f"{year}-{month}-{day}" if int(day) <= last else ""


_SAME = _compiled(
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{2}-[0-9]{2})", _rest_of_end),
    (r"([^/]+)/\*", lambda m: f"{m[1]}/.."),
    (r"Y(-?)0*([1-9][0-9]{0,3})", lambda m: f"{m[1]}{int(m[2]):04d}"),
    (r"Y(-?)0+([1-9][0-9E]*)", lambda m: f"Y{m[1]}{m[2]}"),
    (r"\+([0-9]{4}(?:-[0-9]{2}){0,2})", lambda m: m[1]),
)  # fmt: skip
_MEANT = _compiled(
    (r"([0-9]{4})-([0-9]{2})-([0-9]{2})", _swapped_day),
    (r"([0-9]{3})", lambda m: f"0{m[1]}"),
    (r"-([0-9]{1,3})", lambda m: f"-{m[1]:0>4}"),
    (r"(-?)0*([1-9][0-9]{4,})", lambda m: f"Y{m[1]}{m[2]}"),
    (r"-0000|Y-?0+", lambda _: "0000"),
    (r"(.*):60(Z|[-+].*|)", lambda m: f"{m[1]}:59{m[2]}"),
    (r"([0-9][-0-9]*)Z", lambda m: m[1]),
    (r"([^/]+)/([^/]+)", lambda m: f"{m[2]}/{m[1]}"),
)  # fmt: skip
