"""Events that last all day, in tables that write them with clock times, as Outlook's do."""

import re
from typing import Any

from timeline.dates import parse
from timeline.dates.calendar import format_day

_ENDS = re.compile(r"(-?[0-9]{4,}-[0-9]{2}-[0-9]{2})(T00:00(?::00)?)?")
_WORDS = {
    True: "true yes 1 x wahr ja verdadero sí si vrai oui verdadeiro sim",
    False: "false no 0 falsch nein falso faux non não",
}
_SAID = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}


def lasting(said: str, begin: Any, end: Any) -> tuple[tuple[str, str | None] | None, str]:
    """The first and the last day of what lasts all day, and why the cell stays beside the time.

    An empty reason keeps it in `origin` without a report, since no time says how it was written.
    There are no days where the cell says no such thing, where there is another time of the day, or
    no day.
    """
    lasts = _SAID.get(said.casefold())
    if lasts is None:
        return None, "is neither yes nor no"
    if lasts:
        days = _days(begin, end)
        return days, "" if days else "does not go with a time that is not a whole day"
    return None, ""


def _days(begin: Any, end: Any) -> tuple[str, str | None] | None:
    """Both ends as days: midnight is no time of the day, and ends the day before it."""
    first, last = (_ENDS.fullmatch(one) if isinstance(one, str) else None for one in (begin, end))
    if first is None or (last is None and end is not None):
        return None
    if last is None:
        return first[1], None
    days, until = (parse(one[1]).days[0] for one in (first, last))
    assert days is not None
    assert until is not None
    return first[1], format_day(max(days, until - bool(last[2])))
