"""Words that are a date together, and words that are none."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.query import Context, parse
from timeline.query.parser import as_words, dates_in
from timeline.query.worded import dated

NOW = Context(now=1_790_000_000, tz="UTC")
DATES = ("1973", "1973-05", "1970s", "197X", "9 August 1974", "August 1974", "Q1 1974",
         "before 1974", "昭和49年")  # fmt: skip
NAMES = ("Watergate", "Boeing", "747", "meeting", "12", "yesterday", "nixon-resigns", "3h")


# Of "12" and "3h" a date may be made: "12 August 1974", "3h 9 August 1974".
APART = st.sampled_from(("Watergate", "Boeing", "meeting", "nixon-resigns"))


@given(st.sampled_from(DATES), st.lists(APART), APART)
def test_a_date_among_words_is_found_as_a_whole(date, after, before):
    words = " ".join([before, date, *after])
    assert date in dates_in(words)
    assert parse(date, NOW) == parse(f'on:"{date}"', NOW)


@given(st.lists(st.sampled_from((*DATES, *NAMES)), min_size=1))
def test_what_is_looked_for_as_words_holds_no_date(parts):
    text = as_words(" ".join(parts))
    assert dates_in(text) == []
    assert text.replace('"', "") == " ".join(parts)


@given(st.lists(st.sampled_from(NAMES), max_size=6))
def test_words_that_are_no_date_on_every_day_are_words(words):
    assert dated(words) == 0
