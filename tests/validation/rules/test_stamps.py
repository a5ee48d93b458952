"""Stamps are no times of the event, and an offset is held against a zone to the minute."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import format_instant, format_second, zone
from timeline.findings import Finding
from timeline.validation.choice import RuleChoice
from timeline.validation.gate import enter
from timeline.validation.judge import Judge
from timeline.validation.rulebook import load
from timeline.validation.stamps import certainly_later

ZONES = ("Europe/Madrid", "America/Bogota", "Asia/Tokyo", "Pacific/Apia", "America/New_York")
OFFSET = "time/offset-against-zone"
EVENT = {"schema_version": "1.0", "id": "x", "title": "X", "when": "2024"}
COMMITMENT = {"action": "Pay", "debtor": [{"name": "Ana"}], "state": "met"}


def found(record: dict[str, Any], tz: str | None, *, kind: str = "event") -> list[Finding]:
    """The findings of one record in a timeline of a zone."""
    judge = Judge(load(RuleChoice()), RuleChoice(), tz=tz)
    data = json.dumps(record).encode()
    assert enter(kind, "x.json", data).record is not None
    judge.judge(kind, "x", "x.json", data)
    return judge.findings


def stamped(second: str, stamp: str) -> dict[str, Any]:
    """An event with the moment at every stamp; in UTC to the second where only that may stand."""
    source = {"title": "T", "issued": stamp, "accessed": stamp}
    return EVENT | {
        "kind": "commitment",
        "created": second,
        "modified": second,
        "claims": [{"stance": "reports", "at": stamp, "sources": [source]}],
        "sources": [source],
        "withdrawn": {"on": stamp, "reason": "R"},
        "commitment": {**COMMITMENT, "state_as_of": stamp, "met_on": stamp, "evidence": [source]},
    }


INSTANTS = st.integers(0, 4_000_000_000)


@given(INSTANTS, st.sampled_from(ZONES), st.sampled_from([-11, -5, 0, 1, 9, 14]), st.booleans())
def test_no_zone_is_held_against_a_stamp(at: int, tz: str, hours: int, own: bool) -> None:
    """On every day of every month, the last ones too, and whatever zone the event has."""
    record = stamped(f"{format_second(at)}Z", format_instant(at, hours * 3600))
    if own:
        record["when"] = {"start": "2024", "tz": tz}
    zones = [one for one in found(record, tz) if one.rule.startswith("time/")]
    assert zones == []


@given(INSTANTS, st.sampled_from(ZONES), st.integers(-14 * 60, 14 * 60))
def test_an_offset_of_the_event_is_held_against_its_zone(at: int, tz: str, minutes: int) -> None:
    """The one that the zone had is right, any other wrong."""
    text = format_instant(at, minutes * 60)
    told = found(EVENT | {"when": {"start": text, "tz": tz}}, None)
    right = zone(tz).offset_at(at) == minutes * 60
    assert [one.rule for one in told] == ([] if right else [OFFSET])


@pytest.mark.parametrize("key", ["created", "modified"])
@pytest.mark.parametrize("day", ["2026-02-29", "2026-02-30", "2026-04-31", "1900-02-29"])
def test_a_stamp_is_on_a_day_that_exists(key: str, day: str) -> None:
    """The pattern of the schema does not know how long a month is."""
    (one,) = found(EVENT | {key: f"{day}T00:00:00Z"}, "UTC")
    assert (one.rule, one.pointer) == ("time/no-such-day", f"/{key}")


@pytest.mark.parametrize(
    ("text", "tz", "severity"),
    [
        ("1890-01-01T10:00-00:14", "Europe/Madrid", None),  # it was at -00:14:44
        ("1890-01-01T10:00-00:15", "Europe/Madrid", None),
        ("1890-01-01T10:00-00:16", "Europe/Madrid", "warning"),
        ("1930-01-01T10:00+00:20", "Europe/Amsterdam", "warning"),  # IANA has Brussels there
        ("1969-12-31T23:59+00:00", "Europe/Madrid", "warning"),
        ("1970-01-01T01:00+00:00", "Europe/Madrid", "error"),
    ],
)
def test_before_1970_a_strange_offset_is_only_a_warning(
    text: str, tz: str, severity: str | None
) -> None:
    """Zones are joined there, and mean time has seconds that an offset cannot say."""
    told = found(EVENT | {"when": {"start": text, "tz": tz}}, None)
    assert [one.severity for one in told] == ([severity] if severity else [])


def test_a_stamp_without_an_offset_is_told_how_to_get_one() -> None:
    """No zone may stand beside it, so none is asked for."""
    claim = {"stance": "reports", "by": {"name": "Ana"}, "at": "2024-05-01T10:00"}
    (one,) = [one for one in found(EVENT | {"claims": [claim]}, None) if "time" in one.rule]
    assert one.rule == "time/no-zone"
    assert one.help == "write its offset, such as 'Z' or '-05:00'"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # A flight over the date line ends on the day before.
        ("2026-03-02T00:30+13:00", "2026-03-01T23:00-10:00", False),
        ("2026-03-02T10:00+13:00", "2026-03-01T11:00-10:00", False),
        ("2026-03-02T10:00+01:00", "2026-03-02T08:30Z", True),
        ("2026-03-02T10:00+01:00", "2026-03-02T09:30Z", False),
        ("2026-03-02T10:00", "2026-03-01T10:00Z", False),
        ("2026-03-03T10:00", "2026-03-01T10:00Z", True),
        ("2026-03-02T10:00", "2026-03-02T09:59", True),
        ("2026-03-02", "2026-03-01", True),
    ],
)
def test_later_is_certain_only_by_instants(one: str, other: str, expected: bool) -> None:
    """Times of two offsets are compared as instants; one offset alone leaves a day of doubt."""
    assert certainly_later(one, other) is expected
