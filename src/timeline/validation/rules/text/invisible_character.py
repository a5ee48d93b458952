"""An invisible character.

A zero width space (U+200B), a word joiner (U+2060), an invisible operator (U+2061 to U+2064), a
combining grapheme joiner (U+034F), a vowel separator (U+180E), a Hangul filler (U+115F, U+1160,
U+3164, U+FFA0), a Braille blank (U+2800), or a tag (U+E0000 to U+E007F), in which words can be
hidden. What scripts and emoji need is allowed: U+200C and U+200D everywhere, a zero width space
between words of a script that is written without spaces, such as Thai, Lao, Khmer and Burmese, a
filler in a syllable of old Korean, a blank in a text in Braille, tags in the flag of a region.

Why: two texts look the same, but searching for the one does not find the other; and a program may
read what no person sees.

Fix: remove it, by hand or with `timeline validate --fix --unsafe-fixes`.
"""

from collections.abc import Iterator

from timeline.jsonio.unseen import unseen
from timeline.validation.mark import without
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "entity", "source", "timeline")
NEEDS = ("odd",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the first such character of each text."""
    if not sheet.odd:
        return
    for place, text in sheet.strings():
        found = unseen(text)
        if found:
            start = min(found)
            message = f"the invisible character U+{ord(text[start]):04X} in a text"
            rest = "".join(char for i, char in enumerate(text) if i not in found)
            fix = without(place, rest, by_hand=sheet.kind == "timeline")
            yield Mark(place, message, start=start, length=1, fix=fix)
