"""A time in a claim that cannot have one.

The `when` of a claim is the time of the event according to whoever makes the claim. So only a claim
about the whole event or about `/when` that affirms it (`alleges`, `reports`, `confirms`) may have
one: a claim that denies, disputes or retracts the event, or that is about some other part of it,
gives no time for it.

Why: the event would be shown at a time that nobody gave it.

Fix: leave `when` out; what the claim says about time can go into its `text`. Somebody who says that
the event was at another time affirms the event: write `reports` or `alleges`.
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
            message = f"a claim that '{stance}' the event gives a time for it"
            near = ((("claims", i, "stance"), "the stance"),)
            yield Mark(("claims", i, "when"), message, near=near, key=True)
        elif about != "/when":
            message = f"a claim about '{about}' gives a time for the event"
            near = ((("claims", i, "about"), "what the claim is about"),)
            yield Mark(("claims", i, "when"), message, near=near, key=True)
