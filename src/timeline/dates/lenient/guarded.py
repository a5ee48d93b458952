"""What `dateutil` reads in a date, where it has but one reading and guesses nothing."""

import re
from datetime import datetime
from itertools import product

from timeline.dates.lenient.point import NotUnderstood, edtf
from timeline.dates.lenient.vocabulary import WEEKDAY_OF, WEEKDAYS

# Two moments that share no part: what differs between the readings was not in the text.
_DEFAULTS = (datetime(1904, 2, 29, 1, 2, 3), datetime(2096, 12, 10, 14, 15, 16))
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_WRITTEN_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9:])")
_WEEKDAY = re.compile(r"[a-z]{3,}")


def read(text: str) -> str | None:
    """The EDTF string of `text`, such as `Wed, 04 Feb 2026 11:00:00 GMT`; None if none is sure.

    Sure is what comes out the same whatever stands in for missing parts and whichever of day,
    month and year is taken to come first, with a year of four digits that stands in the text.
    """
    from dateutil import parser  # only texts that our own patterns do not know need it

    readings = set()
    for default, first, year_first in product(_DEFAULTS, (False, True), (False, True)):
        try:
            readings.add(parser.parse(text, default=default, dayfirst=first, yearfirst=year_first))
        except (ValueError, OverflowError, TypeError):
            return None
    if len({moment.tzinfo is None for moment in readings}) > 1:
        return None
    return _agreed(text, sorted(readings, key=datetime.isoformat))


def _agreed(text: str, readings: list[datetime]) -> str | None:
    same = [part for part in _PARTS if len({getattr(one, part) for one in readings}) == 1]
    moment = readings[0]
    known = _PARTS[: len(same)]
    written = _WRITTEN_YEAR.findall(text)
    if tuple(same) != known or len(same) < 2 or written != [f"{moment.year:04d}"]:
        return None
    local = moment.replace(tzinfo=None).isoformat()  # `strftime` pads years on some machines only
    if len(same) == 2 or not _weekday_agrees(text, moment):
        return None if len(same) != 2 else edtf(local[:7])
    if len(same) == 3:
        return edtf(local[:10])
    return edtf(local[: 16 if len(same) == 5 else 19] + _offset(moment))


def _offset(moment: datetime) -> str:
    delta = moment.utcoffset()
    if delta is None:
        return ""
    minutes = int(delta.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "Z"


def _weekday_agrees(text: str, moment: datetime) -> bool:
    named = {WEEKDAY_OF[word] for word in _WEEKDAY.findall(text) if word in WEEKDAY_OF}
    if named and named != {moment.weekday()}:
        raise NotUnderstood(
            f"'{text}': {moment.date().isoformat()} is a {WEEKDAYS[moment.weekday()][0]}",
            hint="correct the day, or leave the weekday out",
        )
    return True
