"""Everything that is told of a time, and nothing else."""

from typing import Any

import pytest

from timeline.chronicle.resolve import Deadline, Resolved, Resolver, sort_key
from timeline.dates import FOREVER, Span, days_from_civil

HOUR, DAY = 3600, 86400
D4 = days_from_civil(2024, 2, 4)
S4 = D4 * DAY
X = {"id": "x", "when": {"start": "2024-02-04T10:00", "tz": "Asia/Tokyo"}}
X_AT = (S4 + HOUR, S4 + HOUR + 59)
UNDATED = {"id": "u", "when": {"text": "one day"}}


def resolver_of(when: Any, due: Any = None) -> Resolver:
    """Knows the event a, due at `due`, an hour in Tokyo x, and an undated event u."""
    made = {"id": "a", "when": when, "commitment": {"due": due}}
    return Resolver({"a": made, "x": X, "u": UNDATED}, "Asia/Tokyo")


def told(**differs: Any) -> Resolved:
    """The 4th of February 2024 in Tokyo, but for what is given."""
    low, high = S4 - 9 * HOUR, S4 + 15 * HOUR - 1
    day = Resolved(
        days=Span(D4, D4, D4, D4),
        seconds=Span(low, high, low, high),
        certain_days=(D4, D4),
        certain_seconds=(high, low),
        undated=False,
        ongoing=False,
        precision="day",
        zone="Asia/Tokyo",
        clock=False,
        anchors=(),
        qualified=False,
        fault=None,
    )
    return day._replace(**differs)


LOW, HIGH = S4 - 9 * HOUR, S4 + 15 * HOUR - 1
CLOCK = {"seconds": Span(X_AT[0], X_AT[1], X_AT[0], X_AT[1]), "clock": True}

CASES: list[tuple[str, Any, Resolved]] = [
    ("a day", "2024-02-04", told()),
    ("a day in an object", {"start": "2024-02-04"}, told()),
    (
        "a clock time",
        "2024-02-04T10:00",
        told(**CLOCK, certain_seconds=(X_AT[1], X_AT[0]), precision="minute"),
    ),
    (
        "a qualified clock time is certain to the day",
        "2024-02-04T~10:00",
        told(**CLOCK, precision="minute", qualified=True),
    ),
    (
        "a wholly qualified day is never certain",
        "2024-02-04?",
        told(certain_days=None, certain_seconds=None, qualified=True),
    ),
    (
        "a doubt between two",
        {"earliest": "2024-02-04", "latest": {"relative": "same", "to": "x"}},
        told(
            seconds=Span(LOW, X_AT[1], LOW, X_AT[1]),
            certain_seconds=(X_AT[1], LOW),
            precision="doubt",
            clock=True,
            anchors=("x",),
        ),
    ),
    (
        "a doubt of which one side is qualified",
        {"earliest": "2024-02-04?", "latest": "2024-02-04"},
        told(
            certain_days=(D4, -FOREVER),
            certain_seconds=(HIGH, -FOREVER),
            precision="doubt",
            qualified=True,
        ),
    ),
    (
        "a doubt of which the other side is",
        {"earliest": "2024-02-04", "latest": "2024-02-04~"},
        told(
            certain_days=(FOREVER, D4),
            certain_seconds=(FOREVER, LOW),
            precision="doubt",
            qualified=True,
        ),
    ),
    (
        "from a day to an hour",
        {"start": "2024-02-04", "end": {"relative": "same", "to": "x"}},
        told(
            seconds=Span(LOW, X_AT[1], *X_AT),
            certain_seconds=(X_AT[1], X_AT[0]),
            precision="interval",
            clock=True,
            anchors=("x",),
        ),
    ),
    (
        "from an hour to a qualified day",
        {"start": {"relative": "same", "to": "x"}, "end": "2024-02-04?"},
        told(
            seconds=Span(*X_AT, X_AT[0], HIGH),
            certain_seconds=(X_AT[1], X_AT[0]),
            precision="interval",
            clock=True,
            anchors=("x",),
            qualified=True,
        ),
    ),
    (
        "from a day on",
        {"start": "2024-02-04", "end": ".."},
        told(
            days=Span(D4, D4, FOREVER, None),
            seconds=Span(LOW, HIGH, FOREVER, None),
            ongoing=True,
            precision="interval",
        ),
    ),
    (
        "until an unknown end",
        {"start": "2024-02-04", "end": ""},
        told(days=Span(D4, D4, D4, None), seconds=Span(LOW, HIGH, LOW, None), precision="interval"),
    ),
    (
        "without a start, still open",
        {"end": "..", "tz": "America/New_York"},
        told(
            days=Span(None, None, FOREVER, None),
            seconds=Span(None, None, FOREVER, None),
            certain_days=None,
            certain_seconds=None,
            ongoing=True,
            precision="interval",
            zone="America/New_York",
        ),
    ),
    (
        "an hour after",
        {"relative": "after", "to": "x", "offset": "PT1H"},
        told(
            seconds=Span(*[at + HOUR for at in X_AT * 2]),
            certain_seconds=(X_AT[1] + HOUR, X_AT[0] + HOUR),
            precision="relative",
            clock=True,
            anchors=("x",),
        ),
    ),
    (
        "from the next day on",
        {"relative": "after", "to": "x", "min": "P1D"},
        told(
            days=Span(D4 + 1, None, D4 + 1, None),
            seconds=Span(LOW + DAY, None, LOW + DAY, None),
            certain_days=(FOREVER, D4 + 1),
            certain_seconds=(FOREVER, LOW + DAY),
            precision="relative",
            anchors=("x",),
        ),
    ),
    (
        "at the time of an undated event",
        {"relative": "same", "to": "u"},
        told(
            days=Span(None, None, None, None),
            seconds=Span(None, None, None, None),
            certain_days=None,
            certain_seconds=None,
            precision="relative",
            anchors=("u",),
        ),
    ),
    (
        "one of a set without a last member",
        "[2024-02-04..]",
        told(
            days=Span(D4, None, D4, None),
            seconds=Span(LOW, None, LOW, None),
            certain_days=(FOREVER, D4),
            certain_seconds=(FOREVER, LOW),
            precision="set",
        ),
    ),
    (
        "words alone",
        {"text": "one day"},
        told(
            days=Span(None, None, None, None),
            seconds=Span(None, None, None, None),
            certain_days=None,
            certain_seconds=None,
            undated=True,
            precision="undated",
        ),
    ),
    (
        "from one offset to another",
        {"start": "2024-02-04T10:00+09:00", "end": "2024-02-04T05:00+01:00"},
        told(
            seconds=Span(*X_AT, S4 + 4 * HOUR, S4 + 4 * HOUR + 59),
            certain_seconds=(X_AT[1], S4 + 4 * HOUR),
            precision="interval",
            clock=True,
        ),
    ),
    (
        "in an offset that is not the zone's",
        "2024-02-04T02:00+01:00",
        told(**CLOCK, certain_seconds=(X_AT[1], X_AT[0]), precision="minute", zone="+01:00"),
    ),
]


@pytest.mark.parametrize(
    ("when", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_all_that_is_told_of_an_event(when: Any, expected: Resolved) -> None:
    """Nothing less and nothing else, and asked twice the very same."""
    resolver = resolver_of(when)
    found = resolver.when("a")
    assert found == expected
    assert found.qualified in (True, False)
    assert [type(value) for value in found] == [type(value) for value in expected]
    assert resolver.when("a") is found


def owed(**differs: Any) -> Deadline:
    """Due on the 4th of February 2024 in Tokyo, but for what is given."""
    day = Deadline(
        first=HIGH,
        last=HIGH,
        first_day=D4,
        last_day=D4,
        zone="Asia/Tokyo",
        clock=False,
        qualified=False,
        anchors=(),
        fault=None,
    )
    return day._replace(**differs)


DEADLINES: list[tuple[str, Any, Deadline]] = [
    ("a day", "2024-02-04", owed()),
    (
        "a qualified clock time",
        "2024-02-04T~10:00",
        owed(first=X_AT[1], last=X_AT[1], clock=True, qualified=True),
    ),
    (
        "only the last deadline is qualified",
        {"earliest": "2024-02-04", "latest": "2024-02-05?"},
        owed(last=HIGH + DAY, last_day=D4 + 1, qualified=True),
    ),
    (
        "the last deadline is counted from an event",
        {"earliest": "2024-02-04", "latest": {"relative": "after", "to": "x", "offset": "P1D"}},
        owed(last=HIGH + DAY, last_day=D4 + 1, anchors=("x",)),
    ),
    (
        "in a zone of its own",
        {"relative": "after", "to": "x", "offset": "P1D", "tz": "America/New_York"},
        owed(
            first=HIGH + DAY,
            last=HIGH + DAY,
            first_day=D4 + 1,
            last_day=D4 + 1,
            zone="America/New_York",
            clock=True,
            anchors=("x",),
        ),
    ),
    (
        "no last deadline",
        {"relative": "after", "to": "x"},
        owed(first=X_AT[0], last=None, last_day=None, clock=True, anchors=("x",)),
    ),
    ("no first deadline", {"latest": "2024-02-04"}, owed(first=None, first_day=None)),
    ("one of a set", "[2024-02-04,2024-02-05]", owed(last=HIGH + DAY, last_day=D4 + 1)),
]


@pytest.mark.parametrize(
    ("due", "expected"), [case[1:] for case in DEADLINES], ids=[case[0] for case in DEADLINES]
)
def test_all_that_is_told_of_a_deadline(due: Any, expected: Deadline) -> None:
    """Nothing less and nothing else, and asked twice the very same."""
    resolver = resolver_of("2024-01", due)
    found = resolver.deadline("a")
    assert found == expected
    assert resolver.deadline("a") is found


def test_an_event_without_commitment_has_no_deadline() -> None:
    """None, as for a commitment without `due`."""
    assert resolver_of("2024").deadline("x") is None


def test_the_chain_goes_through_all_limits() -> None:
    """Anchors of a `latest` count, and theirs."""
    when = {"latest": {"relative": "after", "to": "b"}}
    middle = {"start": "2024", "end": {"relative": "after", "to": "x"}}
    made = {"a": {"id": "a", "when": when}, "b": {"id": "b", "when": middle}, "x": X}
    assert Resolver(made, "UTC").chain("a") == ("b", "x")


def test_what_is_open_on_both_sides_comes_last_as_undated_ones_do() -> None:
    """That it is still going on says nothing of when it began."""
    when = {"a": {"end": ".."}, "b": {"text": "one day"}, "c": {"latest": "9999"}}
    resolver = Resolver({id: {"id": id, "when": each} for id, each in when.items()}, "UTC")
    keys = {id: sort_key(resolver.when(id), id) for id in when}
    assert keys["a"][0] == keys["b"][0]
    assert sorted(keys, key=keys.__getitem__) == ["c", "a", "b"]
