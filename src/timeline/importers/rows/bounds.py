"""The `when` of an event from the four bounds that our own tables tell."""

from collections.abc import Mapping

from timeline.dates.edges import unit_of
from timeline.dates.human.parts import date_of, known
from timeline.dates.human.reading import When
from timeline.dates.value import Date

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def from_bounds(parts: Mapping[str, str]) -> When:
    """The time that our own tables tell as four bounds: the same bounds again."""
    s1, s2, e1, e2 = (_plain(parts.get(name, "")) for name in BOUNDS)
    unit = _unit(s1, e2, parts.get("precision", ""))
    if unit and (s1, e1) == (e1, s1) and (s2, e2) == (e2, s2):
        return unit
    if s1 and s1 == s2 == e1 == e2:
        return s1
    start = _bounded(s1, s2)
    end = ".." if parts.get("ongoing") == "true" else _bounded(e1, e2)
    if (s1, s2) == (e1, e2) and isinstance(start, dict):
        return start
    if start is None and end is None:
        return {"text": "unknown"}
    ends = {"start": start, "end": "" if end is None else end}
    zone = {"tz": parts["tz"]} if parts.get("tz") else {}
    return {**{name: point for name, point in ends.items() if point is not None}, **zone}


def _plain(bound: str) -> str:
    """A bound without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return bound.strip().removeprefix("'")


def _bounded(first: str, last: str) -> str | dict[str, str] | None:
    if first and first == last:
        return first
    bounds = {name: value for name, value in (("earliest", first), ("latest", last)) if value}
    return bounds or None


def _unit(first: str, last: str, precision: str) -> str:
    """The day, month or year that lasts from one bound to the other, "" if there is none."""
    begin, end = _date(first), _date(last)
    if begin is None or end is None or begin.days.s1 is None or end.days.e2 is None:
        return ""
    if begin.has_clock or end.has_clock:
        return ""
    unit = unit_of(begin.days.s1, end.days.e2)
    wanted = precision in ("", date_of(unit).precision) if unit else False
    return unit if wanted or precision not in ("day", "month", "year") else ""


def _date(bound: str) -> Date | None:
    return date_of(bound) if bound and known(bound) else None
