"""What a refusal says to do about it."""

import pickle

import pytest

from timeline.dates import DateError, parse


def refusal(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1985-4", "1985-04"),
        ("1985-4-2", "1985-04-02"),
        ("985", "0985"),
        ("12345", "Y12345"),
        ("Y1985", "1985"),
        ("Y0012345", "Y12345"),
        ("-0000", "0000"),
        ("+1985", "1985"),
        (" 1985-04 ", "1985-04"),
        ("1985-04\n", "1985-04"),
        ("１９８５-０４", "1985-04"),
        ("1985–1990", "1985/1990"),
        ("1985-1990", "1985/1990"),
        ("1985-90", "1985/1990"),
        ("1985/present", "1985/.."),
        ("1985-04-12/15", "1985-04-12/1985-04-15"),
        ("1985-04-12/05-03", "1985-04-12/1985-05-03"),
        ("2004-06/2004-05-01", "2004-05-01/2004-06"),
        # names and words
        ("April 1985", "1985-04"),
        ("January 1985", "1985-01"),
        ("31 December 1985", "1985-12-31"),
        ("apr. 1985", "1985-04"),
        ("12 April 1985", "1985-04-12"),
        ("12th of April, 1985", "1985-04-12"),
        ("April 12, 1985", "1985-04-12"),
        ("1985 April 12", "1985-04-12"),
        ("abril de 1985", "1985-04"),
        ("12 de abril de 1985", "1985-04-12"),
        ("1985年4月12日", "1985-04-12"),
        ("1985年", "1985"),
        ("c. 1985", "1985~"),
        ("circa 1985", "1985~"),
        ("1980s", "198X"),
        ("44 BC", "-0043"),
        ("1 BCE", "0000"),
        ("2 BC", "-0001"),
        ("44 a. C.", "-0043"),
        ("AD 79", "0079"),
        ("spring 2001", "2001-21"),
        ("2001-Q2", "2001-34"),
        ("Q4 2001", "2001-36"),
        # other notations
        ("19850412", "1985-04-12"),
        ("198504", "1985-04"),
        ("19850412T232030Z", "1985-04-12T23:20:30Z"),
        ("1985/04/12", "1985-04-12"),
        ("1985.04.12", "1985-04-12"),
        ("13/11/2024", "2024-11-13"),
        ("11/13/2024", "2024-11-13"),
        ("12/13/2024", "2024-12-13"),
        ("13/12/2024", "2024-12-13"),
        ("11.11.2024", "2024-11-11"),
        ("1985-13-04", "1985-04-13"),
        ("1985-04-00", "1985-04"),
        ("1985-00-00", "1985"),
        ("1985-W15", "1985-04-08/1985-04-14"),
        ("1985-W15-5", "1985-04-12"),
        ("2020-W53-5", "2021-01-01"),
        ("2026-W01", "2025-12-29/2026-01-04"),
        ("1985-102", "1985-04-12"),
        ("1985-001", "1985-01-01"),
        ("1984-366", "1984-12-31"),
        # the draft of 2012
        ("199u", "199X"),
        ("1985-uu-uu", "1985-XX-XX"),
        ("19xx", "19XX"),
        ("1984?~", "1984%"),
        ("1984~?", "1984%"),
        ("unknown/2004", "/2004"),
        ("2004/open", "2004/.."),
        ("y170000002", "Y170000002"),
        ("y-17e7", "Y-17E7"),
        ("2004-(06)~-11", "2004-~06-11"),
        ("2004-(06-11)?", "2004-?06-?11"),
        ("[1667, 1668, 1670..1672]", "[1667,1668,1670..1672]"),
        # clock times
        ("2024-12-31T24:00", "2025-01-01T00:00"),
        ("2024-01-01T24:00", "2024-01-02T00:00"),
        ("2024-02-28T24:00:00Z", "2024-02-29T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("2004-06-11 11:00", "2004-06-11T11:00"),
        ("2004-06-11t11:00z", "2004-06-11T11:00Z"),
        ("2004-06-11T11:00:00.123Z", "2004-06-11T11:00:00Z"),
        ("2004-06-11T11:00+0430", "2004-06-11T11:00+04:30"),
        ("2004-06-11T11:00 +04:30", "2004-06-11T11:00+04:30"),
        ("2004-06-11T9:05", "2004-06-11T09:05"),
        ("2004-06-11T11:00-00:00", "2004-06-11T11:00Z"),
        ("2004-06-11T11:00~", "2004-06-11T~11:00"),
        ("2004-06-11~T11:00", "2004-06-11T~11:00"),
    ],
)
def test_what_was_meant_is_suggested_where_it_is_plain(text: str, meant: str) -> None:
    """The suggestion is a date by itself and stands in the message."""
    error = refusal(text)
    assert error.suggestion == meant
    assert f"did you mean '{meant}'?" in str(error)
    assert str(parse(meant)) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-02-29", "February 2025 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("1985-04-31", "April has 30 days"),
        ("1985-~04-?31", "April has 30 days"),
        ("19XX-04-31", "April has 30 days"),
        ("1985-W15", "an ISO week is written as its days"),
        ("1985-102", "a day counted within its year"),
        ("1984?~", "the draft of 2012"),
        ("2004-(06)~-11", "brackets are from the draft of 2012"),
        ("1985/P1Y", "an interval has a date on both sides"),
        ("../..", "a date on at least one side"),
        ("/", "a date on at least one side"),
        ("2004-06/2004-05", "put the earlier date first"),
        ("2026-02-04T10:00/2026-02-04T11:00", 'write {"start": "2026-02-04T10:00", "end"'),
        ("[2026-02-04T10:00]", "'earliest' and 'latest'"),
        ("2026-02-04T10", "give minutes"),
        ("2026-02T10:00", "a clock time needs year, month and day"),
        ("2026-02-04T24:00", "the end of a day is the start of the next"),
        ("2026-02-04T23:59:60", "leap seconds are not kept"),
        ("1985..1990", "'[A..B]' is some time between them"),
        ("1667,1668", "'[A,B]', one of them, or '{A,B}', all of them"),
        ("[[1984]]", "put all members into one set"),
        ("1950S", "1900 to 1999"),
        ("-0000", "0000 is 1 BCE"),
    ],
)
def test_a_refusal_explains_itself(text: str, said: str) -> None:
    """A sentence beyond what was found and what was expected."""
    error = refusal(text)
    assert error.hint is not None
    assert said in error.hint
    assert error.hint in str(error)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("10/11/2024", ("2024-11-10", "2024-10-11")),
        ("1.2.2024", ("2024-02-01", "2024-01-02")),
        ("12-1-2024", ("2024-01-12", "2024-12-01")),
        ("1 12 2024", ("2024-12-01", "2024-01-12")),
    ],
)
def test_what_could_be_two_dates_gets_both_readings_and_no_suggestion(
    text: str, readings: tuple[str, str]
) -> None:
    """Nothing is guessed."""
    error = refusal(text)
    assert error.suggestion is None
    assert all(f"'{reading}'" in str(error) for reading in readings)


@pytest.mark.parametrize(
    "text",
    [
        "xyzzy",
        "1985-04-12-01",
        "2025-02-29",
        "1985-W00",
        "1985-W53",
        "1985-W54",
        "1985-000",
        "1985-366",
        "today",
        "31/02/2024",
        "2025-02-29T24:00",
        "2025-13-01T24:00",
    ],
)
def test_where_it_is_not_plain_nothing_is_suggested(text: str) -> None:
    """No suggestion that would be a guess, none that is no date."""
    assert refusal(text).suggestion is None


def test_a_long_text_is_not_searched_for_what_was_meant() -> None:
    """Up to 120 characters may be a slip of the pen."""
    assert refusal("1985".rjust(120)).suggestion == "1985"
    assert refusal("1985".rjust(121)).suggestion is None


def test_a_day_that_no_february_has_is_told_from_one_that_this_february_lacks() -> None:
    """Where the year is masked there is no number of days to name."""
    assert "a day that some such February has" in str(refusal("19X1-02-29"))
    assert "a day of February 1901, 01 to 28" in str(refusal("1901-02-29"))
    assert "a day that some such month has" in str(refusal("1984-X4-31"))


def test_a_message_says_where_what_and_what_was_expected() -> None:
    """Column, what was found, what was expected; the end of the text is said as such."""
    assert str(refusal("1985-13")) == (
        "column 6: found '13', expected a month, 01 to 12, or a part of a year, 21 to 41"
    )
    assert str(refusal("1985-")).startswith("column 6: the text ends, expected a month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985x", "'-' and a month, or the end"),
        ("1985-04x", "'-' and a day, or the end"),
        ("1985-21x", "the end"),
        ("1985-04-12x", "'T' and a clock time, or the end"),
        ("1985-04-12T10:59x", "':' and seconds, an offset, or the end"),
        ("1985-04-12T10:59:30x", "an offset, or the end"),
        ("1985-04-12T10:59Zx", "the end"),
        ("1985-04-12T10:59:30+01:00x", "the end"),
    ],
)
def test_what_may_follow_depends_on_what_stands_there(text: str, expected: str) -> None:
    """After each part only what the grammar has behind it."""
    error = refusal(text)
    assert (error.column, error.reason) == (len(text), "trailing")
    assert error.expected == expected


def test_a_refusal_survives_pickling() -> None:
    """With its hint and its suggestion, as between processes."""
    error = refusal("2004-06/2004-05")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.suggestion) == (str(error), error.suggestion)
    assert (again.column, again.reason) == (error.column, error.reason) == (9, "order")


def test_a_message_repeats_no_more_than_a_line_and_nothing_unprintable() -> None:
    """Terminal sequences and long inputs stay out of it."""
    assert "\x1b" not in str(refusal("1985\x1b[2J"))
    assert len(str(refusal("x" * 65_000))) < 200
