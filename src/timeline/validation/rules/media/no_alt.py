"""A picture or recording without words for those who cannot see it.

`alt` says what it shows.

Why: people who listen to a page, and people whose connection is slow, get nothing.

Mend: write a sentence that says what is to be seen, not what it means.
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
