"""The zip archives in which spreadsheet programs keep XML, read without trust in what they say."""

import io
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

# Bytes that all files of an archive may have together; more is no list of events.
MOST_UNPACKED = 1 << 29
MOST_FILES = 10_000
_CHUNK = 1 << 16

# What the standard library raises for an archive that is not in order, or is encrypted.
BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)


class NotASheet(Exception):
    """A file that is no spreadsheet, or none that is read; the message says why."""


def opened(data: bytes) -> ZipFile:
    """The archive, whose files are not more than is read; raises `NotASheet`.

    No file unpacks to more than the archive says: `zipfile` reads no further.
    """
    try:
        archive = ZipFile(io.BytesIO(data))
        sizes = [one.file_size for one in archive.infolist()]
    except BROKEN as error:
        raise NotASheet(f"it is no archive of a spreadsheet: {error}") from error
    if len(sizes) > MOST_FILES:
        raise NotASheet(f"it holds {len(sizes):,} files; at most {MOST_FILES:,} are read")
    if sum(sizes) > MOST_UNPACKED:
        raise NotASheet(f"it unpacks to {sum(sizes):,} bytes; at most {MOST_UNPACKED:,} are read")
    return archive


def scan(
    archive: ZipFile,
    name: str,
    *,
    start: Callable[[str, dict[str, str]], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read an XML file of the archive; names of elements are `namespace local`.

    A document type is refused, for entities live there. Raises `NotASheet`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refused
    if start:
        parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    try:
        for chunk in _chunks(archive, name):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise NotASheet(f"{name}: it is no XML: {error}") from error


def _refused(*_: Any) -> None:
    raise NotASheet("it has a document type, as no spreadsheet has; it is not read")


def _chunks(archive: ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(name) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except KeyError as error:
        raise NotASheet(f"it has no {name}, as each such spreadsheet has") from error
    except BROKEN as error:
        raise NotASheet(f"{name}: {error}") from error


@lru_cache(maxsize=1024)
def local(name: str) -> str:
    """The name of an element without its namespace."""
    return name.rpartition(" ")[2]
