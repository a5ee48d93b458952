"""Deadlines in words: the last moment of what the words name, in three languages."""

from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import format_day, human, parse

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
}
YEARS = st.integers(1000, 9998)
LANGUAGES = ("en", "es", "ja")


def due(text):
    """The deadline that `new --due` writes."""
    return human.deadline_of(human.read(text))


def last_day(value):
    """The last day of a deadline."""
    text = value["latest"] if isinstance(value, dict) else value
    return format_day(parse(text).days.e2)


def month(lang, year, number):
    """A month and its year in words."""
    if lang == "ja":
        return f"{year}年{number}月"
    name = MONTHS[lang].split()[number - 1]
    return f"{name} {year}" if lang == "en" else f"{name} de {year}"


def day(lang, year, number, date):
    """A day in words."""
    if lang == "ja":
        return f"{year}年{number}月{date}日"
    name = MONTHS[lang].split()[number - 1]
    return f"{date} {name} {year}" if lang == "en" else f"{date} de {name} de {year}"


UP_TO = {
    "en": ("by {x}", "until {x}", "no later than {x}", "by the end of {x}", "before the end of {x}",
           "end of {x}", "until the end of {x}", "on or before {x}"),
    "es": ("para {x}", "hasta {x}", "a más tardar en {x}", "para finales de {x}",
           "antes del fin de {x}", "finales de {x}", "hasta el final de {x}"),
    "ja": ("{x}までに", "{x}まで", "遅くとも{x}までに", "{x}末までに", "{x}末まで", "{x}末"),
}  # fmt: skip
EXCLUDING = {"en": "before {x}", "es": "antes de {x}", "ja": "{x}より前"}
EARLY = {"en": "by early {x}", "es": "para principios de {x}", "ja": "{x}初頭までに"}
STARTS = {"en": "by the start of {x}", "es": "para el inicio de {x}", "ja": "{x}の初めまでに"}


@pytest.mark.parametrize("lang", LANGUAGES)
@given(YEARS, st.integers(1, 12))
def test_by_a_month_is_its_last_day(lang, year, number):
    """However it is said."""
    end = f"{year}-{number:02d}-{monthrange(year, number)[1]}"
    for phrase in UP_TO[lang]:
        text = phrase.format(x=month(lang, year, number))
        assert last_day(due(text)) == end, text


@pytest.mark.parametrize("lang", LANGUAGES)
@given(YEARS)
def test_by_a_year_is_its_last_day(lang, year):
    """The usual wording of promises."""
    for phrase in UP_TO[lang]:
        text = phrase.format(x=f"{year}年" if lang == "ja" else year)
        assert last_day(due(text)) == f"{year}-12-31", text


@pytest.mark.parametrize("lang", LANGUAGES)
@given(YEARS, st.integers(1, 12), st.integers(1, 28))
def test_before_a_day_is_the_day_before(lang, year, number, date):
    """`before` leaves out what it names, and ends with the last moment before it."""
    text = EXCLUDING[lang].format(x=day(lang, year, number, date))
    first = parse(f"{year}-{number:02d}-{date:02d}").days.s1
    assert last_day(due(text)) == format_day(first - 1), text


@pytest.mark.parametrize("lang", LANGUAGES)
@given(YEARS)
def test_by_early_in_a_year_is_the_end_of_its_first_third(lang, year):
    """30 April."""
    text = EARLY[lang].format(x=f"{year}年" if lang == "ja" else year)
    assert last_day(due(text)) == f"{year}-04-30", text


@pytest.mark.parametrize("lang", LANGUAGES)
@given(YEARS)
def test_what_has_only_a_beginning_is_undated_with_its_words(lang, year):
    """`by the start of 2026` names no last moment."""
    text = STARTS[lang].format(x=f"{year}年" if lang == "ja" else year)
    assert due(text) == {"text": text}


@pytest.mark.parametrize(
    "text",
    ["after 2026", "since 2018", "2018 to 2020", "from 2018", "not before 2026", "desde 2018",
     "2018年から2020年まで", "2018年以降", "2018/..", "2018/2020"],
)  # fmt: skip
def test_what_has_no_end_or_two_is_no_deadline(text):
    """A deadline is one moment."""
    with pytest.raises(human.NotUnderstood) as caught:
        due(text)
    assert caught.value.reason is human.Reason.NOT_A_DEADLINE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-04", "2026-04"),
        ("April 2026", "2026-04"),
        ("/2026", "2026"),
        ("until 31 December 2026", "2026-12-31"),
        ("[2026-04-04,2026-04-06]", "[2026-04-04,2026-04-06]"),
        ("4 or 6 April 2026", "[2026-04-04,2026-04-06]"),
        ("end of 2026", "2026-12-31"),
        ("mid-2026", "2026-08-31"),
        (
            "between 4 and 6 April 2026",
            {
                "earliest": "2026-04-04",
                "latest": "2026-04-06",
                "text": "between 4 and 6 April 2026",
            },
        ),
        ("noon on 4 April 2026", "2026-04-04T12:00"),
        (
            "4 April 2026 18:30 Asia/Tokyo",
            {"earliest": "2026-04-04T18:30", "latest": "2026-04-04T18:30", "tz": "Asia/Tokyo"},
        ),
    ],
)
def test_a_deadline_keeps_what_the_words_say(text, expected):
    """Exact where they are, with their doubt where it is one between two moments."""
    assert due(text) == expected
