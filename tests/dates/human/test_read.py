"""Dates as people write them: what is read, and that what has two readings is refused."""

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import human, parse
from timeline.dates.human import NotUnderstood
from timeline.languages import CODES, words


def read(text, *, order="", today=None):
    """The `when` that a text says, as a new event gets it."""
    return human.when_of(human.read(text, order=order), today=today)


READ = {
    # What the format has: as it is.
    "2026-02-04": "2026-02-04",
    "2024": "2024",
    "2018?": "2018?",
    "../2020": "../2020",
    # Days, in three languages.
    "4 February 2026": "2026-02-04",
    "Feb 4, 2026": "2026-02-04",
    "February 4th, 2026": "2026-02-04",
    "the 4th of February 2026": "2026-02-04",
    "Wednesday, 4 February 2026": "2026-02-04",
    "4-Feb-2026": "2026-02-04",
    "4 de febrero de 2026": "2026-02-04",
    "miércoles, 4 de febrero de 2026": "2026-02-04",
    "1º de mayo de 2024": "2024-05-01",
    "2026年2月4日": "2026-02-04",
    "２０２６年２月４日": "2026-02-04",
    "2026/2/4": "2026-02-04",
    "2026.2.4": "2026-02-04",
    "2026-2-4": "2026-02-04",
    "20260204": "2026-02-04",
    "25/11/2024": "2024-11-25",
    # Zones by their names, in brackets or not.
    "2026-02-04 11:00 JST": "2026-02-04T11:00+09:00",
    "2026年2月4日11時日本時間": "2026-02-04T11:00+09:00",
    "2026年2月4日11時 (日本標準時)": "2026-02-04T11:00+09:00",
    "4. Februar 2026 11:00 MESZ": "2026-02-04T11:00+02:00",
    "11/25/2024": "2024-11-25",
    "5/5/2024": "2024-05-05",
    # Months, seasons, parts of a year.
    "February 2026": "2026-02",
    "febrero de 2026": "2026-02",
    "2026年2月": "2026-02",
    "spring 2024": "2024-21",
    "primavera de 2024": "2024-21",
    "2024年春": "2024-21",
    "Q1 2026": "2026-33",
    "2026 Q4": "2026-36",
    "second quarter of 2026": "2026-34",
    "first half of 2026": "2026-40",
    "segundo semestre de 2026": "2026-41",
    "2026年前半": "2026-40",
    "2024-W05": "2024-01-29/2024-02-04",
    "2026-W53": "2026-12-28/2027-01-03",
    "2024/05": "2024-05",
    # Years and longer.
    "in 2024": "2024",
    "el año 2024": "2024",
    "1850年": "1850",
    "the 1990s": "199X",
    "los años 1990": "199X",
    "1990年代": "199X",
    "19th century": "18XX",
    "siglo XIX": "18XX",
    "19世紀": "18XX",
    "44 BCE": "-0043",
    "1 BC": "0000",
    "44 a. C.": "-0043",
    "紀元前44年": "-0043",
    "AD 79": "0079",
    # Doubt that is a mark.
    "c. 1850": "1850~",
    "circa March 1850": "1850-03~",
    "hacia 1850": "1850~",
    "1850年頃": "1850~",
    "maybe 2018": "2018?",
    "tal vez 2018": "2018?",
    "probably c. 2018": "2018%",
    # Clock times.
    "2026-02-04 11:00": "2026-02-04T11:00",
    "4 February 2026, 11:00": "2026-02-04T11:00",
    "4 Feb 2026 at 11am": "2026-02-04T11:00",
    "12 am on 4 Feb 2026": "2026-02-04T00:00",
    "4 February 2026 at noon": "2026-02-04T12:00",
    "2026-02-04 11:00 pm": "2026-02-04T23:00",
    "2026-02-04 11:00 UTC": "2026-02-04T11:00Z",
    "2026-02-04 11:00 +0900": "2026-02-04T11:00+09:00",
    "4 de febrero de 2026 a las 11:30": "2026-02-04T11:30",
    "2026年2月4日午前11時30分": "2026-02-04T11:30",
    "2026年2月4日 午後3時": "2026-02-04T15:00",
    "c. 4 February 2026 11:00": "2026-02-04T~11:00",
    "Wed, 04 Feb 2026 11:00:00 GMT": "2026-02-04T11:00:00Z",
    # From and to.
    "2018 to 2020": "2018/2020",
    "2018–2020": "2018/2020",
    "de 2018 a 2020": "2018/2020",
    "2018年から2020年まで": "2018/2020",
    "4-6 February 2026": "2026-02-04/2026-02-06",
    "del 4 al 6 de febrero de 2026": "2026-02-04/2026-02-06",
    "February 4–6, 2026": "2026-02-04/2026-02-06",
    "2026年2月4日から6日まで": "2026-02-04/2026-02-06",
    "28 February – 2 March 2026": "2026-02-28/2026-03-02",
    "since 2018": "2018/..",
    "2018 to present": "2018/..",
    "2018年から": "2018/",
    "2018年以来": "2018/..",
    "until 2020": "/2020",
    # Genealogists.
    "ABT 1850": "1850~",
    "EST 1850": "1850~",
    "4 FEB 1850": "1850-02-04",
    "FROM 1850 TO 1860": "1850/1860",
}

BOUNDS = {
    "early 2026": ("2026-01", "2026-04"),
    "mid-2026": ("2026-05", "2026-08"),
    "late 2026": ("2026-09", "2026-12"),
    "a principios de 2026": ("2026-01", "2026-04"),
    "2026年初頭": ("2026-01", "2026-04"),
    "mid March 2024": ("2024-03-11", "2024-03-20"),
    "finales de febrero de 2024": ("2024-02-21", "2024-02-29"),
    "2026年2月上旬": ("2026-02-01", "2026-02-10"),
    "early 1990s": ("1990", "1993"),
    "mediados de los años 1990": ("1994", "1996"),
    "late 19th century": ("1867", "1899"),
    "before 2026-02-04": (None, "2026-02-03"),
    "before March 2026": (None, "2026-02"),
    "before 2026": (None, "2025"),
    "before 2026-01-01": (None, "2025-12-31"),
    "before the 1990s": (None, "1989"),
    "before 11:00 on 4 February 2026": (None, "2026-02-04T10:59"),
    "before 2026-02-04T00:00Z": (None, "2026-02-03T23:59Z"),
    "antes de 2026": (None, "2025"),
    "2026年以前": (None, "2026"),
    "2026年より前": (None, "2025"),
    "BEF 4 FEB 1850": (None, "1850-02-03"),
    "after 2018": ("2019", None),
    "AFT 1850": ("1851", None),
    "by 4 April 2026": (None, "2026-04-04"),
    "a más tardar el 4 de abril de 2026": (None, "2026-04-04"),
    "not before 2026": ("2026", None),
    "2026年以降": ("2026", None),
    "between 2024-03-15 and 2024-03-24": ("2024-03-15", "2024-03-24"),
    "between 15 and 24 March 2024": ("2024-03-15", "2024-03-24"),
    "entre marzo y mayo de 2024": ("2024-03", "2024-05"),
    "2024年3月15日と2024年3月24日の間": ("2024-03-15", "2024-03-24"),
    "BET 1850 AND 1860": ("1850", "1860"),
}

TWO_READINGS = {
    "10/11/2024": ("2024-11-10", "2024-10-11"),
    "10.11.2024": ("2024-11-10", "2024-10-11"),
    "10-11-2024": ("2024-11-10", "2024-10-11"),
    "c. 10/11/2024": ("2024-11-10", "2024-10-11"),
    "before 10/11/2024": ("2024-11-10", "2024-10-11"),
    "10/11/2024 11:00": ("2024-11-10", "2024-10-11"),
    "2004/05": ("2004-05", "2004/2005"),
}

# What one side of a range takes from the other, at the edges of what it may be.
RANGES = {
    "1–2 May 2024": "2024-05-01/2024-05-02",
    "1–31 May 2024": "2024-05-01/2024-05-31",
    "May 30–31, 2024": "2024-05-30/2024-05-31",
    "1 May 2024–31": "2024-05-01/2024-05-31",
    "1–3/2024": "2024-01/2024-03",
    "1–12/2024": "2024-01/2024-12",
    "1.–4. Quartal 2024": "2024-33/2024-36",
    "AD 14–37": "0014/0037",
    "44–30 BC": "-0043/-0029",
    "300 to 200 BC": "-0299/-0199",
    "44 BC–AD 30": "-0043/0030",
    "30 BC – 14 AD": "-0029/0014",
    "1st–2nd century": {
        "start": {"earliest": "0001", "latest": "0099"}, "end": "01XX", "text": "1st–2nd century",
    },
    "2nd–1st century BC": {
        "start": "-01XX", "end": {"earliest": "-0099", "latest": "0000"},
        "text": "2nd–1st century BC",
    },
    "4 February 2026, 1–2 pm": {"start": "2026-02-04T13:00", "end": "2026-02-04T14:00"},
    "12–1 pm 4 February 2026": {"start": "2026-02-04T12:00", "end": "2026-02-04T13:00"},
    "4 February 2026 10:00–11:00 CET": {
        "start": "2026-02-04T10:00+01:00", "end": "2026-02-04T11:00+01:00",
    },
    "4 February 2026 10:00 CET – 11:00": {
        "start": "2026-02-04T10:00+01:00", "end": "2026-02-04T11:00+01:00",
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RANGES.items())
def test_one_side_of_a_range_completes_the_other(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["AD 14–14", "0–1 May 2024", "1–13/2024", "44 BC–30", "1–32 May 2024"]
)
def test_what_would_not_be_a_range_is_none(text):
    with pytest.raises(NotUnderstood):
        read(text)


@pytest.mark.parametrize("text", ["11–1 pm 4 February 2026", "4 February 2026, 11–12 am"])
def test_an_hour_after_the_end_may_be_of_the_other_half_of_the_day(text):
    """Nothing is suggested that would turn the two around."""
    with pytest.raises(NotUnderstood) as caught:
        read(text)
    assert "of both, as in '11 am–1 pm'" in caught.value.hint


REFUSED = (
    "", " ", "qqqq", "next week", "12 March", "99", "04/02/26", "30 February 2024", "2024-13-01",
    "5 May 2024 25:00", "February 2024 11:00", "Thursday, 4 February 2026", "2020 to 2018",
    "between 2020 and 2018", "before c. 1850", "early c. 1850", "11:00", "May", "the 0th century",
    "13 pm on 4 February 2026", "Feb 26 14", "31/02/2024", "Sat 4 FEB 26", "1 of 2 of 3",
    "2024 2025", "2024-W53", "25 ad h", "345 x", "winter 44 BC 43 BC",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_plain_date_is_read(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(("text", "bounds"), BOUNDS.items())
def test_a_vague_date_gets_bounds_and_keeps_its_words(text, bounds):
    names = zip(("earliest", "latest"), bounds, strict=True)
    assert read(text) == {**{k: v for k, v in names if v}, "text": text}


@pytest.mark.parametrize(("text", "readings"), TWO_READINGS.items())
def test_two_readings_are_refused_and_both_are_named(text, readings):
    with pytest.raises(NotUnderstood) as caught:
        read(text)
    assert all(reading in caught.value.message for reading in readings)
    assert text in caught.value.message or readings[0] in str(caught.value.hint)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_plain_is_refused(text):
    with pytest.raises(NotUnderstood):
        read(text)


@pytest.mark.parametrize(("order", "expected"), [("dmy", "2024-11-10"), ("mdy", "2024-10-11")])
def test_an_order_settles_two_readings(order, expected):
    assert read("10/11/2024", order=order) == expected


def test_an_order_that_gives_no_day_is_refused():
    with pytest.raises(NotUnderstood):
        read("25/11/2024", order="mdy")


def test_today_needs_a_today():
    assert read("yesterday", today=0) == "1969-12-31"
    assert read("今日", today=0) == "1970-01-01"
    with pytest.raises(NotUnderstood):
        read("today")


def test_clock_times_at_both_ends_make_two_points():
    expected = {"start": "2026-02-04T10:00", "end": "2026-02-04T12:00"}
    assert read("2026-02-04T10:00/2026-02-04T12:00") == expected
    assert read("4 February 2026 10:00 to 4 February 2026 12:00") == expected


ENGLISH = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
SPANISH = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
]  # fmt: skip


@given(st.dates())
def test_every_day_is_read_in_three_languages(day):
    """For all days of the years 1000 to 9999."""
    if day.year < 1000:
        return
    iso = day.isoformat()
    assert read(f"{day.day} {ENGLISH[day.month - 1]} {day.year}") == iso
    assert read(f"{ENGLISH[day.month - 1]} {day.day}, {day.year}") == iso
    assert read(f"{day.day} de {SPANISH[day.month - 1]} de {day.year}") == iso
    assert read(f"{day.year}年{day.month}月{day.day}日") == iso


@given(st.dates(), st.integers(1, 3), st.sampled_from(["-", "–", " to ", " or ", " and "]),
       st.sampled_from(["5 pm", "10 am", "5 in the afternoon", "9:30 pm EST"]))  # fmt: skip
def test_days_before_a_clock_time_are_no_hours(day, more, sign, clock):
    """`3-5 May 1974, 5 pm`: nothing is said of an hour 3."""
    if day.year < 1000 or day.day + more > 28:
        return
    text = f"{day.day}{sign}{day.day + more} {ENGLISH[day.month - 1]} {day.year}, {clock}"
    with pytest.raises(NotUnderstood):
        read(text)


@given(st.integers(1, 12), st.sampled_from(
    [(part, hours) for code in CODES for part, hours in words(code).get("hours_of", {}).items()]
))  # fmt: skip
def test_an_hour_fits_its_part_of_the_day(hour, said):
    """Every hour of every part is read within it, every other refused."""
    part, (half, first, last) = said
    text = f"{hour}:30 {part}, 3 May 1974"
    if first <= hour <= last:
        assert read(text) == f"1974-05-03T{hour + (12 if half == 'pm' else 0):02d}:30"
    else:
        with pytest.raises(NotUnderstood):
            read(text)


@given(st.dates(), st.times())
def test_before_a_second_ends_with_the_one_before(day, time):
    """No second that is possible is left out."""
    if day.year <= 1000:
        return
    text = f"before {day.isoformat()} {time:%H:%M:%S}"
    moment = datetime.combine(day, time.replace(microsecond=0)) - timedelta(seconds=1)
    assert read(text)["latest"] == f"{moment:%Y-%m-%dT%H:%M:%S}"


_WORDS = st.sampled_from(
    [
        "2024",
        "10",
        "11",
        "4",
        "31",
        "february",
        "may",
        "2月",
        "4日",
        "2024年",
        "to",
        "and",
        "between",
        "before",
        "early",
        "mid",
        "c.",
        "q1",
        "-",
        "/",
        ".",
        ",",
        "11:00",
        "am",
        "z",
        "s",
        "century",
        "bce",
        "from",
        "since",
        "2024-02-04",
        "?",
        "~",
        "wed",
        "the",
        "of",
        "de",
    ]
)


@given(st.lists(_WORDS, max_size=7).map(" ".join) | st.text(max_size=40))
def test_any_text_is_read_into_valid_dates_or_refused(text):
    """Whatever comes out is EDTF; nothing but `NotUnderstood` is raised."""
    try:
        when = read(text)
    except NotUnderstood:
        return
    parts = when if isinstance(when, dict) else {"when": when}
    for name, value in parts.items():
        if name != "text" and not (name == "end" and value == ".."):
            parse(value)


@given(st.lists(_WORDS, max_size=7).map(" ".join))
def test_no_year_is_invented(text):
    """Every year that comes out stands in the text, or next to one that does, or is a range's."""
    try:
        when = read(text)
    except NotUnderstood:
        return
    written = {int(n) for n in re.findall(r"[0-9]+", text)}
    first = next(v for k, v in when.items() if k != "text") if isinstance(when, dict) else when
    year = parse(first).days
    if year.s1 is not None and "century" not in text and "bc" not in text:
        from timeline.dates import civil_from_days

        assert any(abs(civil_from_days(year.s1)[0] - n) <= 10 for n in written)
