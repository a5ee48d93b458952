"""What a record refers to: people, bodies, places, sources, and the events of its times."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from timeline.format.untyped import Record

ENTITY: Final = frozenset({"entity", "of"})
SOURCE: Final = frozenset({"source", "cites"})
EVENT: Final = frozenset({"to"})
# Keys below which other programs' words stand: nothing there is a reference.
FOREIGN: Final = frozenset({"extensions", "origin"})


def named(value: Any, keys: frozenset[str]) -> Iterator[str]:
    """Every id below one of `keys`, wherever it stands in a record."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            for key, item in one.items():
                if key in keys:
                    yield from _ids(item)
                if key not in FOREIGN and not isinstance(item, str):
                    waiting.append(item)


def _ids(item: Any) -> Iterator[str]:
    for one in item if isinstance(item, list) else (item,):
        if isinstance(one, str):
            yield one.partition("#")[0]


def reached(
    records: Iterable[Record], keys: frozenset[str], known: Mapping[str, Record]
) -> set[str]:
    """The ids that records refer to, and those that the records of these refer to, and so on."""
    found: set[str] = set()
    waiting = [id for record in records for id in named(record, keys)]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting.extend(named(known.get(id, {}), keys))
    return found


def without(record: Record, keys: frozenset[str], hidden: set[str]) -> Record:
    """A record of an entity or a source without its references to what is hidden."""
    found = {}
    for key, item in record.items():
        left = item
        if key in keys and isinstance(item, list):
            left = [one for one in item if one not in hidden]
        elif key in keys and item in hidden:
            left = None
        if left:
            found[key] = left
    return found if found.keys() != record.keys() or found != record else record
