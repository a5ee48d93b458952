"""Time expressions of filters: EDTF, ISO weeks and quarters, `A..B`, and words such as `last week`.

An expression is always a period with two ends, never a point: `2024` is all of 2024. "Now" and the
zone that tells today are arguments. What can be read in two ways is refused with both readings.
A duration alone (`7d`, `P2W`, `last 7 days`) is the time up to now, its first day included;
`7 days ago` is that one day. Weeks begin on Monday. A month or weekday alone is the nearest that
has begun; `last` one is over, `next` one has yet to begin.
"""

from typing import Final, NamedTuple

from timeline.dates.calendar import format_day, format_instant, format_second
from timeline.dates.duration import Duration, parse_duration
from timeline.dates.errors import DateError
from timeline.dates.parse import parse
from timeline.dates.verdict import Window
from timeline.dates.zones import zone
from timeline.text import nearest

from .ambiguous import refuse_ambiguous
from .reckoning import Ends, Now, clocked, wider
from .words import KEYWORDS, READERS, short_duration

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
    here = Now(now, zone(tz))
    return _worded(_read(text, here), here)


def around(text: str, *, within: str, now: int, tz: str) -> Period:
    """The period that `text` names, longer by the duration `within` on both sides."""
    here = Now(now, zone(tz))
    ends, distance = _read(text, here), duration(within)
    if distance.has_clock:
        ends = clocked(ends, here)
    return _worded(wider(ends, distance, here), here)


def duration(text: str) -> Duration:
    """A duration as ISO 8601 writes it (`P2W`), or short (`2w`, `6mo`, `36h`)."""
    bare = text.strip()
    found = short_duration(bare)
    if found is not None:
        return found
    if bare[:1].upper() == "P":
        return parse_duration(bare.upper())
    raise DateError(1, bare, "a duration such as 3d, 2w, 6mo, 36h or P2W", "duration")


def _worded(ends: Ends, here: Now) -> Period:
    first, last, clock = ends
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


def _read(text: str, here: Now) -> Ends:
    if not text.strip():
        raise DateError(1, "", EXPECTED, "empty")
    low, dots, high = text.partition("..")
    if dots and not any(char in text for char in "/[{"):
        return _range(low, high, here)
    return _single(text, here, 0)


def _moved(error: DateError, by: int) -> DateError:
    """The same error, its column counted in the whole text."""
    return DateError(
        error.column + by,
        error.found,
        error.expected,
        error.reason,
        hint=error.hint,
        suggestion=error.suggestion,
    )


def _range(low: str, high: str, here: Now) -> Ends:
    if not low.strip() and not high.strip():
        raise DateError(len(low) + 1, "..", "a date on at least one side of '..'", "void-interval")
    open_side = Ends(None, None)
    start = _single(low, here, 0) if low.strip() else open_side
    end = _single(high, here, len(low) + 2) if high.strip() else open_side
    if start.clock or end.clock:
        start, end = clocked(start, here), clocked(end, here)
    first, last = start.first, end.last
    if first is not None and last is not None and last < first:
        found = high.strip()
        column = len(low) + 3 + high.index(found)
        hint = f"did you mean '{found}..{low.strip()}'?"
        raise DateError(column, found, "an end after the start", "order", hint=hint)
    return Ends(first, last, start.clock)


def _single(text: str, here: Now, at: int) -> Ends:
    """What `text` says, which stands at an index of the whole."""
    bare = text.strip()
    try:
        return _bare(bare, here)
    except DateError as error:
        raise _moved(error, at + text.index(bare)) from None


def _bare(text: str, here: Now) -> Ends:
    words = " ".join(text.lower().replace(",", " ").split())
    for read in READERS:
        found = read(words, here)
        if found is not None:
            return found
    refuse_ambiguous(text)
    try:
        return _edtf(text, here)
    except DateError as error:
        if text[:1].isalpha() or " " in text:
            raise _unknown_words(text, error) from None
        raise


def _edtf(text: str, here: Now) -> Ends:
    date = parse(text)
    if date.seconds is None:
        return Ends(date.days.s1, date.days.e2)
    first, last = date.seconds.s1, date.seconds.e2
    if first is None or last is None:
        return Ends(None, None)
    if date.offset is not None:
        return Ends(first - date.offset, last - date.offset, True)
    return Ends(here.zone.to_utc(first), here.zone.to_utc(last, last=True), True)


def _unknown_words(text: str, error: DateError) -> DateError:
    meant = nearest(text.lower(), KEYWORDS)
    hint = error.hint or (f"did you mean '{KEYWORDS[meant]}'?" if meant else None)
    return DateError(1, text, EXPECTED, "expression", hint=hint, suggestion=error.suggestion)
