"""A participant's claim that counts as a report.

Whoever takes part in an event has an interest in how it is told: such a claim `alleges` (or
`confirms`, `denies`); `reports` is for voices without one.

Why: the event would be shown as reported, though only those involved have said so.

Fix: write `"stance": "alleges"`, unless the voice really is an independent one.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("claims",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the stance of each such claim."""
    reporting = [
        (i, _who(claim["by"]))
        for i, claim in enumerate(sheet.record.get("claims", ()))
        if claim["stance"] == "reports" and "by" in claim
    ]
    voices = {_who(actor) for actor in sheet.record.get("participants", ())} if reporting else ()
    for i, name in reporting:
        if name in voices:
            yield Mark(
                ("claims", i, "stance"),
                f"'{name}' takes part in the event and 'reports' it",
                "write 'alleges', unless the voice has no stake in it",
            )


def _who(actor: dict[str, object]) -> str:
    return str(actor.get("entity") or actor.get("name"))
