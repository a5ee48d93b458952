"""Dates in the forms of other programs: read only where there is one reading."""

import pytest

from timeline.dates.lenient import guarded
from timeline.dates.lenient.point import NotUnderstood


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("feb-04-2026", "2026-02-04"),
        ("4feb2026", "2026-02-04"),
        ("2026/feb", "2026-02"),
        ("4 feb 2026 11h30", "2026-02-04T11:30"),
        ("feb 4 11:00:00 2026", "2026-02-04T11:00:00"),
        ("feb-04-2026 11:00 -03:30", "2026-02-04T11:00-03:30"),
        ("feb-04-2026 11:00:30 +00:00", "2026-02-04T11:00:30Z"),
        ("wed feb-04-2026 11:00", "2026-02-04T11:00"),
        ("4 february 2026", "2026-02-04"),
        ("february 2026", "2026-02"),
        ("2026", None),  # of a year alone nothing else is the same
        ("4 february", None),
        ("4 feb 26", None),
        ("04/05/2026", None),
        ("feb 4 2026 2027", None),
        ("no date at all", None),
        ("999999999999999999999999", None),
    ],
)
def test_one_reading_or_none(text, expected):
    assert guarded.read(text) == expected


def test_a_weekday_that_is_not_that_days_is_told():
    with pytest.raises(NotUnderstood, match="2026-02-04 is a wednesday"):
        guarded.read("mon feb-04-2026 11:00")
