"""Times told by another event: `within 2 months after petro-trump-meeting`, `Xの翌日`."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from timeline.text import did_you_mean

from .fold import fold
from .reading import NotUnderstood, Reading, Reason, Refused, Shape
from .senses import EVENT, amount, forms, has, senses
from .tokens import Token, tokens

Point = dict[str, Any]
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
            point = _point(tokens(rest), id)
        except Refused:
            continue
        if point is None:
            continue
        if id in known:
            vague = bool(point.pop("vague", False))
            return Reading(text.strip(), Shape.EVENT, point, vague=vague)
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


def _point(given: Sequence[Token], id: str) -> Point | None:
    """What the words around an event say."""
    at = next(i for i, word in enumerate(given) if has(word, "event"))
    before, after = [*given[:at]], [*given[at + 1 :]]
    end = _taken_end(before) or _taken_end(after)
    while after and has(after[0], "links") and not has(after[0], "later"):
        after = after[1:]
    found = _around(before, after, id)
    if found is None:
        return None
    return {**found, "point": end} if end and "relative" in found else found


def _taken_end(given: list[Token]) -> str:
    """Which point of the event is named ("the start of ID"); the word is taken away."""
    for sense, name in (("start_of", "start"), ("end_of", "end")):
        for at in range(len(given)):
            if has(given[at], sense):
                del given[at]
                if at and has(given[at - 1], "leads"):
                    del given[at - 1]
                return name
    return ""


def _around(before: list[Token], after: list[Token], id: str) -> Point | None:
    if not after and before and has(before[-1], "leads") and len(before) > 1:
        before = before[:-1]
    words = before or after
    if not words or (before and after):
        return None
    if forms(words, "neighbours"):
        unit, side, number = senses(words[0])["neighbours"]
        key = "offset" if unit == "D" else "max"
        return {"relative": side, "to": id, key: f"P{number}{unit}"}
    for sense in ("during", "same"):
        if forms(words, sense):
            return {"relative": sense, "to": id}
    return _both_sides(words, id) or _one_side(words, id, behind=not before)


def _both_sides(words: Sequence[Token], id: str) -> Point | None:
    """`within a week of ID`: on either side of it."""
    if len(words) < 3 or not (has(words[0], "within") and has(words[-1], "around")):
        return None
    span = amount(words[1:-1])
    if span is None:
        return None
    sides = (("earliest", "before"), ("latest", "after"))
    return {key: {"relative": side, "to": id, "offset": str(span)} for key, side in sides}


def _one_side(words: Sequence[Token], id: str, *, behind: bool) -> Point | None:
    for at in (0, -1) if behind else (-1,):
        for sense, side in (("later", "after"), ("earlier", "before")):
            if has(words[at], sense):
                rest = words[1:] if at == 0 else words[:-1]
                found = _distance(rest)
                if found is not None:
                    return {"relative": side, "to": id, **found}
    return None


def _distance(words: Sequence[Token]) -> Point | None:
    """How far: nothing, an amount, at most or at least one, or from one to another."""
    if not words:
        return {}
    if forms(words, "shortly") or forms(words, "few", "units"):
        return {"vague": True}
    for sense, key in _LIMITS:
        for rest, edge in ((words[1:], words[0]), (words[:-1], words[-1])):
            span = amount(rest) if has(edge, sense) else None
            if span is not None:
                return {key: str(span)}
    span = amount(words)
    return {"offset": str(span)} if span is not None else _between(words)


_LIMITS = (("within", "max"), ("not_after", "max"), ("at_least", "min"), ("exactly", "offset"))


def _between(words: Sequence[Token]) -> Point | None:
    """`1 to 2 years`, `between 1 week and 2 months`, `3–5 days`."""
    if has(words[0], "between"):
        words = words[1:]
    for at, word in enumerate(words):
        if has(word, "to") or has(word, "both"):
            last = amount(words[at + 1 :])
            first = amount([*words[:at], words[-1]] if at == 1 else words[:at])
            if first is not None and last is not None:
                return {"min": str(first), "max": str(last)}
    return None


def as_deadline(point: Point) -> Point:
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
    return NotUnderstood(
        f"'{reading.text}' is not understood as a time told by an event", hint=_HINT
    )
