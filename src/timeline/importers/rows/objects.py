"""Objects of JSON as events: our own as they are, other programs' by the names of their keys."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TypedDict, Unpack

from timeline.format.untyped import Record, null_note, without_null
from timeline.importers import ImportOrigin
from timeline.importers.rows import columns
from timeline.importers.rows.gathering import Gathering
from timeline.importers.rows.rows import gather, note, zoned
from timeline.text import json_text


class ObjectOptions(TypedDict, total=False):
    """What may be asked of objects; see the options of the formats."""

    map: tuple[str, ...]
    split: tuple[str, ...]
    date_order: str
    tz: str
    languages: tuple[str, ...]
    keep_private: bool


def read(
    objects: Iterable[tuple[int, Any]], into: Gathering, **asked: Unpack[ObjectOptions]
) -> tuple[str, ...]:
    """Gather the events of (line, object); returns notes on how their keys were understood."""
    mapped, tz = asked.get("map", ()), asked.get("tz", "")
    nulls: Counter[str] = Counter()
    foreign: list[tuple[int, Record]] = []
    for line, one in objects:
        record = _event_of(one)
        if not isinstance(record, dict):
            into.fail(line, "import/not-an-event", f"an object was expected, not {_named(one)}")
        elif is_own(record) and not mapped:
            record = without_null(record, nulls)
            whole = record.get("when")
            zone = {"when": zoned(whole, tz)} if tz and whole else {}
            into.add({**record, **zone}, ImportOrigin(line, own=True))
        elif "schema_version" in record and not ("title" in record and mapped):
            message = "a record of this format without a title or a time is no event"
            into.fail(line, "import/not-an-event", message)
        else:
            foreign.append((line, {key or "(no name)": value for key, value in record.items()}))
    said = (null_note(nulls),) if nulls else ()
    if not foreign:
        return said
    keys = dict.fromkeys(key for _, row in foreign for key in row)
    fields = columns.mapping(keys, mapped, asked.get("languages") or columns.LANGUAGES)
    order, private = asked.get("date_order", ""), asked.get("keep_private", False)
    split = asked.get("split", ())
    notes = gather(foreign, fields, into, order=order, tz=tz, private=private, split=split)
    return (note(fields), *said, *notes)


def _event_of(one: Any) -> Any:
    """The event in what `timeline list --json` answers; any other object as it is."""
    inner = one.get("event") if isinstance(one, dict) else None
    return inner if isinstance(inner, dict) and is_own(inner) else one


def is_own(record: Record) -> bool:
    """Whether an object is an event of this format, of whichever version."""
    return "schema_version" in record and "title" in record and "when" in record


def _named(value: Any) -> str:
    names = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def unpacked(value: Any, into: Gathering) -> Iterator[tuple[int, Any]]:
    """The events in a JSON document: one, an array, or an object with a list of them.

    What stands beside the list is told.
    """
    if isinstance(value, dict) and "schema_version" not in value:
        lists = [key for key in ("events", "items", "data") if isinstance(value.get(key), list)]
        if lists:
            beside(value, lists[0], into=into)
            value = value[lists[0]]
    for one in value if isinstance(value, list) else [value]:
        yield 0, one


def beside(value: Record, *events: str, into: Gathering) -> None:
    """Tell of all in an object but its events: it belongs to the whole file."""
    for key, one in value.items():
        if key not in events and one not in (None, "", [], {}):
            words = one if isinstance(one, str) else json_text(one)
            into.warn(0, "import/not-carried", f"{key} of the whole file is left out: {words}")
