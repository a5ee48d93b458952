"""Makes a dataset of spooled rows: whole, or not there at all."""

import glob
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from timeline.chronicle.row import SIDES
from timeline.chronicle.settings import Settings
from timeline.errors import TimelineError
from timeline.files import atomic
from timeline.files.owned import require_foreign_folder
from timeline.scale.database import Database, quoted
from timeline.scale.layout import EVENT, FILES, IS_SHORT, LONG, MANIFEST, SHORT, TABLES, VERSION
from timeline.scale.manifest import Manifest, TableFile, written
from timeline.scale.rows import Spool, columns

GROUP = 61_440  # rows of a row group: what is read at once, and what pruning leaves out
_OPTIONS = (
    f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP},"
    f" KV_METADATA {{timeline_dataset: '{VERSION}'}}"
)


@contextmanager
def building(folder: Path, *, replace: bool) -> Iterator[Path]:
    """A folder beside `folder` to write to, put in its place at the end.

    Whatever ends the writing before leaves nothing under that name, or what was there; what was
    written until then is taken away, by the next one to write here if the process was killed.
    """
    folder = folder.absolute()
    _check(folder, replace)
    try:
        _tidy(folder)
        aside = _beside(folder, UNFINISHED)
        handle = _held(aside)
    except OSError as error:
        raise TimelineError(f"{folder}: cannot be written: {error.strerror}") from error
    try:
        yield aside
        _put(aside, folder)
    except OSError as error:
        raise TimelineError(f"{folder}: cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if handle is not None:
            os.close(handle)


UNFINISHED, REPLACED = atomic.SUFFIX, ".old"
SPOOL = "spool"
_CONTENTS = frozenset({*TABLES, MANIFEST, SPOOL, "old"})


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
        raise TimelineError(f"{folder}: a file; a folder is to be written")
    if not any(folder.iterdir()):
        return
    if not (folder / MANIFEST).is_file():
        raise TimelineError(f"{folder}: holds other files", hint="name a folder that is empty")
    if not replace:
        raise TimelineError(f"{folder}: holds a dataset", hint="--replace writes over it")


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


def build(spool: Spool, folder: Path, settings: Settings) -> None:
    """The dataset of everything in the spool, in the (empty) folder."""

    def query(table: str, where: str, order: str) -> str:
        return f"{spooled_rows(spool, table)} WHERE {where} ORDER BY {order}"

    base = Database(aside=spool.folder / "rest")
    try:
        make(base, folder, settings, query)
    finally:
        base.close()


class Query(Protocol):
    """The rows of a table on their way into the dataset."""

    def __call__(self, table: str, where: str, order: str) -> str:
        """The SELECT of those that `where` holds for, in the order of the columns `order`."""
        ...


def make(base: Database, folder: Path, settings: Settings, query: Query) -> None:
    """The dataset of what `query` selects for each table, its manifest last."""
    for name in TABLES:
        (folder / name).mkdir()
    for path, condition in ((SHORT, IS_SHORT), (LONG, f"NOT ({IS_SHORT})")):
        _copy(base, query("event", condition, "sort_at, id"), folder / path)
    for side in SIDES:
        table = f"event_{side}"
        _copy(base, query(table, "TRUE", "value, event_id"), folder / FILES[table][0])
        names = f"SELECT DISTINCT value FROM {_read(folder, table)} ORDER BY value"
        _copy(base, names, folder / FILES[f"name_{side}"][0])
    _copy(base, query("telling", "TRUE", "voice, event_id"), folder / FILES["telling"][0])
    for table in ("entity", "source"):
        _copy(base, query(table, "TRUE", "id"), folder / FILES[table][0])
    every = query("written", "TRUE", "value")
    first = f"SELECT value, MIN(text) AS text FROM ({every}) GROUP BY value ORDER BY value"
    _copy(base, first, folder / FILES["written"][0])
    _copy(base, _locator(folder), folder / FILES["locator"][0])
    _finish(base, folder, settings)


def _copy(base: Database, select: str, path: Path) -> None:
    base.run(f"COPY ({select}) TO {quoted(path)} ({_OPTIONS})", str(path))


def _read(folder: Path, table: str) -> str:
    return f"read_parquet({quoted(folder / FILES[table][0])})"


def _locator(folder: Path) -> str:
    parts = (
        f"SELECT id, '{path}' AS file, file_row_number AS row"
        f" FROM read_parquet({quoted(folder / path)}, file_row_number = true)"
        for path in (SHORT, LONG)
    )
    return f"SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY id"


def _finish(base: Database, folder: Path, settings: Settings) -> None:
    """Write the manifest, all else being safely on the disk."""
    tables = {
        table: tuple(_part(base, folder, path) for path in paths) for table, paths in FILES.items()
    }
    for path in {part.path for parts in tables.values() for part in parts}:
        _settle(folder / path)
    target = folder / MANIFEST
    target.write_bytes(written(Manifest(tables, settings)))
    _settle(target)


def _part(base: Database, folder: Path, path: str) -> TableFile:
    counted = f"SELECT num_rows FROM parquet_file_metadata({quoted(folder / path)})"
    ((rows,),) = base.ask(counted, path)
    return TableFile(path, rows, (folder / path).stat().st_size)


def _settle(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def spooled_rows(spool: Spool, table: str) -> str:
    """What reads the spooled rows of a table."""
    shape = EVENT if table == "event" else TABLES[table]
    # DuckDB sets so much aside for every thread that reads; a character is 4 bytes at most.
    most = max(1 << 22, 4 * spool.longest + 1)
    return (
        f"SELECT * FROM read_json({quoted(spool.path(table))}, format = 'newline_delimited',"
        f" maximum_object_size = {most}, columns = {columns(shape)})"
    )
