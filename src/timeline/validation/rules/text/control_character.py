"""A control character in a text.

Only line breaks and tabs are allowed, and only in longer texts. Control characters come in, usually
unnoticed, when text is pasted from terminals and old documents.

Why: calendars and feeds refuse them, and terminals obey them.

Fix: remove them, by hand or with `timeline validate --fix --unsafe-fixes`.
"""

import re
from collections.abc import Iterator

from timeline.validation.mark import without
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source", "timeline")
NEEDS = ("odd",)
_FOUND = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the first such character of each text."""
    if not sheet.odd:
        return
    for place, text in sheet.strings():
        found = _FOUND.search(text)
        if found is not None:
            message = f"the control character U+{ord(found[0]):04X} in a text"
            rest = _FOUND.sub("", text)
            fix = without(place, rest, by_hand=sheet.kind == "timeline")
            yield Mark(place, message, start=found.start(), length=1, fix=fix)
