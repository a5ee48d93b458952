"""Numbers that are not written in figures: Roman and Japanese."""

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WELL_FORMED = re.compile(r"(?:xl|l?x{0,3}|xc)(?:ix|iv|v?i{0,3})")
_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
KANJI = frozenset((*_DIGITS, *_TENS))


def roman(text: str) -> int | None:
    """The value of a Roman numeral below 100 in lower case, or None."""
    if not text or not _WELL_FORMED.fullmatch(text):
        return None
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def kanji(text: str) -> str | None:
    """The digits of a number in kanji, spoken (二十四) or place by place (二〇二四), or None."""
    if not any(char in _TENS for char in text):
        return "".join(str(_DIGITS[char]) for char in text)
    total, last, unit = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if last is not None:
                return None
            last = _DIGITS[char]
            continue
        if _TENS[char] >= unit:
            return None
        unit = _TENS[char]
        total += (1 if last is None else last) * unit
        last = None
    return str(total + (last or 0))
