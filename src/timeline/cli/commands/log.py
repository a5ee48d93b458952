"""Show the history of an event's file: every commit that changed it, newest first.

An event that is no longer in the timeline is found by its whole id.

Example: timeline log white-house-meeting
Example: timeline log white-house-meeting --json
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import files
from timeline.cli import complete, reading, terminal
from timeline.cli.output_options import Output, printed

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline

NAMES = ("at", "revision_at", "author", "change", "fields", "subject")


@printed
def command(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The event's id.", autocompletion=complete.ids)
    ],
    *,
    output: Output,
) -> None:
    from timeline.chronicle import history
    from timeline.words.told import Teller

    timeline = reading.open_timeline(output.directory)
    root = timeline.root or Path.cwd()
    id, path = _found(timeline, id, root)
    told = history.history(root, path, limit=timeline.settings.max_bytes)
    rows = [
        {
            "at": commit.at,
            "revision_at": commit.revision,
            "author": commit.author,
            "change": commit.change.what,
            "fields": list(commit.change.fields),
            "subject": commit.subject,
        }
        for commit in told.commits
    ]
    if told.is_cut:
        terminal.say("this clone is shallow: 'git fetch --unshallow' brings what came before")
    elif not rows:
        terminal.say(f"git has no commit of '{files.shown(path)}' yet")
    if output.for_programs:
        output.whole({"id": id, "path": files.shown(path), "rows": rows}, rows)
    else:
        teller = Teller(
            timeline, terminal.language(timeline, output.lang, personal=output.file is None)
        )
        output.rows(rows, output.headings(teller, NAMES))


def _found(timeline: "Timeline", id: str, root: Path) -> tuple[str, str]:
    """The id and the path of an event, also of one whose file only git's history has."""
    from timeline.chronicle import history
    from timeline.write.known_ids import found

    # Before ids that only begin so: what was asked for in full is not another event.
    path = None if id in timeline.entries else history.last_path(root, id)
    if path is None:
        entry = found(timeline, id)
        return entry.id, entry.path
    if not (root / path).exists():
        terminal.say(f"'{id}' is not in the timeline any more; its file was '{files.shown(path)}'")
    return id, path
