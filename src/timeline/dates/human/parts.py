"""One point of time in its parts, some perhaps missing, and how EDTF writes it."""

from typing import NamedTuple

from timeline.dates.calendar import civil_from_days, days_in_month, format_day
from timeline.dates.edges import year_text
from timeline.dates.errors import DateError
from timeline.dates.parse import build
from timeline.dates.plain import plain
from timeline.dates.value import Date

from .lexicon import ERAS, Half
from .reading import Reason, Unread

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Part(NamedTuple):
    """What a piece of text says of one point; the other end of a range may complete it."""

    # As EDTF spells it, with X for a decade.
    year: str = ""
    # 01 to 12, or the code of a part of the year.
    month: str = ""
    day: str = ""
    # `T11:00`, `T11:00:30`.
    clock: str = ""
    # An offset, or the name of a zone.
    zone: str = ""
    # `?`, `~` or `%`.
    mark: str = ""
    # Figures whose unit only the other end tells.
    number: str = ""
    # The number of a century, negative before Christ.
    century: int = 0
    # Parts of the unit, each the how manieth of how many; thirds are (n, 3).
    slices: tuple[tuple[int, int], ...] = ()
    # The start 0 or the end 2 of the unit, for a limit the exact one.
    edge: int = -1
    # What its year is counted from: `bce`, `ce`, the name of an era.
    era: str = ""
    weekday: int = -1
    # A part of the day: 0 lies within it, 1 may go on after midnight.
    night: int = -1
    # Whether a word before it makes the decade of its year, and perhaps of one that follows.
    led: bool = False
    # The week around the day.
    week: bool = False
    # Whether the clock shows 24:00, the start of the next day.
    carry: bool = False
    # Whether year and month are written in figures.
    figures: bool = False
    # The half of the day, for the clock time of the other end.
    half: Half | None = None
    # Whether the clock time stands behind its day.
    behind: bool = False

    @property
    def slices_and_edge(self) -> tuple[tuple[int, int], ...]:
        """Its slices; where it has none, the third at the edge that is named."""
        return self.slices or (((self.edge + 1, 3),) if self.edge >= 0 else ())

    @property
    def finest(self) -> str:
        """The finest unit that is said."""
        if self.clock:
            return "clock"
        if self.day:
            return "day"
        if self.month:
            return "month" if self.month < "13" else "part"
        if self.century:
            return "century"
        return ("decade" if self.year.endswith("X") else "year") if self.year else ""

    @property
    def whole(self) -> bool:
        """Whether nothing has to be completed."""
        dated = bool(self.year or self.century) and not self.number
        return dated and (not self.clock or bool(self.day))


class Value(NamedTuple):
    """A point as the format writes it: the same text twice, or the two limits of a doubt."""

    first: str
    last: str
    vague: bool = False

    @property
    def exact(self) -> bool:
        """Whether one EDTF expression says it."""
        return self.first == self.last


def date_of(text: str) -> Date:
    """The date of an expression that the grammar made; raises `Unread` where there is none."""
    try:
        return plain(text) or build(text, True)
    except DateError as error:
        reason = Reason.NO_SUCH_DAY if error.reason != "year-digits" else Reason.BEYOND
        raise Unread(reason, found=text, hint=error.hint or "") from error


def known(text: str) -> bool:
    """Whether a text is EDTF."""
    try:
        return plain(text) is not None or build(text, True) is not None
    except DateError:
        return False


def marked(part: Part, mark: str) -> Part:
    """The part with one more mark: uncertain and approximate is `%`."""
    if part.slices or part.edge >= 0 or part.night >= 0:
        raise Unread(Reason.UNCLEAR, hint="say 'early' or 'about', not both")
    return part._replace(mark=mark if part.mark in ("", mark) else "%")


def spelled(part: Part) -> Value:
    """The point as EDTF writes it, or its two limits; raises `Unread` where it cannot be."""
    if not part.whole:
        unclear = Reason.NO_MINUTES if part.number and part.day else Reason.NO_YEAR
        raise Unread(Reason.NO_DAY if part.clock and unclear is Reason.NO_YEAR else unclear)
    if part.century:
        return _century(_one_of(part))
    text = "-".join([one for one in (part.year, part.month, part.day) if one])
    date = date_of(text)
    if part.weekday >= 0 or part.era:
        _check(part, date)
    if part.clock:
        return _moment(part, text, date)
    if part.week or part.night >= 0:
        return _around(part, text, date)
    slices = part.slices_and_edge
    if slices:
        return _sliced(date, text, slices)
    written = text + part.mark
    if part.mark and not known(written):
        raise Unread(Reason.NOT_A_DATE)
    return Value(written, written)


def _check(part: Part, date: Date) -> None:
    """The weekday and the era, against the day that they are said of."""
    day = date.days.s1
    if part.weekday >= 0 and day is not None:
        real = (day + 3) % 7
        if date.precision != "day":
            raise Unread(Reason.NOT_A_DATE)
        if real != part.weekday:
            raise Unread(Reason.WEEKDAY, found=f"{date.text} is a {WEEKDAYS[real]}")
    era = ERAS.get(part.era)
    if era and day is not None:
        first, last = date_of(era["first"]).days.s1, date_of(era.get("last", "9999")).days.e2
        if (date.days.e2 or 0) < (first or 0) or day > (last or 0):
            raise Unread(Reason.ERA, hint=f"{part.era} begins on {era['first']}")
        if part.month and int(part.year) - era["zero"] <= era.get("lunar_until", 0):
            raise Unread(Reason.OTHER_CALENDAR)


def _moment(part: Part, text: str, date: Date) -> Value:
    day = date.days.s1
    if day is None or date.precision != "day" or "X" in text:
        raise Unread(Reason.NO_DAY)
    if part.slices or part.edge >= 0 or part.night >= 0 or part.week:
        raise Unread(Reason.UNCLEAR)  # 夜9時 is 21:00, and "9:00 at night" as well
    if part.carry:  # the day after may lie beyond what can be written
        text = date_of(format_day(day + 1)).text
    offset = part.zone if "/" not in part.zone else ""
    clock = f"T{part.mark}{part.clock[1:]}{offset}"
    return Value(text + clock, text + clock)


def _around(part: Part, text: str, date: Date) -> Value:
    """A night, which may go on after midnight; a week, which may begin on the day, or on the Sunday
    or the Monday before it.
    """
    day = date.days.s1
    if date.precision != "day" or day is None:
        raise Unread(Reason.NOT_A_DATE)
    if not part.week:
        return Value(text, format_day(day + part.night), True)
    first = min(day - (day + 3) % 7, day - (day + 4) % 7)
    return Value(format_day(first), format_day(day + 6), True)


def _one_of(part: Part) -> Part:
    """Of `1800s`, which may be ten years or a hundred: with a third of it, the hundred."""
    if part.year and not part.slices and part.edge < 0:
        century = f"{part.century - 1:02d}XX"
        raise Unread(Reason.TWO_READINGS, readings=(f"'{part.year}'", f"'{century}'"))
    return part._replace(year="")


def _sliced(date: Date, text: str, slices: tuple[tuple[int, int], ...]) -> Value:
    """A third, a half or a quarter of a month, a year or a decade."""
    (nth, of), *more = slices
    starts = _STARTS.get((date.precision, of))
    if date.is_set or date.is_interval or date.is_qualified or date.days.s1 is None:
        raise Unread(Reason.UNCLEAR)
    if more or starts is None:
        raise Unread(Reason.UNCLEAR)
    if date.precision == "decade":
        base = int(text.replace("X", "0")) - (9 if text[0] == "-" else 0)
        first, end = _slice(base, base + 9, nth, starts)
        return Value(year_text(first), year_text(end), True)
    year, month, _ = civil_from_days(date.days.s1)
    last = days_in_month(year, month) if date.precision == "month" else 12
    first, end = _slice(1, last, nth, starts)
    return Value(f"{text}-{first:02d}", f"{text}-{end:02d}", True)


# Where the parts of a unit begin, by their number and counted from 0: an editor's convention.
_STARTS = {
    ("month", 2): (0, 15), ("month", 3): (0, 10, 20), ("year", 3): (0, 4, 8),
    ("decade", 2): (0, 5), ("decade", 3): (0, 4, 7),
}  # fmt: skip
_HUNDRED = {2: (0, 50), 3: (0, 33, 67), 4: (0, 25, 50, 75)}


def _slice(first: int, last: int, nth: int, starts: tuple[int, ...]) -> tuple[int, int]:
    of = len(starts)
    nth = of if nth == -1 else nth
    if not 1 <= nth <= of:
        raise Unread(Reason.NO_SUCH_PART)
    end = last if nth == of else first + starts[nth] - 1
    return first + starts[nth - 1], end


def _century(part: Part) -> Value:
    """The Nth is (N-1)XX by custom, the first the years 1 to 99; before Christ they go by count."""
    nth = part.century
    first, last = (100 * (nth - 1), 100 * nth - 1) if nth > 0 else (100 * nth + 1, 100 * nth + 100)
    slices = part.slices_and_edge
    if len(slices) > 1 or part.weekday >= 0 or part.month or part.night >= 0:
        raise Unread(Reason.NOT_A_DATE)
    if abs(nth) > 1 and not slices:
        text = f"{'-' if nth < 0 else ''}{abs(nth) - 1:02d}XX{part.mark}"
        return Value(text, text)
    if any(of not in _HUNDRED for _, of in slices) or (part.mark and not slices):
        raise Unread(Reason.UNCLEAR)
    for place, of in slices:
        first, last = _slice(first, last, place, _HUNDRED[of])
    return Value(year_text(max(first, 1) if nth > 0 else first), year_text(last), True)
