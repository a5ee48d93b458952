"""The list of a dataset's files, written last: what it names is there and whole, or refused."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple, Self

from timeline.chronicle.settings import Settings, from_record
from timeline.errors import ProjectError
from timeline.files import is_plain, read_bytes
from timeline.scale.layout import FORMAT, MANIFEST, TABLES, VERSION

_MOST = 1 << 26  # bytes of a manifest


class TableFile(NamedTuple):
    """A file of a table: its path in the dataset, its rows and its size in bytes."""

    path: str
    rows: int
    bytes: int

    @classmethod
    def of(cls, record: Any) -> Self:
        """The part that an object of the manifest tells of."""
        path = str(record["path"])
        # A dataset may come from a stranger: what it names lies in it, and names one file.
        if set(path) & set("*?[") or not all(map(is_plain, path.split("/"))):
            raise ValueError(f"'{path}' is not a file of a dataset")
        return cls(path, int(record["rows"]), int(record["bytes"]))


class Manifest(NamedTuple):
    """The files of every table, and the settings of the timeline."""

    tables: Mapping[str, tuple[TableFile, ...]]
    settings: Settings

    @property
    def events(self) -> int:
        """The number of events."""
        return sum(part.rows for part in self.tables["event"])


def written(manifest: Manifest) -> bytes:
    """The manifest as its file holds it."""
    settings = {
        key: value for key, value in asdict(manifest.settings).items() if value and key != "given"
    }
    record = {
        "format": FORMAT,
        "version": VERSION,
        "settings": settings,
        "tables": {
            name: [part._asdict() for part in parts] for name, parts in manifest.tables.items()
        },
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes, name: str) -> Manifest:
    """The manifest in `data`; other data, or a later format, is a `ProjectError`."""
    try:
        record = json.loads(data)
        if not isinstance(record, dict) or record.get("format") != FORMAT:
            raise _foreign(name)
        if record["version"] != VERSION:
            raise _other(name, record["version"])
        tables = {
            table: tuple(TableFile.of(one) for one in parts)
            for table, parts in record["tables"].items()
        }
        settings = from_record(record["settings"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ProjectError(f"{name}: not a manifest that can be read: {error}") from error
    missing = [table for table in TABLES if table not in tables]
    if missing:
        raise ProjectError(f"{name}: the table '{missing[0]}' is missing", hint=AGAIN)
    return Manifest(tables, settings)


def at(folder: Path) -> Manifest:
    """The manifest of the dataset in a folder, all of whose files are there and whole."""
    name = folder / MANIFEST
    try:
        data = read_bytes(str(name), _MOST)
    except FileNotFoundError as error:
        what = (
            "not a dataset, or one that was not written completely"
            if folder.is_dir()
            else "not there"
        )
        raise ProjectError(f"{folder}: {what}: '{MANIFEST}' is missing", hint=AGAIN) from error
    except OSError as error:
        raise ProjectError(f"{name}: cannot be read: {error.strerror}") from error
    manifest = read(data, str(name))
    check(manifest, folder)
    return manifest


def check(manifest: Manifest, folder: Path) -> None:
    """Refuse a dataset of which a file is missing or has not the size that it was written with."""
    for part in {part for parts in manifest.tables.values() for part in parts}:
        path = folder / part.path
        try:
            state = path.lstat()
            if not S_ISREG(state.st_mode) or path.parent.is_symlink():
                raise OSError(EINVAL, "not a regular file of the dataset")
            size = state.st_size
        except OSError as error:
            raise ProjectError(f"{path}: {error.strerror}", hint=AGAIN) from error
        if size != part.bytes:
            raise ProjectError(f"{path}: {size:,} bytes instead of {part.bytes:,}", hint=AGAIN)


AGAIN = "write the dataset again with 'timeline export parquet'"


def _foreign(name: str) -> ProjectError:
    return ProjectError(
        f"{name}: not a dataset of this program",
        hint=f"'{MANIFEST}' of a dataset says 'format': '{FORMAT}'",
    )


def _other(name: str, version: Any) -> ProjectError:
    older = isinstance(version, int) and version < VERSION
    return ProjectError(
        f"{name}: version {version!r} of the dataset format; this program reads {VERSION}",
        hint=AGAIN if older else "a newer version of this program may read it",
    )
