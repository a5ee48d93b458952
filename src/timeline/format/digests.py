"""Digests of an event's fields, by which a later import tells who changed what since the last."""

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from timeline.format.untyped import Record
from timeline.jsonio import dumps

# Fields that may hold a text for each language; each language is a part of its own.
TEXTS = frozenset(("title", "summary", "description", "notes"))
# Fields that hold items, each of which is a part of its own.
LISTS = frozenset(
    ("places", "participants", "tags", "quantities", "relations", "claims", "sources", "media")
)
# Keys that say nothing of the event itself: no import merges them.
ASIDE = frozenset(("$schema", "schema_version", "id", "created", "modified", "revision", "origin"))


def digest(id: str, name: str, value: Any) -> str:
    """16 hexadecimal figures of a part of the field `name`, salted with the event's id."""
    text = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else _bytes(name, value)
    return blake2b(b"%s\0%s" % (id.encode(), text), digest_size=8).hexdigest()


def _bytes(name: str, value: Any) -> bytes:
    """One text for each value: names and tags, of which there are many, without the long way.

    All else in canonical form: numbers that were read with all their digits have no other equality.
    """
    item = value[0] if isinstance(value, list) and len(value) == 1 else None
    if isinstance(item, str):
        return b"\1" + item.encode("utf-8", "surrogatepass")
    if isinstance(item, dict) and all(isinstance(one, str) for one in item.values()):
        plain = "\0".join([f"{key}\0{item[key]}" for key in sorted(item)])
        return b"\2" + plain.encode("utf-8", "surrogatepass")
    return dumps({name: value})


def of_field(id: str, name: str, value: Any) -> dict[str, str]:
    """The digest of each part of one field: `title`, `title/es`, `tags/0`; `{}` for None."""
    if value is None:
        return {}
    if isinstance(value, str):
        return {name: digest(id, name, value)}
    return {path: digest(id, name, part) for path, part in parts(name, value)}


def of_record(id: str, record: Record) -> dict[str, str]:
    """The digest of each part of every field of an event, as `origin.base` holds them."""
    return {
        path: digest(id, name, part)
        for name, value in record.items()
        if name not in ASIDE
        for path, part in parts(name, value)
    }


def parts(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The parts of a field with their paths, in which it is compared and merged."""
    if name in TEXTS and isinstance(value, Mapping):
        yield from ((f"{name}/{language}", text) for language, text in value.items())
    elif name in LISTS and isinstance(value, list):
        yield from ((f"{name}/{number}", [item]) for number, item in enumerate(value))
    else:
        yield name, value


def resalted(base: Mapping[str, str], record: Record, id: str) -> dict[str, str]:
    """`base` of an event that is called `id` from now on; `record` is the event as it was.

    The digest of a part that was changed since has nothing to be made from. It stays, and equals
    no digest any more: where the source gives that part again, both sides differ, and what stands
    here is kept.
    """
    known = {
        (name, digest(record["id"], name, part)): part
        for name, value in record.items()
        if name not in ASIDE
        for part in _known(name, value)
    }
    return {
        path: digest(id, name, known[name, mark]) if (name, mark) in known else mark
        for path, mark in base.items()
        for name in (field_of(path),)
    }


def _known(name: str, value: Any) -> Iterator[Any]:
    """What a digest of a field may be of: its parts, or the whole field."""
    yield value
    yield from (part for _, part in parts(name, value))


def field_of(path: str) -> str:
    """The field that a part belongs to."""
    return path.partition("/")[0]


# The column of our own tables that says what was exported, for the way back.
MARK = "timeline:base"


def marked(
    id: str,
    language: str,
    cells: Mapping[str, list[str]],
    base: Mapping[str, str],
    others: Mapping[str, str],
) -> str:
    """What a table says beside an event: the digest of each cell's parts, and of each field's.

    `others` are texts that stand in the table in another language than its own.
    """
    shown = {column: [digest(id, column, part) for part in some] for column, some in cells.items()}
    spoken = {"others": others} if others else {}
    said = {"lang": language, **spoken, "cells": shown, "base": base}
    return json.dumps(said, separators=(",", ":"))


def cell_parts(column: str, text: str) -> list[str]:
    """The parts of a cell of our own table: names and tags one by one, all else as it stands."""
    plain = text.strip()
    if column in ("who", "where", "tags", "relations", "media"):
        return [one for one in plain.split("; ") if one]
    return [plain] if plain else []
