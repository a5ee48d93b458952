"""Remedies for files on disk: what each would be when it is mended or formatted."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from timeline import files
from timeline.chronicle import settings
from timeline.errors import ProjectError
from timeline.findings import Finding
from timeline.jsonio import JsonError
from timeline.validation.fix import formatted, mended, replaced
from timeline.validation.single import kind_of
from timeline.validation.tree import TOML, shown, unreadable


class Form(NamedTuple):
    """A file and what it is to be, or why that cannot be said."""

    path: str
    before: bytes
    after: bytes | None
    finding: Finding | None = None


def all_files(root: str) -> list[str]:
    """The paths of all JSON files of a timeline."""
    return [path for kind in files.FOLDERS for path in files.of_kind(root, kind)]


def forms(paths: Iterable[str]) -> Iterator[Form]:
    """Each file with its canonical form; folders stand for all files in them."""
    for path in _named(paths):
        try:
            before = _read(path)
        except OSError as error:
            yield Form(path, b"", None, unreadable(path, error))
            continue
        try:
            yield Form(path, before, formatted(kind_of(path), before))
        except JsonError as error:
            found = Finding(shown(path), error.line, error.column, error.rule, error.message)
            yield Form(path, before, None, found._replace(help=error.hint))


def _read(path: str) -> bytes:
    return files.read_bytes(path, _limit(os.path.dirname(os.path.abspath(path))))


@cache
def _limit(folder: str) -> int:
    """The largest file that the timeline of a folder reads, in bytes."""
    try:
        return settings.read(files.find_root(Path(folder))).max_bytes
    except ProjectError:
        return settings.Settings().max_bytes


def _named(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if os.path.isdir(path) and not path.endswith(".json"):
            yield from files.json_files(path)
        elif Path(path).name != TOML:
            yield path


def mend(paths: Iterable[str], findings: Iterable[Finding], *, unsafe: bool) -> Iterator[Form]:
    """Each file that can be mended safely, as it would be; with `unsafe` also as findings suggest.

    A file that cannot be parsed is left as it is.
    """
    suggested: dict[str, list[Finding]] = defaultdict(list)
    for found in findings if unsafe else ():
        suggested[os.path.normpath(found.path)].append(found)
    for path in _named(paths):
        try:
            before = _read(path)
        except OSError:
            continue
        better = replaced(before, suggested[shown(os.path.normpath(path))])
        after = mended(kind_of(path), better, unsafe=unsafe)
        if after is not None and after != before:
            yield Form(path, before, after)
