"""Characters that nobody sees: where they stand, and how the canonical form writes them."""

import re
from json.encoder import encode_basestring, encode_basestring_ascii
from unicodedata import category

Ranges = tuple[tuple[str, str], ...]
_SPACE = "\u200b"
# Zero width space, word joiner, invisible operators, the joiner of graphemes, the vowel separator
# of Mongolian, the fillers of Hangul, the blank of Braille, tags.
_CANDIDATE = re.compile(
    "[\u200b\u2060-\u2064\u034f\u180e\u115f\u1160\u3164\uffa0\u2800\U000e0000-\U000e007f]"
)
# The flag of a part of a country: a black flag, the region's code in tags, the tag that ends it.
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
# Scripts that write no spaces between words, by Unicode's line breaking class SA, and two more in
# which a zero width space says where a word ends (The Unicode Standard, chapters 16 and 17).
_UNSPACED: Ranges = (
    *(("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\ua9e0", "\ua9ff"), ("\uaa60", "\uaa7f")),
    *(("\u1780", "\u17ff"), ("\u19e0", "\u19ff"), ("\u1950", "\u19df"), ("\u1a20", "\u1aaf")),
    *(
        ("\uaa80", "\uaadf"),
        ("\U00011700", "\U0001174f"),
        ("\u1b00", "\u1b7f"),
        ("\ua980", "\ua9df"),
    ),
)
_JAMO: Ranges = (("\u1100", "\u11ff"), ("\ua960", "\ua97f"), ("\ud7b0", "\ud7ff"))
_MONGOLIAN: Ranges = (("\u1820", "\u18aa"),)
_BRAILLE: Ranges = (("\u2801", "\u28ff"),)
# What else the canonical form writes as escapes: DEL and the C1 controls, the soft hyphen, breaks
# of lines and paragraphs, what reorders a text, deprecated formats, the byte order mark, marks of
# annotations. Joiners and marks of direction stay: scripts and emoji need them.
_ESCAPED = re.compile("[\x7f-\x9f\u00ad\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]")


def unseen(text: str) -> set[int]:
    """Where characters stand that take no room and that the text around them does not need."""
    if text.isascii():
        return set()
    flags = {at for flag in _FLAG.finditer(text) for at in range(*flag.span())}
    return {
        found.start()
        for found in _CANDIDATE.finditer(text)
        if found.start() not in flags and not _is_needed(text, found.start())
    }


def quoted(text: str) -> str:
    """The JSON string of a text in its own letters, with escapes for what a reader must not miss.

    A diff then shows what the text alone would hide (Trojan Source, CVE-2021-42574).
    """
    if text.isascii() and "\x7f" not in text:
        return encode_basestring(text)
    places = sorted(unseen(text) | {found.start() for found in _ESCAPED.finditer(text)})
    if not places:
        return encode_basestring(text)
    pieces, at = [], 0
    for place in places:
        pieces += [
            encode_basestring(text[at:place])[1:-1],
            encode_basestring_ascii(text[place])[1:-1],
        ]
        at = place + 1
    return f'"{"".join(pieces)}{encode_basestring(text[at:])[1:]}'


def _is_needed(text: str, at: int) -> bool:
    """Whether the script around an unseen character is not written without it."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char == _SPACE:
        return parts_words(text, at)
    if char in "\u115f\u1160":  # a syllable of old Korean without its first or second letter
        return _any_in(before + after, _JAMO)
    if char == "\u034f":  # it keeps the order of marks
        return any(category(one)[0] == "M" for one in before + after)
    if char == "\u180e":
        return _any_in(before, _MONGOLIAN)
    return char == "\u2800" and _any_in(text, _BRAILLE)


def _any_in(chars: str, ranges: Ranges) -> bool:
    return any(first <= char <= last for char in chars for first, last in ranges)


def parts_words(text: str, at: int) -> bool:
    """Whether the character at a place is a zero width space between words that need one.

    A letter, mark or figure stands on both sides, of a script without spaces on one at least.
    """
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return (
        text[at] == _SPACE
        and len(around) == 2
        and all(category(char)[0] in "LMN" for char in around)
        and _any_in(around, _UNSPACED)
    )
