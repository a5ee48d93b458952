"""Commitments that are not settled, the most urgent first."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.chronicle.due import PAST, DueState
from timeline.dates import DateError
from timeline.dates.period import Period, around
from timeline.errors import TimelineError
from timeline.query import Match

OVERDUE = ("overdue", "possibly-overdue")


class Owed(NamedTuple):
    """A commitment and its state."""

    match: Match
    state: DueState


def owed(
    matches: Iterable[Match],
    *,
    now: int,
    overdue: bool = False,
    settled: bool = False,
    within: Period | None = None,
) -> list[Owed]:
    """Every commitment with a deadline among `matches`; withdrawn ones are left out.

    `now` are UTC seconds. Settled ones are given only with `settled`; with `overdue` only what is
    overdue, certainly or possibly; `within` leaves out what is due later than the period's end.
    """
    found = []
    for match in matches:
        state = match.entry.due(now)
        if state is None or "withdrawn" in match.entry.record:
            continue
        if _is_wanted(state, overdue, settled) and (within is None or _is_near(state, within)):
            found.append(Owed(match, state))
    return sorted(found, key=lambda one: (*one.state.urgency, one.match.entry.id))


def horizon(within: str, *, now: int, tz: str) -> Period:
    """How far a stretch of time such as `2w` looks ahead; another word is a `TimelineError`."""
    try:
        return around("today", within=within, now=now, tz=tz)
    except DateError as error:
        raise TimelineError(f"within '{within}': {error}", hint="write 2w, 10d or 3m") from error


def _is_wanted(state: DueState, overdue: bool, settled: bool) -> bool:
    if overdue:
        return state.verdict in OVERDUE
    return settled or state.verdict != "settled"


def _is_near(state: DueState, horizon: Period) -> bool:
    if state.verdict in PAST:
        return True
    if horizon.clock:
        first, limit = state.first if state.first is not None else state.last, horizon.last
    else:
        days = (state.first_day, state.last_day)
        first, limit = days[0] if days[0] is not None else days[1], horizon.last
    return first is not None and limit is not None and first <= limit
