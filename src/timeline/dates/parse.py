"""From a text to a `Date`: the whole of EDTF, and the additions that the format sanctions."""

from .bounds import certain_hull
from .errors import DateError
from .interval import read_interval
from .members import read_set
from .plain import plain, plain_moment
from .point import NOT_QUALIFIED, Point
from .read import bounded
from .scan import clock, refuse
from .span import UNBOUNDED, Span, within
from .value import Clock, Date, make, point_precision

_DAY = 86400


def parse(text: str, *, clock_without_offset: bool = True) -> Date:
    """The date that an EDTF expression says; raises `DateError`, and nothing else, for any other.

    With `clock_without_offset` off, a clock time has to carry its offset.
    """
    date = plain(text)
    if date is None and clock_without_offset and text[10:11] == "T":
        date = plain_moment(text)
    if date is not None:
        return date
    try:
        return build(text, clock_without_offset)
    except DateError as error:
        # Only a refusal pays for the search for what was meant.
        from .advice import advised

        raise advised(text, error) from None


def build(text: str, clock_without_offset: bool) -> Date:
    """The general way, for everything."""
    if not text:
        raise DateError(1, "", "an EDTF expression such as '2026-02-04'", "empty")
    if not text.isascii():
        column = next(i for i, c in enumerate(text) if not c.isascii())
        raise refuse(text, column, "an ASCII character", "not-ascii", 1)
    if text[0] in "[{":
        choice, days, certain = read_set(text)
        return make(text, "set", days, certain, choice)
    if "/" in text:
        interval, days, certain = read_interval(text)
        return make(text, "interval", days, certain, interval)
    return _point(text, clock_without_offset)


def _point(text: str, clock_without_offset: bool) -> Date:
    point, bounds, i = bounded(text, 0)
    if text[i : i + 1] == "T":
        return _moment(text, point, bounds, i, clock_without_offset)
    if i != len(text):
        raise refuse(text, i, _after(point), "trailing")
    certain = certain_hull(point, bounds)
    days = UNBOUNDED if bounds is None else within(*bounds)
    if certain is None:
        return make(text, point_precision(point), days, None, point)
    return make(text, point_precision(point), days, within(*certain), point)


def _after(point: Point) -> str:
    if point.day:
        return "'T' and a clock time, or the end"
    if point.month:
        return "the end" if point.season else "'-' and a day, or the end"
    return "'-' and a month, or the end"


def _moment(
    text: str, point: Point, bounds: tuple[int, int] | None, i: int, clock_without_offset: bool
) -> Date:
    """A date and a clock time. The date has to be one day, its components unqualified."""
    if bounds is None or not point.day or "X" in text[:i]:
        raise refuse(text, i, "no clock time without a full date before it", "clock-without-day")
    if point.marks != NOT_QUALIFIED:
        raise refuse(text, i, "no clock time after a qualified date", "clock-after-qualifier")
    mark, written, offset, end = clock(text, i + 1)
    if end != len(text):
        raise refuse(text, end, _after_clock(written, offset), "trailing")
    if not offset and not clock_without_offset:
        raise refuse(text, end, "an offset such as 'Z' or '-05:00'", "no-offset")
    read = Point(point.year, point.month, point.day, written, offset, ("", "", "", mark))
    day = bounds[0]
    return make(text, point_precision(read), *_clock_bounds(day, read))


def _after_clock(written: str, offset: str) -> str:
    if offset:
        return "the end"
    return "an offset, or the end" if len(written) > 5 else "':' and seconds, an offset, or the end"


def _clock_bounds(day: int, point: Point) -> tuple[Span, Span, Point, Clock]:
    written = point.clock
    first = day * _DAY + int(written[:2]) * 3600 + int(written[3:5]) * 60
    last = first + 59
    if len(written) > 5:
        first = last = first + int(written[6:])
    seconds = within(first, last)
    whole_day = within(day * _DAY, day * _DAY + _DAY - 1)
    days = within(day, day)
    certain = whole_day if point.marks[3] else seconds
    return days, days, point, Clock(seconds, certain, _offset_seconds(point.offset))


def _offset_seconds(offset: str) -> int | None:
    if not offset:
        return None
    if offset == "Z":
        return 0
    value = int(offset[1:3]) * 3600 + int(offset[4:]) * 60
    return -value if offset[0] == "-" else value
