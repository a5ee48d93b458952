"""A date of fulfilment on a commitment that is not met.

`met_on` says when the commitment was met, but the state says something else.

Why: one of the two is out of date.

Fix: write `"state": "met"`, or leave `met_on` out.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("commitment",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the date."""
    commitment = sheet.record.get("commitment")
    if (
        commitment
        and "met_on" in commitment
        and commitment["state"] not in ("met", "partially_met")
    ):
        yield Mark(
            ("commitment", "met_on"),
            f"'met_on' is given, but the state is '{commitment['state']}'",
            near=((("commitment", "state"), "the state"),),
            key=True,
        )
