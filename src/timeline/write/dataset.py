"""Events that were read from another program's file, on their way into a dataset."""

from collections.abc import Callable, Iterator

from timeline.chronicle.folder import misshapen
from timeline.findings import Finding
from timeline.format import schema
from timeline.format.models.vocabulary import SCHEMA_VERSION
from timeline.format.untyped import Record
from timeline.importers import Imported
from timeline.importers.rows import ids
from timeline.write import identity
from timeline.write.incoming import TakenIds, title, written_origin


def events(
    name: str, imported: Imported, source: str, report: Callable[[Finding], None]
) -> Iterator[tuple[str, Record]]:
    """Path (`name:line`) and record of each event; ids are given as in a folder without events.

    `source` is the name of the source, "" for the file's own. What is no event of the format goes
    to `report`.
    """
    (source,) = identity.source_names([(name, imported)], source, "")
    taken = TakenIds({})
    for record, origin in zip(imported.records, imported.origins, strict=True):
        id = str(record.get("id") or "")
        if not origin.own:
            id = taken.unique(id or ids.slug(title(record)) or "event")
            taken.take(id, name)
        full = {"schema_version": SCHEMA_VERSION, **record, "id": id}
        if not origin.own:
            full["origin"] = written_origin(source, origin, {})
        if schema.is_valid("event", full):
            yield f"{name}:{origin.line}", full
        else:
            report(misshapen("event", full, name, origin.line))
