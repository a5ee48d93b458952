"""The time of an event from the pieces in which other programs keep it."""

import pytest

from timeline.dates.human import NotUnderstood
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
        ({"start": "2026/2027", "end": "2028"}, {"text": "2026/2027 – 2028"}),
        ({"start": "some day", "end": "2026"}, {"text": "some day – 2026"}),
        ({"start": "2026", "end": "2027", "when_text": "for a year"},
         {"start": "2026", "end": "2027", "text": "for a year"}),
        ({"start": "2026", "end": "2027", "tz": "Asia/Tokyo"}, "2026/2027"),
        ({"end": "2027", "when_text": "until then"}, {"end": "2027", "text": "until then"}),
        ({"when": "../2027", "when_text": "until then"}, "../2027"),
    ],
)  # fmt: skip
def test_pieces_make_one_time(parts, expected):
    assert pieces.read(parts) == expected


def bounds(s1="", s2="", e1="", e2="", **more):
    names = dict(zip(pieces.BOUNDS, (s1, s2, e1, e2), strict=True))
    return pieces.read({**names, **more})


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


def test_two_readings_are_refused_not_kept_as_words():
    with pytest.raises(NotUnderstood, match="two readings"):
        pieces.read({"when": "04/05/2026"})
    assert pieces.read({"when": "04/05/2026"}, order="dmy") == "2026-05-04"
