"""A text under a language that is not written in its script.

The text is under a language key, but has no letter of the script that the language is written in:
Japanese words under `en`, say.

Why: it was probably pasted under the wrong key, and readers of both languages miss it.

Fix: put it under its own language; a name in Latin script that serves all languages goes
under `mul`.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark
from timeline.validation.rules._scripts import fits
from timeline.validation.spoken import place_of_words

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "entity", "source")
NEEDS = ("worded",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such text."""
    if not sheet.wordy:
        return
    for place, step, code, text in sheet.texts:
        if code is not None and not text.isascii() and not fits(text, code):
            yield Mark(
                place_of_words(place, step), f"the text has no letter of the script of '{code}'"
            )
