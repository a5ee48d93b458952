"""The published vectors of voices, under `tests/conformance/1.0/voices/`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.chronicle.resolve.test_vectors import certain, day, record_of

from timeline.chronicle.settings import Settings
from timeline.chronicle.telling import contradictions
from timeline.chronicle.timeline import Entry, Timeline, timeline_of
from timeline.chronicle.voices import voice_named

FOLDER = Path(__file__).parents[1] / "conformance" / "1.0" / "voices"
Case = dict[str, Any]


def cases() -> Iterator[Any]:
    """Every case, named by its claim."""
    for path in sorted(FOLDER.glob("*.json")):
        for case in json.loads(path.read_bytes()):
            yield pytest.param(case, id=case["name"])


def whole(case: Case) -> Timeline:
    """The timeline of a vector."""
    records = {id: record_of(id, event) for id, event in case["events"].items()}
    settings = Settings(tz=case["tz"], as_of=case.get("as_of"))
    return timeline_of(records, settings, sources=case.get("sources"))


def told(entry: Entry | None) -> Case | None:
    """What a voice tells of an event, in the shape of a vector."""
    if entry is None:
        return None
    when = entry.resolved
    if when.fault is not None:
        return {"by": entry.by, "fault": when.fault.reason}
    undated = {"undated": True} if when.undated else {}
    return {
        "by": entry.by,
        "days": [day(bound) for bound in when.days],
        "certain": when.certain_days and certain(*when.certain_days),
    } | undated


def as_told(case: Case, voice: str, *, others: bool) -> Case:
    """All that a voice tells of a vector's events."""
    view = whole(case).as_told_by(voice_named(voice), others=others)
    return {id: told(view.entries.get(id)) for id in case["events"] if id in view.entries}


@pytest.mark.parametrize("case", list(cases()))
def test_vector(case: Case) -> None:
    """Whose time an event stands at, and which claims cannot both be right, as published."""
    for voice, expected in case.get("told", {}).items():
        assert as_told(case, voice, others=False) == expected
    for voice, expected in case.get("or_editors", {}).items():
        assert as_told(case, voice, others=True) == expected
    entries = whole(case).entries
    for id, expected in case.get("contradictions", {}).items():
        assert [list(one) for one in contradictions(entries[id])] == expected


def test_there_are_enough() -> None:
    """At least twelve, and each of them says something."""
    every = [param.values[0] for param in cases()]
    assert len(every) >= 12
    assert all(case.keys() & {"told", "or_editors", "contradictions"} for case in every)
