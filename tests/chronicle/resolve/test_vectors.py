"""The published vectors of resolution, under `tests/conformance/1.0/resolve/`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.chronicle.resolve import Deadline, Resolved, Resolver
from timeline.dates import FOREVER, format_day, format_second

FOLDER = Path(__file__).parents[2] / "conformance" / "1.0" / "resolve"
Case = dict[str, Any]


def cases() -> Iterator[Any]:
    """Every case, named by its file and its claim."""
    for path in sorted(FOLDER.glob("*.json")):
        for case in json.loads(path.read_bytes()):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_vector(case: Case) -> None:
    """Bounds, certain pair, deadlines and faults are as published."""
    resolver = resolver_of(case)
    for id, expected in case["expected"].items():
        assert told(resolver, id, expected) == expected, id


@pytest.mark.parametrize("case", list(cases()))
def test_order_of_asking_does_not_matter(case: Case) -> None:
    """Asked in the other order, a resolver answers the same."""
    records = {id: record_of(id, event) for id, event in case["events"].items()}
    forwards, backwards = resolver_of(case), resolver_of(case)
    first = {id: forwards.when(id) for id in sorted(records)}
    second = {id: backwards.when(id) for id in sorted(records, reverse=True)}
    for id in records:
        assert first[id]._replace(fault=None) == second[id]._replace(fault=None)
        assert reason(first[id]) == reason(second[id])


def resolver_of(case: Case) -> Resolver:
    """A resolver of the vector's timeline."""
    records = {id: record_of(id, event) for id, event in case["events"].items()}
    return Resolver(records, case["tz"], sources=case.get("sources"), as_of=case.get("as_of"))


def reason(resolved: Resolved) -> object:
    """Why there is no time, with the whole chain."""
    return resolved.fault and (resolved.fault.reason, resolved.fault.chain)


def record_of(id: str, event: Any) -> dict[str, Any]:
    """A vector's event as a record: its `when` alone, or an object with it and a `due`."""
    if isinstance(event, dict) and "when" in event:
        rest = {key: value for key, value in event.items() if key != "due"}
        commitment = {"commitment": {"due": event["due"]}} if "due" in event else {}
        return {"id": id, **rest, **commitment}
    return {"id": id, "when": event}


def told(resolver: Resolver, id: str, expected: Case) -> Case:
    """What the resolver says, in the shape of the vector."""
    if "due" in expected or "due_fault" in expected:
        deadline = resolver.deadline(id)
        assert deadline is not None
        return due_of(deadline)
    when = resolver.when(id)
    if when.fault is not None:
        chain = {"chain": list(when.fault.chain)} if "chain" in expected else {}
        assert when.undated
        assert when.certain_days is None
        return {"fault": when.fault.reason, **chain}
    found: Case = {
        "days": [day(bound) for bound in when.days],
        "instants": [instant(bound) for bound in when.seconds],
        "certain": when.certain_days and certain(*when.certain_days),
    }
    flags = {"undated": when.undated, "ongoing": when.ongoing, "qualified": when.qualified}
    return found | {name: True for name, value in flags.items() if value}


def certain(last_start: int, first_end: int) -> list[str | None]:
    """The certain pair as published; no last start is null."""
    return [None if last_start >= FOREVER else day(last_start), day(first_end)]


def due_of(deadline: Deadline) -> Case:
    """A deadline in the shape of the vector."""
    if deadline.fault is not None:
        return {"due_fault": deadline.fault.reason}
    return {"due": [instant(deadline.first), instant(deadline.last)]}


def day(bound: int | None) -> str | None:
    """A day as published: "open" for what is still open, null for not known."""
    if bound is None:
        return None
    return _endless(bound) if abs(bound) >= FOREVER else format_day(bound)


def instant(bound: int | None) -> str | None:
    """An instant as published."""
    if bound is None:
        return None
    return _endless(bound) if abs(bound) >= FOREVER else f"{format_second(bound)}Z"


def _endless(bound: int) -> str | None:
    return "open" if bound > 0 else None
