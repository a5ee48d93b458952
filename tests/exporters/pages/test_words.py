"""Which way a language runs."""

import pytest

from timeline.exporters.pages.words import direction


@pytest.mark.parametrize(
    ("lang", "way"),
    [
        ("en", "ltr"),
        ("he", "rtl"),
        ("he-IL", "rtl"),
        ("ar-Latn", "ltr"),  # Arabic in Latin letters
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("az-Arab-IR", "rtl"),
        ("zh-Hant", "ltr"),
    ],
)
def test_the_script_counts_before_the_language(lang: str, way: str) -> None:
    assert direction(lang) == way
