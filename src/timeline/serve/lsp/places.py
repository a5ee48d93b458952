"""Ids in files: which key names which kind of file, and where each reference stands."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from timeline import jsonio
from timeline.chronicle.references import ENTITY, EVENT, FOREIGN, SOURCE
from timeline.jsonio.places import JsonPlace, Places
from timeline.jsonio.pointer import Steps, pointer_of

_KINDS = {"event": EVENT, "entity": ENTITY, "source": SOURCE}
# `to` is also the language code of Tongan; a reference has one of these beside it.
_BESIDE = frozenset({"relative", "type"})


class Named(NamedTuple):
    """An id at a place: of which kind of file it is. `local` is what stands behind a `#`."""

    kind: str
    id: str
    steps: Steps
    local: str = ""


def kind_named(key: str) -> str | None:
    """The kind of file that the values of a key name; None where they name none."""
    return next((kind for kind, keys in _KINDS.items() if key in keys), None)


def references(value: Any, steps: Steps = ()) -> Iterator[Named]:
    """Every reference in a record to another file."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from references(item, (*steps, number))
        return
    if not isinstance(value, Mapping):
        return
    for key, item in value.items():
        if key in FOREIGN:
            continue
        kind = kind_named(key)
        if kind is not None and (key != "to" or _BESIDE & value.keys()):
            yield from _ids(kind, item, (*steps, key))
        yield from references(item, (*steps, key))


def _ids(kind: str, item: Any, steps: Steps) -> Iterator[Named]:
    many = isinstance(item, list)
    for number, one in enumerate(item if many else [item]):
        if isinstance(one, str):
            id, _, local = one.partition("#")
            yield Named(kind, id, (*steps, number) if many else steps, local)


def named_at(record: Any, kind: str, steps: Steps) -> Named | None:
    """The id that stands at a place: the file's own, or a reference."""
    if steps == ("id",) and isinstance(record, Mapping) and isinstance(record.get("id"), str):
        return Named(kind, record["id"], steps)
    return next((one for one in references(record) if one.steps == steps), None)


def spans(text: str) -> Places | None:
    """Where the values of a text stand; None where it is no JSON."""
    try:
        return jsonio.locate(text.encode("utf-8", "replace")).places
    except jsonio.JsonError:
        return None


def place(spans: Places, steps: Steps) -> JsonPlace | None:
    """Where the value at `steps` stands."""
    return spans.get(pointer_of(steps))
