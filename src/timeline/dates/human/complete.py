"""The two ends of a range, each completed by what only the other one says.

`4–6 February 2026`, `28 Feb–2 Mar 2026`, `February 4–6, 2026`, `1914–18`, `490–480 BC`,
`18th–19th century`, `2024年3〜5月`, `10–11 am on 4 February 2026`.
"""

from timeline.dates.edges import year_text

from .clock import of_twelve
from .figures import later_year, year_of
from .lexicon import ERAS
from .parts import Part, marked
from .reading import Reason, Unread

_SHARED = frozenset(("day", "month", "part"))
_WHICH_HALF = "say 'am' or 'pm' of both, as in '11 am–1 pm'"


def completed(left: Part, right: Part) -> tuple[Part, Part] | None:
    """Both ends, each a whole point; None where they have nothing in common to share."""
    if left.number and right.number:
        return None
    first = _as_before(left, right) if left.number else left
    last = _as_after(left, right) if right.number else right
    if first is None or last is None:
        return None
    left, right = _governed(*_one_era(first, last), shared=left.number)
    if left.clock or right.clock:
        return _clocks(left, right)
    if left.finest in _SHARED and right.finest in _SHARED:
        if not left.whole:
            left = left._replace(year=right.year, era=right.era)
        if not right.whole:
            right = right._replace(year=left.year, era=left.era)
    return (left, right) if left.whole and right.whole else None


def _governed(left: Part, right: Part, shared: str) -> tuple[Part, Part]:
    """What stands before or behind a pair and may be said of both: `the week of 3 or 10 May`."""
    if left.led and right.finest == "year" and right.year.endswith("0"):
        both = (f"'{right.year}'", f"'{right.year[:-1]}X'")  # los años 1960 y 1970
        raise Unread(Reason.TWO_READINGS, readings=both)
    if right.mark == "?" and not left.mark and shared:
        left = marked(left, "?")
    night = max(left.night, right.night)
    return left, right._replace(week=left.week or right.week, night=night)


def _as_before(left: Part, right: Part) -> Part | None:
    """The first end, its number in the unit of the last one: `4` of `4–6 February`."""
    bare, number = left._replace(number=""), int(left.number)
    if right.clock:
        return _hour(bare, number, right)
    if right.finest == "day" and 1 <= number <= 31:
        return bare._replace(day=f"{number:02d}", month=bare.month or right.month)
    if right.finest == "month" and 1 <= number <= 12:
        return bare._replace(month=f"{number:02d}")
    if right.finest == "part" and "33" <= right.month <= "36" and 1 <= number <= 4:
        return bare._replace(month=str(32 + number))
    if right.century and not right.year and 1 <= number <= 99:
        return bare._replace(century=number)
    if right.finest == "year" and right.era:
        return _year(bare, number, right.era)
    return None


def _as_after(left: Part, right: Part) -> Part | None:
    """The last end, its number in the unit of the first one: `18` of `1914–18`."""
    bare, number = right._replace(number=""), int(right.number)
    if bare.day or bare.clock:
        return None
    if left.finest == "day" and 1 <= number <= 31:
        return bare._replace(day=f"{number:02d}", month=left.month)
    if left.finest == "month" and left.figures and 1 <= number <= 12 and not bare.year:
        return bare._replace(month=f"{number:02d}")
    if left.finest != "year" or bare.year or left.era == "bce":
        return None
    if left.era in ERAS:
        return _year(bare, number, left.era)
    return _short_year(bare, left, right.number)


def _short_year(bare: Part, left: Part, digits: str) -> Part | None:
    """The year that is shortened to its last digits, which has to come after the first."""
    if not left.year.isdecimal() or len(digits) > 2:
        return None
    whole = left.era and int(left.year) < int(digits)  # AD 14–37
    year = int(digits) if whole else later_year(int(left.year), digits)
    return bare._replace(year=year_text(year), era=left.era) if year else None


def _year(bare: Part, number: int, era: str) -> Part | None:
    return bare._replace(year=year_of(era, number), era=era) if number else None


def _one_era(left: Part, right: Part) -> tuple[Part, Part]:
    """`490–480 BC`: what stands behind the last end is said of the first, too."""
    if right.era == "bce" and not left.era:
        if left.century > 0 and not left.year:
            left = left._replace(century=-left.century, era="bce")
        elif left.year.isdecimal() and not left.month and int(left.year):
            left = left._replace(year=year_of("bce", int(left.year)), era="bce")
    return left, right


def _hour(left: Part, number: int, right: Part) -> Part | None:
    """`10` of `10–11 am`: an hour of the same half of the day; `3` of `3–4 May, 5 pm` is none.

    `11` of `11–1 pm` would be after the end, and is refused: most people mean the morning.
    """
    if not right.half or right.behind or not 1 <= number <= 12:
        return None
    clock = f"T{of_twelve(number, right.half):02d}:00"
    if clock > right.clock:
        raise Unread(Reason.NO_MINUTES, found=f"{number}", hint=_WHICH_HALF)
    return left._replace(clock=clock, half=right.half)


def _clocks(left: Part, right: Part) -> tuple[Part, Part] | None:
    """Two clock times, of which one may lack its day, its zone or its half of the day."""
    if not (left.clock and right.clock):
        return None
    if right.half and not left.half and left.clock < "T13":
        return None  # 9:00–11:00 pm may begin in the morning or in the evening
    if not right.day:
        right = right._replace(year=left.year, month=left.month, day=left.day)
    if not left.day:
        left = left._replace(year=right.year, month=right.month, day=right.day)
    left = left._replace(zone=left.zone or right.zone)
    right = right._replace(zone=right.zone or left.zone)
    return (left, right) if left.whole and right.whole else None
