"""More events for a dataset that is there, as another part of it; and all parts made one again."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from timeline.errors import Refused, TimelineError
from timeline.format.untyped import Record
from timeline.scale import build, layout, stream
from timeline.scale.database import Database
from timeline.scale.manifest import Manifest, at
from timeline.scale.reading import Dataset
from timeline.scale.rows import Spool

# Parts from which on a dataset is slower to ask than it need be.
PARTS = 16
SHOWN = 3


def compact(source: Path, folder: Path, *, replace: bool) -> int:
    """The dataset in `source` as one of a single part in `folder`; the number of its events."""
    before = build.Before(source, at(source), 1)
    with build.building(folder, replace=replace) as aside:
        base = Database(aside=aside / build.SPOOL)

        def query(table: str, where: str, order: str) -> str:
            rows = before.rows("missing" if table == "anchor" else table)
            return f"SELECT * FROM ({rows}) WHERE {where} ORDER BY {order}"

        try:
            build.make(base, aside, before.manifest.settings, query)
        finally:
            base.close()
            shutil.rmtree(aside / build.SPOOL, ignore_errors=True)
    return before.manifest.events


def append(
    events: Iterable[stream.Event],
    dataset: Dataset,
    folder: Path,
    *,
    report: stream.Report,
    progress: Callable[[int], None] | None = None,
) -> tuple[int, int]:
    """Add events to the dataset in a folder: how many, and how many parts it has then.

    They are resolved against each other and against the events that are there. Refused, with
    nothing changed, are ids that are there, and ids that times there are counted from: those
    events would be at another time.
    """
    manifest = at(folder)
    number = 1 + len(manifest.tables["event"]) // len(layout.KINDS)
    before = build.Before(folder, manifest, number)

    def there(id: str) -> Record | None:
        entry = dataset.entries.get(id)
        return None if entry is None else entry.record

    with build.alone(folder), build.beside(folder) as aside, build.spooling(aside) as spool:
        base = build.opened(spool)
        try:
            count = stream.spool_all(
                events, dataset, spool, base, report=report, progress=progress, there=there
            )
            if not count:
                raise Refused(f"{folder}: there is no event to add; nothing was changed")
            spool.close()
            _require_new(base, spool, before)
            made = build.make(base, aside, manifest.settings, build.spooled_query(spool), before)
        finally:
            base.close()
        _join(aside, made, before)
    return count, number


def _require_new(base: Database, spool: Spool, before: build.Before) -> None:
    """Refuse ids that are there, or that would move events that are there."""
    new = build.spooled_rows(spool, "event")
    same = f"SELECT id FROM ({new}) WHERE id IN (SELECT id FROM ({before.rows('locator')}))"
    _refuse_any(base, same, "are in the dataset already", "give the events other ids")
    moved = f"SELECT id FROM ({new}) WHERE id IN (SELECT value FROM ({before.rows('missing')}))"
    _refuse_any(
        base,
        moved,
        "are ids that dates in the dataset depend on; those dates would move",
        "make the dataset again from all events",
    )


def _refuse_any(base: Database, select: str, what: str, hint: str) -> None:
    ids = [str(id) for (id,) in base.ask(f"{select} ORDER BY id LIMIT {SHOWN + 1}")]
    if ids:
        some = ", ".join(f"'{id}'" for id in ids[:SHOWN]) + (" …" if len(ids) > SHOWN else "")
        raise TimelineError(f"{some} {what}; nothing was added", hint=hint)


def _join(aside: Path, made: Manifest, before: build.Before) -> None:
    """Put the files of the part into the dataset, then list them; what is not listed goes."""
    own = {"entity", "source"}
    whole = {name for name in layout.TABLES if name.startswith("name_")} | {"written", "missing"}
    tables = {
        table: parts
        if table in own
        else made.tables[table]
        if table in whole
        else (*parts, *made.tables[table])
        for table, parts in before.manifest.tables.items()
    }
    for table, files in made.tables.items():
        for one in () if table in own else files:
            os.replace(aside / one.path, before.folder / one.path)
    build.write_manifest(Manifest(tables, before.manifest.settings), before.folder)
    listed = {part.path for parts in tables.values() for part in parts}
    for table in layout.TABLES:
        for path in (before.folder / table).glob("*.parquet"):
            if f"{table}/{path.name}" not in listed:
                path.unlink()
