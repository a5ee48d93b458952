"""Time expressions of filters: every form is a period with two ends, and nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import DateError, ZoneError, days_from_civil, format_day, parse
from timeline.dates.period import EXPECTED, Period, around, duration, period

# Wednesday, 11 March 2026, 15:00 UTC; 11:00 in New York, already 12 March in Tokyo.
NOW = days_from_civil(2026, 3, 11) * 86_400 + 15 * 3_600
NEW_YORK = "America/New_York"


def read(text: str, *, now: int = NOW, tz: str = NEW_YORK) -> Period:
    """The period that `text` names at the tests' present."""
    return period(text, now=now, tz=tz)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024", "2024-01-01..2024-12-31"),
        ("2024-03", "2024-03-01..2024-03-31"),
        ("2024-03-15", "2024-03-15"),
        (" 2024 ", "2024-01-01..2024-12-31"),
        ("202X", "2020-01-01..2029-12-31"),
        ("1850~", "1850-01-01..1850-12-31"),
        ("-0043", "-0043-01-01..-0043-12-31"),
        ("2024-21", "2024-03-01..2024-05-31"),
        ("2024/2025-03", "2024-01-01..2025-03-31"),
        ("2018/..", "2018-01-01.."),
        ("../2018", "..2018-12-31"),
        ("[2024..2026]", "2024-01-01..2026-12-31"),
        ("Y170000002", "170000002-01-01..170000002-12-31"),
        ("2024..2025", "2024-01-01..2025-12-31"),
        ("2024 .. 2025", "2024-01-01..2025-12-31"),
        ("2024-03..", "2024-03-01.."),
        ("..2024", "..2024-12-31"),
        ("yesterday..today", "2026-03-10..2026-03-11"),
        ("today..today", "2026-03-11"),
        ("2024-W05", "2024-01-29..2024-02-04"),
        ("2024-W01", "2024-01-01..2024-01-07"),
        ("2026-W53", "2026-12-28..2027-01-03"),
        ("2024W053", "2024-01-31"),
        ("2024-W05-3", "2024-01-31"),
        ("2024-Q1", "2024-01-01..2024-03-31"),
        ("2024q4", "2024-10-01..2024-12-31"),
        ("march 2024", "2024-03-01..2024-03-31"),
        ("4 March 2024", "2024-03-04"),
        ("1 May 2024", "2024-05-01"),
        ("30 April 2024", "2024-04-30"),
        ("202X..2025", "2020-01-01..2025-12-31"),
        ("Mar 4, 2024", "2024-03-04"),
    ],
)
def test_dates_are_periods(text: str, words: str) -> None:
    """A date is the whole of its unit; both ends belong to the period."""
    assert read(text).words == words
    assert not read(text).clock


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("today", "2026-03-11"),
        ("Today", "2026-03-11"),
        ("yesterday", "2026-03-10"),
        ("tomorrow", "2026-03-12"),
        ("last day", "2026-03-10"),
        ("this day", "2026-03-11"),
        ("next day", "2026-03-12"),
        ("this week", "2026-03-09..2026-03-15"),
        ("last week", "2026-03-02..2026-03-08"),
        ("next week", "2026-03-16..2026-03-22"),
        ("this month", "2026-03-01..2026-03-31"),
        ("last month", "2026-02-01..2026-02-28"),
        ("next month", "2026-04-01..2026-04-30"),
        ("this quarter", "2026-01-01..2026-03-31"),
        ("last quarter", "2025-10-01..2025-12-31"),
        ("next quarter", "2026-04-01..2026-06-30"),
        ("this year", "2026-01-01..2026-12-31"),
        ("last  year", "2025-01-01..2025-12-31"),
        ("next year", "2027-01-01..2027-12-31"),
        ("3 weeks ago", "2026-02-18"),
        ("1 month ago", "2026-02-11"),
        ("in 2 days", "2026-03-13"),
        ("7d", "2026-03-04..2026-03-11"),
        ("2w", "2026-02-25..2026-03-11"),
        ("P2W", "2026-02-25..2026-03-11"),
        ("p1m", "2026-02-11..2026-03-11"),
        ("6mo", "2025-09-11..2026-03-11"),
        ("1y", "2025-03-11..2026-03-11"),
        ("last 7 days", "2026-03-04..2026-03-11"),
        ("next 3 weeks", "2026-03-11..2026-04-01"),
        ("1 quarter ago", "2025-12-11"),
    ],
)
def test_words_are_reckoned_from_now(text: str, words: str) -> None:
    """Calendar words are whole calendar units; a duration alone is the time up to today."""
    assert read(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("monday", "2026-03-09"),
        ("wednesday", "2026-03-11"),
        ("thu", "2026-03-05"),
        ("last wednesday", "2026-03-04"),
        ("last monday", "2026-03-09"),
        ("next wednesday", "2026-03-18"),
        ("next thursday", "2026-03-12"),
        ("this friday", "2026-03-13"),
        ("this monday", "2026-03-09"),
        ("march", "2026-03-01..2026-03-31"),
        ("february", "2026-02-01..2026-02-28"),
        ("april", "2025-04-01..2025-04-30"),
        ("sept", "2025-09-01..2025-09-30"),
        ("last march", "2025-03-01..2025-03-31"),
        ("last feb", "2026-02-01..2026-02-28"),
        ("next march", "2027-03-01..2027-03-31"),
        ("next april", "2026-04-01..2026-04-30"),
        ("this may", "2026-05-01..2026-05-31"),
        ("this january", "2026-01-01..2026-01-31"),
    ],
)
def test_a_name_alone_is_the_nearest_that_has_begun(text: str, words: str) -> None:
    """Months and weekdays look back; `last` one is over, `next` one has yet to begin."""
    assert read(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("now", "2026-03-11T11:00:00-04:00"),
        ("36h", "2026-03-09T23:00:00-04:00..2026-03-11T11:00:00-04:00"),
        ("PT90M", "2026-03-11T09:30:00-04:00..2026-03-11T11:00:00-04:00"),
        ("3 hours ago", "2026-03-11T08:00:00-04:00"),
        ("2026-02-04T10:59", "2026-02-04T10:59:00-05:00..2026-02-04T10:59:59-05:00"),
        ("2026-02-04T10:59Z", "2026-02-04T05:59:00-05:00..2026-02-04T05:59:59-05:00"),
        ("2026-02-04..2026-02-04T12:00", "2026-02-04T00:00:00-05:00..2026-02-04T12:00:59-05:00"),
        ("last month..now", "2026-02-01T00:00:00-05:00..2026-03-11T11:00:00-04:00"),
        ("2026-02-04T12:00..2026-02-05", "2026-02-04T12:00:00-05:00..2026-02-05T23:59:59-05:00"),
        ("2026-11-01T01:30", "2026-11-01T01:30:00-04:00..2026-11-01T01:30:59-05:00"),
        ("2026-02-04T12:00..", "2026-02-04T12:00:00-05:00.."),
        ("..2026-02-04T12:00", "..2026-02-04T12:00:59-05:00"),
    ],
)
def test_clock_times_are_instants(text: str, words: str) -> None:
    """With a clock time on either side, both ends are UTC seconds."""
    assert read(text).clock
    assert read(text).words == words


def test_a_day_back_over_a_change_of_the_clocks_is_the_same_hour() -> None:
    """`P4DT1H` counts days on the calendar first, then elapsed hours."""
    assert read("P4DT1H").words == "2026-03-07T10:00:00-05:00..2026-03-11T11:00:00-04:00"


def test_an_hour_back_within_the_hour_that_comes_twice_is_one_hour() -> None:
    """Elapsed time asks no clock: at the second 01:30 of 1 November 2026 it was the first."""
    now = days_from_civil(2026, 11, 1) * 86_400 + 6 * 3_600 + 1_800
    found = read("1h", now=now)
    assert (found.first, found.last) == (now - 3_600, now)


def test_today_is_today_in_the_zone() -> None:
    """The same moment is another day elsewhere."""
    assert read("today", tz="Asia/Tokyo").words == "2026-03-12"
    assert read("now", tz="Asia/Tokyo").words == "2026-03-12T00:00:00+09:00"
    assert read("now", tz="UTC").words == "2026-03-11T15:00:00Z"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("25/12/2024", "2024-12-25"),
        ("2024/03/05", "2024-03-05"),
        ("31/1/2024", "2024-01-31"),
        ("1990s", "1990-01-01..1999-12-31"),
        ("c. 1850", "1850-01-01..1850-12-31"),
        ("1985-4", "1985-04-01..1985-04-30"),
        ("Q1 2026", "2026-01-01..2026-03-31"),
        ("early 2026", "2026-01-01..2026-04-30"),
        ("before 2018", "..2017-12-31"),
        ("since 2018", "2018-01-01.."),
        ("2018 to 2020", "2018-01-01..2020-12-31"),
        ("siglo XIX", "1800-01-01..1899-12-31"),
        ("otoño de 2020", "2020-09-01..2020-11-30"),
        ("2026年2月4日", "2026-02-04"),
        ("4 Feb 2026, 18:30–19:00", "2026-02-04T18:30:00-05:00..2026-02-04T19:00:59-05:00"),
        ("4 Feb 2026 18:30 Asia/Tokyo", "2026-02-04T04:30:00-05:00..2026-02-04T04:30:59-05:00"),
    ],
)
def test_dates_as_people_write_them_are_periods(text: str, words: str) -> None:
    """What `new --when` reads, a filter reads, and as the same time."""
    assert read(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ayer", "2026-03-10"),
        ("hoy", "2026-03-11"),
        ("昨日", "2026-03-10"),
        ("la semana pasada", "2026-03-02..2026-03-08"),
        ("el mes pasado", "2026-02-01..2026-02-28"),
        ("el año que viene", "2027-01-01..2027-12-31"),
        ("este trimestre", "2026-01-01..2026-03-31"),
        ("el lunes pasado", "2026-03-09"),
        ("先週", "2026-03-02..2026-03-08"),
        ("来月", "2026-04-01..2026-04-30"),
        ("昨年", "2025-01-01..2025-12-31"),
        ("hace 3 semanas", "2026-02-18"),
        ("dentro de dos días", "2026-03-13"),
        ("3週間前", "2026-02-18"),
        ("2日後", "2026-03-13"),
        ("a week ago", "2026-03-04"),
        ("one week ago", "2026-03-04"),
        ("los últimos 7 días", "2026-03-04..2026-03-11"),
        ("過去7日間", "2026-03-04..2026-03-11"),
        ("2 years and 3 days ago", "2024-03-08"),
    ],
)
def test_words_of_the_present_are_read_in_three_languages(text: str, words: str) -> None:
    """As in English, so in Spanish and in Japanese."""
    assert read(text).words == words


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ("10/11/2024", 1, "'2024-11-10' (day first) or '2024-10-11' (month first)"),
        ("10-11-2024", 1, "'2024-11-10' (day first) or '2024-10-11' (month first)"),
        ("10.11.2024", 1, "'2024-11-10' (day first) or '2024-10-11' (month first)"),
        ("the 1800s", 1, "'180X' or '18XX'"),
        ("5m", 2, "'5mo' is months, '5min' is minutes"),
        ("5 m ago", 3, "'5mo' is months, '5min' is minutes"),
    ],
)
def test_the_ambiguous_is_refused_with_its_readings(text: str, column: int, part: str) -> None:
    """What two people read differently is nobody's guess."""
    with pytest.raises(DateError) as caught:
        read(text)
    assert caught.value.reason == "two-readings"
    assert caught.value.column == column
    assert caught.value.expected
    assert part in str(caught.value.hint)


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ("30/2/2024", 1, ""),
        ("13/13/2024", 1, ""),
        ("0/1/2024", 1, ""),
        ("2024-W00", 7, "2024 has the weeks 01 to 52"),
        ("2024-W05-0", 10, "weekdays are 1 (Monday) to 7 (Sunday)"),
        ("2024-Q0", 6, ""),
        ("1/2/24", 1, "four digits"),
        ("", 1, ""),
        ("..", 1, ""),
        ("  ..  ", 3, ""),
        ("2025..2024", 7, "did you mean '2024..2025'?"),
        (" 2025 .. 2024", 10, "did you mean '2024..2025'?"),
        ("2024..2025..2026", 11, ""),
        ("..2024..", 7, ""),
        ("foo 2024", 1, ""),
        ("4 march 4 2024", 1, ""),
        ("2024..lst", 7, ""),
        (" 2024-13", 7, ""),
        ("2024-13..2025", 6, ""),
        (" 2024-13 .. 2025", 7, ""),
        ("2024..2024-13", 12, ""),
        ("2024-W54", 7, ""),
        ("2024-W53", 7, ""),
        ("2026-W54", 7, "2026 has the weeks 01 to 53"),
        ("2024-W05-8", 10, ""),
        ("30 feb 2024", 1, "February 2024 has 29 days"),
        ("feb 30 2024", 1, "February 2024 has 29 days"),
        ("lst week", 1, "did you mean 'last week'?"),
        ("tomorow", 1, "did you mean 'tomorrow'?"),
        ("februry", 1, "did you mean 'February'?"),
        ("last tusday", 6, "did you mean 'Tuesday'?"),
        ("3 fortnights ago", 3, ""),
        ("in 3 inches", 6, ""),
        ("last 3 fortnights", 8, ""),
        ("3 wekes ago", 3, "did you mean '3 weeks ago'?"),
        ("2025-02-29", 9, "28 days"),
        ("Q1", 1, "write the year"),
        ("P", 1, ""),
        ("-7d", 1, ""),
        ("by the start of 2026", 1, ""),
        ("2024-01-01..2024-W99", 19, ""),
    ],
)
def test_what_is_no_expression_is_refused(text: str, column: int, part: str) -> None:
    """Where, what was expected, and where it is plain, what was meant."""
    with pytest.raises(DateError) as caught:
        read(text)
    assert caught.value.column == column
    assert caught.value.expected
    assert part in str(caught.value.hint or "")


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("2024-W53", "53", EXPECTED),
        ("2024-W05-8", "8", EXPECTED),
        ("3 fortnights ago", "fortnights", EXPECTED),
        ("5m", "m", "a date with one reading"),
        ("..", "..", "a date on at least one side of '..'"),
        ("2025..2024", "2024", "an end after the start"),
        (" ", "", EXPECTED),
        ("lst week", "lst", EXPECTED),
    ],
)
def test_a_refusal_says_what_stood_there_and_what_would_do(
    text: str, found: str, expected: str
) -> None:
    """The piece that is wrong, and what fits in its place."""
    with pytest.raises(DateError) as caught:
        read(text)
    assert (caught.value.found, caught.value.expected) == (found, expected)


def test_an_unknown_zone_is_refused() -> None:
    """The zone is the caller's mistake, not the expression's."""
    with pytest.raises(ZoneError):
        read("today", tz="Mars/Olympus")


@pytest.mark.parametrize(
    ("within", "words"),
    [
        ("3d", "2026-02-01..2026-02-07"),
        ("P1M", "2026-01-04..2026-03-04"),
        ("36h", "2026-02-02T12:00:00-05:00..2026-02-06T11:59:59-05:00"),
    ],
)
def test_around_is_longer_on_both_sides(within: str, words: str) -> None:
    """The distance is counted from the period's ends, on the calendar or by the clock."""
    assert around("2026-02-04", within=within, now=NOW, tz=NEW_YORK).words == words


def test_around_words_and_clock_times() -> None:
    """Words are counted from now first; days around a clock time keep the hour on the clock."""
    found = around("yesterday", within="1d", now=NOW, tz=NEW_YORK)
    assert found.words == "2026-03-09..2026-03-11"
    found = around("2026-03-08T12:00", within="1d", now=NOW, tz=NEW_YORK)
    assert found.words == "2026-03-07T12:00:00-05:00..2026-03-09T12:00:59-04:00"
    found = around("2024..", within="1d", now=NOW, tz=NEW_YORK)
    assert found.words == "2023-12-31.."


@pytest.mark.parametrize(
    ("text", "iso"),
    [("3d", "P3D"), ("2 weeks", "P2W"), ("6mo", "P6M"), ("36h", "PT36H"), ("p1y2m", "P1Y2M")],
)
def test_durations_have_a_short_form(text: str, iso: str) -> None:
    """A number and a unit, or ISO 8601."""
    assert str(duration(text)) == iso


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("5m", 2, "two-readings"),
        ("3", 1, "duration"),
        ("d", 1, "duration"),
        ("3x", 1, "duration"),
        ("week", 1, "duration"),
        ("-3d", 1, "duration"),
        ("", 1, "duration"),
        ("P3", 3, "duration-unit"),
    ],
)
def test_what_is_no_duration_is_refused(text: str, column: int, reason: str) -> None:
    """No unit, no number, or one that could be two."""
    with pytest.raises(DateError) as caught:
        duration(text)
    assert (caught.value.column, caught.value.reason) == (column, reason)
    assert caught.value.expected


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        ("xyzzy", "unknown-word", None),
        ("Q1", "no-year", None),
        ("", "empty", None),
        ("2024-W54", "no-such-day", None),
        ("2024-Q5", "no-such-part", None),
        ("30 feb 2024", "no-such-day", None),
        ("..", "void-interval", None),
        ("2025..2024", "order", None),
        ("1/2/24", "two-digits", None),
        (" 2024-25-12", "season-with-day", "2024-12-25"),
        ("2024..2024-25-12", "season-with-day", "2024-12-25"),
    ],
)
def test_a_refusal_keeps_its_code_and_what_was_meant(
    text: str, reason: str, suggestion: str | None
) -> None:
    """For programs, as `parse` gives them."""
    with pytest.raises(DateError) as caught:
        read(text)
    assert (caught.value.reason, caught.value.suggestion) == (reason, suggestion)


moments = st.integers(-(10**10), 2 * 10**10)
known = st.sampled_from(
    [
        "today",
        "last week",
        "next month",
        "this quarter",
        "monday",
        "last march",
        "7d",
        "36h",
        "3 months ago",
        "P1Y2M",
        "2024",
        "now",
        "last year..now",
        "in 5 weeks",
        "next friday",
    ]
)


@given(known, moments, st.sampled_from(["UTC", NEW_YORK, "Asia/Tokyo", "Australia/Lord_Howe"]))
def test_the_words_of_a_period_are_an_expression_for_it(text: str, now: int, tz: str) -> None:
    """What is told of a period reads back as the same period."""
    found = read(text, now=now, tz=tz)
    assert read(found.words, now=now, tz=tz)[:3] == found[:3]


@given(known, moments)
def test_the_first_end_is_not_after_the_last(text: str, now: int) -> None:
    """Every period is one, at any moment."""
    found = read(text, now=now)
    assert found.first is not None
    assert found.last is not None
    assert found.first <= found.last


@given(st.text(max_size=30))
def test_no_text_raises_anything_else(text: str) -> None:
    """Any text is a period or a `DateError` with a column inside the text or just past it."""
    assert 1 <= column_of(text) <= len(text) + 1


def column_of(text: str) -> int:
    """Where the text is wrong; 1 if it is not."""
    try:
        read(text)
    except DateError as error:
        return error.column
    return 1


@given(st.dates())
def test_weekdays_and_weeks_are_those_of_the_calendar(day) -> None:
    """ISO weeks as the standard library has them; `this week` holds today."""
    year, week, weekday = day.isocalendar()
    number = days_from_civil(day.year, day.month, day.day)
    if 1 <= year <= 9998:
        assert read(f"{year:04}-W{week:02}-{weekday}").first == number
    this = read("this week", now=number * 86_400, tz="UTC")
    assert this.first is not None
    assert this.last is not None
    assert this.first <= number <= this.last == this.first + 6


@given(st.dates())
def test_a_date_of_edtf_is_itself(day) -> None:
    """No date of a file means something else in a filter."""
    found = read(day.isoformat())
    assert (found.first, found.last) == (parse(day.isoformat()).days.s1,) * 2
    assert found.words == format_day(found.first or 0)
