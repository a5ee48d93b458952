"""The time of an event from the pieces in which other programs keep it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importers.rows import when as pieces


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, None),
        ({"when": "2026-02-04"}, "2026-02-04"),
        ({"when": "2026-02-04", "time": "11:00"}, "2026-02-04T11:00"),
        ({"time": "11:00"}, None),
        ({"when": "793"}, "0793"),
        ({"when": "-43"}, "-0043"),
        ({"when": "some day"}, {"text": "some day"}),
        ({"when_text": "long ago"}, {"text": "long ago"}),
        ({"when": "2026", "when_text": "2026"}, "2026"),
        ({"when": "2026", "when_text": "that year"}, {"start": "2026", "text": "that year"}),
        ({"when": "2026", "tz": "Asia/Tokyo"}, "2026"),
        ({"when": "2026-02-04T11:00", "tz": "Asia/Tokyo"},
         {"start": "2026-02-04T11:00", "tz": "Asia/Tokyo"}),
        ({"when": "some day", "when_text": "that day"}, {"text": "some day"}),
        ({"start": "2026-02-04"}, "2026-02-04"),
        ({"start": "2026-02-04", "end": "2026-02-04"}, "2026-02-04"),
        ({"start": "2026-02-04", "end": "2026-02-06"}, "2026-02-04/2026-02-06"),
        ({"end": "2026-02-06"}, "/2026-02-06"),
        ({"start": "2026-02-04T11:00", "end": "2026-02-04T12:00"},
         {"start": "2026-02-04T11:00", "end": "2026-02-04T12:00"}),
        ({"start": "early 2026", "end": "2026-06"},
         {"start": {"earliest": "2026-01", "latest": "2026-04"}, "end": "2026-06"}),
        ({"start": "2026/2027", "end": "2028"}, "2026/2027"),
        ({"start": "2026", "end": "some day"}, {"start": "2026", "text": "2026 – some day"}),
        ({"when": "2026-02-04", "end": "2026-02-06"}, "2026-02-04/2026-02-06"),
        ({"when": "2026-02-04", "start": "11:00", "end": "12:00"},
         {"start": "2026-02-04T11:00", "end": "2026-02-04T12:00"}),
        ({"start": "2026-02-06", "end": "2026-02-04"}, "2026-02-06"),
        ({"year": "1815", "month": "12", "day": "10"}, "1815-12-10"),
        ({"year": "1815", "month": "12", "day": "0"}, "1815-12"),
        ({"year": "1815", "month": "Dec", "day": "10"}, "1815-12-10"),
        ({"year": "1815.0", "month": "12.0"}, "1815-12"),
        ({"year": "1815", "month": "2", "day": "30"}, "1815-02"),
        ({"month": "12", "day": "10"}, None),
        ({"when": "1815", "month": "12"}, "1815-12"),
        ({"when": "5 August 2023", "year": "2023"}, "2023-08-05"),
        ({"when": "5 August 2023", "year": "2022"}, "2023-08-05"),
        ({"year": "1815", "end_year": "1816", "end_month": "3"}, "1815/1816-03"),
        ({"year": "2024", "month": "3", "day": "5", "time": "9:05 PM"}, "2024-03-05T21:05"),
        ({"when": "2024-03-05", "time": "morning"}, "2024-03-05"),
        ({"when": "+1884-11-15T00:00:00Z"}, "1884-11-15"),
        ({"when": "+1884-11-15T00:00:00Z", "precision": "10"}, "1884-11"),
        ({"when": "+1889-00-00T00:00:00Z"}, "1889"),
        ({"start": "some day", "end": "2026"}, {"text": "some day – 2026"}),
        ({"start": "2026", "end": "2027", "when_text": "for a year"},
         {"start": "2026", "end": "2027", "text": "for a year"}),
        ({"start": "2026", "end": "2027", "tz": "Asia/Tokyo"}, "2026/2027"),
        ({"end": "2027", "when_text": "until then"}, {"end": "2027", "text": "until then"}),
        ({"when": "../2027", "when_text": "until then"}, "../2027"),
        ({"when": "in the rains", "end": "1812-10-28", "end_time": "17:15:55"},
         {"text": "in the rains – 1812-10-28 17:15:55"}),
    ],
)  # fmt: skip
def test_pieces_make_one_time(parts, expected):
    assert pieces.compose(parts).when == expected


def bounds(s1="", s2="", e1="", e2="", **more):
    names = dict(zip(pieces.BOUNDS, (s1, s2, e1, e2), strict=True))
    return pieces.compose({**names, **more}).when


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("2026-02-04",) * 4, "2026-02-04"),
        (("'-0043-03-15",) * 4, "-0043-03-15"),
        (("2026-02-01", "2026-02-28", "2026-02-01", "2026-02-28"), "2026-02"),
        (("2026-01-01", "2026-12-31", "2026-01-01", "2026-12-31"), "2026"),
        (("2026-02-03", "2026-02-28", "2026-02-03", "2026-02-28"),
         {"earliest": "2026-02-03", "latest": "2026-02-28"}),
        (("2026-02-01", "2026-02-01", "2026-03-01", "2026-03-01"),
         {"start": "2026-02-01", "end": "2026-03-01"}),
        (("2026-02-01", "2026-02-01", "", ""), {"start": "2026-02-01", "end": ""}),
        (("", "", "", "2026-03-01"), {"end": {"latest": "2026-03-01"}}),
        (("", "2026-02-01", "", "2026-03-01"),
         {"start": {"latest": "2026-02-01"}, "end": {"latest": "2026-03-01"}}),
        (("2026-02-01T11:00", "2026-02-01T11:00", "2026-02-01T12:00", "2026-02-01T12:00"),
         {"start": "2026-02-01T11:00", "end": "2026-02-01T12:00"}),
    ],
)  # fmt: skip
def test_four_bounds_say_the_time_they_came_from(given, expected):
    assert bounds(*given) == expected


def test_bounds_of_what_goes_on_and_of_another_zone():
    start = ("2026-02-01", "2026-02-01", "2026-02-01", "")
    assert bounds(*start, ongoing="true") == {"start": "2026-02-01", "end": ".."}
    assert bounds("2026-02-01T11:00", "2026-02-01T11:00", tz="Asia/Tokyo") == {
        "start": "2026-02-01T11:00",
        "end": "",
        "tz": "Asia/Tokyo",
    }


def test_a_precision_that_is_said_is_the_only_one_tried():
    month = ("2026-02-01", "2026-02-28", "2026-02-01", "2026-02-28")
    assert bounds(*month, precision="month") == "2026-02"
    assert bounds(*month, precision="day") == {"earliest": "2026-02-01", "latest": "2026-02-28"}


def test_two_readings_leave_the_words_and_are_told():
    found = pieces.compose({"when": "04/05/2026"})
    assert found.when == {"text": "04/05/2026"}
    assert "two readings" in found.unclear.message
    assert pieces.compose({"when": "04/05/2026"}, order="dmy").when == "2026-05-04"


@pytest.mark.parametrize(
    ("parts", "odd"),
    [
        ({"when": "5 August 2023", "year": "2022"}, {"year"}),
        ({"when": "2024-03-05", "start": "2024-03-06"}, {"when"}),
        ({"when": "2024-03-05", "time": "morning"}, {"time"}),
        ({"when": "2024-03-05T10:11:12.5"}, {"when"}),
        ({"when": "1922-04-14T07:01+09:00", "year": "1922", "day": "14"}, {"day"}),
        ({"when": "2024", "tz": "Asia/Tokyo"}, {"tz"}),
        ({"when": "2024-03-05T10:00", "tz": "Nowhere"}, {"tz"}),
        ({"start": "2024-03-05", "end": "2024-03-04"}, {"end"}),
        ({"month": "12", "day": "10"}, {"month", "day"}),
        ({"year": "1815", "month": "2", "day": "30"}, {"day"}),
        ({"when": "../2027", "when_text": "until then"}, {"when_text"}),
        ({"when": "2024-03-05", "time": "10:00", "end_time": "09:00"}, {"end_time"}),
    ],
)
def test_a_part_that_the_time_does_not_say_is_named(parts, odd):
    assert set(pieces.compose(parts).odd) == odd


TEXTS = st.sampled_from(
    ["", "0", "2024", "2023", "3", "15", "2024-03-05", "5 March 2024", "03/04/2024", "14:30",
     "9 PM", "then", "2024-03-05T10:11:12.5", "early 2024", "2024/2025", "Asia/Tokyo", "c. 1850"]
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(sorted(pieces.PARTS - set(pieces.BOUNDS))), TEXTS))
def test_every_part_is_said_by_the_time_or_named(parts):
    """No part is lost, and no digit of the time is in none of them."""
    found = pieces.compose(parts)
    given_parts = {name for name, text in parts.items() if text}
    assert given_parts <= found.used | set(found.odd)
    said = re.findall(r"[0-9]+", " ".join([*parts.values(), "04", "03", "21", "01", "00"]))
    shown = (
        found.when
        if isinstance(found.when, str)
        else json.dumps(found.when or "", ensure_ascii=False)
    )
    for figures in re.findall(r"[0-9]+", shown):
        assert int(figures) in {int(one) for one in said}, (parts, found.when)


@given(
    st.sampled_from(["when", "start"]),
    st.dates().map(str)
    | st.sampled_from(["2026-02-30", "2026-13-01", " 2026-02-04 ", "0000-01-01"]),
    st.sampled_from(["", "dmy", "mdy"]),
)
def test_a_day_alone_is_what_the_long_way_makes_of_it(name, text, order):
    """The shortcut for the most frequent cell changes no answer."""
    long_way = pieces._Composer({name: text.strip()}, order).composed()
    assert pieces.compose({name: text}, order=order) == long_way


OUTLOOK = {"start": "2024-02-03", "time": "12:00:00 AM", "end_time": "12:00:00 AM"}


@pytest.mark.parametrize(
    ("parts", "when", "odd"),
    [
        ({**OUTLOOK, "end": "2024-02-04", "all_day": "TRUE"}, "2024-02-03", {"all_day"}),
        ({**OUTLOOK, "end": "2024-03-01", "all_day": "ja"}, "2024-02-03/2024-02-29", {"all_day"}),
        ({**OUTLOOK, "end": "2024-02-03", "all_day": "TRUE"}, "2024-02-03", {"all_day"}),
        ({"start": "2024-02-03", "end": "2024-02-04", "all_day": "1"},
         "2024-02-03/2024-02-04", {"all_day"}),
        ({"start": "2024-02-03", "all_day": "yes"}, "2024-02-03", {"all_day"}),
        ({"start": "2024-02", "all_day": "yes"}, "2024-02", {"all_day"}),
        ({"start": "2024-02-03", "time": "13:00", "all_day": "yes"},
         "2024-02-03T13:00", {"all_day"}),
        ({"start": "2024-02-03", "time": "00:00", "all_day": "no"},
         "2024-02-03T00:00", {"all_day"}),
        ({"start": "2024-02-03", "all_day": "no"}, "2024-02-03", {"all_day"}),
        ({"start": "2024-02-03", "all_day": "perhaps"}, "2024-02-03", {"all_day"}),
        ({"all_day": "yes"}, None, {"all_day"}),
    ],
)  # fmt: skip
def test_what_lasts_all_day_has_no_time_of_the_day(parts, when, odd) -> None:
    """Midnight, as Outlook writes it, is none; another time stays. What said so is kept."""
    made = pieces.compose(parts)
    assert made.when == when
    assert set(made.odd) == odd
    assert set(made.used) == parts.keys() - odd
