"""What importing commands share: reading their input, and finding out its format."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from timeline import files, registry
from timeline.cli import terminal
from timeline.errors import ProjectError, TimelineError

# Bytes of one file; more is no list of events.
MOST = 1 << 30

# How the files of spreadsheet programs begin.
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SHEETS = (".xls", ".xlsb", ".numbers")
_OPEN_SHEETS = ("ods", "xlsx")
_PIPED = {b"BEGIN:VCALENDAR": "ics", b"---": "markdown"}


def read_input(source: str) -> tuple[str, bytes]:
    """The name and the bytes of a file, or of standard input for `-`."""
    if source == "-":
        return "-", sys.stdin.buffer.read()
    name = source.replace(os.sep, "/")
    try:
        with open(source, "rb") as file:
            if os.fstat(file.fileno()).st_size > MOST:
                raise ProjectError(f"{source}: larger than {MOST:,} bytes")
            return name, file.read()
    except OSError as error:
        raise ProjectError(f"{source}: cannot be read: {error.strerror}") from error


def inputs(source: str, format: str) -> Iterator[tuple[str, bytes]]:
    """Every file that `source` names: one, standard input, or those of a folder by name.

    Of a folder, all files that some importer reads, or those of `format`; hidden ones are left.
    """
    folder = Path(source)
    if source == "-" or not folder.is_dir():
        yield read_input(source)
        return
    wanted = suffixes(format) if format else tuple(_BY_SUFFIX)
    paths = list(_walk(source))
    for path in sorted(one for one in paths if one.lower().endswith(_SHEETS)):
        _leave(path, "a spreadsheet; save it as xlsx, ods or CSV (UTF-8)")
    found = [path for path in paths if path.lower().endswith(wanted)]
    if not found:
        raise TimelineError(f"{source}: no file ends in {', '.join(sorted(wanted))}")
    for path in sorted(found):
        data = _found(path)
        if data is not None:
            yield path.replace(os.sep, "/"), data


def _walk(folder: str) -> Iterator[str]:
    """All that may be read; what is hidden is left, links to folders are told."""
    for place, folders, names in os.walk(folder, onerror=_refuse):
        for name in folders:
            if os.path.islink(os.path.join(place, name)) and not name.startswith("."):
                _leave(os.path.join(place, name), files.LINK)
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(place, name) for name in names if not name.startswith("."))


def _refuse(error: OSError) -> None:
    raise ProjectError(f"{error.filename}: cannot be read: {error.strerror}") from error


def _found(path: str) -> bytes | None:
    """The bytes of a file that nobody named; a link, a pipe or a device is told and left."""
    try:
        return files.read_bytes(path, MOST)
    except OSError as error:
        if error.errno not in files.IRREGULAR:
            raise ProjectError(f"{path}: cannot be read: {error.strerror}") from error
        _leave(path, error.strerror or str(error))
        return None


def _leave(path: str, why: str) -> None:
    terminal.say(f"{files.shown(path)}: left out: {why}")


def is_of(name: str, format: str) -> bool:
    """Whether a file's ending is one of a format."""
    return _BY_SUFFIX.get(os.path.splitext(name)[1].lower()) == format


def suffixes(format: str) -> tuple[str, ...]:
    """The endings of the files of a format."""
    found = [suffix for suffix, name in _BY_SUFFIX.items() if name == format]
    return tuple(found) if found else (".json",)


# Kept here so that the libraries of all formats need not be loaded to name one; a test compares
# it with what the importers say of themselves.
_BY_SUFFIX = {
    ".csv": "csv", ".ics": "ics", ".ical": "ics", ".icalendar": "ics", ".ifb": "ics",
    ".json": "json", ".jsonl": "jsonl", ".markdown": "markdown", ".md": "markdown",
    ".ndjson": "jsonl", ".ods": "ods", ".tab": "tsv", ".tsv": "tsv", ".xlsm": "xlsx",
    ".xlsx": "xlsx",
}  # fmt: skip


def format_of(name: str, data: bytes, asked: str) -> str:
    """The format of a file: as asked, by its ending, or by how it begins in a pipe."""
    if data[:4] == _OLE or (data[:4] == _ZIP and asked not in ("", *_OPEN_SHEETS)):
        raise TimelineError(
            f"{name}: this looks like a spreadsheet (xls, or one with a password)",
            hint="save it as xlsx or ods without a password, or the sheet as CSV (UTF-8)",
        )
    if asked:
        return asked
    if data[:4] == _ZIP:
        return _packed(name, data)
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    known = _BY_SUFFIX.get(os.path.splitext(name)[1].lower())
    if known is None:
        begins = head[:15].upper()
        known = next((one for mark, one in _PIPED.items() if begins.startswith(mark)), None)
    if known is None and head[:1] in (b"{", b"["):
        known = "json" if _is_json(data) else "jsonl"
    if known is None:
        formats = ", ".join(registry.names("timeline.importers"))
        raise TimelineError(
            f"{name}: the format is not clear", hint=f"name it with --from-format: {formats}"
        )
    return "timelinejs" if known == "json" and _is_timelinejs(data) else known


def _packed(name: str, data: bytes) -> str:
    """The format of an archive: OpenDocument says first what it is."""
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in data[:128]:
        return "ods"
    known = _BY_SUFFIX.get(os.path.splitext(name)[1].lower())
    if known in _OPEN_SHEETS or b"xl/" in data:
        return known if known in _OPEN_SHEETS else "xlsx"
    raise TimelineError(
        f"{name}: this is an archive, but not xlsx or ods",
        hint="unpack it, or save the sheet as xlsx, ods or CSV (UTF-8)",
    )


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def _is_timelinejs(data: bytes) -> bool:
    if b'"start_date"' not in data:
        return False
    try:
        value = json.loads(data)
    except ValueError:
        return False
    events = value.get("events") if isinstance(value, dict) else None
    return isinstance(events, list) and any(
        isinstance(one, dict) and isinstance(one.get("start_date"), dict) for one in events
    )
