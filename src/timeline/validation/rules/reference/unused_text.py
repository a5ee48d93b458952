"""A text that its story never shows.

A key of a story's `texts` is not among the ids in the story's `events`.

Why: somebody wrote it, and nobody will read it; usually the event was left out of the list by
mistake.

Fix: add the event to the story's `events`, or remove the text.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("timeline",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such text."""
    for name, story in sheet.record.get("stories", {}).items():
        for id in story.get("texts", {}):
            if id not in story["events"]:
                message = (
                    f"the story '{name}' has a text for '{id}', but does not include that event"
                )
                yield Mark(("stories", name, "texts", id), message, key=True)
