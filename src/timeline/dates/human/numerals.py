"""Numbers that are not written in figures: Roman and Japanese."""

_X = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_I = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# The numbers below 100, in lower case.
ROMAN = {x + i: 10 * tens + ones for tens, x in enumerate(_X) for ones, i in enumerate(_I) if x + i}
_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
KANJI = frozenset((*_DIGITS, *_TENS))


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
