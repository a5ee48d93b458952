"""Events as flat rows of plain values, for data frames and databases."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from timeline import files
from timeline.chronicle.entities import choose
from timeline.chronicle.row import citations
from timeline.chronicle.timeline import Entry, Timeline
from timeline.errors import TimelineError
from timeline.listing.answer import moment
from timeline.project import install_hint
from timeline.query import Match

BOUNDS = ("s1", "s2", "e1", "e2", "s1_at", "s2_at", "e1_at", "e2_at")
CODES = ("kind", "status", "language")
COLUMNS = (
    *("id", "title", "earliest", "latest", "precision", "certain", *CODES, "standing", "ongoing"),
    *(*BOUNDS, "participants", "places", "tags", "sources", "path", "event"),
)


def rows(timeline: Timeline, matches: Sequence[Match] | None) -> list[dict[str, Any]]:
    """A row an event, all with the same columns in the same order."""
    if matches is None:
        return [_row(entry, None, timeline) for entry in timeline.ordered()]
    return [_row(entry, verdict == "certain", timeline) for entry, verdict in matches]


def _row(entry: Entry, certain: bool | None, timeline: Timeline) -> dict[str, Any]:
    record, row, languages = entry.record, entry.row, timeline.settings.languages
    return {
        "id": entry.id,
        "title": choose(record["title"], languages[0], languages)[0],
        "earliest": moment(entry.resolved, 0),
        "latest": moment(entry.resolved, 3),
        "precision": entry.resolved.precision,
        "certain": certain,
        **{key: record.get(key) for key in CODES},
        "standing": entry.standing.value,
        "ongoing": entry.resolved.ongoing,
        **{name: getattr(row, name) for name in BOUNDS},
        "participants": _actors(_taking_part(record), timeline),
        "places": _actors(record.get("places", ()), timeline),
        "tags": list(record.get("tags", ())),
        "sources": _works(record, timeline),
        "path": files.shown(entry.path),
        "event": json.dumps(entry.written, ensure_ascii=False),
    }


def _taking_part(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Whom a search for `who:` finds: participants, debtors and creditors."""
    yield from record.get("participants", ())
    for key in ("debtor", "creditor"):
        yield from record.get("commitment", {}).get(key, ())


def _actors(actors: Iterable[Mapping[str, Any]], timeline: Timeline) -> list[str]:
    """Each once: by the id of its entity, else by its name, else by the body that it is of."""
    languages = timeline.settings.languages
    found: dict[str, None] = {}
    for actor in actors:
        name = choose(actor["name"], languages[0], languages)[0] if "name" in actor else ""
        found[actor.get("entity") or name or actor.get("of", "")] = None
    return list(found)


def _works(record: Mapping[str, Any], timeline: Timeline) -> list[str]:
    """Every work that the event, a claim or its commitment cites, once: by its id, or its title."""
    languages = timeline.settings.languages
    cited = citations(record)
    return list(
        dict.fromkeys(
            one.get("source") or choose(one["title"], languages[0], languages)[0] for one in cited
        )
    )


def table(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Rows as a `pyarrow.Table`: bounds as 64-bit integers, lists as lists of text.

    Raises `TimelineError` where `pyarrow` is not installed.
    """
    try:
        pyarrow = import_module("pyarrow")  # an extra, of 50 MB
    except ModuleNotFoundError as error:
        hint = install_hint("arrow")
        raise TimelineError("an Arrow table needs the package 'pyarrow'", hint=hint) from error
    whole, many = pyarrow.int64(), pyarrow.list_(pyarrow.string())
    types = {
        **dict.fromkeys(("ongoing", "certain"), pyarrow.bool_()),
        **dict.fromkeys(BOUNDS, whole),
        **dict.fromkeys(("participants", "places", "tags", "sources"), many),
    }
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in COLUMNS])
    return pyarrow.Table.from_pylist(list(rows), schema=schema)
