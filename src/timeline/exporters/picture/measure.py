"""How wide text is, without a font: good enough to keep labels apart."""

import unicodedata

EM_WIDE = 1.0
EM_NARROW = 0.53


def ems(text: str) -> float:
    """The width of `text` in units of its font size: full-width characters count fully."""
    if text.isascii():
        return len(text) * EM_NARROW
    return sum(map(_em, text))


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    wide = char == "…" or unicodedata.east_asian_width(char) in "WF"
    return EM_WIDE if wide else EM_NARROW


def shorten(text: str, most: float) -> str:
    """`text`, or as much of its beginning as fits into `most` ems, with an ellipsis."""
    if ems(text) <= most:
        return text
    room, kept = most - EM_WIDE, 0
    for char in text:
        room -= _em(char)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"
