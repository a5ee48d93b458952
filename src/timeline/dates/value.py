"""The value that a date expression is parsed into."""

from typing import NamedTuple

from .calendar import days_from_civil
from .point import Choice, Interval, Point, Range
from .span import FOREVER, Span
from .spell import spell
from .years import open_digits

_YEAR_PRECISION = ("year", "decade", "century", "millennium")
TYPE_CHECKING = False
_PLAIN_PRECISION = {4: "year", 7: "month", 10: "day", 16: "minute", 19: "second"}
_DAY = 86400


class Clock(NamedTuple):
    """The bounds of a clock time, in seconds on the clock where it happened, and its offset."""

    seconds: Span
    certain: Span
    offset: int | None


class Date:
    """One EDTF expression: its text, its parts and its bounds as integers. Frozen and hashable.

    Two dates are equal when their canonical spellings are; `str()` gives that spelling. The order
    is total: by the earliest known bound, then by last start, ends and spelling.
    """

    __slots__ = ("_clock", "certain", "days", "form", "precision", "text")

    # The expression as it was written.
    text: str
    # The parsed expression.
    form: Point | Interval | Choice
    # millennium, century, decade, year, season, quarter, quadrimester, semester, month, day,
    # minute, second, interval or set.
    precision: str
    # Outer bounds in civil days since 1970-01-01. An open end has `e1 = e2 = None`, an unknown one
    # `e1 = s1`; beyond 10^11 years there are no bounds.
    days: Span
    # The bounds by which certainty is judged, in days; `None` for what is never certain.
    certain: Span | None
    _clock: Clock | None

    def __init__(self) -> None:
        raise TypeError("a date comes from 'parse'")

    if not TYPE_CHECKING:

        def __getattr__(self, name):  # noqa: ANN001, ANN204 - invisible to type checkers
            """What a plain date was not given at birth: its parts follow from its text."""
            text = self.text
            if name == "_clock":
                set_clock(self, None)
            elif name == "precision":
                _set_precision(self, _PLAIN_PRECISION[len(text.removesuffix("Z"))])
            elif name == "form":
                bare = text.removesuffix("Z")
                offset = "Z" if len(bare) < len(text) else ""
                _set_form(self, Point(text[:4], text[5:7], text[8:10], bare[11:], offset))
            else:
                raise AttributeError(f"a date has no '{name}'")
            return getattr(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a date is frozen: cannot set '{name}'")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a date is frozen: cannot delete '{name}'")

    @property
    def seconds(self) -> Span | None:
        """Outer bounds in local seconds since 1970-01-01T00:00, where there is a clock time."""
        return self._clock[0] if self._clock else None

    @property
    def certain_seconds(self) -> Span | None:
        """The bounds of `certain` in local seconds, where there is a clock time."""
        return self._clock[1] if self._clock else None

    @property
    def offset(self) -> int | None:
        """Seconds east of UTC, if the expression has an offset."""
        return self._clock[2] if "T" in self.text and self._clock else None

    @property
    def has_clock(self) -> bool:
        """Whether the expression has a clock time."""
        return "T" in self.text and self._clock is not None

    def first_moment(self) -> int | None:
        """The first second of the whole expression, in local seconds; `None` if unbounded."""
        if self._clock:
            return self._clock[0].s1
        first = self.days.s1
        return None if first is None else first * _DAY

    def last_moment(self) -> int | None:
        """The last second of the whole expression, inclusive; `None` if unbounded."""
        if self._clock:
            return self._clock[0].e2
        last = self.days.e2
        return None if last is None else last * _DAY + _DAY - 1

    @property
    def is_interval(self) -> bool:
        """Whether it is written `A/B`."""
        return "/" in self.text

    @property
    def is_set(self) -> bool:
        """Whether it is written `[…]` or `{…}`."""
        return self.text[0] in "[{"

    @property
    def open_end(self) -> bool:
        """Whether it is an interval that is still open (`A/..`)."""
        return isinstance(self.form, Interval) and self.form.end == ".."

    @property
    def unknown_end(self) -> bool:
        """Whether it is an interval whose end is not known (`A/`)."""
        return isinstance(self.form, Interval) and self.form.end == ""

    @property
    def open_start(self) -> bool:
        """Whether it is an interval without a beginning (`../B`)."""
        return isinstance(self.form, Interval) and self.form.start == ".."

    @property
    def unknown_start(self) -> bool:
        """Whether it is an interval whose beginning is not known (`/B`)."""
        return isinstance(self.form, Interval) and self.form.start == ""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point that is written in the expression, in order."""
        return _points(self.form)

    @property
    def named_days(self) -> tuple[int, ...]:
        """The civil days that it names without an offset, in days since 1970-01-01."""
        if self.precision == "day" and self.days.s1 is not None and self.days.s1 == self.days.e2:
            return (self.days.s1,)
        return tuple(
            days_from_civil(point.year_number, point.month_number, point.day_number)
            for point in self.points
            if point.year_number is not None and not point.offset
            if point.month_number is not None and point.day_number is not None
        )

    @property
    def qualifiers(self) -> dict[str, dict[str, str]]:
        """`{"start": {"year": "?", …}, "end": {…}}`, only what is qualified; those of a set are
        under "start", with the same component of several members taken together."""
        form = self.form
        if isinstance(form, Interval):
            sides = {
                name: {} if isinstance(end, str) else end.qualifiers
                for name, end in zip(("start", "end"), form, strict=True)
            }
        else:
            merged: dict[str, str] = {}
            for point in self.points:
                for name, mark in point.qualifiers.items():
                    merged[name] = mark if merged.get(name, mark) == mark else "%"
            sides = {"start": merged}
        return {name: marks for name, marks in sides.items() if marks}

    @property
    def is_qualified(self) -> bool:
        """Whether any component of any point is uncertain or approximate."""
        return any(any(point.marks) for point in self.points)

    @property
    def beyond(self) -> bool:
        """Whether a year is further than 10^11 from year 0, so that its bounds are missing."""
        return any(point.is_beyond for point in self.points)

    def __str__(self) -> str:
        return spell(self.form)

    def __repr__(self) -> str:
        return f"Date({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, Date) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: "Date") -> bool:
        return self._key() < other._key() if isinstance(other, Date) else NotImplemented

    def __le__(self, other: "Date") -> bool:
        return self._key() <= other._key() if isinstance(other, Date) else NotImplemented

    def __gt__(self, other: "Date") -> bool:
        return self._key() > other._key() if isinstance(other, Date) else NotImplemented

    def __ge__(self, other: "Date") -> bool:
        return self._key() >= other._key() if isinstance(other, Date) else NotImplemented

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return make, (self.text, self.precision, self.days, self.certain, self.form, self._clock)

    def _key(self) -> tuple[int, int, int, int, str]:
        """What the order compares: seconds, so that days and clock times mix."""
        if self._clock:
            s1, s2, e1, e2 = self._clock[0]
        else:
            s1, s2, e1, e2 = (
                None if day is None else day * _DAY + late
                for day, late in zip(self.days, (0, _DAY - 1, 0, _DAY - 1), strict=True)
            )
        known = next((bound for bound in (s1, s2, e1, e2) if bound is not None), FOREVER)
        last_start, first_end, last_end = (FOREVER if b is None else b for b in (s2, e1, e2))
        return known, last_start, first_end, last_end, str(self)


def _points(form: Point | Interval | Choice | Range) -> tuple[Point, ...]:
    if isinstance(form, Point):
        return (form,)
    if isinstance(form, Choice):
        return tuple(point for member in form.members for point in _points(member))
    return tuple(end for end in form if isinstance(end, Point))


def point_precision(point: Point) -> str:
    """The finest component that is written, whether or not its digits are known."""
    year, month, day, clock, _, _ = point
    if clock:
        return "second" if len(clock) > 5 else "minute"
    if day:
        return "day"
    if month:
        return _part_precision(month) if "21" <= month <= "41" else "month"
    return _YEAR_PRECISION[min(open_digits(year), 3)]


def _part_precision(code: str) -> str:
    if code < "33":
        return "season"
    if code < "37":
        return "quarter"
    return "quadrimester" if code < "40" else "semester"


# The slots' own setters are what the frozen class leaves open, and the fastest way in.
set_text = Date.__dict__["text"].__set__
set_days = Date.__dict__["days"].__set__
set_certain = Date.__dict__["certain"].__set__
_set_form = Date.__dict__["form"].__set__
_set_precision = Date.__dict__["precision"].__set__
set_clock = Date.__dict__["_clock"].__set__


def make(
    text: str,
    precision: str,
    days: Span,
    certain: Span | None,
    form: Point | Interval | Choice,
    clock: Clock | None = None,
) -> Date:
    """A new date; only the parser calls this."""
    date = Date.__new__(Date)
    set_text(date, text)
    set_days(date, days)
    set_certain(date, certain)
    _set_form(date, form)
    _set_precision(date, precision)
    set_clock(date, clock)
    return date
