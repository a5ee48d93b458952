"""What is counted from the present: `yesterday`, `last week`, `3 weeks ago`, `7d`, `先月`.

A duration alone (`7d`, `P2W`, `last 7 days`) is the time up to now, its first day included;
`7 days ago` is that one day. Weeks begin on Monday. A month or weekday alone is the nearest that
has begun; `last` one is over, `next` one has yet to begin.
"""

from collections.abc import Sequence

from timeline.dates.counting import ALONE, Counted
from timeline.dates.duration import parse_duration
from timeline.dates.errors import DateError

from .reading import Reason, Unread
from .senses import Given, amount, words
from .tokens import Token

_COUNTS = frozenset(("near", "numbers", "units", "ahead"))


def counted(folded: str, tokens: Sequence[Token]) -> Counted | None:
    """What a folded text counts from now; None where it is nothing of the kind.

    Raises `Unread` for a unit that could be two.
    """
    iso = folded.upper()
    if iso[:1] == "P" and iso[1:].lstrip("T")[:1].isdecimal():
        try:
            return Counted("stretch", -1, span=parse_duration(iso))
        except DateError as error:
            raise Unread(Reason.NOT_A_DATE, found=error.found, at=error.column - 1) from error
    given = words(tokens)
    if not given or not all(word.senses for word in given):
        return None
    while len(given) > 1 and "leads" in given[0].senses and _COUNTS.isdisjoint(given[0].senses):
        given = given[1:]
    led = len(given) > 1 and "leads" in given[0].senses
    return _read(given) or (_read(given[1:]) if led else None)


def _read(given: Given) -> Counted | None:
    first, last = given[0].senses, given[-1].senses
    if len(given) == 1:
        if "today" in first:
            return Counted("day", first["today"])
        if "now" in first:
            return Counted("moment")
        if "near_units" in first:
            unit, shift = first["near_units"]
            return Counted("unit", shift, unit)
        if "name" in first:
            return Counted("name", ALONE, *first["name"])
    for one, other in ((first, last), (last, first)):
        if len(given) == 2 and "near" in one:
            if other.get("units") in tuple("DWMQY"):
                return Counted("unit", one["near"], other["units"])
            if "name" in other:
                return Counted("name", one["near"], *other["name"])
    return _distance(given)


def _distance(given: Given) -> Counted | None:
    """`3 weeks ago`, `in 2 days`, `last 7 days`, `7d`."""
    for sense, kind, sign in _AWAY:
        for rest, edge in ((given[1:], given[0]), (given[:-1], given[-1])):
            span = amount(rest) if sense in edge.senses else None
            if span is not None and (kind == "away" or edge is given[0]):
                return Counted(kind, sign, span=span)
    span = amount(given)
    if span is None or any(word.token.part in "YJIS" for word in given):
        return None  # 57年 is a year of some era
    return Counted("stretch", -1, span=span)


_AWAY = (
    ("ago", "away", -1), ("ahead", "away", 1), ("last_many", "stretch", -1),
    ("next_many", "stretch", 1),
)  # fmt: skip
