"""A commitment without a deadline.

`due` is a date, as vague as it was promised, or words alone: `{"text": "soon"}`.

Why: without any deadline the commitment can never be shown as due.

Fix: give the deadline; if none was named, say so in words.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("commitment",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the commitment."""
    if "commitment" in sheet.record and "due" not in sheet.record["commitment"]:
        yield Mark(
            ("commitment",),
            "the commitment has no 'due'",
            'if no deadline was named, write "due": {"text": "…"}',
            key=True,
        )
