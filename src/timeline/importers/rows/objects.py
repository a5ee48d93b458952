"""Objects of JSON as events: our own as they are, other programs' by the names of their keys."""

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.importers import Origin
from timeline.importers.rows import columns
from timeline.importers.rows.rows import Gathered, gather, note, zoned

Record = dict[str, Any]


def read(
    objects: Iterable[tuple[int, Any]],
    into: Gathered,
    *,
    mapped: tuple[str, ...] = (),
    order: str = "",
    tz: str = "",
) -> tuple[str, ...]:
    """Gather the events of (line, object); returns notes on how their keys were understood."""
    foreign: list[tuple[int, Record]] = []
    for line, one in objects:
        record = one.get("event", one) if isinstance(one, dict) else one
        if not isinstance(record, dict):
            into.fail(line, "import/not-an-event", f"an object was expected, not {_named(one)}")
        elif is_own(record) and not mapped:
            whole = record.get("when")
            zone = {"when": zoned(whole, tz)} if tz and whole else {}
            into.add({**record, **zone}, Origin(line, own=True))
        else:
            foreign.append((line, record))
    if not foreign:
        return ()
    keys = dict.fromkeys(key for _, row in foreign for key in row)
    fields = columns.mapping(keys, mapped)
    gather(foreign, fields, into, order=order, tz=tz)
    return (note(fields),)


def is_own(record: Record) -> bool:
    """Whether an object is an event of this format, of whichever version."""
    return "schema_version" in record and "title" in record and "when" in record


def _named(value: Any) -> str:
    names = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def unpacked(value: Any) -> Iterator[tuple[int, Any]]:
    """The events in a JSON document: one, an array, or an object with a list of them."""
    if isinstance(value, dict):
        lists = [
            value[key] for key in ("events", "items", "data") if isinstance(value.get(key), list)
        ]
        if lists and "schema_version" not in value:
            value = lists[0]
    for one in value if isinstance(value, list) else [value]:
        yield 0, one
