"""Makes a dataset of spooled rows: whole, or not there at all."""

import glob
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from timeline.chronicle.row import SIDES
from timeline.chronicle.settings import Settings
from timeline.errors import Refused, TimelineError
from timeline.files import atomic
from timeline.files.owned import require_foreign_folder
from timeline.scale import layout
from timeline.scale.database import Database, listed, quoted
from timeline.scale.layout import IS_SHORT, MANIFEST, TABLES, VERSION
from timeline.scale.manifest import Manifest, TableFile, written
from timeline.scale.rows import CELL, LINES, LONG, NULL, SPOOLED, Spool

MEMORY = "256MB"
GROUP = 61_440  # rows of a row group: what is read at once, and what pruning leaves out
_OPTIONS = (
    f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP},"
    f" KV_METADATA {{timeline_dataset: '{VERSION}'}}"
)


@contextmanager
def building(folder: Path, *, replace: bool) -> Iterator[Path]:
    """A folder beside `folder` to write to, put in its place at the end.

    Whatever ends the writing before leaves nothing under that name, or what was there.
    """
    folder = folder.absolute()
    _check(folder, replace)
    with beside(folder) as aside:
        yield aside
        _put(aside, folder)


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` to write to.

    What is left of it in the end is taken away, by the next one to write here if the process was
    killed.
    """
    folder = folder.absolute()
    try:
        _tidy(folder)
        aside = _beside(folder, UNFINISHED)
        handle = _held(aside)
    except OSError as error:
        raise TimelineError(f"{folder}: cannot be written: {error.strerror}") from error
    try:
        yield aside
    except OSError as error:
        raise TimelineError(f"{folder}: cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if handle is not None:
            os.close(handle)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else adds to the dataset in a folder meanwhile; another one who does is `Refused`."""
    handle = _held(folder)
    if handle is None and os.name == "posix":
        raise Refused(f"{folder}: another process is adding to it", hint="wait until it has ended")
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


UNFINISHED, REPLACED = atomic.SUFFIX, ".old"
SPOOL = "spool"
_CONTENTS = frozenset({*TABLES, MANIFEST, f"dataset{UNFINISHED}", SPOOL, "old"})


@contextmanager
def spooling(aside: Path) -> Iterator[Spool]:
    """Files for rows that are on their way into the dataset in `aside`, gone in the end."""
    folder = aside / SPOOL
    folder.mkdir()
    try:
        with Spool(folder) as spool:
            yield spool
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _beside(folder: Path, ending: str) -> Path:
    """A new folder beside `folder`, with the rights that the umask leaves."""
    made = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}{ending}")
    made.mkdir()
    return made


def _tidy(folder: Path) -> None:
    """Take away what killed processes left beside `folder`; what another one writes to stays."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}.????????.*"):
        with suppress(OSError):  # one that cannot be read is not ours
            ours = left.is_dir() and not left.is_symlink() and _is_leaving(left, folder)
            handle = _held(left) if ours else None
            if handle is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(handle)


def _is_leaving(left: Path, folder: Path) -> bool:
    """Whether `left` is of use to nobody, and holds only what is written here."""
    # What was replaced is the only dataset there is until the new one stands in its place.
    useless = left.suffix == UNFINISHED or (left.suffix == REPLACED and folder.exists())
    return useless and {item.name for item in left.iterdir()} <= _CONTENTS


def _held(folder: Path) -> int | None:
    """A lock on the folder, which ends with its process; None where it cannot be had."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return None
    if atomic.hold(handle):
        return handle
    os.close(handle)
    return None


def _check(folder: Path, replace: bool) -> None:
    """Refuse to write over anything but an empty folder or, if asked, another dataset."""
    require_foreign_folder(folder)
    if not folder.parent.is_dir():
        raise TimelineError(f"{folder}: the folder '{folder.parent}' does not exist")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise TimelineError(f"{folder}: a file; expected a folder")
    if not any(folder.iterdir()):
        return
    if not (folder / MANIFEST).is_file():
        raise TimelineError(f"{folder}: holds other files", hint="name a folder that is empty")
    if not replace:
        raise TimelineError(
            f"{folder}: holds a dataset",
            hint="--replace writes over it, import --append adds to it",
        )


def _put(aside: Path, folder: Path) -> None:
    """Let the folder appear under its name; a dataset that was there goes first."""
    if folder.exists():
        shutil.copymode(folder, aside)
        old = _beside(folder, REPLACED)
        os.replace(folder, old / "old")
        os.replace(aside, folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.replace(aside, folder)


def build(spool: Spool, folder: Path, settings: Settings, base: Database | None = None) -> None:
    """The dataset of everything in the spool, in the (empty) folder."""
    base = base or opened(spool)
    try:
        make(base, folder, settings, spooled_query(spool))
    finally:
        base.close()


def opened(spool: Spool) -> Database:
    """A database that puts aside beside the spool what does not fit into memory."""
    return Database(aside=spool.folder / "rest", memory=MEMORY)


class Query(Protocol):
    """The rows of a table on their way into the dataset."""

    def __call__(self, table: str, where: str, order: str) -> str:
        """The SELECT of those that `where` holds for, in the order of the columns `order`."""
        ...


def spooled_query(spool: Spool) -> Query:
    """The rows of the spool."""

    def query(table: str, where: str, order: str) -> str:
        return f"{spooled_rows(spool, table)} WHERE {where} ORDER BY {order}"

    return query


class Before(NamedTuple):
    """The dataset that another part is made for, and the number of the part."""

    folder: Path
    manifest: Manifest
    part: int

    def rows(self, table: str) -> str:
        """The SELECT of all rows of a table."""
        places = [self.folder / one.path for one in self.manifest.tables[table]]
        return f"SELECT * FROM read_parquet({listed(places)})"


def make(
    base: Database, folder: Path, settings: Settings, query: Query, before: Before | None = None
) -> Manifest:
    """The dataset of what `query` selects for each table, its manifest last.

    With `before`, its next part: tables of events are of this part alone, those of names whole.
    """
    files = layout.files(before.part if before else 1)
    for name in TABLES:
        (folder / name).mkdir()
    for path, condition in zip(files["event"], (IS_SHORT, f"NOT ({IS_SHORT})"), strict=True):
        _copy(base, query("event", condition, "sort_at, id"), folder / path)

    def all_of(table: str, columns: str, rows: str) -> str:
        more = f" UNION ALL SELECT {columns} FROM ({before.rows(table)})" if before else ""
        return f"(SELECT {columns} FROM ({rows}){more})"

    def put(table: str, select: str) -> None:
        _copy(base, select, folder / files[table][0])

    for side in SIDES:
        table = f"event_{side}"
        put(table, query(table, "TRUE", "value, event_id"))
        names = all_of(
            f"name_{side}", "value", f"SELECT DISTINCT value FROM {_read(folder / files[table][0])}"
        )
        put(f"name_{side}", f"SELECT DISTINCT value FROM {names} ORDER BY value")
    put("telling", query("telling", "TRUE", "voice, event_id"))
    for table in ("entity", "source"):
        put(table, query(table, "TRUE", "id"))
    every = all_of("written", "value, text", query("written", "TRUE", "value"))
    put("written", f"SELECT value, MIN(text) AS text FROM {every} GROUP BY value ORDER BY value")
    put("locator", _locator(folder, files["event"]))
    every = all_of("missing", "event_id, value", query("anchor", "TRUE", "value, event_id"))
    ids = all_of("locator", "id", f"SELECT id FROM {_read(folder / files['locator'][0])}")
    lost = f"SELECT DISTINCT event_id, value FROM {every} a ANTI JOIN {ids} l ON a.value = l.id"
    put("missing", f"{lost} ORDER BY value, event_id")
    return _finish(base, folder, settings, files)


def _copy(base: Database, select: str, path: Path) -> None:
    base.run(f"COPY ({select}) TO {quoted(path)} ({_OPTIONS})", str(path))


def _read(path: Path) -> str:
    return f"read_parquet({quoted(path)})"


def _locator(folder: Path, paths: Sequence[str]) -> str:
    parts = (
        f"SELECT id, '{path}' AS file, file_row_number AS row"
        f" FROM read_parquet({quoted(folder / path)}, file_row_number = true)"
        for path in paths
    )
    return f"SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY id"


def _finish(
    base: Database, folder: Path, settings: Settings, files: Mapping[str, Sequence[str]]
) -> Manifest:
    """Write the manifest, all else being safely on the disk."""
    tables = {
        table: tuple(_part(base, folder, path) for path in paths) for table, paths in files.items()
    }
    for parts in tables.values():
        for part in parts:
            settle(folder / part.path)
    manifest = Manifest(tables, settings)
    write_manifest(manifest, folder)
    return manifest


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Put the list of all files into the folder."""
    target = folder / MANIFEST
    aside = target.with_suffix(UNFINISHED)
    aside.write_bytes(written(manifest))
    settle(aside)
    os.replace(aside, target)


def _part(base: Database, folder: Path, path: str) -> TableFile:
    counted = f"SELECT num_rows FROM parquet_file_metadata({quoted(folder / path)})"
    ((rows,),) = base.ask(counted, path)
    return TableFile(path, rows, (folder / path).stat().st_size)


def settle(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def spooled_rows(spool: Spool, table: str) -> str:
    """What reads the spooled rows of a table."""
    found = lines_of(spool.path(table), SPOOLED[table], longest=spool.longest)
    long = [name for name in SPOOLED[table] if name in LONG]
    whole = ", ".join(f"replace({name}, chr({ord(LINES)}), chr(10)) AS {name}" for name in long)
    return found.replace("*", f"* REPLACE ({whole})", 1) if long else found


def lines_of(path: Path, columns: Mapping[str, str], *, longest: int = 0) -> str:
    """What reads the rows of a file whose lines have at most `longest` characters."""
    # DuckDB sets so much aside for every thread that reads; a character is 4 bytes at most.
    most = max(1 << 22, 4 * longest + 1)
    named = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
    never = " force_not_null = ['path']," if "path" in columns else ""
    return (
        f"SELECT * FROM read_csv({quoted(path)}, auto_detect = false, header = false,"
        f" delim = '{CELL}', quote = '', escape = '', new_line = '\\n', nullstr = '{NULL}',"
        f" max_line_size = {most},{never} columns = {{{named}}})"
    )
