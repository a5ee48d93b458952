"""What holds for every expression, and for every text that is none."""

import copy
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.dates.attempt import attempt
from tests.dates.strategies import expressions, nearly, plain_dates
from tests.effort import some

from timeline.dates import Date, DateError, Span, parse
from timeline.dates.parse import build
from timeline.dates.plain import plain, plain_moment


def parsed(text: str) -> Date | None:
    """The date, or nothing for generated texts that name no day or end before they start."""
    date = attempt(text)
    if isinstance(date, Date):
        return date
    assert date.reason in ("no-such-day", "order", "void-interval"), text
    return None


@given(expressions)
def test_the_canonical_spelling_parses_to_the_same_date(text: str) -> None:
    """`parse(str(d)) == d`, and canonical is a fixed point."""
    date = parsed(text)
    if date is None:
        return
    again = parse(str(date))
    assert again == date
    assert hash(again) == hash(date)
    assert str(again) == str(date)
    assert (again.days, again.certain, again.seconds) == (date.days, date.certain, date.seconds)
    assert (again.certain_seconds, again.offset) == (date.certain_seconds, date.offset)
    assert (again.precision, again.qualifiers) == (date.precision, date.qualifiers)


@given(expressions)
def test_bounds_are_in_order(text: str) -> None:
    """First before last, start before end, wherever both are known."""
    date = parsed(text)
    if date is None:
        return
    for span in (date.days, date.certain, date.seconds, date.certain_seconds):
        if span is None:
            continue
        s1, s2, e1, e2 = span
        for low, high in ((s1, s2), (e1, e2), (s1, e2)):
            assert low is None or high is None or low <= high


@given(expressions)
def test_the_certain_pair_claims_no_more_than_the_outer_bounds(text: str) -> None:
    """Its last start is not earlier, its first end not later: certain implies possible."""
    date = parsed(text)
    if date is None or date.open_start or date.open_end or str(date).startswith("{"):
        return
    pairs = ((date.days, date.certain), (date.seconds, date.certain_seconds))
    for outer, certain in pairs:
        if outer is None or certain is None:
            continue
        assert outer.s2 is None or certain.s2 is None or certain.s2 >= outer.s2
        assert certain.s2 is None or outer.s2 is not None
        assert outer.e1 is None or certain.e1 is None or certain.e1 <= outer.e1
        assert certain.e1 is None or outer.e1 is not None


@given(plain_dates)
def test_the_fast_way_says_what_the_general_way_says(text: str) -> None:
    """A plain date takes tables, the rest a parser; nobody can tell."""
    fast, general = plain(text), build(text, clock_without_offset=True)
    assert (fast is None) == text.startswith("-")
    if fast is None:
        return
    assert fast.text == general.text
    assert (fast.days, fast.certain, fast.seconds) == (general.days, general.certain, None)
    assert (fast.form, fast.precision) == (general.form, general.precision)
    assert (fast.offset, fast.certain_seconds) == (None, None)


def test_the_fast_way_agrees_on_every_day_of_four_centuries_and_both_ends() -> None:
    """Every month length in every kind of year, and the first and last years of four digits."""
    for year in (*some(range(1600, 2001), 41), 0, 1, 4, 100, 9996, 9999):
        for text in (f"{year:04d}", *(f"{year:04d}-{month:02d}" for month in range(1, 13))):
            fast = plain(text)
            assert fast is not None
            assert fast.days == build(text, clock_without_offset=True).days
        for month in range(1, 13):
            for day in (1, 27, 28, 29, 30, 31):
                text = f"{year:04d}-{month:02d}-{day:02d}"
                assert outcome(text) == outcome_in_general(text)
                assert (plain(text) is None) == isinstance(attempt(text), DateError)


@pytest.mark.parametrize(
    "text",
    [
        "", "198", "198X", "-198", "Y198", "1985-4", "1985-13", "1985-00", "1985/04", "1985x04",
        "1985-21", "1985-04-00", "1985-04-31", "1985-02-29", "1985-04x12", "1985x04-12",
        "1985-4-012", "19850-4-12", "1985-04~", "1985?", "1985-04-1X",
    ],
)  # fmt: skip
def test_the_fast_way_leaves_the_rest_to_the_general_way(text: str) -> None:
    """Also what has as many characters as a plain date."""
    assert plain(text) is None


NEAR_A_MOMENT = st.tuples(
    st.sampled_from(["2024-02-29", "2023-02-29", "0000-01-01", "-001-01-01", "2024-1X-01"]),
    st.sampled_from("TTT t"),
    st.sampled_from(["00", "09", "23", "24", "2", "1X"]),
    st.sampled_from([":", ":", ":", ".", ""]),
    st.sampled_from(["00", "59", "60", "5", "~0"]),
    st.sampled_from(["", ":00", ":59", ":60", ":5", ".30", "30"]),
    st.sampled_from(["", "Z", "ZZ", "z", "+00:00", "-05", "~", "/"]),
).map("".join)


@given(NEAR_A_MOMENT)
def test_a_moment_is_read_as_the_general_way_reads_it(text: str) -> None:
    """All parts are the same, and what the general way refuses, the fast one leaves to it."""
    fast = plain_moment(text)
    found = attempt(text, lambda text: build(text, clock_without_offset=True))
    if fast is not None:
        assert isinstance(found, Date)
        assert fast.__reduce__() == found.__reduce__()
        assert (fast.has_clock, fast.qualifiers) == (found.has_clock, found.qualifiers)
    elif isinstance(found, Date) and "T" in text:
        assert "+" in text or "-05" in text or "/" in text or "X" in text or text[0] == "-"


def outcome(text: str) -> Span | str:
    date = attempt(text)
    return date.days if isinstance(date, Date) else date.reason


def outcome_in_general(text: str) -> Span | str:
    date = attempt(text, lambda text: build(text, clock_without_offset=True))
    return date.days if isinstance(date, Date) else date.reason


@given(st.text() | nearly)
@example("")
@example("\x00")
@example("\ud800")
@example("٢٠٢٤")
@example("²⁰²⁴")
@example("１９８５-04-12")
@example("1985-04-1２")
@example("[" * 500)
@example("{" * 500 + "}" * 500)
@example("9" * 5000)
@example("Y" + "9" * 5000)
@example("1985" + "S" + "9" * 5000)
@example("Y1E" + "9" * 5000 + "S" + "9" * 5000)
@example("0000-00-00T00:00:00")
def test_no_text_raises_anything_but_its_own_error(text: str) -> None:
    """Whatever comes in, a date or a `DateError` with a column within the text comes out."""
    date = attempt(text)
    if isinstance(date, Date):
        assert parse(str(date)) == date
        return
    assert 1 <= date.column <= len(text) + 1
    assert date.expected
    assert date.reason
    assert len(str(date)) < 600
    assert str(date).isprintable()
    assert date.suggestion is None or parse(date.suggestion)


@given(expressions, st.integers(0, 60), st.characters(codec="utf-8"))
def test_a_valid_text_with_one_character_more_is_a_date_or_refused(
    text: str, place: int, character: str
) -> None:
    """The neighbours of valid texts, where a parser is most likely to stumble."""
    test = text[:place] + character + text[place:]
    date = attempt(test)
    if isinstance(date, Date):
        assert date.text == test
        assert test.isascii()
    else:
        assert 1 <= date.column <= len(test) + 1


def test_a_date_is_frozen() -> None:
    """Nothing of a date can be set, deleted or added, nor a date made by hand."""
    for text in ("1985-04-12", "1984?/2004"):
        date = parse(text)
        with pytest.raises(AttributeError):
            date.days = Span(0, 0, 0, 0)  # type: ignore[misc]  # that it is refused is the test
        with pytest.raises(AttributeError):
            date.other = 1  # type: ignore[attr-defined]  # that it is refused is the test
        with pytest.raises(AttributeError):
            _ = date.other  # type: ignore[attr-defined]  # that it is refused is the test
        with pytest.raises(AttributeError, match="a date is frozen"):
            del date.days
    with pytest.raises(TypeError, match="a date comes from 'parse'"):
        Date()


@pytest.mark.parametrize(
    "text", ["1985-04-12", "2026-02-04T~10:59+01:00", "{1960,1961-12..}", "1984?/2004-06"]
)
def test_a_date_can_be_copied_and_pickled(text: str) -> None:
    """Also before its parts were ever asked for."""
    for date in (parse(text), copy.deepcopy(parse(text)), pickle.loads(pickle.dumps(parse(text)))):
        assert date == parse(text)
        assert date.days == parse(text).days
        assert isinstance(date.days, Span)
        assert date.form == parse(text).form
        assert (date.seconds, date.offset) == (parse(text).seconds, parse(text).offset)
        assert date.certain_seconds == parse(text).certain_seconds


def test_equal_is_what_is_spelled_the_same_canonically() -> None:
    """Qualifiers may be written in several ways; a month of unknown number is not its year."""
    assert parse("2004?-06-~11") == parse("?2004-06-~11")
    assert parse("2026-02-04T10:59:00+00:00") == parse("2026-02-04T10:59:00Z")
    assert len({parse("?2004"), parse("2004?")}) == 1
    assert hash(parse("2004")) != hash(parse("2005"))
    assert parse("2004-XX") != parse("2004")
    assert parse("2004") != "2004"


def test_a_date_shows_its_text() -> None:
    """In a debugger as in a failed test."""
    assert repr(parse("1984?")) == "Date('1984?')"


def test_the_text_stays_as_it_was_written() -> None:
    """`text` is the source's spelling, `str()` the canonical one."""
    date = parse("2004?-06-~11")
    assert (date.text, str(date)) == ("2004?-06-~11", "?2004-06-~11")


def test_an_offset_can_be_demanded_of_clock_times() -> None:
    """And of clock times only."""
    assert parse("2026-02-04T10:59Z", clock_without_offset=False).offset == 0
    assert parse("2026-02-04", clock_without_offset=False).offset is None
    with pytest.raises(DateError) as caught:
        parse("2026-02-04T10:59", clock_without_offset=False)
    assert (caught.value.column, caught.value.reason) == (17, "no-offset")
    assert caught.value.expected == "an offset such as 'Z' or '-05:00'"


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("Z", 0),
        ("+00:00", 0),
        ("-05", -18000),
        ("-05:00", -18000),
        ("+04:30", 16200),
        ("-00:30", -1800),
    ],
)
def test_an_offset_is_seconds_east_of_utc(text: str, offset: int) -> None:
    """West of Greenwich is negative, minutes with it."""
    assert parse(f"2026-02-04T10:59{text}").offset == offset


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("1985/..", {"is_interval", "open_end"}),
        ("1985/", {"is_interval", "unknown_end"}),
        ("../1985", {"is_interval", "open_start"}),
        ("/1985", {"is_interval", "unknown_start"}),
        ("1984/1985?", {"is_interval", "is_qualified"}),
        ("[1984..]", {"is_set"}),
        ("{1984~,1985}", {"is_set", "is_qualified"}),
        ("Y1E12", {"beyond"}),
        ("1984/Y1E12", {"is_interval", "beyond"}),
        ("2026-02-04T10:59", {"has_clock"}),
        ("2026-02-04", set()),
    ],
)
def test_what_kind_of_date_it_is(text: str, flags: set[str]) -> None:
    """Each flag where it belongs and nowhere else."""
    date = parse(text)
    names = (
        "is_interval", "is_set", "is_qualified", "open_end", "unknown_end", "open_start",
        "unknown_start", "beyond", "has_clock",
    )  # fmt: skip
    assert {name for name in names if getattr(date, name)} == flags


def test_moments_are_the_first_and_last_second() -> None:
    """Of a day its midnight and its last second, of a clock time its own."""
    day = parse("1970-01-02")
    assert (day.first_moment(), day.last_moment()) == (86400, 2 * 86400 - 1)
    minute = parse("1970-01-02T10:59")
    assert (minute.first_moment(), minute.last_moment()) == (86400 + 39540, 86400 + 39599)
    about = parse("1970-01-02T~10:59")
    assert (about.first_moment(), about.last_moment()) == (86400 + 39540, 86400 + 39599)
    assert parse("1985/..").last_moment() is None
    assert parse("../1985").first_moment() is None


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1984?", ("?", "", "", "")),
        ("?1984-06", ("?", "", "", "")),
        ("1984-~06", ("", "~", "", "")),
        ("1984-06~", ("~", "~", "", "")),
        ("1984-06-%11", ("", "", "%", "")),
        ("?1984-06~-11", ("%", "~", "", "")),
        ("1984-06-11T~10:59", ("", "", "", "~")),
        ("1984-06-11", ("", "", "", "")),
    ],
)
def test_a_qualifier_marks_its_components(text: str, marks: tuple[str, ...]) -> None:
    """Before one, that one; behind one, all up to it; both kinds together are `%`."""
    assert parse(text).points[0].marks == marks


def test_the_parts_of_a_point_are_at_hand() -> None:
    """Numbers where there is one, the spelling always."""
    point = parse("156X-12-~25").points[0]
    assert (point.year, point.month, point.day) == ("156X", "12", "25")
    assert (point.year_number, point.month_number, point.day_number) == (None, 12, 25)
    assert (point.season, point.qualifiers) == (None, {"day": "~"})
    assert parse("2001-21").points[0].season == 21
    assert parse("2001-21").points[0].month_number is None
    assert parse("1950S2").points[0].year_number == 1950
    assert parse("-0043").points[0].year_number == -43
    assert parse("Y-17E7").points[0].year_number == -170_000_000
    assert parse("Y1E12").points[0].year_number is None
    assert parse("1985").points[0].day_number is None


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("198X", "decade"),
        ("19XX", "century"),
        ("-1XXX", "millennium"),
        ("XXXX", "millennium"),
        ("1950S1", "millennium"),
        ("-1950S2", "century"),
        ("1950S3", "decade"),
        ("1950S4", "year"),
        ("1950S5", "year"),
        ("Y12345S1", "millennium"),
        ("Y-12345S4", "decade"),
        ("Y12345S5", "year"),
        ("Y12E3S4", "decade"),
        ("Y-12E3S5", "year"),
        ("Y1E9999S9999", "decade"),
        ("Y1E9999S10000", "year"),
        ("Y1E10000S10000", "decade"),
        ("Y1E99999S9999", "millennium"),
        ("Y1E999999999S999999999", "decade"),
        ("Y1E1000000000S999999999", "millennium"),
        ("Y12345S999999999", "year"),
        ("Y12345S9999999999", "year"),
    ],
)
def test_open_digits_are_precision(text: str, precision: str) -> None:
    """A decade, a century or more, by `X` or by significant digits, however long the number."""
    assert parse(text).precision == precision
