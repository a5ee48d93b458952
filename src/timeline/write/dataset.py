"""Events that were read from another program's file, on their way into a dataset."""

from collections.abc import Callable, Iterable, Iterator

from timeline.chronicle.folder import misshapen
from timeline.findings import Finding
from timeline.format import schema
from timeline.format.models.vocabulary import SCHEMA_VERSION
from timeline.format.untyped import Record
from timeline.importers import Imported, ImportOrigin
from timeline.importers.rows import ids
from timeline.write import identity
from timeline.write.incoming import TakenIds, title, written_origin


class DatasetIntake:
    """Makes events of records, with ids as they are given in a folder without events.

    Ids that are made of titles are remembered, so that each is new; those that a file brings are
    not, since there may be hundreds of millions: where two are one, whoever writes them tells.
    """

    def __init__(
        self, name: str, imported: Imported, source: str, report: Callable[[Finding], None]
    ) -> None:
        """`source` is the name of the source, "" for the file's own."""
        self._name = name
        (self._source,) = identity.source_names([(name, imported)], source, "")
        self._report = report
        self._taken = TakenIds({})
        self._is_valid = schema.checker("event")

    def events(
        self, records: Iterable[Record], origins: Iterable[ImportOrigin]
    ) -> Iterator[tuple[str, Record, str]]:
        """Path (`name:line`) and record of each event, without its text.

        What is no event of the format is reported.
        """
        for record, origin in zip(records, origins, strict=True):
            id = str(record.get("id") or "") or self._new_id(record)
            full = {"schema_version": SCHEMA_VERSION, **record, "id": id}
            if not origin.own:
                full["origin"] = written_origin(self._source, origin, {})
            if self._is_valid(full):
                yield f"{self._name}:{origin.line}", full, ""
            else:
                self._report(misshapen("event", full, self._name, origin.line))

    def _new_id(self, record: Record) -> str:
        id = self._taken.unique(ids.slug(title(record)) or "event")
        self._taken.take(id, self._name)
        return id
