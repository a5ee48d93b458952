"""A character that takes no room and is not seen.

A zero width space (U+200B), a word joiner (U+2060) or an invisible operator (U+2061 to U+2064).
Joiners that scripts and emoji need (U+200C, U+200D) are allowed, and so is a zero width space
between words of a script that is written without spaces, such as Thai, Lao, Khmer and Burmese.

Why: two texts look the same, and searching for the one does not find the other.

Mend: take it out; `timeline validate --fix --unsafe-fixes` does.
"""

import re
from collections.abc import Iterator

from timeline.validation.record import without
from timeline.validation.rules import Mark, Sheet
from timeline.validation.rules._scripts import parts_words

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "entity", "source")
NEEDS = ("odd",)
_FOUND = re.compile("[\u200b\u2060-\u2064]")


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at the first such character of each text."""
    if not sheet.odd:
        return
    for place, text in sheet.strings():
        places = [found.start() for found in _FOUND.finditer(text)]
        unseen = {at for at in places if not parts_words(text, at)}
        if unseen:
            start = min(unseen)
            message = f"the invisible character U+{ord(text[start]):04X} in a text"
            rest = "".join(char for i, char in enumerate(text) if i not in unseen)
            yield Mark(place, message, start=start, length=1, fix=without(place, rest))
