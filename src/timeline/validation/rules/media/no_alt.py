"""A picture or recording without words for those who cannot see it.

`alt` says what it shows.

Why: people who have a page read to them, and people on a slow connection, get nothing.

Fix: write a sentence that says what can be seen, not what it means.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("media",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such medium."""
    for i, medium in enumerate(sheet.record.get("media", ())):
        if "alt" not in medium:
            yield Mark(("media", i, "url"), "the medium has no 'alt'")
