"""The same change to several events."""

from collections.abc import Iterable, Sequence

from timeline.author import fields
from timeline.author.compose import today
from timeline.author.transaction import Change
from timeline.author.workspace import Workspace
from timeline.errors import TimelineError
from timeline.intake import ids as slugs


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
    day = today(workspace)
    added, removed = (_tags(words) for words in (add, remove))
    found = []
    for id in ids:
        path = workspace.paths[id.casefold()]
        data, old = workspace.record(path)
        new = fields.tagged(old, added, removed) if added or removed else old
        for assignment in assignments:
            new = fields.assign(new, assignment, language=language, today=day)
        found.append(workspace.change(path, data, old, new))
    return found


def _tags(words: Iterable[str]) -> tuple[str, ...]:
    found = tuple(slugs.tag(word) for text in words for word in text.split(",") if word.strip())
    if "" in found:
        raise TimelineError("a tag of which nothing is left", hint="write tags in Latin letters")
    return found
