"""Events taken away: files that nothing refers to."""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.write import rename
from timeline.write.cards import require_unnamed
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

_HINT = "'timeline withdraw' leaves a tombstone, to which they still lead"


def remove(workspace: Workspace, ids: Sequence[str]) -> list[FileChange]:
    """The files of the events taken away.

    `Refused` where another event, a story or a view names one of them.
    """
    paths = [workspace.paths[id.casefold()] for id in ids]
    found = []
    for id, path in zip(ids, paths, strict=True):
        require_unnamed(id, list(_naming(workspace, id, paths)), hint=_HINT)
        found.append(FileChange(path, workspace.read(path), None))
    return found


def _naming(workspace: Workspace, id: str, gone: Sequence[str]) -> Iterator[str]:
    """What names an event: paths of other events, stories and views."""
    for entry in workspace.timeline.entries.values():
        if entry.path not in gone and _names(entry.record, id):
            yield entry.path
    settings = workspace.timeline.settings
    for name, story in settings.stories.items():
        if id in story["events"] or id in story.get("texts", {}):
            yield f"the story '{name}'"
    for name, view in settings.views.items():
        text = view if isinstance(view, str) else str(view.get("query", ""))
        if rename.is_named(id, text):
            yield f"the view '{name}'"


def _names(record: Any, id: str) -> bool:
    """Whether a record refers to the event `id`: whether a renaming would change it."""
    return bool(rename.rewritten(record, "event", id, f"{id}-") != record)
