"""Times told by another event: `within 2 months after petro-trump-meeting`, `Xの翌日`."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from timeline.text import did_you_mean

from .fold import fold
from .reading import NotUnderstood, Reading, Reason, TimeShape, Unread
from .senses import EVENT, Given, Word, amount, forms, words
from .tokens import tokens

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HINT = (
    "write it as 'within 2 months after ID', '3 days before ID', 'at least 1 week after ID', "
    "'1 to 2 years after the start of ID', 'after ID', 'during ID' or 'same as ID'"
)


def read_relative(text: str, known: Collection[str]) -> Reading:
    """The time that `text` tells by one of the events in `known`.

    `when` is a relative point, or a doubt between two; `limit` is not used. A text that names no
    such event, or is of no such form, has a reason.
    """
    folded = fold(text)
    unknown = ""
    for id, rest in _candidates(folded, known):
        try:
            point = _point(words(tokens(rest)), id)
        except Unread:
            continue
        if point is None:
            continue
        if id in known:
            vague = bool(point.pop("vague", False))
            return Reading(text.strip(), TimeShape.EVENT, point, vague=vague)
        unknown = unknown or id
    if unknown:
        hint = did_you_mean(unknown, known) or ""
        return Reading(text.strip(), reason=Reason.NO_EVENT, found=unknown, hint=hint)
    return Reading(text.strip(), reason=Reason.NOT_A_DATE, hint=_HINT)


def _candidates(folded: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each piece that may be an id, those that are one first, and the text with it marked."""
    pieces = [(one[0], one.span()) for one in _ID.finditer(folded)]
    for id, (start, end) in sorted(pieces, key=lambda one: (one[0] not in known, -len(one[0]))):
        yield id, f"{folded[:start]}{EVENT}{folded[end:]}"


def _point(given: Given, id: str) -> dict[str, Any] | None:
    """What the words around an event say."""
    at = next(i for i, word in enumerate(given) if "event" in word.senses)
    before, after = [*given[:at]], [*given[at + 1 :]]
    end = _taken_end(before) or _taken_end(after)
    while after and "links" in after[0].senses and "later" not in after[0].senses:
        after = after[1:]
    found = _around(before, after, id)
    return {**found, "point": end} if found and end and "relative" in found else found


def _taken_end(given: list[Word]) -> str:
    """Which point of the event is named ("the start of ID"); the word is taken away."""
    for sense, name in (("start_of", "start"), ("end_of", "end")):
        for at, word in enumerate(given):
            if sense in word.senses:
                led = at > 0 and "leads" in given[at - 1].senses
                del given[at - led : at + 1]
                return name
    return ""


def _around(before: Given, after: Given, id: str) -> dict[str, Any] | None:
    if not after and len(before) > 1 and "leads" in before[-1].senses:
        before = before[:-1]
    given = before or after
    if not given or (before and after):
        return None
    if forms(given, "neighbours"):
        unit, side, number = given[0].senses["neighbours"]
        key = "offset" if unit == "D" else "max"
        return {"relative": side, "to": id, key: f"P{number}{unit}"}
    for sense in ("during", "same"):
        if forms(given, sense):
            return {"relative": sense, "to": id}
    return _both_sides(given, id) or _one_side(given, id, behind=not before)


def _both_sides(given: Given, id: str) -> dict[str, Any] | None:
    """`within a week of ID`: on either side of it."""
    if len(given) < 3 or not forms([given[0], given[-1]], "within", "around"):
        return None
    span = amount(given[1:-1])
    if span is None:
        return None
    sides = (("earliest", "before"), ("latest", "after"))
    return {key: {"relative": side, "to": id, "offset": str(span)} for key, side in sides}


def _one_side(given: Given, id: str, *, behind: bool) -> dict[str, Any] | None:
    for at, rest in ((0, given[1:]), (-1, given[:-1]))[not behind :]:
        for sense, side in (("later", "after"), ("earlier", "before")):
            found = _distance(rest, side) if sense in given[at].senses else None
            if found is not None:
                return {"relative": side, "to": id, **found}
    return None


def _distance(given: Given, side: str) -> dict[str, Any] | None:
    """How far: nothing, an amount, at most or at least one, or from one to another.

    What is not later than a moment is at most as far after an event, or at least as far before it.
    """
    if not given:
        return {}
    if forms(given, "shortly") or forms(given, "few", "units"):
        return {"vague": True}
    limits = {**_LIMITS, "not_after": "max" if side == "after" else "min"}
    for rest, edge in ((given[1:], given[0]), (given[:-1], given[-1])):
        keys = {key for sense, key in limits.items() if sense in edge.senses}
        if keys and (span := amount(rest)) is not None:  # "hasta 3 días antes de" has two
            return {keys.pop(): str(span)} if len(keys) == 1 else None
    span = amount(given)
    return {"offset": str(span)} if span is not None else _between(given)


_LIMITS = {"within": "max", "at_least": "min", "exactly": "offset"}


def _between(given: Given) -> dict[str, Any] | None:
    """`1 to 2 years`, `between 1 week and 2 months`, `3–5 days`."""
    if "between" in given[0].senses:
        given = given[1:]
    for at, word in enumerate(given):
        if word.senses.keys() & {"to", "both"}:
            last = amount(given[at + 1 :])
            first = amount([*given[:at], given[-1]] if at == 1 else given[:at])
            if first is not None and last is not None:
                return {"min": str(first), "max": str(last)}
    return None


def as_deadline(point: dict[str, Any]) -> dict[str, Any]:
    """The deadline that a relative time sets: within two months after X is two months after X."""
    if "latest" in point:
        return dict(point["latest"])
    if point.get("relative") == "after" and "max" in point and "min" not in point:
        bare = {key: value for key, value in point.items() if key != "max"}
        return {**bare, "offset": point["max"]}
    return point


def not_by_event(reading: Reading) -> NotUnderstood:
    """What is raised for a phrase that is not read."""
    if reading.reason is Reason.NO_EVENT:
        return NotUnderstood(f"no event has the id '{reading.found}'", hint=reading.hint)
    said = f"'{reading.text}' is not understood as a time relative to another event"
    return NotUnderstood(said, hint=_HINT)
