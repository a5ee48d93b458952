"""The `when` of an event from the pieces in which other programs keep it."""

from collections.abc import Mapping

from timeline.dates.edges import unit_of
from timeline.dates.human.parts import date_of, known
from timeline.dates.human.projections import when_of
from timeline.dates.human.read import read as read_text
from timeline.dates.human.reading import NotUnderstood, Reason, When
from timeline.dates.value import Date

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def read(parts: Mapping[str, str], *, order: str = "") -> When | None:
    """The `when` that the fields of a row say together; None where they say nothing.

    Fields are when, start, end, time, tz, when_text, and the bounds of our own tables. A date
    that nobody can read becomes an undated event that keeps its words; one with two readings
    raises `NotUnderstood`.
    """
    if any(parts.get(name) for name in BOUNDS):
        return _from_bounds(parts)
    found = _dated(parts, order)
    beside = {"tz": parts.get("tz", "")}
    text = parts.get("when_text", "")
    if found is None:
        return {"text": text} if text else None
    if text and text != found:
        beside["text"] = text
    beside = {key: value for key, value in beside.items() if value}
    return _beside(found, beside) if beside else found


def _dated(parts: Mapping[str, str], order: str) -> When | None:
    if parts.get("start") or parts.get("end"):
        return _two_ends(parts, order)
    date, time = parts.get("when", ""), parts.get("time", "")
    return one(f"{date} {time}" if date and time else date, order=order) if date else None


def one(text: str, *, order: str = "") -> When:
    """A human date; words that are none are kept as an undated event's."""
    try:
        return when_of(read_text(_year(text), order=order))
    except NotUnderstood as error:
        if error.reason in (Reason.TWO_READINGS, Reason.TWO_DIGITS):
            raise
        return {"text": text.strip()}


def _year(text: str) -> str:
    """A bare year that lost its zeros in a spreadsheet: `793` is 0793, `-44` is -0044.

    Two digits without a sign stay words: they may be of any century.
    """
    bare = text.strip()
    if bare.isascii() and bare.isdigit() and len(bare) == 3:
        return bare.rjust(4, "0")
    if bare.startswith("-") and bare[1:].isascii() and bare[1:].isdigit() and len(bare) < 5:
        return f"-{bare[1:].rjust(4, '0')}"
    return bare


def _two_ends(parts: Mapping[str, str], order: str) -> When:
    start = one(parts["start"], order=order) if parts.get("start") else None
    end = one(parts["end"], order=order) if parts.get("end") else None
    if end is None and start is not None:
        return start
    if start == end and start is not None:
        return start
    if isinstance(start, str | None) and isinstance(end, str):
        whole = f"{start or ''}/{end}"
        if known(whole):
            return whole
    if _is_point(start) and _is_point(end):
        ends = {"start": _bare(start), "end": _bare(end)}
        return {name: point for name, point in ends.items() if point is not None}
    return {"text": " – ".join(parts[name] for name in ("start", "end") if parts.get(name))}


def _is_point(value: When | None) -> bool:
    if isinstance(value, str):
        return "/" not in value and not date_of(value).is_set
    if value is None or {"earliest", "latest"} & value.keys():
        return True
    return "start" in value and value.keys() <= {"start", "text"}


def _bare(point: When | None) -> When | None:
    """A point without its words, which stand beside both ends."""
    if isinstance(point, dict) and "start" in point:
        only: When = point["start"]
        return only
    if isinstance(point, dict):
        return {key: value for key, value in point.items() if key != "text"}
    return point


def _beside(when: When, more: Mapping[str, str]) -> When:
    if isinstance(when, dict):
        return {**when, **more} if "text" not in when or len(when) > 1 else {**more, **when}
    if "/" not in when:
        # A zone is for clock times; a day or a year needs none.
        rest = {key: value for key, value in more.items() if key != "tz" or "T" in when}
        return {"start": when, **rest} if rest else when
    start, _, end = when.partition("/")
    words = {key: value for key, value in more.items() if key != "tz"}
    if start == ".." or not words:
        return when
    return {**({"start": start} if start else {}), "end": end, **words}


def _from_bounds(parts: Mapping[str, str]) -> When:
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
