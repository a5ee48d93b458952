"""Words of sources: whether they name a day."""

import pytest

from timeline.validation.rules._dayless import names_no_day

ONLY_A_MONTH = (
    *("in March 2018", "March 2018", "2018", "late 2018", "the year 2018"),
    *("marzo de 2018", "en 2018", "durante el año 2018"),
    *("mars 2018", "im März 2018", "2018年", "2018年3月", "2018年3月ごろ"),
)
PERHAPS_A_DAY = (
    *("on 3 March 2018", "3 March", "the third of March", "on the day of the vote"),
    *("one Monday in March 2018", "3 de marzo de 2018", "2018年3月4日", "shortly before 11:00", ""),
    *("in March 2018, two days after the vote, as the ministry said at the time",),
)


@pytest.mark.parametrize("words", ONLY_A_MONTH)
def test_words_that_certainly_name_no_day(words: str) -> None:
    """A month or a year, and small words."""
    assert names_no_day(words)


@pytest.mark.parametrize("words", PERHAPS_A_DAY)
def test_words_that_may_name_a_day(words: str) -> None:
    """In doubt nothing is said against the date."""
    assert not names_no_day(words)
