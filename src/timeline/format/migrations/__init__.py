"""Steps from one version of the format to the next, one module a step, named after both.

A step has `BEFORE` and `AFTER`, the versions, and `upgrade(kind, record)`, which gives the record
of the next version and a note for each thing that a person should look at. Steps are pure, keep
what they do not know, and leave a record of a later version as it is.
"""

from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

from timeline import registry
from timeline.format.models.vocabulary import SCHEMA_VERSION

Record = dict[str, Any]
ROOM = "timeline.format.migrations"


class Upgraded(NamedTuple):
    """A record of the present version, and what should be looked at by a person."""

    record: Record
    notes: tuple[str, ...] = ()


@cache
def steps() -> tuple[ModuleType, ...]:
    """All steps, oldest first."""
    found = [registry.load(ROOM, name) for name in registry.names(ROOM)]
    return tuple(sorted(found, key=lambda step: _order(step.BEFORE)))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def version_of(record: Record) -> str:
    """The version that a record says it has; 0.9 called it `version`."""
    return str(record.get("schema_version") or record.get("version") or SCHEMA_VERSION)


def upgraded(kind: str, record: Record) -> Upgraded:
    """The record in the present version; one that is of it already comes back as it is."""
    version = version_of(record)
    if version == SCHEMA_VERSION:
        return Upgraded(record)
    notes: list[str] = []
    for step in steps():
        if version == step.BEFORE:
            record, more = step.upgrade(kind, record)
            notes += more
            version = step.AFTER
    return Upgraded(record, tuple(notes))


def known() -> tuple[str, ...]:
    """Every version that can be read, oldest first."""
    return (*(step.BEFORE for step in steps()), SCHEMA_VERSION)
