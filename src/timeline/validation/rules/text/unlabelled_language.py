"""A plain text in a language other than the timeline's.

A plain string counts as text in the timeline's first language (in a source: in the source's
language). This one has no letter of the script that the language is written in.

Why: readers, screen readers and searches take it for the wrong language.

Fix: name the language: `{"ja": "…"}`; for a source, give its `language`.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.rules._scripts import fits
from timeline.validation.spoken import place_of_words

SEVERITY = "warning"
SCOPE = "timeline"
KINDS = ("event", "entity", "source")
NEEDS = ("worded",)


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such text."""
    if not sheet.wordy:
        return
    language = known.settings.languages[0]
    if sheet.kind == "source":
        language = sheet.record.get("language", language)
    for place, step, code, text in sheet.texts:
        if code is None and not text.isascii() and not fits(text, language):
            yield Mark(
                place_of_words(place, step),
                f"the text has no letter of the script of '{language}'",
                "say the language of the text",
            )
