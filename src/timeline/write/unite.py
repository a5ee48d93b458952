"""Two entities or sources that are one: the one goes on with all that is known of both."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline import jsonio
from timeline.chronicle.entities import all_words
from timeline.errors import Refused, TimelineError
from timeline.format import follow
from timeline.format.untyped import Record
from timeline.text import did_you_mean
from timeline.write import rename
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

_KEPT = ("$schema", "schema_version", "id", "former_ids", "name", "other_names")
_LISTS = ("authors", "cites")
_MAPS = ("identifiers", "extensions")
_TEXTS = ("description", "publisher")  # may be in several languages, title as well


class MergedRecords(NamedTuple):
    """The changes of a merger, and what is to be said of it."""

    changes: tuple[FileChange, ...]
    notes: tuple[str, ...]


def merge(
    workspace: Workspace,
    kind: str,
    source: str,
    into: str,
    *,
    take: Collection[str] = (),
    keep: Collection[str] = (),
) -> MergedRecords:
    """Every change that makes `source` the same as `into`, which goes on.

    Names become other names, the id a former one; all that referred to `source` refers to `into`.
    Single fields that differ are `Refused` unless `take` (the value of `source`) or `keep` names
    them.
    """
    if source == into:
        raise TimelineError(f"'{into}' cannot be merged with itself")
    paths = {one: workspace.paths_of(one) for one in rename.KINDS}
    old_path, path = (paths[kind][id.casefold()] for id in (source, into))
    (old_data, old), (data, record) = workspace.record(old_path), workspace.record(path)
    choice = _Choice(kind, source, into, frozenset(take), frozenset(keep))
    own, others = (rename.rewritten(one, kind, source, into) for one in (record, old))
    both = _both(_without_itself(own), others, choice)
    changes = [
        FileChange(old_path, old_data, None),
        FileChange(path, data, jsonio.dumps(_without_itself(both), kind)),
        *_followers(workspace, paths, (old_path, path), choice),
    ]
    made, notes = rename.with_settings(workspace, changes, kind, source, into)
    return MergedRecords(made, (*choice.lost(old, record), *notes))


class _Choice(NamedTuple):
    """Which two are merged, and whose fields go on where they differ."""

    kind: str
    source: str
    into: str
    take: frozenset[str]
    keep: frozenset[str]

    def lost(self, old: Record, record: Record) -> Iterator[str]:
        """What is said of values that go: each field that was chosen for one of both."""
        for name in sorted(self.take | self.keep):
            gone = _at(record if name in self.take else old, name)
            if gone is not None:
                yield f"{name}: {jsonio.dumps(gone).decode().strip()} was left out"


def _at(record: Record, name: str) -> Any:
    found: Any = record
    for step in name.split(".", 1):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _both(record: Record, old: Record, choice: _Choice) -> Record:
    """All that is known of both; `Refused` where single fields differ and nobody has chosen."""
    new = dict(record)
    differ: list[str] = []
    for key, value in old.items():
        if key in _KEPT or (key == "of" and value == choice.into):
            continue
        if key in _LISTS:
            new[key] = [*new.get(key, []), *(one for one in value if one not in new.get(key, []))]
        elif key in _MAPS or (isinstance(value, dict) and isinstance(new.get(key), dict)):
            own = new.get(key, {})
            new[key] = {**own}
            for name, item in value.items():
                _take(new[key], name, item, f"{key}.{name}", choice, differ)
        else:
            _take(new, key, value, key, choice, differ)
    _require_chosen(differ, choice, {*record, *old})
    former = [*record.get("former_ids", ()), *old.get("former_ids", ()), choice.source]
    new["former_ids"] = list(dict.fromkeys(former))
    others = _other_names(record, old)
    if others:
        new["other_names"] = others
    return new


def _take(
    owner: Record, key: str, value: Any, name: str, choice: _Choice, differ: list[str]
) -> None:
    """Take a value over where there is none, or where it was chosen."""
    if key not in owner or name in choice.take:
        owner[key] = value
    elif jsonio.dumps(owner[key]) != jsonio.dumps(value) and name not in choice.keep:
        differ.append(name)


def _require_chosen(differ: Sequence[str], choice: _Choice, known: Collection[str]) -> None:
    for name in sorted(choice.take | choice.keep):
        if name.partition(".")[0] not in known:
            hint = did_you_mean(name, known)
            raise TimelineError(f"neither of both has a field '{name}'", hint=hint)
    if differ:
        fields = ", ".join(differ)
        options = " ".join(f"--take {name}" for name in differ)
        raise Refused(
            f"'{choice.source}' and '{choice.into}' differ in {fields}; nothing was merged",
            hint=f"{options} takes what '{choice.source}' says, --keep what '{choice.into}' says",
        )


def _other_names(record: Record, old: Record) -> list[Record]:
    """The other names of both, and the names of the one that goes."""
    found = [dict(one) for one in record.get("other_names", ())]
    known = {*all_words(record.get("name")), *(one["name"] for one in found)}
    for one in (*_names(old.get("name")), *old.get("other_names", ())):
        if one["name"] not in known:
            found.append(dict(one))
            known.add(one["name"])
    return found


def _names(name: Any) -> Iterator[Record]:
    if isinstance(name, Mapping):
        for language, words in name.items():
            text = all_words(words)[0]
            yield {"name": text} if language == "mul" else {"name": text, "language": language}
    else:
        yield from ({"name": words} for words in all_words(name))


def _without_itself(record: Record) -> Record:
    """The record without references to itself."""
    new = dict(record)
    if new.get("of") == new["id"]:
        del new["of"]
    if "cites" in new:
        cites = [one for one in dict.fromkeys(new["cites"]) if one != new["id"]]
        new.pop("cites")
        new |= {"cites": cites} if cites else {}
    return new


def _followers(
    workspace: Workspace,
    paths: Mapping[str, Mapping[str, str]],
    own: Collection[str],
    choice: _Choice,
) -> Iterator[FileChange]:
    """Every other file that refers to the one that goes, with the one that stays in its place."""
    for kind in rename.KINDS:
        for path in paths[kind].values():
            data = workspace.read(path)
            if path in own or choice.source.encode() not in data:
                continue
            old = rename.record_of(path, data)
            new = rename.rewritten(old, choice.kind, choice.source, choice.into)
            if jsonio.dumps(new, kind) != jsonio.dumps(old, kind):
                tidy = follow.joined(new, choice.into).record
                yield FileChange(path, data, rename.bytes_of(workspace, kind, old, tidy))
