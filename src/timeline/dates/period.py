"""The period that a text names at a moment: what filters ask, and `timeline when` explains.

A date is the whole of its unit, both ends included; words such as `last week` are counted from
now, in the zone that tells today. What can be read in two ways is refused with both readings.
"""

import re
from functools import cache
from typing import Any, Final, NamedTuple

from timeline.languages import words
from timeline.text import nearest

from .calendar import format_day, format_instant, format_second
from .counting import Ends, Now, clocked, ends, wider
from .duration import Duration, parse_duration
from .errors import DateError
from .human.fold import fold
from .human.read import read
from .human.reading import Reading, Reason, TimeShape, Unread
from .human.senses import amount
from .human.senses import words as words_of
from .human.tokens import tokens
from .parse import parse
from .verdict import Window
from .zones import Zone, zone

_LOOKS_EDTF = re.compile(
    r"[\[{./]*[?~%]?-?[0-9X]{4}(?![0-9])[-0-9XT?~%:/.,\]}]*", re.ASCII
).fullmatch
EXPECTED: Final = (
    "a date such as 2024, 2024-03 or 2024-03-15, a period such as 2024..2025, "
    "or words such as 'last week'"
)


class Period(NamedTuple):
    """From `first` to `last`, both inclusive: civil days, or UTC seconds where `clock` says so.

    None is no limit on that side. `words` is the period written out, an expression itself.
    """

    first: int | None
    last: int | None
    clock: bool
    words: str

    @property
    def window(self) -> Window:
        """The period as verdicts compare it."""
        return Window(self.first, self.last)


def period(text: str, *, now: int, tz: str) -> Period:
    """The period that `text` names at `now` (UTC seconds) in the zone `tz`.

    Raises `DateError` for what is no expression or could be two, `ZoneError` for no zone.
    """
    return period_of(read(text), text, now=now, tz=tz)


def period_of(reading: Reading, text: str, *, now: int, tz: str) -> Period:
    """The period of a text that was read."""
    here = Now(now, zone(tz))
    return _worded(_ends(reading, text, here), here)


def around(text: str, *, within: str, now: int, tz: str) -> Period:
    """The period that `text` names, longer by the duration `within` on both sides."""
    here = Now(now, zone(tz))
    found, distance = _ends(read(text), text, here), duration(within)
    if distance.has_clock:
        found = clocked(found, here)
    return _worded(wider(found, distance, here), here)


def duration(text: str) -> Duration:
    """A duration as ISO 8601 writes it (`P2W`), or short (`2w`, `6mo`, `36h`)."""
    bare = text.strip()
    if bare[:1].upper() == "P":
        return parse_duration(bare.upper())
    try:
        found = amount(words_of(tokens(fold(bare))))
    except Unread as fault:
        if fault.readings:
            raise _refusal(Reading(bare, reason=fault.reason, found=fault.found, hint=fault.hint,
                                   column=(fault.at or 0) + 1), text) from fault  # fmt: skip
        found = None
    if found is None:
        raise DateError(1, bare, "a duration such as 3d, 2w, 6mo, 36h or P2W", "duration")
    return found


def _ends(reading: Reading, text: str, here: Now) -> Ends:
    if reading.sides is not None:
        return _from_side_to_side(reading, text, here)
    if reading.reason is not None:
        raise _refusal(reading, text)
    if reading.shape is TimeShape.NOW:
        return ends(reading.now, here)
    if not reading.when:
        raise _refusal(reading._replace(reason=Reason.NOT_A_PERIOD), text)
    tz = reading.when.get("tz") if isinstance(reading.when, dict) else None
    place = zone(tz) if tz else here.zone
    low, high = (_end(one, place) for one in _bounds_of(reading.when))
    if low.clock or high.clock:
        low, high = clocked(low, here), clocked(high, here)
    return Ends(low.first, high.last, low.clock)


def _bounds_of(when: Any) -> tuple[Any, Any]:
    """The first and the last expression of a `when` that `read` made; "" or ".." for none."""
    if isinstance(when, str):
        start, slash, end = when.partition("/")
        return (start, end) if slash else (when, when)
    start = when.get("start", when)
    first = start.get("earliest", "") if isinstance(start, dict) else start
    end = when.get("end", start if start is not when else when)
    last = end.get("latest", "") if isinstance(end, dict) else end
    return first, last


def _end(expression: str, place: Zone) -> Ends:
    """The ends of one expression; nothing and `..` are no limit."""
    if expression in ("", ".."):
        return Ends(None, None)
    date = parse(expression)
    if date.seconds is None or date.seconds.s1 is None or date.seconds.e2 is None:
        return Ends(date.days.s1, date.days.e2)
    first, last = date.seconds.s1, date.seconds.e2
    if date.offset is not None:
        return Ends(first - date.offset, last - date.offset, True)
    return Ends(place.to_utc(first), place.to_utc(last, last=True), True)


def _from_side_to_side(reading: Reading, text: str, here: Now) -> Ends:
    low, high = reading.sides or (None, None)
    at = text.index("..")
    start = _side(low, text[:at], 0, here)
    end = _side(high, text[at + 2 :], at + 2, here)
    if start.clock or end.clock:
        start, end = clocked(start, here), clocked(end, here)
    first, last = start.first, end.last
    if first is not None and last is not None and last < first and low and high:
        hint = f"did you mean '{high.text}..{low.text}'?"
        column = text.index(high.text, at) + 1
        raise DateError(column, high.text, "an end after the start", "order", hint=hint)
    return Ends(first, last, start.clock)


def _side(reading: Reading | None, text: str, shift: int, here: Now) -> Ends:
    """The ends of one side, whose errors count their column in the whole text."""
    if reading is None:
        return Ends(None, None)
    try:
        if reading.sides is not None:
            raise _refusal(reading._replace(reason=Reason.NOT_A_DATE), text)
        return _ends(reading, text, here)
    except DateError as error:
        raise DateError(error.column + shift, error.found, error.expected, error.reason,
                        hint=error.hint, suggestion=error.suggestion) from None  # fmt: skip


def _worded(found: Ends, here: Now) -> Period:
    first, last, clock = found
    low = "" if first is None else _spelt(first, clock, here)
    high = "" if last is None else _spelt(last, clock, here)
    if low == high:
        return Period(first, last, clock, low or "any time")
    return Period(first, last, clock, f"{low}..{high}")


def _spelt(value: int, clock: bool, here: Now) -> str:
    if not clock:
        return format_day(value)
    offset = here.zone.offset_at(value)
    return f"{format_second(value)}Z" if offset == 0 else format_instant(value, offset)


def _refusal(reading: Reading, text: str) -> DateError:
    """The refusal as filters tell it: where, what stands there, what may."""
    shift = len(text) - len(text.lstrip())
    if reading.text.strip() == "..":
        return DateError(1 + shift, "..", "a date on at least one side of '..'", "void-interval")
    if _LOOKS_EDTF(reading.text) and not reading.readings and not reading.when:
        error = _of_edtf(reading.text)
        return DateError(error.column + shift, error.found, error.expected, error.reason,
                         hint=error.hint, suggestion=error.suggestion)  # fmt: skip
    reason = reading.reason or Reason.NOT_A_DATE
    expected = EXPECTED
    hint = reading.hint or None
    if reading.readings:
        expected, hint = "a date with one reading", hint or f"write {' or '.join(reading.readings)}"
    elif reading.suggestion:
        hint = f"did you mean '{reading.suggestion}'?"
    elif reason in (Reason.UNKNOWN_WORD, Reason.NOT_A_DATE):
        near = nearest(reading.text.lower(), _suggestions())
        hint = f"did you mean '{_suggestions()[near]}'?" if near else None
    return DateError(reading.column + shift, reading.found or reading.text, expected,
                     reason.name.lower().replace("_", "-"), hint=hint,
                     suggestion=reading.suggestion or None)  # fmt: skip


def _of_edtf(text: str) -> DateError:
    """What the EDTF parser says of an invalid text, as exactly as it can."""
    try:
        parse(text)
    except DateError as error:
        return error
    raise ValueError(f"'{text}' is EDTF")


@cache
def _suggestions() -> dict[str, str]:
    """English words for a period, by their lower case, to suggest for a slip of a finger."""
    english = words("en")
    near, units = ("last", "this", "next"), ("week", "month", "quarter", "year")
    names = [many[0].capitalize() for many in (*english["months"], *english["weekdays"])]
    pairs = [f"{side} {unit}" for side in near for unit in units]
    known = (*english.get("today", ()), "now", *pairs, *names, "3 weeks ago")
    return {word.lower(): word for word in known}
