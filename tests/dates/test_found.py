"""What a refusal shows of the text: the piece that is wrong, no more and no less."""

import json

import pytest
from hypothesis import given
from tests.dates.attempt import attempt
from tests.dates.strategies import nearly
from tests.dates.test_vectors import INVALID

from timeline.dates import DateError, parse


def refusal(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [
        # two places that are a month, a day, an hour …, though more may follow
        ("1985-13-04", 6, "13"),
        ("1985-13x", 6, "13"),
        ("1985-04-32x", 9, "32"),
        ("1985-04-32T10:00", 9, "32"),
        ("2025-02-29~", 9, "29"),
        ("?2025-02-29/2026", 10, "29"),
        ("2025-02-29x", 9, "29"),
        ("19X1-02-29x", 9, "29"),
        ("1984-X4-31x", 9, "31"),
        ("1985-04-12T24:00", 12, "24"),
        ("1985-04-12T10:60Z", 15, "60"),
        ("1985-04-12T10:00:60Z", 18, "60"),
        ("1985-04-12T10:00+24:00", 18, "24"),
        ("1985-04-12T10:00+05:60", 21, "60"),
        # what is not even that: as far as it reaches
        ("1985-4-12", 6, "4"),
        ("1985-123", 6, "123"),
        ("1985-1234", 6, "1234"),
        ("1985-04-123", 9, "123"),
        ("1985-04-1234", 9, "1234"),
        ("1985-04-3/1986", 9, "3"),
        ("1985-04-12T1:00", 12, "1:00"),
        ("1985-04-12T10:5", 15, "5"),
        ("1985-04-12T10:00+0530", 20, "30"),
        ("abcd-04", 1, "abcd"),
        ("19a5", 3, "a5"),
        ("19855", 5, "5"),
        ("198555", 5, "55"),
        ("Y1985/Y20000", 1, "Y1985"),
        ("Y01985", 2, "01985"),
        ("Y12X45", 4, "X45"),
        ("Y12XX5", 4, "XX5"),
        ("Y1E0", 4, "0"),
        ("198XS2", 5, "S2"),
        ("1985 x", 5, " x"),
        ("1985??", 6, "?"),
        # one character, or two, or a sign and four digits
        ("é1985", 1, "é"),
        ("1985éé", 5, "é"),
        ("[[1984]]", 2, "["),
        ("[{1984}]", 2, "{"),
        ("[1984,..1985]", 7, ".."),
        ("-00001", 1, "-0000"),
        # a whole end, offset or expression
        ("2004-06/2004-05", 9, "2004-05"),
        ("[1985..1984,1986]", 8, "1984"),
        ("1985-04-12T10:00-00:00", 17, "-00:00"),
        ("1985-04-12T10:00-00:00x", 17, "-00:00"),
        ("1985-04-12T10:00-00", 17, "-00"),
        ("1985-04-12T10:00-00x", 17, "-00"),
        ("../..", 1, "../.."),
        ("/", 1, "/"),
        # from a separator on
        ("1985S2-04", 7, "-04"),
        ("2001-21-04", 8, "-04"),
        ("[1984;1985]", 6, ";1985"),
        ("[1984..,1985]", 8, ",1985"),
        ("[1984/1985]", 6, "/1985"),
        ("[1984T10:00]", 6, "T10:00"),
        ("1984T10/1985", 5, "T10"),
        ("1984/1985/1986", 10, "/1986"),
        ("1985-04-12~T10:00", 12, "T10:00"),
        # nothing: the text ends
        ("198", 4, ""),
        ("1985-", 6, ""),
        ("Y", 2, ""),
        ("1985S", 6, ""),
        ("[1984", 6, ""),
        ("1985-04-12T10", 14, ""),
        ("?", 2, ""),
    ],
)
def test_what_is_found_is_the_piece_that_is_wrong(text: str, column: int, found: str) -> None:
    """So that a person sees at once which piece to mend."""
    error = refusal(text)
    assert (error.column, error.found) == (column, found)


@pytest.mark.parametrize(
    ("text", "reason", "expected"),
    [
        ("19855", "year-digits", "'-' or the end after a year of four digits"),
        ("1985-123", "month-digits", "a month of two digits"),
        ("1985-1", "month-digits", "a month of two digits"),
        ("1985-04-123", "day-digits", "a day of two digits"),
        ("1985-04-1", "day-digits", "a day of two digits"),
        ("1985-04-4X", "no-such-day", "a day, 01 to 31"),
        ("1985-4X", "no-such-month", "a month, 01 to 12, or a part of a year, 21 to 41"),
    ],
)
def test_a_digit_too_many_or_too_few_is_told_as_such(text: str, reason: str, expected: str) -> None:
    """It is no month or day that does not exist."""
    assert (refusal(text).reason, refusal(text).expected) == (reason, expected)


@pytest.mark.parametrize("vector", INVALID)
def test_every_refusal_says_what_was_expected(vector: dict[str, str]) -> None:
    """In words, at each invalid vector."""
    assert refusal(vector["edtf"]).expected


@given(nearly)
def test_what_is_found_stands_at_the_column(text: str) -> None:
    """Whatever the text; only what is long is cut."""
    error = attempt(text)
    if isinstance(error, DateError):
        found = error.found.removesuffix("…")
        assert text[error.column - 1 :].startswith(found)
        assert error.found == found or len(error.found) == 24


def test_a_long_piece_is_cut_to_a_line() -> None:
    """24 characters are shown whole, of more the first 23."""
    assert refusal("x" * 24).found == "x" * 24
    assert refusal("x" * 25).found == "x" * 23 + "…"


def test_what_cannot_be_printed_is_shown_by_its_number() -> None:
    """As JSON writes it."""
    error = refusal("\x07")
    assert error.found == "\\u0007"
    assert json.loads(f'"{error.found}"') == "\x07"
