"""What a time takes of a calendar: as much as is known, and no edge that is not."""

import pytest

from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import timeline_of
from timeline.exporters.ical import values
from timeline.exporters.ical.cells import (  # fmt: skip
    IMPRECISE,
    TOO_EARLY,
    TOO_LATE,
    UNDATED,
    UNRESOLVED,
    CalendarSlot,
    cell,
    deadline_times,
    times,
)

TOKYO = {"tz": "Asia/Tokyo"}


def event(id: str, when: object, **more: object) -> dict[str, object]:
    return {"schema_version": "1.0", "id": id, "title": id, "when": when, **more}


def found(
    when: object, *others: dict[str, object], imprecise: str = "marker"
) -> CalendarSlot | str:
    records = {one["id"]: one for one in (event("it", when), *others)}
    entry = timeline_of(records, Settings(tz="UTC")).get("it")
    known = times(entry.resolved)
    return known if isinstance(known, str) else cell(known, imprecise=imprecise)


def shown(place: CalendarSlot | str) -> str:
    if isinstance(place, str):
        return place
    write = values.utc if place.timed else values.date
    return f"{write(place.start)}/{write(place.end)} {place.shape}"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-02-04", "20260204/20260205 exact"),
        ("2026-02-04T10:59Z", "20260204T105900Z/20260204T110000Z exact"),
        ("2026-02-04T10:59:30Z", "20260204T105900Z/20260204T110000Z exact"),
        ({"start": "2026-02-04T10:59", **TOKYO}, "20260204T015900Z/20260204T020000Z exact"),
        ("2026-02", "20260201/20260301 exact"),
        ("2026-21", "20260301/20260601 exact"),
        ("2026-02~", "20260201/20260301 exact"),
        ("2026-02-04/2026-02-09", "20260204/20260210 exact"),
        ("1961-08-13/1989-11-09", "19610813/19891110 exact"),
        ("1968", "19680101/19680102 marker"),
        ("196X", "19600101/19600102 marker"),
        ("1914/1918", "19140101/19140102 marker"),
        ("2018/..", "20180101/20180102 since"),
        ("2018-03-05/..", "20180305/20180306 since"),
        ("2018-03-05/", "20180305/20180306 since"),
        ("2018-03/..", "20180301/20180302 since"),
        ("../1985-04-12", "19850412/19850413 until"),
        ("../1985", "19851231/19860101 until"),
        ({"start": "2026-02-04T10:59Z", "end": ".."}, "20260204T105900Z/20260204T110000Z since"),
        ({"start": "2026-02-04T10:00Z", "end": "2026-02-04T11:00Z"},
         "20260204T100000Z/20260204T110000Z exact"),
        ({"start": "2026-02-04T10:00Z", "end": "2026-02-04T10:00Z"},
         "20260204T100000Z/20260204T100100Z exact"),
        ({"start": "2026-02-04T22:00", "end": "2026-02-04T23:59:59", **TOKYO},
         "20260204T130000Z/20260204T150000Z exact"),
        ({"start": "2026-02-04T22:00", "end": "2026-02-04T23:59", **TOKYO},
         "20260204T130000Z/20260204T145900Z exact"),
        ({"start": "2026-02-04T22:00", "end": "2026-02-05", **TOKYO},
         "20260204T130000Z/20260205T150000Z exact"),
        ({"start": "2026-02-04T10:00:00Z", "end": "2026-02-04T11:00:30Z"},
         "20260204T100000Z/20260204T110030Z exact"),
        ({"latest": "2026-02-04T10:59Z"}, "20260204T105900Z/20260204T110000Z until"),
        ({"earliest": "2026-02-04T10:59Z"}, "20260204/20260205 since"),
        ({"earliest": "2026-02-04", "latest": "2026-02-04T10:59", "tz": "UTC"},
         "20260204T000000Z/20260204T105900Z exact"),
        ("0001-01-01", "00010101/00010102 exact"),
        ("0000-12-31", TOO_EARLY),
        ("-0043-03-15", TOO_EARLY),
        ("-0043/1950", TOO_EARLY),
        ("9998-12-31", "99981231/99990101 exact"),
        ("9999-01-01", TOO_LATE),
        ("Y170000002", TOO_LATE),
        ({"text": "once upon a time"}, UNDATED),
    ],
)  # fmt: skip
def test_precision_cells(when: object, expected: str):
    """Every precision has its stretch; DTEND is the first moment that is not part of it."""
    assert shown(found(when)) == expected


@pytest.mark.parametrize(
    ("when", "span", "skip"),
    [
        ("1968", "19680101/19690101 exact", IMPRECISE),
        ("2018/..", "20180101/20190101 since", IMPRECISE),
        ("2018-03/..", "20180301/20180401 since", "20180301/20180302 since"),
        ("1968-05", "19680501/19680601 exact", "19680501/19680601 exact"),
        ("-0043", TOO_EARLY, IMPRECISE),
    ],
)
def test_what_is_known_to_a_year_or_less(when: object, span: str, skip: str):
    """By choice the whole of it, or nothing."""
    assert shown(found(when, imprecise="span")) == span
    assert shown(found(when, imprecise="skip")) == skip


def test_relative_times_are_shown_where_they_resolve():
    """Two days after a day is a day; after it, without saying how long, is its start alone."""
    anchor = event("x", "2026-02-04")
    two_days = {"relative": "after", "to": "x", "offset": "P2D"}
    assert shown(found(two_days, anchor)) == "20260206/20260207 exact"
    assert shown(found({"relative": "after", "to": "x"}, anchor)).endswith(" since")


def test_a_relative_time_whose_anchor_is_missing_has_no_cell():
    """Nothing is guessed."""
    assert found({"relative": "after", "to": "nowhere"}) == UNRESOLVED


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-04-04", "20260404/20260405 exact"),
        ("2026-04", "20260430/20260501 exact"),
        ("2026-04-04T17:00Z", "20260404T170000Z/20260404T170100Z exact"),
        ({"relative": "after", "to": "it", "offset": "P2M"}, "20260404/20260405 exact"),
        ({"earliest": "2026-04-04", "latest": "2026-04-10"}, "20260404/20260411 exact"),
        ({"relative": "after", "to": "nowhere"}, UNRESOLVED),
    ],
)
def test_a_deadline_is_its_last_day_or_minute(due: object, expected: str):
    """By the end of April means 30 April."""
    commitment = {"action": "act", "state": "scheduled", "due": due}
    record = event("it", "2026-02-04", kind="commitment", commitment=commitment)
    deadline = timeline_of({"it": record}).get("it").deadline
    assert deadline is not None
    known = deadline_times(deadline)
    assert shown(known if isinstance(known, str) else cell(known)) == expected
