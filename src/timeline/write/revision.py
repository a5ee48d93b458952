"""Which of two states of a calendar entry is the later one, and parts of one event put together."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from timeline.format import digests
from timeline.format.untyped import Record
from timeline.importers import Imported, ImportOrigin

_STAMPS = ("LAST-MODIFIED", "DTSTAMP")


def is_older(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """Whether what comes in is an earlier revision than what was imported before.

    By SEQUENCE, where that is the same by LAST-MODIFIED, and without that by DTSTAMP (RFC 5546,
    2.1.5); an entry that says none of them is not older.
    """
    here, there = _sequence(new), _sequence(old)
    if here != there:
        return here < there
    for name in _STAMPS:
        mine, known = _value(new, name), _value(old, name)
        if mine and known:
            return mine < known
    return False


def _sequence(kept: Mapping[str, Any]) -> int:
    number = _value(kept, "SEQUENCE")
    return int(number) if number.isdecimal() and len(number) < 20 else 0


def _value(kept: Mapping[str, Any], name: str) -> str:
    text = kept.get(name)
    return text.rpartition(":")[2].strip() if isinstance(text, str) else ""


def unless_stamped(old: Record, new: Record) -> Record:
    """`old` where `new` has nothing but a later DTSTAMP: many calendars stamp each download."""
    return old if _unstamped(old) == _unstamped(new) else new


def _unstamped(record: Record) -> Record:
    origin = record.get("origin", {})
    kept = {name: line for name, line in origin.get("kept", {}).items() if name != "DTSTAMP"}
    return {**record, "origin": {**origin, "kept": kept}}


def whole_marks(files: list[tuple[str, Imported]]) -> list[tuple[str, Imported]]:
    """The files, where each event of ours comes once: in its fullest entry, with all changes.

    A calendar that was exported in pieces may have the deadline of an event elsewhere than it.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for place, (_, imported) in enumerate(files):
        for number, origin in enumerate(imported.origins):
            if origin.mark is not None:
                places.setdefault(origin.mark.id, []).append((place, number))
    twice = {id: some for id, some in places.items() if len(some) > 1}
    if not twice:
        return files
    records = [list(imported.records) for _, imported in files]
    origins = [list(imported.origins) for _, imported in files]
    for some in twice.values():
        _join(some, records, origins)
    gone = {one for some in twice.values() for one in some[1:]}
    return [
        (name, _left(imported, place, records[place], origins[place], gone))
        for place, (name, imported) in enumerate(files)
    ]


def _join(
    some: list[tuple[int, int]], records: list[list[Record]], origins: list[list[ImportOrigin]]
) -> None:
    """Put the entries of one event into the fullest of them, which then stands first in `some`."""
    some.sort(key=lambda one: -len(records[one[0]][one[1]]))
    (place, number), *others = some
    for at, one in others:
        mark, own = origins[at][one].mark, origins[place][number].mark
        if mark is None or own is None:
            continue
        more = mark.changed - own.changed
        names = {digests.field_of(path) for path in more}
        left = {key: value for key, value in records[place][number].items() if key not in names}
        records[place][number] = left | {
            key: value for key, value in records[at][one].items() if key in names
        }
        joined = own._replace(changed=own.changed | more)
        origins[place][number] = origins[place][number]._replace(mark=joined)


def _left(
    imported: Imported,
    place: int,
    records: list[Record],
    origins: list[ImportOrigin],
    gone: set[tuple[int, int]],
) -> Imported:
    kept = [number for number in range(len(records)) if (place, number) not in gone]
    return replace(
        imported,
        records=tuple(records[number] for number in kept),
        origins=tuple(origins[number] for number in kept),
    )
