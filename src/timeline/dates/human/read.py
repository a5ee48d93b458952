"""Reading a text: EDTF as it stands first, then the grammar of what people write."""

import re
from collections.abc import Sequence

from timeline.dates.errors import DateError
from timeline.dates.notations import meant, same_in_edtf
from timeline.dates.parse import build
from timeline.dates.plain import plain

from .figures import later_year
from .fold import LONGEST, column, fold
from .lexicon import UNDATED
from .now import counted
from .reading import Note, Reading, Reason, TimeShape, Unread
from .statement import statement
from .tokens import Token, tokens

may_be_edtf = re.compile(r"[-0-9XYTSEZ?~%.,:/+\[\]{}]+", re.ASCII).fullmatch
_YEAR_AND_PART = re.compile(r"([0-9]{4})-([234][0-9])", re.ASCII)


def read(text: str, *, order: str = "") -> Reading:
    """What a text says of time, whoever asks.

    EDTF is tried on the text as it stands; all else is consumed whole by one grammar, or refused
    with the place and, where it has two, both readings. `order` ("dmy" or "mdy") settles days
    such as 10/11/2024.
    """
    written = text.strip()
    if may_be_edtf(written):
        known = _edtf(written)
        if known is not None:
            return known
    if not written:
        return Reading(written, reason=Reason.EMPTY)
    if len(written) > LONGEST:
        return Reading(written[:LONGEST], reason=Reason.TOO_LONG)
    folded = fold(written)
    if folded.strip("()[]. ") in UNDATED:
        return Reading(written, reason=Reason.UNDATED)
    given: list[Token] = []
    try:
        given = tokens(folded)
        found = statement(given, order)
    except Unread as fault:
        return _otherwise(written, folded, given, order, fault)
    note = found.note or _figure_note(folded)
    return Reading(written, *found[1:]) if note is None else found._replace(text=written, note=note)


def _edtf(text: str) -> Reading | None:
    try:
        date = plain(text) or build(text, True)
    except DateError:
        return None
    shape, limit = TimeShape.SET if date.is_set else TimeShape.POINT, text
    if date.is_interval:
        start, _, end = text.partition("/")
        limit = end if start in ("", "..") else ""
        shape = TimeShape.BEFORE if limit else TimeShape.SPAN
    return Reading(text, shape, text, edtf=True, limit=limit, note=_edtf_note(text))


def _edtf_note(text: str) -> Note | None:
    """`1939-40` is half a year, and looks like two years."""
    found = _YEAR_AND_PART.fullmatch(text)
    return Note.SHORT_RANGE if found and later_year(int(found[1]), found[2]) else None


_NOTED = frozenset(":w-~")
_FIGURES = re.compile(
    r"""
      (?P<END_OF_DAY>(?<!\d)24:00)
    | (?P<FRACTION>:\d\d[.,]\d)
    | (?P<WEEK>^\d{4}-?w\d)
    | (?P<DAY_OF_YEAR>^\d{4}-?\d{3}$)
    | (?P<ZEROS>-00\b(?!:))
    | (?P<DRAFT>\?~|~\?)
    """,
    re.ASCII | re.VERBOSE,
)


def _figure_note(folded: str) -> Note | None:
    if _NOTED.isdisjoint(folded) and not folded.isdecimal():
        return None  # most texts
    found = _FIGURES.search(folded)
    return Note[found.lastgroup] if found and found.lastgroup else None


def _otherwise(
    text: str, folded: str, given: Sequence[Token], order: str, fault: Unread
) -> Reading:
    """What is no statement of its own: counted from now, `A..B`, or another notation."""
    if same := same_in_edtf(text):
        return same
    try:
        if now := counted(folded, given):
            return Reading(text, TimeShape.NOW, now=now)
    except Unread as other:
        fault = other if other.readings else fault
    low, dots, high = text.partition("..")
    if dots and not set("/[{") & set(text) and (low.strip() or high.strip()):
        return _both_sides(text, low, high, order)
    at = 1 if fault.at is None else column(text, folded, fault.at)
    written = text[at - 1 : at - 1 + len(fault.found)]
    found = written if fold(written) == fault.found else fault.found
    return Reading(
        text, reason=fault.reason, column=at, found=found, readings=fault.readings,
        hint=fault.hint or fault.reason.hint, suggestion=fault.suggestion or meant(text),
    )  # fmt: skip


def _both_sides(text: str, low: str, high: str, order: str) -> Reading:
    """`A..B`: a period in a filter, and two things in a file."""
    sides = [read(side, order=order) if side.strip() else None for side in (low, high)]
    found = Reading(text, TimeShape.DOTS, sides=(sides[0], sides[1]))
    for side in sides:
        if side is not None and (side.reason or side.shape is TimeShape.DOTS):
            reason = side.reason or Reason.NOT_A_DATE
            return found._replace(reason=reason, found=side.found or side.text, hint=side.hint)
    return found
