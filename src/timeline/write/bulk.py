"""The same change to several events."""

from collections.abc import Iterable, Sequence

from timeline.write import fields, naming
from timeline.write.transaction import Change
from timeline.write.workspace import Workspace


def changes(
    workspace: Workspace,
    ids: Iterable[str],
    assignments: Sequence[str],
    *,
    add: tuple[str, ...] = (),
    remove: tuple[str, ...] = (),
) -> list[Change]:
    """The changed files of the events; a file that is already so is in the list unchanged."""
    language = workspace.timeline.settings.languages[0]
    added, removed = naming.tags(add), naming.tags(remove)
    found = []
    for id in ids:
        path = workspace.paths[id.casefold()]
        data, old = workspace.record(path)
        new = fields.tagged(old, added, removed) if added or removed else old
        for assignment in assignments:
            new = fields.assign(new, assignment, language=language, today=workspace.today)
        found.append(workspace.change(path, data, old, new))
    return found
