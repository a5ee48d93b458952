"""A text of nothing but white space.

Why: the key is there, but readers see nothing.

Fix: write the text, or leave the key out.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark
from timeline.validation.spoken import place_of_words

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")
NEEDS = ("worded",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such text."""
    for place, step, _, text in sheet.texts:
        if text.isspace() and not isinstance(step, int):
            yield Mark(place_of_words(place, step), "the text is blank")
