"""Scripts of languages: enough to see that a text is in another one."""

import pytest

from timeline.jsonio.unseen import parts_words
from timeline.validation.rules._scripts import fits


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The treaty", "en", True),
        ("条約に署名", "en", False),
        ("条約に署名", "ja", True),
        ("NATO", "ja", True),
        ("Договор", "uk", True),
        ("Договор", "es", False),
        ("Treaty", "uk", False),
        ("Ugovor, договор", "sr", True),
        ("معاهدة", "fa", True),
        ("معاهدة", "en", False),
        ("1947–1948!", "ru", True),  # no letter at all
        ("Treaty", "tlh", True),  # nobody here knows how it is written
        ("Договор", "en-GB", False),
        ("Договор", "en-Cyrl", True),  # the tag says the script itself
        ("조약", "ko", True),
        ("조약", "zh", False),
    ],
)
def test_a_text_fits_a_language_by_its_letters(text: str, language: str, expected: bool) -> None:
    """One letter of the right script is enough."""
    assert fits(text, language) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("สวัสดี\u200bครับ", True),
        ("ສະບາຍດີ\u200bເຈົ້າ", True),
        ("ភាសា\u200bខ្មែរ", True),
        ("မြန်မာ\u200bစာ", True),
        ("ភាសា\u200bNATO", True),
        ("ปี\u200b2018", True),
        ("treaty\u200bsigned", False),
        ("条約\u200bに", False),
        ("\u200bครับ", False),
        ("ครับ\u200b", False),
        ("ครับ \u200bครับ", False),
        ("ครับ\u200b\u200bครับ", False),
        ("ครับ\u2060ครับ", False),  # a word joiner parts nothing
    ],
)
def test_a_space_of_no_width_parts_words_where_no_other_does(text: str, expected: bool) -> None:
    """Between words of Thai, Lao, Khmer, Burmese; not at an end, and not twice."""
    at = next(i for i, char in enumerate(text) if char in "\u200b\u2060")
    assert parts_words(text, at) is expected
