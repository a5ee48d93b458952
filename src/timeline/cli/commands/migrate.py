"""Bring files of older versions of the format to the present one; all of them or none.

Files of the present version stay as they are, to the byte.

Example: timeline migrate --dry-run
"""

from timeline.cli import terminal, writing
from timeline.errors import Refused


def command(
    *,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.write.upgrade import migrate

    workspace = writing.open_workspace(directory)
    found = migrate(workspace)
    for note in found.notes:
        terminal.say(note)
    if found.failures:
        writing.tell(found.failures)
        raise Refused(f"{len(found.failures)} files cannot be migrated; nothing was changed")
    if dry_run:
        writing.show_difference(found.changes)
        return
    writing.written(workspace, found.changes, stage=stage)
    terminal.say(f"{len(found.changes)} files migrated")
