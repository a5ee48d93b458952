"""The lines for Timesketch: exact moments once, vague times by their bounds, the rest counted."""

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking
from tests.exporters.test_far import WHENS

from timeline import api
from timeline.chronicle.timeline import Timeline


def lines(timeline: Timeline, lang: str = "en") -> tuple[list[Any], tuple[str, ...]]:
    made = api.export(timeline, "timesketch", matches=looking.matches(timeline), lang=lang)
    return [json.loads(line) for line in made.data.decode().splitlines()], made.notes


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2026-02-04T11:00:30Z", [("event", "2026-02-04T11:00:30+00:00")]),
        ("2026-02-04T11:00-05:00", [("event", "2026-02-04T16:00:00+00:00")]),
        (
            {"start": "2026-02-04T11:00", "end": "2026-02-04T13:00"},
            [("start", "2026-02-04T11:00:00+00:00"), ("end", "2026-02-04T13:00:00+00:00")],
        ),
        (
            "2026-02-04",
            [
                ("earliest possible", "2026-02-04T00:00:00+00:00"),
                ("latest possible", "2026-02-04T23:59:59+00:00"),
            ],
        ),
        (
            "2018?",
            [
                ("earliest possible", "2018-01-01T00:00:00+00:00"),
                ("latest possible", "2018-12-31T23:59:59+00:00"),
            ],
        ),
    ],
)
def test_what_is_told_of_a_time(when: Any, told: list[tuple[str, str]]) -> None:
    """One line says an exact moment, two enclose what is not known exactly."""
    found, notes = lines(looking.timeline([looking.event("one", when)], tz="Etc/UTC"))
    assert [(line["timestamp_desc"], line["datetime"]) for line in found] == told
    assert all(line["message"] == "One" for line in found)
    assert notes == ()


def test_what_has_no_bounds_is_counted() -> None:
    """By the reason: no date, an open side, a year that Timesketch cannot read."""
    _, notes = lines(looking.centuries())
    assert notes == (
        "1 event without a date left out: undated",
        "3 events open on a side left out: before, unknown-end, web",
        "2 events outside the years 1 to 9999 left out: ides-of-march, empire",
    )


@given(st.sampled_from(WHENS))
def test_no_vague_time_looks_exact(when: Any) -> None:
    """For every time: what is told encloses all that is possible, one line only an exact moment."""
    timeline = looking.timeline([looking.event("anchor", "2026-02-04"), looking.event("one", when)])
    known = timeline.entries["one"].resolved
    found = [line for line in lines(timeline)[0] if line["event_id"] == "one"]
    stamps = [datetime.fromisoformat(line["datetime"]).timestamp() for line in found]
    assert [stamp * 1_000_000 for stamp in stamps] == [line["timestamp"] for line in found]
    if not found:
        return
    first, last = known.seconds.s1, known.seconds.e2
    assert first is not None
    assert last is not None
    assert stamps[0] == first
    if len(found) == 1:
        assert last - first < 60
        assert not known.qualified
    elif found[0]["timestamp_desc"] == "start":
        assert known.seconds.s2 is not None
        assert known.seconds.s2 - first < 60
    else:
        assert stamps[1] == last
