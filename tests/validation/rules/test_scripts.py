"""Scripts of languages: enough to see that a text is in another one."""

import pytest

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
