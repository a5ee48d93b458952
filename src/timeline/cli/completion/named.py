"""The values of an option or argument by the name that it gives them: `ID`, `TAG`, `WHO[=ROLE]`.

So a command that says `metavar="ID"` is completed without a word about completion.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from timeline.cli import complete
from timeline.format.models import vocabulary

_FILES = frozenset(("file", "path", "dir", "directory"))
_CLOSED: dict[str, tuple[str, ...]] = {
    "kind": vocabulary.CORE_KINDS,
    "relation": vocabulary.RELATIONS,
    "role": vocabulary.CORE_ROLES,
    "stance": vocabulary.STANCES,
    "state": vocabulary.COMMITMENT_STATES,
    "status": vocabulary.STATUSES,
}


class Kinds(NamedTuple):
    """What a value is, and what a second part of it is, after `sign`."""

    first: str = ""
    sign: str = ""
    second: str = ""
    may_end: bool = True  # whether the first part is a value by itself

    @property
    def files(self) -> bool:
        """Whether the shell's own names of files are meant."""
        return self.first in _FILES


def kinds(metavar: str, flag: str) -> Kinds:
    """What the values are of a parameter shown as `metavar`, or else called `flag`.

    An option whose flag ends in a term's name, such as `--add-tag`, takes values of that term.
    """
    if flag == "id":
        return Kinds()  # of what is new: no id that there is
    first, sign, second = _parts(metavar)
    if not _is_known(first):
        first = flag.rpartition("-")[2]
    return Kinds(first, sign, second, may_end=f"[{sign}" in metavar)


def _parts(metavar: str) -> tuple[str, str, str]:
    found = re.match(r"\[?([A-Z]+)(?:\[?([:=])([A-Z]+))?", metavar)
    first, sign, second = found.groups(default="") if found else ("", "", "")
    return first.lower(), sign, second.lower()


def _is_known(kind: str) -> bool:
    from timeline import registry
    from timeline.query.parser import ROOM

    return kind in _FILES or kind in _CLOSED or kind in _WORDS or kind in registry.names(ROOM)


def values(ctx: Any, kinds: Kinds, word: str) -> list[str]:
    """What the word may become, a value of these kinds."""
    first, sign, rest = word.partition(kinds.sign) if kinds.sign else (word, "", "")
    if sign:
        second = (
            first if kinds.second == "value" else kinds.second
        )  # status=, a field and its value
        complete.type_in(ctx, rest)
        return [f"{first}{sign}{one}" for one in _of(ctx, second, rest)]
    found = _of(ctx, kinds.first, first)
    if kinds.may_end or not kinds.sign:
        return found
    return [complete.Open(f"{one}{kinds.sign}") for one in found]


def _of(ctx: Any, kind: str, word: str) -> list[str]:
    """The values of one kind that begin as the word does."""
    if kind in _WORDS:
        return _WORDS[kind](ctx)
    if not _is_known(kind):
        return []
    timeline = complete.timeline_of(ctx)
    known: set[str] = set(_CLOSED.get(kind, ()))
    if timeline is not None:
        known |= _of_term(timeline, kind) | _of_records(timeline, kind)
    return complete.begun(word, known)


def _of_term(timeline: Any, kind: str) -> set[str]:
    from timeline import registry
    from timeline.query.parser import ROOM

    if kind in _PEOPLE:
        return {name for one in _PEOPLE for name in complete.values_of(timeline, one)}
    return complete.values_of(timeline, kind) if kind in registry.names(ROOM) else set()


_PEOPLE = frozenset(("who", "voice"))  # who may take part may also say something


def _of_records(timeline: Any, kind: str) -> set[str]:
    """The ids and names of entities, and the ids of sources, whether an event has them or not."""
    if kind == "source":
        return set(timeline.sources)
    if kind not in _PEOPLE and kind != "place":
        return set()
    found = set()
    for id, record in timeline.entities.records.items():
        if (record.get("type") == "place") == (kind == "place"):
            found |= {id, *complete.names(record)}
    return found


def _fields() -> Iterable[str]:
    from timeline.format import schema
    from timeline.write.fields import KEPT

    return set(schema.document("event")["properties"]) - set(KEPT)


def _rules() -> Iterable[str]:
    from timeline import registry

    names = registry.names("timeline.validation.rules")
    return {*names, *(name.partition("/")[0] for name in names)}


_WORDS: dict[str, Callable[[Any], list[str]]] = {
    "code": complete.languages, "field": complete.one_of(_fields), "id": complete.ids,
    "query": complete.query, "rule": complete.one_of(_rules), "rules": complete.one_of(_rules),
    "term": complete.query, "zone": complete.zones,
}  # fmt: skip
