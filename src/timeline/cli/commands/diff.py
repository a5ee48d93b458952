"""Say what changed in the chronology since a git revision: added, changed, withdrawn, removed.

The revision is compared with the files as they are now, committed or not.

Example: timeline diff HEAD~1
Example: timeline diff main --json
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import files
from timeline.cli import reading, terminal
from timeline.cli.output_options import Output, printed
from timeline.listing.tables import Tone, TonedCell

if TYPE_CHECKING:
    from timeline.chronicle.changes import EventChange
    from timeline.words.told import Teller

NAMES = ("change", "id", "title", "fields")
TONES: dict[str, Tone] = {"added": "good", "changed": "doubt", "withdrawn": "faint"}


@printed
def command(
    revision: Annotated[
        str, typer.Argument(metavar="[REV]", help="A branch, tag or commit.")
    ] = "HEAD",
    *,
    output: Output,
    exit_status: Annotated[
        bool, typer.Option("-e", "--exit-status", help="Exit with 1 if anything changed.")
    ] = False,
) -> None:
    from timeline.chronicle import changes
    from timeline.words.told import Teller

    timeline = reading.open_timeline(output.directory)
    root = timeline.root or Path.cwd()
    before = changes.events_at(root, revision, limit=timeline.settings.max_bytes)
    now = {entry.id: (entry.path, entry.record) for entry in timeline.entries.values()}
    unread = {finding.path for finding in timeline.problems}
    found = [
        change
        for change in changes.compare(before, now)
        if change.path not in unread  # what cannot be read is not gone: it was named above
    ]
    teller = Teller(
        timeline, terminal.language(timeline, output.lang, personal=output.file is None)
    )
    rows = [_row(change, teller) for change in found]
    if output.for_programs:
        output.whole({"since": changes.resolve(root, revision), "rows": rows}, rows)
    else:
        output.rows(rows, output.headings(teller, NAMES))
    if exit_status and rows:
        raise typer.Exit(1)


def _row(change: "EventChange", teller: "Teller") -> dict[str, object]:
    record = change.after or change.before or {}
    return {
        "change": TonedCell(change.what, TONES.get(change.what, "bad")),
        "id": change.id,
        "title": teller.text(record.get("title"))[0],
        "fields": list(change.fields),
        "path": files.shown(change.path),
    }
