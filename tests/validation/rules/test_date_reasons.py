"""Which rule reports a date that cannot be read."""

import json

import pytest

from timeline.validation import judge_file
from timeline.validation.rules._dates import REPORTED_BY

WRONG = {
    "no-such-month": "2024-13",
    "no-such-day": "2024-02-30",
    "no-such-hour": "2024-02-03T25:00Z",
    "no-such-minute": "2024-02-03T10:61Z",
    "no-such-second": "2024-02-03T10:10:61Z",
    "order": "2026/2025",
}


@pytest.mark.parametrize("reason", REPORTED_BY)
def test_a_reason_reaches_its_rule(reason: str) -> None:
    """There is no reason in the table that the parser never gives."""
    record = {"schema_version": "1.0", "id": "x", "title": "X", "when": WRONG[reason]}
    findings = judge_file("events/x.json", json.dumps(record).encode(), choice=None).findings
    assert [one.rule for one in findings] == [f"time/{REPORTED_BY[reason]}"]


@pytest.mark.parametrize("text", ["2026/2025", "2024-03/2024-02", "0001/-0001", "Y20000/2000"])
def test_an_interval_that_ends_before_it_starts_is_that(text: str) -> None:
    """And not merely no EDTF."""
    record = {"schema_version": "1.0", "id": "x", "title": "X", "when": text}
    findings = judge_file("events/x.json", json.dumps(record).encode(), choice=None).findings
    assert [one.rule for one in findings] == ["time/end-before-start"]
