"""An outcome without evidence.

The state is `met`, `partially_met` or `not_met`, and `evidence` cites nothing for it.

Why: that a promise was kept or broken is a fact like any other, and somebody has to vouch for it.

Fix: cite the source of the outcome in `evidence`.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("commitment",)
OUTCOMES = ("met", "partially_met", "not_met")


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the state."""
    commitment = sheet.record.get("commitment")
    if commitment and commitment["state"] in OUTCOMES and "evidence" not in commitment:
        yield Mark(
            ("commitment", "state"),
            f"the state is '{commitment['state']}' but there is no 'evidence'",
        )
