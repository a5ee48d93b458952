"""Durations: what is read, what is refused and where."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.attempt import attempt

from timeline.dates import DateError, Duration, parse_duration

small = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("P2M", (0, 2, 0, 0, 0, 0, 0)),
        ("P1Y2M3W4DT5H6M7S", (1, 2, 3, 4, 5, 6, 7)),
        ("PT45M", (0, 0, 0, 0, 0, 45, 0)),
        ("P1W3D", (0, 0, 1, 3, 0, 0, 0)),
        ("P0D", (0, 0, 0, 0, 0, 0, 0)),
        ("PT0S", (0, 0, 0, 0, 0, 0, 0)),
        ("P007D", (0, 0, 0, 7, 0, 0, 0)),
        ("P999999999999D", (0, 0, 0, 999999999999, 0, 0, 0)),
    ],
)
def test_a_duration_is_read(text: str, numbers: tuple[int, ...]) -> None:
    """Each unit in its place; weeks may stand beside others."""
    assert tuple(parse_duration(text)) == numbers


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("", 1, "duration"),
        ("2M", 1, "duration"),
        ("p2m", 1, "duration"),
        ("-P2M", 1, "signed-duration"),
        ("+P2M", 1, "signed-duration"),
        ("P-2M", 2, "duration-number"),
        ("P", 2, "duration-number"),
        ("P2", 3, "duration-unit"),
        ("PM", 2, "duration-number"),
        ("PT", 3, "duration-number"),
        ("P1DT", 5, "duration-number"),
        ("P1.5D", 3, "duration-fraction"),
        ("PT0,5H", 4, "duration-fraction"),
        ("P1H", 3, "duration-clock"),
        ("PT1D", 4, "duration-unit"),
        ("P1D1M", 5, "duration-order"),
        ("P1M1M", 5, "duration-order"),
        ("P1Y1Y", 5, "duration-order"),
        ("-2M", 1, "duration"),
        ("xP2M", 1, "duration"),
        ("PT1M1H", 6, "duration-order"),
        ("PT1HT1M", 5, "duration-number"),
        ("P1x", 3, "duration-unit"),
        ("P1X", 3, "duration-unit"),
        ("P1D ", 4, "duration-number"),
        ("P１D", 2, "duration-number"),
        ("P1234567890123D", 2, "duration-too-long"),
        ("P" + "9" * 65000 + "D", 2, "duration-too-long"),
    ],
)
def test_what_is_no_duration_is_refused_where_it_goes_wrong(
    text: str, column: int, reason: str
) -> None:
    """Column, reason, and a message that says what was expected."""
    with pytest.raises(DateError) as caught:
        parse_duration(text)
    assert (caught.value.column, caught.value.reason) == (column, reason)
    assert caught.value.expected
    assert len(str(caught.value)) < 300


@given(st.builds(Duration, small, small, small, small, small, small, small))
def test_a_duration_written_is_read_back(duration: Duration) -> None:
    """`parse_duration(str(x)) == x`."""
    assert parse_duration(str(duration)) == duration


@given(st.text(alphabet="P0123456789YMWDTHS-+., x", max_size=20) | st.text(max_size=20))
def test_no_text_raises_anything_but_its_own_error(text: str) -> None:
    """A duration or a `DateError` whose column is within the text."""
    duration = attempt(text, parse_duration)
    if isinstance(duration, DateError):
        assert 1 <= duration.column <= len(text) + 1
    else:
        assert parse_duration(str(duration)) == duration


def test_calendar_and_clock_parts_are_told_apart() -> None:
    """Years and months, weeks and days, elapsed time."""
    duration = parse_duration("P1Y2M1W3DT4H5M6S")
    assert (duration.total_months, duration.total_days) == (14, 10)
    assert duration.total_seconds == 4 * 3600 + 5 * 60 + 6
    assert (duration.years, duration.months, duration.weeks, duration.days) == (1, 2, 1, 3)
    assert (duration.hours, duration.minutes, duration.seconds) == (4, 5, 6)
    assert pickle.loads(pickle.dumps(duration)) == duration
    assert repr(duration) == "Duration('P1Y2M1W3DT4H5M6S')"
    assert duration.has_clock
    assert not parse_duration("P2M").has_clock
    assert not parse_duration("PT0S")
    assert parse_duration("PT1S")


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("2M", "2M", "'P' and a duration, such as 'P2M' or 'PT45M'"),
        ("P2", "", "a unit: 'Y', 'M', 'W', 'D'"),
        ("P1M2x", "x", "a unit: 'W', 'D'"),
        ("PT2", "", "a unit: 'H', 'M', 'S'"),
        ("PT1H2x", "x", "a unit: 'M', 'S'"),
        ("P1D2", "", "the end"),
        ("PT1S2", "", "the end"),
    ],
)
def test_a_refusal_names_the_units_that_may_stand_there(
    text: str, found: str, expected: str
) -> None:
    """Those of its part that come after the ones before it."""
    with pytest.raises(DateError) as caught:
        parse_duration(text)
    assert (caught.value.found, caught.value.expected) == (found, expected)


@pytest.mark.parametrize(
    ("text", "said"), [("-P1D", "'before' or 'after'"), ("PT0.5H", "'PT30M' for 'PT0.5H'")]
)
def test_a_sign_and_a_fraction_are_answered_with_what_to_write(text: str, said: str) -> None:
    """The hint says how direction is said, and how half an hour."""
    with pytest.raises(DateError, match=r"expected .*; ") as caught:
        parse_duration(text)
    assert said in str(caught.value.hint)
