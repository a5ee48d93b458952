"""A text that is not in Unicode's normalization form C.

Letters with accents are written as two characters (a letter, then its accent), as in the file names
of some systems; form C, which nearly all keyboards write, has one. Only the authors' own words are
checked: titles, summaries, descriptions and the like. Names, quotations, titles of works, addresses
and paths keep their characters, and so does a character that form C would replace with another one,
such as a Chinese character of a personal name (U+FA19).

Why: the two ways of writing a word look the same, but a search for one does not find the other.

Fix: `timeline validate --fix` writes form C.
"""

from collections.abc import Iterator
from json import dumps

from timeline.findings import Fix
from timeline.jsonio.pointer import pointer_of
from timeline.text import composed
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.spoken import prose

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "entity", "source")
NEEDS = ("loose",)
_SAID = "'timeline validate --fix' writes form C"


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such text."""
    if not sheet.wordy or sheet.normal:
        return
    for place, text in prose(sheet.kind, sheet.record):
        better = composed(text)
        if better != text:
            new = dumps(better, ensure_ascii=False)
            fix = Fix(pointer_of(place), new, _SAID, trust="safe")
            yield Mark(place, "the text is not in Unicode's normal form C", fix=fix)
