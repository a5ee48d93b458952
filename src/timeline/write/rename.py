"""Renaming an id: the file, and every reference to it in the timeline."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from timeline import files, jsonio
from timeline.errors import Refused, TimelineError, UnknownId
from timeline.format import digests
from timeline.format.models.vocabulary import ID_MAX, ID_PATTERN
from timeline.format.untyped import Record
from timeline.text import did_you_mean
from timeline.write import settings_text, stamp
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

KINDS = ("event", "entity", "source")
_KEYS = {"event": ("to",), "entity": ("entity", "of"), "source": ("source", "cites")}
# `to` is also the language code of Tongan; a reference has one of these beside it.
_BESIDE = frozenset({"relative", "type"})


class Renamed(NamedTuple):
    """The changes of a renaming, and what refers to the old id in ways that are not rewritten."""

    changes: tuple[FileChange, ...]
    notes: tuple[str, ...]


def rename(workspace: Workspace, old: str, new: str, *, kind: str | None = None) -> Renamed:
    """Every change that makes the event, entity or source `old` be called `new`.

    `kind` says which is meant where two share the id. Raises `UnknownId` and, where the new id is
    no id or is taken, a `TimelineError`.
    """
    if not re.fullmatch(ID_PATTERN, new) or len(new) > ID_MAX:
        raise TimelineError(
            f"'{new}' is not an id",
            hint="lower-case letters, digits and single hyphens, as in 'a-b-2'",
        )
    if new == old:
        raise TimelineError(f"'{new}' is the old id and the new one")
    paths = {one: workspace.paths_of(one) for one in KINDS}
    chosen = _kind(old, paths, kind)
    if new.casefold() in paths[chosen] and new.casefold() != old.casefold():
        raise TimelineError(f"the id '{new}' is taken by {paths[chosen][new.casefold()]}")
    own = paths[chosen][old.casefold()]
    changes = list(_changes(workspace, paths, own, chosen, old, new))
    return Renamed(*with_settings(workspace, changes, chosen, old, new))


def _kind(id: str, paths: dict[str, dict[str, str]], kind: str | None) -> str:
    having = [one for one in KINDS if id.casefold() in paths[one]]
    if kind is not None:
        having = [one for one in having if one == kind]
    if not having:
        known = [name for one in KINDS if kind in (None, one) for name in paths[one]]
        raise UnknownId(f"no {kind or 'file'} has the id '{id}'", hint=did_you_mean(id, known))
    if len(having) > 1:
        named = " and of ".join(f"{'a' if one == 'source' else 'an'} {one}" for one in having)
        raise TimelineError(
            f"'{id}' is the id of {named}", hint=f"say which with --kind {having[0]}"
        )
    return having[0]


def _changes(
    workspace: Workspace, paths: dict[str, dict[str, str]], own: str, kind: str, old: str, new: str
) -> Iterator[FileChange]:
    for one in KINDS:
        for path in paths[one].values():
            data = workspace.read(path)
            if path != own and old.encode() not in data:
                continue
            record = record_of(path, data)
            changed = rewritten(record, kind, old, new)
            if path == own:
                moved = str(Path(path).with_name(f"{new}.json").as_posix())
                yield FileChange(path, data, None)
                renamed = _resalted(record, {**changed, "id": new})
                after = bytes_of(workspace, one, record, renamed)
                yield FileChange(moved, None, after, like=path)
            elif jsonio.dumps(changed, one) != jsonio.dumps(record, one):
                yield FileChange(path, data, bytes_of(workspace, one, record, changed))


def _resalted(old: Record, new: Record) -> Record:
    """The record with digests of its new id, so that the next import knows what is its own."""
    origin = new.get("origin")
    base = origin.get("base") if isinstance(origin, dict) else None
    if not isinstance(base, dict):
        return new
    return {**new, "origin": {**new["origin"], "base": digests.resalted(base, old, new["id"])}}


def record_of(path: str, data: bytes) -> Record:
    """The record of a file that has to be rewritten; one that is not in order is `Refused`."""
    try:
        record = jsonio.parse_exact(data)
    except jsonio.JsonError as error:
        raise Refused(
            f"{path}:{error.line}:{error.column}: {error.message}",
            hint="it names the id; fix the file first, 'timeline validate' says more",
        ) from error
    return record if isinstance(record, dict) else {}


def bytes_of(workspace: Workspace, kind: str, old: Record, new: Record) -> bytes:
    """The file of a changed record; that of an event is stamped."""
    if kind != "event":
        return jsonio.dumps(new, kind)
    return jsonio.dumps(stamp.changed(new, workspace.now, before=old))


def rewritten(value: Any, kind: str, old: str, new: str) -> Any:
    """The value with every reference to the id `old` of a kind of file made one to `new`.

    What stands under `extensions` and `origin` is other programs' and stays: a reference that was
    made from an import is, for the next one, a change by hand, which stays as well.
    """
    if isinstance(value, list):
        return [rewritten(item, kind, old, new) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _member(value, key, kind, old, new) for key in value}


def _member(owner: Record, key: str, kind: str, old: str, new: str) -> Any:
    value = owner[key]
    if key in ("extensions", "origin"):
        return value
    if key in _KEYS[kind] and (key != "to" or _BESIDE & owner.keys()):
        if isinstance(value, list) and key == "cites":
            return [_renamed(item, old, new) for item in value]
        if isinstance(value, str):
            return _renamed(value, old, new)
    return rewritten(value, kind, old, new)


def _renamed(value: Any, old: str, new: str) -> Any:
    if not isinstance(value, str):
        return value
    id, mark, local = value.partition("#")
    return f"{new}{mark}{local}" if id == old else value


def with_settings(
    workspace: Workspace, changes: list[FileChange], kind: str, old: str, new: str
) -> tuple[tuple[FileChange, ...], tuple[str, ...]]:
    """The changes and that of `timeline.toml`, whose views and stories follow.

    Where these cannot, a note for each that names the old id.
    """
    path = workspace.root / files.SETTINGS
    if not path.is_file():
        return tuple(changes), ()
    _ = workspace.settings  # says what is wrong with it, if anything
    data = workspace.read(files.SETTINGS)
    text = settings_text.rewritten(data.decode("utf-8"), kind, old, new)
    if text is None:
        return tuple(changes), tuple(_notes(workspace, old))
    if text.encode() != data:
        changes = [*changes, FileChange(files.SETTINGS, data, text.encode())]
    return tuple(changes), ()


def _notes(workspace: Workspace, old: str) -> Iterator[str]:
    for name, view in workspace.timeline.settings.views.items():
        text = view if isinstance(view, str) else str(view.get("query", ""))
        if is_named(old, text):
            yield f"timeline.toml: the view '{name}' names '{old}'; change it by hand"
    for name, story in workspace.timeline.settings.stories.items():
        if old in story["events"] or old in story.get("texts", {}):
            yield f"timeline.toml: the story '{name}' names '{old}'; change it by hand"


def is_named(id: str, text: str) -> bool:
    """Whether an id stands in a text, and is no part of a longer one."""
    return re.search(rf"(?<![a-z0-9-]){re.escape(id)}(?![a-z0-9-])", text) is not None
