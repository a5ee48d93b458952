"""The canonical spelling of points, intervals and sets: what `str()` of a date gives."""

from .point import Choice, Interval, Point, Range


def spell(form: Point | Interval | Choice) -> str:
    """The one spelling of this expression that everything with the same meaning shares."""
    if isinstance(form, Point):
        return _point(form)
    if isinstance(form, Interval):
        return "/".join(end if isinstance(end, str) else _point(end) for end in form)
    bracket, members = form
    inner = ",".join(_member(member) for member in members)
    return f"[{inner}]" if bracket == "[" else f"{{{inner}}}"


def _member(member: Point | Range) -> str:
    if isinstance(member, Point):
        return _point(member)
    return "..".join(_point(end) if end else "" for end in member)


def _point(point: Point) -> str:
    year, month, day, clock, offset, marks = point
    parts = [part for part in (year, month, day) if part]
    date = _qualified(parts, marks[: len(parts)])
    return f"{date}T{marks[3]}{clock}{offset}" if clock else date


def _qualified(parts: list[str], marks: tuple[str, ...]) -> str:
    """Behind the last component it reaches when all from the left share it, else before each."""
    first = marks[0]
    reach = 1
    while reach < len(marks) and marks[reach] == first:
        reach += 1
    if not any(marks[reach:]):
        return "-".join([*parts[: reach - 1], parts[reach - 1] + first, *parts[reach:]])
    return "-".join(mark + part for mark, part in zip(marks, parts, strict=True))
