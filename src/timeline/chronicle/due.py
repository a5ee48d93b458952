"""What is known of a commitment at a moment: overdue is computed, never stored."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from timeline.chronicle.resolve import Deadline, zone_named
from timeline.dates import FOREVER, DateError, Zone, parse
from timeline.format.models.vocabulary import FINAL_STATES

DAY: Final = 86400
# States that are overdue once the deadline has passed; "unknown" is only not recorded.
OWING: Final = ("scheduled", "in_progress", "partially_met")

# Every verdict, the most urgent first.
URGENCY: Final = ("overdue", "possibly-overdue", "passed", "pending", "unknown", "settled")
# The verdicts on what is past a deadline.
PAST: Final = frozenset({"overdue", "possibly-overdue", "passed"})


class DueState(NamedTuple):
    """A commitment at a moment.

    `verdict` is one of: settled (the state is final), pending, possibly-overdue, overdue, passed
    (due passed, outcome not recorded) or unknown (the deadline cannot be worked out). `first` and
    `last` are the deadlines in UTC seconds, `first_day` and `last_day` civil days in `zone`;
    `days_left` counts civil days to the last one (0 is today, negative is past), None where it
    is not known.
    """

    verdict: str
    state: str
    first: int | None
    last: int | None
    first_day: int | None
    last_day: int | None
    days_left: int | None
    zone: str

    @property
    def urgency(self) -> tuple[int, int]:
        """The order of a list: by verdict, then the earliest deadline; one not known is last."""
        known = [moment for moment in (self.first, self.last) if moment is not None]
        return URGENCY.index(self.verdict), min(known, default=FOREVER)


def due(record: Mapping[str, Any], deadline: Deadline, now: int) -> DueState:
    """What is known at `now` (UTC seconds) of the event's commitment."""
    commitment = record["commitment"]
    state = commitment.get("state", "unknown")
    today = _here(deadline).to_local(now) // DAY
    return DueState(
        verdict=_verdict(state, commitment.get("state_as_of"), deadline, now),
        state=state,
        first=deadline.first,
        last=deadline.last,
        first_day=deadline.first_day,
        last_day=deadline.last_day,
        days_left=None if deadline.last_day is None else deadline.last_day - today,
        zone=deadline.zone,
    )


def _here(deadline: Deadline) -> Zone:
    """The zone that the deadline's days are counted in."""
    return zone_named(deadline.zone)


def _verdict(state: str, as_of: str | None, deadline: Deadline, now: int) -> str:
    if state in FINAL_STATES:
        return "settled"
    if deadline.first is None and deadline.last is None:
        return "unknown"
    if deadline.last is not None and now > deadline.last:
        return _past(state, as_of, deadline)
    if deadline.first is not None and now > deadline.first:
        return "possibly-overdue"
    return "pending"


def _past(state: str, as_of: str | None, deadline: Deadline) -> str:
    """The last deadline is over."""
    if state not in OWING:
        return "passed"
    if deadline.qualified or not (as_of is None or _is_after(as_of, deadline)):
        return "possibly-overdue"
    return "overdue"


def _is_after(as_of: str, deadline: Deadline) -> bool:
    """The state was certainly looked at after the last deadline."""
    try:
        date = parse(as_of)
    except DateError:  # a rule reports it; nothing certain rests on it
        return False
    if deadline.last is None or date.certain is None or date.certain.s1 is None:
        return False
    here = _here(deadline)
    clock = date.certain_seconds
    if clock is None or clock.s1 is None:
        return date.certain.s1 * DAY > here.to_local(deadline.last)
    return here.instant(clock.s1, date.offset) > deadline.last
