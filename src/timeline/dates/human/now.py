"""What is counted from the present: `yesterday`, `last week`, `3 weeks ago`, `7d`, `先月`.

A duration alone (`7d`, `P2W`, `last 7 days`) is the time up to now, its first day included;
`7 days ago` is that one day. Weeks begin on Monday. A month or weekday alone is the nearest that
has begun; `last` one is over, `next` one has yet to begin.
"""

from collections.abc import Sequence

from timeline.dates.counting import ALONE, Counted
from timeline.dates.duration import parse_duration
from timeline.dates.errors import DateError

from .reading import Reason, Refused
from .senses import amount, forms, has, senses
from .tokens import Token, tokens


def counted(folded: str) -> Counted | None:
    """What a folded text counts from now; None where it is nothing of the kind.

    Raises `Refused` for a unit that could be two.
    """
    iso = folded.upper()
    if iso[:1] == "P" and iso[1:].lstrip("T")[:1].isdecimal():
        try:
            return Counted("stretch", -1, span=parse_duration(iso))
        except DateError as error:
            raise Refused(Reason.NOT_A_DATE, found=error.found, at=error.column - 1) from error
    found = tokens(folded)
    while len(found) > 1 and _adds_nothing(found[0]) and not has(found[0], "ahead"):
        found = found[1:]
    return _read(found) or (_read(found[1:]) if len(found) > 1 and has(found[0], "leads") else None)


def _adds_nothing(token: Token) -> bool:
    return has(token, "leads") and not senses(token).keys() & {"near", "numbers", "units"}


def _read(found: Sequence[Token]) -> Counted | None:
    first, last = senses(found[0]), senses(found[-1])
    if forms(found, "today"):
        return Counted("day", first["today"])
    if forms(found, "now"):
        return Counted("moment")
    if forms(found, "near_units"):
        unit, shift = first["near_units"]
        return Counted("unit", shift, unit)
    if forms(found, "name"):
        return Counted("name", ALONE, *first["name"])
    for one, other in ((first, last), (last, first)):
        if len(found) == 2 and "near" in one:
            if other.get("units") in tuple("DWMQY"):
                return Counted("unit", one["near"], other["units"])
            if "name" in other:
                return Counted("name", one["near"], *other["name"])
    return _distance(found)


def _distance(found: Sequence[Token]) -> Counted | None:
    for sense, sign in (("ago", -1), ("ahead", 1)):
        for rest, edge in ((found[1:], found[0]), (found[:-1], found[-1])):
            span = amount(rest) if has(edge, sense) else None
            if span is not None:
                return Counted("away", sign, span=span)
    for sense, sign in (("last_many", -1), ("next_many", 1)):
        span = amount(found[1:]) if has(found[0], sense) else None
        if span is not None:
            return Counted("stretch", sign, span=span)
    span = amount(found)
    if span is None or any(one.part in "YJIS" for one in found):  # 57年 is a year of some era
        return None
    return Counted("stretch", -1, span=span)
