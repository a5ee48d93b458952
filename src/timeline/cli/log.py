"""Show how an event's file came to be what it is: every commit that changed it, newest first.

Example: timeline log white-house-meeting
Example: timeline log white-house-meeting --json
"""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli import common, complete, reading
from timeline.cli.output import Output, printed

NAMES = ("at", "revision_at", "author", "change", "fields", "subject")


@printed
def command(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The event's id.", autocompletion=complete.ids)
    ],
    *,
    output: Output,
) -> None:
    from timeline import git
    from timeline.cli.show import found
    from timeline.tell import Teller

    timeline = reading.open_timeline(output.directory)
    entry, root = found(timeline, id), timeline.root or Path.cwd()
    git.check(root)
    rows = [
        {
            "at": commit.at,
            "revision_at": commit.revision,
            "author": commit.author,
            "change": commit.change.what,
            "fields": list(commit.change.fields),
            "subject": commit.subject,
        }
        for commit in git.history(root, entry.path)
    ]
    if not rows:
        common.say(f"git has no commit of '{entry.path}' yet")
    if output.for_programs:
        output.whole({"id": entry.id, "path": entry.path, "rows": rows}, rows)
    else:
        teller = Teller(timeline, common.language(timeline, output.lang))
        output.rows(rows, output.headings(teller, NAMES))
