"""Small numbers in words and Roman numerals, as dates and durations are told with them."""

import re

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "un": 1, "una": 1, "uno": 1,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WELL_FORMED = re.compile(r"(?:xl|l?x{0,3}|xc)(?:ix|iv|v?i{0,3})")

NUMBER = r"[0-9]{1,4}|" + "|".join(sorted(_WORDS, key=len, reverse=True))


def number(text: str) -> int | None:
    """The number that `text` says in digits or in a word of English or Spanish, or None."""
    if text.isascii() and text.isdigit():
        return int(text)
    return _WORDS.get(text)


def roman(text: str) -> int | None:
    """The value of a Roman numeral below 100 in lower case, or None."""
    if not text or not _WELL_FORMED.fullmatch(text):
        return None
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
