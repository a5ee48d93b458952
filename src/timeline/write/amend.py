"""Changes to events that are there: fields set, items of lists added and removed, notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from timeline.errors import Refused, TimelineError
from timeline.format.follow import followed
from timeline.format.models.vocabulary import STANCES
from timeline.format.untyped import Record
from timeline.text import fold
from timeline.write import compose
from timeline.write.compose import LISTS, TEXTS, EventInput
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

# The lists of a commitment, and the keys that hold them.
ACTORS = {"debtors": "debtor", "creditors": "creditor"}


class Wish(NamedTuple):
    """What is to become of an event: what is set, and of each list what is added and removed."""

    set: EventInput = EventInput()
    add: EventInput = EventInput()
    remove: EventInput = EventInput()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be changed."""
        return (self.set, self.add, self.remove) == (EventInput(), EventInput(), EventInput())


def changes(workspace: Workspace, ids: Iterable[str], wish: Wish) -> list[FileChange]:
    """The changed files of the events; a file that is already so is in the list unchanged.

    What is to be removed and stands in none of them is `Refused`.
    """
    found = []
    missing = dict.fromkeys(_texts(wish.remove))
    for id in ids:
        path = workspace.paths[id.casefold()]
        data, old = workspace.record(path)
        left, gone = _without(old, wish.remove, workspace)
        missing = dict.fromkeys(text for text in missing if text not in gone)
        new = claims_kept(old, amended(left, wish, workspace))
        found.append(workspace.change(path, data, old, new))
    if missing:
        named = " and ".join(f"'{text}'" for text in missing)
        raise Refused(f"no event has {named}; nothing was changed")
    return found


def claims_kept(old: Record, new: Record) -> Record:
    """`new`, made of `old`, with its claims about the same; `Refused` where that is gone."""
    record, lost = followed(old, new)
    if lost:
        raise Refused(
            f"'{old['id']}': a claim is about '{lost[0]}', which would be gone; "
            "nothing was changed",
            hint="remove that claim first, or give it another 'about'",
        )
    return record


def amended(record: Record, wish: Wish, workspace: Workspace) -> Record:
    """The record as it is wished; what is removed is gone before."""
    new = _set(dict(record), wish.set, workspace)
    for field, key in LISTS.items():
        added = compose.items_of(field, wish.add, workspace)
        if added:
            new[key] = _joined(new.get(key, []), added)
    new = _commitment(new, wish, workspace)
    return compose.assigned(compose.noted(new, wish.set.notes), wish.set, workspace)


def _set(record: Record, given: EventInput, workspace: Workspace) -> Record:
    for key in ("title", "kind", *TEXTS):
        if getattr(given, key):
            record[key] = _text(record.get(key), getattr(given, key), workspace)
    for field, key in LISTS.items():
        texts = getattr(given, field)
        items = [] if texts == ("",) else compose.items_of(field, given, workspace)
        if texts:
            record.pop(key, None)
        if items:
            record[key] = items
    if given.draft is not None:
        record.pop("draft", None)
    if given.draft:
        record["draft"] = True
    return {**record, **_when(record, given, workspace)}


def _text(old: Any, new: str, workspace: Workspace) -> Any:
    """A new text; of one in several languages, its words in the language of plain texts."""
    if not isinstance(old, dict):
        return new
    return {**old, compose.timeline_language(workspace): new}


def _when(record: Record, given: EventInput, workspace: Workspace) -> Record:
    """The new time under its key; words and zone alone are put beside the old one."""
    if any((given.when, given.start, given.end, given.relative)):
        return {"when": compose.when(given, workspace)}
    beside = {key: text for key, text in (("tz", given.tz), ("text", given.when_text)) if text}
    if not beside:
        return {}
    old = record["when"]
    return {"when": {**(old if isinstance(old, dict) else compose.as_object(old)), **beside}}


def _commitment(record: Record, wish: Wish, workspace: Workspace) -> Record:
    given = wish.set
    owing = any((given.action, given.due, given.state, given.debtors, given.creditors))
    added = {
        key: [workspace.names.who(one) for one in getattr(wish.add, field)]
        for field, key in ACTORS.items()
    }
    if not owing and not any(added.values()):
        return record
    old = record.get("commitment")
    if old is None and not given.action:
        raise TimelineError(f"'{record['id']}' is not a commitment", hint="--action makes it one")
    new = compose.owed(old or {"state": "unknown"}, given, workspace)
    for key, actors in added.items():
        if actors:
            new[key] = _joined(new.get(key, []), actors)
    return {**record, "kind": "commitment", "commitment": new}


def _joined(items: Sequence[Any], added: Sequence[Any]) -> list[Any]:
    """The items with those added that are not among them."""
    return [*items, *(one for one in compose.once(added) if one not in items)]


def _without(record: Record, given: EventInput, workspace: Workspace) -> tuple[Record, set[str]]:
    """The record without what is to be removed, and which of the texts named something in it."""
    new = dict(record)
    gone: set[str] = set()
    for field, key in LISTS.items():
        for text in getattr(given, field):
            if _drop(new, key, _wanted(field, text, workspace)):
                gone.add(_text_of(text))
    owed = record.get("commitment")
    if owed is not None and (given.debtors or given.creditors):
        new["commitment"] = dict(owed)
        for field, key in ACTORS.items():
            for text in getattr(given, field):
                if _drop(new["commitment"], key, [workspace.names.who(text)]):
                    gone.add(text)
    return new, gone


def _texts(given: EventInput) -> list[str]:
    """What is to be removed, as it was typed."""
    return [_text_of(text) for field in (*LISTS, *ACTORS) for text in getattr(given, field)]


def _text_of(item: Any) -> str:
    return str(item if isinstance(item, str) else item.who)


def _wanted(field: str, text: Any, workspace: Workspace) -> list[Record]:
    """What an item to be removed has to hold, whatever else it says."""
    if field == "claims":
        return [_claim(text, workspace)]
    parts: dict[str, Any] = {field: (text,)}
    one = replace(EventInput(), **parts)
    return compose.items_of(field, one, workspace)


def _claim(given: Any, workspace: Workspace) -> Record:
    said = given if isinstance(given, str) else given.who
    stance, _, who = said.partition(":")
    if stance not in STANCES:
        raise TimelineError(
            f"'{said}' is not a claim: expected STANCE or STANCE:WHO",
            hint=f"stances: {', '.join(STANCES)}",
        )
    by, work = workspace.names.voice(who) if who.strip() else (None, None)
    found: Record = {"stance": stance}
    if by:
        found["by"] = by
    if work:
        found["sources"] = [work]
    return found


def _drop(record: Record, key: str, wanted: Sequence[Any]) -> bool:
    """Take away the items that say what is wanted; False where there are none."""
    items = record.get(key, [])
    kept = [one for one in items if not any(_holds(one, all) for all in wanted)]
    record.pop(key, None)
    if kept:
        record[key] = kept
    return len(kept) < len(items)


def _holds(item: Any, wanted: Any) -> bool:
    """Whether an item says at least what is wanted."""
    if isinstance(wanted, str) and isinstance(item, str):
        return fold(item) == fold(wanted)
    if not isinstance(wanted, Mapping) or not isinstance(item, Mapping):
        return bool(item == wanted)
    return all(key in item and _alike(item[key], value) for key, value in wanted.items())


def _alike(one: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return isinstance(one, list) and all(any(_holds(a, b) for a in one) for b in wanted)
    return _holds(one, wanted)
