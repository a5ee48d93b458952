"""What is told of a time that cannot be worked out: the reason, the place, and what is wrong."""

from typing import Any

import pytest

from timeline.chronicle.resolve import Fault, Resolved, Resolver
from timeline.dates import Span

X = {"id": "x", "when": "2024"}
POINT = "expected a date or an object"
RELATION = "expected 'after', 'before', 'during' or 'same', from a 'start' or an 'end'"
DURATION = "expected a duration such as 'P2M'"
CONTRADICTION = "the end lies before the beginning, so no moment fits"


def after(**keys: Any) -> dict[str, Any]:
    """A point after the event x."""
    return {"relative": "after", "to": "x", **keys}


POINTS: list[tuple[Any, str, str, str]] = [
    (5, "shape", "", POINT),
    ({}, "shape", "", "expected 'earliest', 'latest' or 'relative'"),
    ({"earliest": 5}, "shape", "/earliest", POINT),
    ({"latest": 5}, "shape", "/latest", POINT),
    ({"earliest": {"latest": "2024-13"}}, "date", "/earliest/latest", "column 6: found '13'"),
    ("2024-13", "date", "", "column 6: found '13'"),
    ({"start": ".."}, "shape", "", "expected 'earliest', 'latest' or 'relative'"),
    (after(relative="near"), "shape", "", RELATION),
    (after(point="middle"), "shape", "", RELATION),
    (after(offset=5), "shape", "/offset", DURATION),
    (after(min=5), "shape", "/min", DURATION),
    (after(max=5), "shape", "/max", DURATION),
    (after(offset="2M"), "duration", "/offset", "column 1: found '2M'"),
    (after(min="PM"), "duration", "/min", "column 2: found 'M'"),
    (after(max="P2"), "duration", "/max", "column 3: "),
    (after(to="gone"), "missing", "/to", "no event has the id 'gone'"),
    (after(to=5), "missing", "/to", "no event has the id ''"),
]


def fault_of(when: Any, **more: Any) -> Fault:
    """The fault of an event that has this `when`."""
    found = Resolver({"x": X, "a": {"id": "a", "when": when, **more}}, "UTC").when("a")
    assert found.fault is not None
    return found.fault


@pytest.mark.parametrize(("point", "reason", "pointer", "message"), POINTS)
@pytest.mark.parametrize("side", ["start", "end"])
def test_a_point_at_fault_is_named(
    point: Any, reason: str, pointer: str, message: str, side: str
) -> None:
    """The pointer is that of the value which is wrong, the message says what is expected."""
    fault = fault_of({side: point})
    assert (fault.reason, fault.event, fault.pointer) == (reason, "a", f"/when/{side}{pointer}")
    assert fault.message.startswith(message)


@pytest.mark.parametrize(("point", "reason", "pointer", "message"), POINTS)
def test_a_deadline_at_fault_is_named(point: Any, reason: str, pointer: str, message: str) -> None:
    """A `due` is told of as a `when` is; what is counted from it has no bounds."""
    owed = {"id": "a", "when": "2024", "commitment": {"due": point}}
    found = Resolver({"x": X, "a": owed}, "Asia/Tokyo").deadline("a")
    assert found is not None
    assert found.fault is not None
    assert (found.fault.reason, found.fault.event) == (reason, "a")
    assert found.fault.pointer == f"/commitment/due{pointer}"
    assert found[:4] == (None, None, None, None)
    assert found[4:8] == ("Asia/Tokyo", False, False, ())


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        (
            {"start": "2024", "tz": 5},
            Fault("shape", "a", "/when/tz", "expected the name of a zone", ("a",)),
        ),
        (
            {"start": "2024", "tz": "Mars/Olympus"},
            Fault(
                "zone",
                "a",
                "/when/tz",
                "unknown time zone 'Mars/Olympus'; expected an IANA name such as "
                "'America/New_York'",
                ("a",),
            ),
        ),
        (
            {"start": "2024", "end": "2023"},
            Fault("contradiction", "a", "/when", CONTRADICTION, ("a",)),
        ),
        (
            {"start": {"earliest": "2024-02-04", "latest": "2024-02-03"}},
            Fault("contradiction", "a", "/when", CONTRADICTION, ("a",)),
        ),
        (
            {"earliest": "2024-02-04", "latest": "2024-02-03"},
            Fault("contradiction", "a", "/when", CONTRADICTION, ("a",)),
        ),
        (
            {"earliest": "2024-02-04T11:00", "latest": "2024-02-04T10:59"},
            Fault("contradiction", "a", "/when", CONTRADICTION, ("a",)),
        ),
    ],
)
def test_a_when_at_fault_is_named(when: Any, fault: Fault) -> None:
    """Zones and contradictions; the chain is the event alone."""
    assert fault_of(when) == fault


@pytest.mark.parametrize(
    ("due", "reason", "pointer", "message"),
    [
        ({"start": "2024"}, "shape", "", "expected 'earliest', 'latest' or 'relative'"),
        (
            {"earliest": "2024-02", "latest": "2024-01"},
            "contradiction",
            "",
            "the last deadline lies before the first",
        ),
        ({"earliest": "2024", "tz": 5}, "shape", "/tz", "expected the name of a zone"),
        ({"earliest": "2024", "tz": "X/Y"}, "zone", "/tz", "unknown time zone 'X/Y'"),
    ],
)
def test_a_due_at_fault_is_named(due: Any, reason: str, pointer: str, message: str) -> None:
    """What only a deadline can have wrong."""
    owed = {"id": "a", "when": "2024", "commitment": {"due": due}}
    found = Resolver({"a": owed}, "UTC").deadline("a")
    assert found is not None
    assert found.fault is not None
    assert found.fault[:3] == (reason, "a", f"/commitment/due{pointer}")
    assert found.fault.message.startswith(message)


def test_a_start_is_not_left_open_in_words_of_an_interval() -> None:
    """Where the beginning is unknown there is no `start`; `..` is for ends."""
    for start in ("", ".."):
        fault = fault_of({"start": start, "end": "2024"})
        assert (fault.reason, fault.pointer) == ("date", "/when/start")


def test_a_deadline_of_an_event_in_an_unknown_zone_has_its_fault() -> None:
    """Where the place is not known, a day of it is no moment."""
    when = {"text": "one day", "tz": "Mars/Olympus"}
    owed = {"id": "a", "when": when, "commitment": {"due": "2024"}}
    resolver = Resolver({"a": owed, "b": {"id": "b", "when": after(to="a")}}, "UTC")
    due = resolver.deadline("a")
    assert due is not None
    assert due.fault is not None
    assert due.fault[:3] == ("zone", "a", "/when/tz")
    assert resolver.when("b").fault == resolver.when("a").fault == due.fault


def test_a_latest_at_the_second_of_the_earliest_is_no_contradiction() -> None:
    """The nearest that is no fault: both limits in one minute."""
    when = {"earliest": "2024-02-04T10:59", "latest": "2024-02-04T10:59"}
    assert Resolver({"a": {"id": "a", "when": when}}, "UTC").when("a").fault is None


def test_what_has_a_fault_is_undated_in_the_zone_of_the_timeline() -> None:
    """Possible under every window, certain under none."""
    found = Resolver({"a": {"id": "a", "when": "2024-13"}}, "Asia/Tokyo").when("a")
    nothing = Span(None, None, None, None)
    assert found._replace(fault=None) == Resolved(
        days=nothing,
        seconds=nothing,
        certain_days=None,
        certain_seconds=None,
        undated=True,
        ongoing=False,
        precision="undated",
        zone="Asia/Tokyo",
        clock=False,
        anchors=(),
        qualified=False,
        fault=None,
    )


def test_a_long_circle_is_shortened_in_words_only() -> None:
    """Up to twelve names stand in the message, of more the first six and the last five."""
    for size in (11, 12):
        made = {
            f"e{at:02}": {"id": f"e{at:02}", "when": after(to=f"e{(at + 1) % size:02}")}
            for at in range(size)
        }
        fault = Resolver(made, "UTC").when("e03").fault
        assert fault is not None
        assert len(fault.chain) == size + 1
        names = fault.message.removeprefix("the dates depend on each other in a circle: ").split(
            " → "
        )
        if size == 11:
            assert names == list(fault.chain)
        else:
            assert names == [*fault.chain[:6], "…", *fault.chain[-5:]]
