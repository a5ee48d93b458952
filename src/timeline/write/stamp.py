"""The time stamps and the revision of an event, kept by whatever changes it."""

from functools import lru_cache

from timeline.dates import format_second
from timeline.format.untyped import Record
from timeline.jsonio import dumps

# The keys that say nothing of the event, only of its file.
KEPT = ("created", "modified", "revision")


@lru_cache(1)  # an import asks for the same moment again and again
def stamp(now: int) -> str:
    """A moment (UTC seconds) as the format writes stamps."""
    return f"{format_second(now)}Z"


def born(record: Record, now: int) -> Record:
    """The record of a new file: its own stamps where it brings some, else now and revision 0."""
    moment = stamp(now)
    fresh = {"created": moment, "modified": moment, "revision": 0}
    own = {key: record[key] for key in KEPT if key in record}
    if "created" in own and "modified" not in own:
        own["modified"] = own["created"]
    return {**record, **fresh, **own}


def changed(record: Record, now: int, *, before: Record) -> Record:
    """The record of a file that has changed: modified now, one revision more than `before`."""
    kept = {"created": before["created"]} if "created" in before else {}
    revision = before.get("revision", 0)
    return {
        **{key: value for key, value in record.items() if key not in KEPT},
        **kept,
        "modified": stamp(now),
        "revision": (revision if isinstance(revision, int) else 0) + 1,
    }


def same(one: Record, other: Record) -> bool:
    """Whether two records say the same of their event, whatever their files' stamps."""
    return _bare(one) == _bare(other)


def _bare(record: Record) -> bytes:
    """The canonical bytes: numbers that were read with all their digits have no other equality."""
    return dumps({key: value for key, value in record.items() if key not in (*KEPT, "$schema")})
