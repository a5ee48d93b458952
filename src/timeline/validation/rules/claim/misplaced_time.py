"""A time in a claim that cannot tell one.

The `when` of a claim is the time of the event as its voice tells it. So it stands where the claim
is on the whole event or on `/when`, and affirms it (`alleges`, `reports`, `confirms`): who denies,
disputes or retracts an event tells no time of it, and who speaks of a part of it tells none either.

Why: the event would be shown at a time that nobody gave it.

Mend: leave `when` out; what is said of another time can stand in the claim's `text`. Whoever says
that the event was at another time affirms it: write `reports` or `alleges`.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("claims",)
PARTIAL = True
AFFIRMING = ("alleges", "reports", "confirms")


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such time."""
    for i, claim in enumerate(sheet.record.get("claims", ())):
        stance, about = claim.get("stance", ""), claim.get("about", "/when")
        if "when" not in claim:
            continue
        if stance and stance not in AFFIRMING:
            message = f"a claim that '{stance}' the event tells a time of it"
            near = ((("claims", i, "stance"), "the stance"),)
            yield Mark(("claims", i, "when"), message, near=near, key=True)
        elif about != "/when":
            message = f"a claim about '{about}' tells a time of the event"
            near = ((("claims", i, "about"), "what the claim is about"),)
            yield Mark(("claims", i, "when"), message, near=near, key=True)
