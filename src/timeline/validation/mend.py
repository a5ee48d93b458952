"""Remedies for files on disk: what each would be when it is mended or formatted."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from timeline import files, jsonio
from timeline.chronicle import settings
from timeline.chronicle.references import ENTITY, SOURCE
from timeline.chronicle.unread import unreadable
from timeline.errors import ProjectError
from timeline.findings import Finding, Fix
from timeline.format.follow import joined
from timeline.jsonio import JsonError
from timeline.validation.fix import applied, formatted, in_order, readable
from timeline.validation.proof import faults
from timeline.validation.remedy import is_later
from timeline.validation.single import kind_of
from timeline.validation.tree import TOML, shown


class MendedFile(NamedTuple):
    """A file and what it is to be, or why that cannot be said."""

    path: str
    before: bytes
    after: bytes | None
    finding: Finding | None = None


def all_files(root: str) -> list[str]:
    """The paths of all JSON files of a timeline."""
    return [path for kind in files.FOLDERS for path in files.of_kind(root, kind)]


def forms(paths: Iterable[str]) -> Iterator[MendedFile]:
    """Each file with its canonical form; folders stand for all files in them."""
    for path in _named(paths):
        try:
            before = _read(path)
        except OSError as error:
            yield MendedFile(path, b"", None, unreadable(path, error))
            continue
        try:
            yield MendedFile(path, before, formatted(kind_of(path), before))
        except JsonError as error:
            found = Finding(shown(path), error.line, error.column, error.rule, error.message)
            yield MendedFile(path, before, None, found._replace(help=error.hint))


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


def mend(
    paths: Iterable[str], judge: Callable[[Mapping[str, bytes]], Iterable[Finding]], *, unsafe: bool
) -> Iterator[MendedFile]:
    """Each file that can be fixed safely, as it would be; with `unsafe` also where it is likely.

    `judge` gives the findings where some files hold other bytes than on disk. What is mended may
    show what was hidden behind it, so it is judged again until there is nothing more to do. A file
    that cannot be parsed is left as it is.
    """
    before = dict(_contents(paths))
    now: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        fixes = _trusted(judge(now), unsafe=unsafe)
        found = {}
        for path, data in before.items():
            own = fixes.get(shown(os.path.normpath(path)), ())
            if own or not now:  # in the first round all are brought into their form
                after = mended(kind_of(path), now.get(path, data), own)
                if after is not None and after != now.get(path, data):
                    found[path] = after
        now |= found
        if not found:
            break
    for path in sorted(now):
        yield MendedFile(path, before[path], now[path])


# Only so many mistakes of one file are mended at once (`proof.MOST`).
ROUNDS = 100


def _contents(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in _named(paths):
        try:
            yield path, _read(path)
        except OSError:
            continue


def _trusted(findings: Iterable[Finding], *, unsafe: bool) -> dict[str, list[Fix]]:
    """The fixes that may be made, by the paths of their files."""
    trusted = ("safe", "likely") if unsafe else ("safe",)
    found: dict[str, list[Fix]] = defaultdict(list)
    for one in findings:
        if one.fix is not None and one.fix.trust in trusted:
            found[os.path.normpath(one.path)].append(one.fix)
    return found


def mended(kind: str, data: bytes, fixes: Iterable[Fix] = ()) -> bytes | None:
    """A file with its harmless faults taken away and fixes made, in canonical form.

    None if it cannot be parsed, or is of a later version of the format, whose rules are not known
    here. Two fixes may be right alone and wrong together, such as two tags that become the same:
    one that makes a new error of shape is left out.
    """
    data = readable(data)
    try:
        exact, record = jsonio.parse_exact(data), jsonio.parse(data)
    except JsonError:
        return None
    if isinstance(record, dict) and is_later(record.get("schema_version")):
        return None
    errors = faults(kind, record)
    named = []
    for fix in in_order(fixes):
        after = applied(record, fix)
        if after is not None and (left := faults(kind, after)) <= errors:
            exact, record, errors = applied(exact, fix), after, left
            named += [fix.new] if fix.pointer.rpartition("/")[2] in ENTITY | SOURCE else []
    for new in named:  # what named the old id and the new one is there twice
        once, lost = joined(exact, jsonio.parse(new.encode()))
        exact = exact if lost else once
    return jsonio.dumps(exact, kind)
