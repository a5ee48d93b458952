"""What is known of a commitment at a moment: computed, never stored."""

from typing import Any

import pytest

from timeline.chronicle.due import PAST, URGENCY, DueState, due
from timeline.chronicle.resolve import Resolver
from timeline.dates import days_from_civil

DAY = 86_400


def at(year: int, month: int, day: int, hour: int = 12) -> int:
    """A UTC second."""
    return days_from_civil(year, month, day) * DAY + hour * 3600


def state(deadline: Any, now: int, *, tz: str = "UTC", **commitment: Any) -> DueState:
    """How a commitment stands at `now`, of an event in January 2026."""
    record = {"id": "a", "when": "2026-01-15", "commitment": {"due": deadline, **commitment}}
    found = Resolver({"a": record}, tz).deadline("a")
    assert found is not None
    return due(record, found, now)


def verdict(deadline: Any, now: int, **commitment: Any) -> str:
    """The verdict alone."""
    return state(deadline, now, **commitment).verdict


VAGUE = {"earliest": "2026-04-01", "latest": "2026-04-30"}


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ("scheduled", "overdue"),
        ("in_progress", "overdue"),
        ("partially_met", "overdue"),
        ("unknown", "passed"),
        ("met", "settled"),
        ("not_met", "settled"),
        ("withdrawn", "settled"),
    ],
)
def test_past_the_last_deadline(recorded: str, expected: str) -> None:
    """What is owed is overdue; where nothing is recorded, only the time is known to be up."""
    assert verdict("2026-04-04", at(2026, 4, 5), state=recorded) == expected


def test_no_state_is_unknown() -> None:
    """A commitment that says nothing of its state is not called overdue."""
    assert verdict("2026-04-04", at(2026, 4, 5)) == "passed"


def test_the_deadline_is_the_last_second_of_its_unit() -> None:
    """Due in April is not overdue in the last hour of April, and is in the first of May."""
    assert verdict("2026-04", at(2026, 4, 30, 23), state="scheduled") == "pending"
    assert verdict("2026-04", at(2026, 5, 1, 0), state="scheduled") == "overdue"


def test_the_last_second_belongs_to_the_deadline() -> None:
    """At the deadline's own second nothing is late yet."""
    last = at(2026, 5, 1, 0) - 1
    assert verdict("2026-04", last, state="scheduled") == "pending"
    assert verdict("2026-04", last + 1, state="scheduled") == "overdue"


@pytest.mark.parametrize("recorded", ["scheduled", "in_progress", "partially_met", "unknown"])
def test_between_two_deadlines_it_is_possibly_overdue(recorded: str) -> None:
    """Past the first deadline and not past the last, whatever non-final state."""
    assert verdict(VAGUE, at(2026, 4, 10), state=recorded) == "possibly-overdue"
    assert verdict(VAGUE, at(2026, 4, 1), state=recorded) == "pending"
    assert verdict(VAGUE, at(2026, 4, 10), state="met") == "settled"


def test_a_qualified_deadline_is_never_certainly_overdue() -> None:
    """`2026-04?` may be another month."""
    assert verdict("2026-04?", at(2026, 6, 1), state="scheduled") == "possibly-overdue"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (None, "overdue"),
        ("2026-04-05", "overdue"),
        ("2026-04-04", "possibly-overdue"),
        ("2026-03", "possibly-overdue"),
        ("2026", "possibly-overdue"),
        ("2026-05?", "possibly-overdue"),
        ("2026-04-05T00:30Z", "overdue"),
        ("2026-04-04T23:30Z", "possibly-overdue"),
        ("no date", "possibly-overdue"),
    ],
)
def test_a_state_seen_before_the_deadline_may_have_changed(
    as_of: str | None, expected: str
) -> None:
    """Overdue for certain only where the state was seen after the last deadline."""
    recorded = {"state": "in_progress"} | ({"state_as_of": as_of} if as_of else {})
    assert verdict("2026-04-04", at(2026, 6, 1), **recorded) == expected


def test_the_shipped_commitment() -> None:
    """Two months after the meeting: 31 days left on 4 March, then due passed, not recorded."""
    meeting = {"id": "m", "when": {"start": "2026-02-04", "tz": "America/New_York"}}
    due_key = {"relative": "after", "to": "m", "offset": "P2M"}
    record = {
        "id": "a",
        "when": {"relative": "during", "to": "m"},
        "commitment": {"due": due_key, "state": "unknown"},
    }
    deadline = Resolver({"m": meeting, "a": record}, "UTC").deadline("a")
    assert deadline is not None
    early = due(record, deadline, at(2026, 3, 4))
    assert (early.verdict, early.days_left) == ("pending", 31)
    still_4_april = at(2026, 4, 5, 3)  # 23:00 in New York
    assert due(record, deadline, still_4_april).verdict == "pending"
    assert due(record, deadline, still_4_april).days_left == 0
    assert due(record, deadline, at(2026, 4, 5, 4)).verdict == "passed"


def test_days_left_are_civil_days_where_it_is_due() -> None:
    """Days are counted to the last deadline, in the zone of the deadline."""
    found = state("2026-04-04", at(2026, 4, 3, 20), tz="Asia/Tokyo")
    assert found.days_left == 0
    assert found.zone == "Asia/Tokyo"
    vague = state(VAGUE, at(2026, 4, 10))
    assert vague.days_left == 20


def test_a_deadline_that_cannot_be_worked_out_is_unknown() -> None:
    """A missing anchor makes nobody late."""
    found = state({"relative": "after", "to": "gone", "offset": "P1M"}, at(2030, 1, 1))
    assert found.verdict == "unknown"
    assert found.days_left is None


def test_no_first_deadline_is_not_past() -> None:
    """`by April at the latest` is pending until then."""
    assert verdict({"latest": "2026-04"}, at(2026, 4, 10), state="scheduled") == "pending"
    assert verdict({"latest": "2026-04"}, at(2026, 5, 10), state="scheduled") == "overdue"


def test_no_last_deadline_is_never_certainly_past() -> None:
    """After an event, with no limit."""
    after = {"relative": "after", "to": "a"}
    assert verdict(after, at(2036, 1, 1), state="scheduled") == "possibly-overdue"


def test_the_most_urgent_comes_first() -> None:
    """By verdict, then by deadline; what has none is last among its like."""
    found = [
        state("2026-04-04", at(2026, 6, 1), state="met"),
        state("2026-09", at(2026, 6, 1), state="scheduled"),
        state("2026-07", at(2026, 6, 1), state="scheduled"),
        state("2026-04", at(2026, 6, 1)),
        state({"earliest": "2026-05", "latest": "2026-07"}, at(2026, 6, 1)),
        state("2026-05", at(2026, 6, 1), state="scheduled"),
        state("2026-03", at(2026, 6, 1), state="scheduled"),
    ]
    assert sorted(found, key=lambda one: one.urgency) == found[::-1]
    assert set(URGENCY) > PAST


def test_all_that_is_told_of_a_commitment() -> None:
    """The deadlines as moments and as days, and the days left to the last, where it is due."""
    found = state(VAGUE, at(2026, 4, 10), state="in_progress", tz="Asia/Tokyo")
    first, last = days_from_civil(2026, 4, 1), days_from_civil(2026, 4, 30)
    assert found == DueState(
        verdict="possibly-overdue",
        state="in_progress",
        first=(first + 1) * DAY - 9 * 3600 - 1,
        last=(last + 1) * DAY - 9 * 3600 - 1,
        first_day=first,
        last_day=last,
        days_left=20,
        zone="Asia/Tokyo",
    )
    assert state("2026-04-04", at(2026, 4, 5)).state == "unknown"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-04-04T17:01", "overdue"),
        ("2026-04-04T17:00", "possibly-overdue"),
        ("2026-04-04T17:00:59", "possibly-overdue"),
        ("2026-04-04T08:01Z", "overdue"),
        ("2026-04-04T08:00Z", "possibly-overdue"),
        ("2026-04-05T02:01+18:00", "overdue"),
        ("2026-04-05T02:00+18:00", "possibly-overdue"),
        ("2026-04-04T~17:30", "possibly-overdue"),
        ("2026-04-05", "overdue"),
        ("2026-04-04", "possibly-overdue"),
    ],
)
def test_a_state_is_as_late_as_its_clock_says(as_of: str, expected: str) -> None:
    """Due at five in Tokyo: a clock time is of the same place, unless it names its offset."""
    found = state(
        "2026-04-04T17:00", at(2026, 4, 6), tz="Asia/Tokyo", state="scheduled", state_as_of=as_of
    )
    assert found.verdict == expected


def test_a_state_seen_on_the_day_after_midnight_is_after() -> None:
    """Due at midnight: the day that begins then is not certainly after it, the next one is."""
    for as_of, expected in (("2026-04-05", "possibly-overdue"), ("2026-04-06", "overdue")):
        due_at = "2026-04-05T00:00:00"
        found = verdict(due_at, at(2026, 4, 7), state="scheduled", state_as_of=as_of)
        assert found == expected
