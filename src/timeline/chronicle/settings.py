"""What `timeline.toml` says of a timeline: its names, zone, labels, views, stories and calendar."""

import tomllib
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.errors import ProjectError
from timeline.files import SETTINGS, read_bytes
from timeline.format import schema
from timeline.format.models.vocabulary import MAX_BYTES

FILE = SETTINGS
MOST = 1 << 20  # bytes of a settings file
NO_MARK = "save the file as UTF-8 without one: TOML does not allow it"
UNNAMED = "timeline.invalid"

Text = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a timeline; the defaults hold where there is no `timeline.toml`.

    `languages` are in order of preference, the first is that of plain strings; `tz` is the IANA
    zone of events that name none; `as_of` the day up to which the chronology is known; `given`
    tells whether a file was there at all.
    """

    id: str = UNNAMED
    title: Text | None = None
    summary: Text | None = None
    languages: tuple[str, ...] = ("en",)
    tz: str = "UTC"
    as_of: str | None = None
    labels: Mapping[str, Any] = field(default_factory=dict)
    views: Mapping[str, Any] = field(default_factory=dict)
    stories: Mapping[str, Any] = field(default_factory=dict)
    calendar: Mapping[str, Any] = field(default_factory=dict)
    validate: Mapping[str, Any] = field(default_factory=dict)
    given: bool = False

    @property
    def max_bytes(self) -> int:
        """The largest file that is read, in bytes."""
        return int(self.validate.get("max_bytes", MAX_BYTES))


def read(root: Path) -> Settings:
    """The settings of the timeline at `root`; a file that cannot be used is a `ProjectError`."""
    path = root / FILE
    try:
        data = read_bytes(str(path), MOST)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read: {error.strerror}") from error
    return parse(data, name=str(path))


def parse(data: bytes, *, name: str = FILE) -> Settings:
    """The settings that the bytes of a `timeline.toml` hold."""
    if data.startswith(BOM_UTF8):
        raise ProjectError(f"{name}: begins with a byte order mark", hint=NO_MARK)
    try:
        record = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ProjectError(f"{name}: byte {error.start + 1} is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(f"{name}: not valid TOML: {error}") from error
    except (RecursionError, ValueError) as error:  # too deep, or a number of too many digits
        raise ProjectError(f"{name}: too deep, or a number too long, to be read") from error
    if not schema.is_valid("timeline", record):
        first = schema.errors("timeline", record)[0]
        place = first.pointer.replace("/", ".").lstrip(".")
        raise ProjectError(f"{name}: {place or 'the file'}: {first.message}")
    return from_record(record)


def from_record(record: Mapping[str, Any]) -> Settings:
    """The settings of a record that the schema `timeline` accepts."""
    known = {key: record[key] for key in Settings.__dataclass_fields__ if key in record}
    if "languages" in known:
        known["languages"] = tuple(known["languages"])
    return Settings(**known, given=True)
