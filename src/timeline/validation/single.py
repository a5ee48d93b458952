"""The verdict on single files: what can be said of each without the rest of its timeline."""

import errno
import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path, PurePath

from timeline import files
from timeline.errors import ProjectError
from timeline.findings import Finding
from timeline.validation.choice import RuleChoice
from timeline.validation.configuration import Configuration, configure
from timeline.validation.judge import Judge, in_order
from timeline.validation.rulebook import Rulebook, load
from timeline.validation.tree import FOLDERS, SUFFIX, TOML, Folder, shown
from timeline.validation.whole import Verdict, judge_all

_KINDS = {folder: kind for kind, folder in FOLDERS.items()}


def judge_files(paths: Sequence[str], *, choice: RuleChoice | None) -> Verdict:
    """What is wrong with each of some files; a folder stands for all files in it.

    Only the folder of a timeline itself is judged as a whole.
    """
    return _joined(_folder_or_file(path, choice) for path in sorted(set(paths)))


def _joined(verdicts: Iterable[Verdict]) -> Verdict:
    findings: list[Finding] = []
    counts: dict[str, int] = {}
    strict = False
    for verdict in verdicts:
        findings += verdict.findings
        strict = strict or verdict.strict
        for kind, count in verdict.counts.items():
            counts[kind] = counts.get(kind, 0) + count
    return Verdict(in_order(findings), counts, strict)


def _folder_or_file(path: str, choice: RuleChoice | None) -> Verdict:
    if not os.path.isdir(path) or path.endswith(SUFFIX):
        return judge_file(path, None, choice=choice)
    plain = path.rstrip("/" + os.sep) or path
    if (Path(path) / TOML).is_file() or (Path(path) / FOLDERS["event"]).is_dir():
        prefix = "" if plain == "." else f"{plain.replace(os.sep, '/')}/"
        return judge_all(Folder(path), choice=choice, prefix=prefix)
    return judge_files(files.json_files(plain), choice=choice)


def judge_file(path: str, data: bytes | None, *, choice: RuleChoice | None) -> Verdict:
    """What is wrong with the file at `path`, whose content is `data` or is read from there."""
    own, configuration, book = _home(str(Path(path).absolute().parent), choice)
    inner = f"{own}{PurePath(path).name}"
    if PurePath(path).name == TOML:
        return Verdict(_toml(path, configuration, book), {"timeline": 1}, configuration.strict)
    content: bytes | OSError
    limit = configuration.settings.max_bytes
    try:
        content = files.read_bytes(path, limit) if data is None else data
    except OSError as error:
        content = error
    if data is not None and len(data) > limit:
        content = OSError(errno.EFBIG, f"more than {limit:,} bytes")
    judge = Judge(book, configuration.choice, tz=configuration.tz)
    judge.judge(kind_of(path), PurePath(path).name.removesuffix(SUFFIX), inner, content)
    return Verdict(_as_named(judge.findings, path), {kind_of(path): 1}, configuration.strict)


def _toml(path: str, configuration: Configuration, book: Rulebook) -> list[Finding]:
    judge = Judge(book, configuration.choice, tz=configuration.tz)
    judge.tell(*configuration.findings)
    if configuration.sheet is not None:
        judge.rules(configuration.sheet)
    return _as_named(judge.findings, path)


def _as_named(findings: Sequence[Finding], path: str) -> list[Finding]:
    """The findings under the path as it was given, sorted."""
    name = shown(path.replace(os.sep, "/"))
    return in_order(
        found._replace(
            path=name, related=tuple(place._replace(path=name) for place in found.related)
        )
        for found in findings
    )


@cache
def _home(folder: str, choice: RuleChoice | None) -> tuple[str, Configuration, Rulebook]:
    """A folder's path inside its timeline, and what that timeline's `timeline.toml` says."""
    try:
        root = files.find_root(Path(folder))
    except ProjectError:
        root = Path(folder)
    inner = PurePath(folder).relative_to(root).as_posix()
    configuration = configure(Folder(str(root)), choice)
    book = load(configuration.choice)
    return ("" if inner == "." else f"{inner}/"), configuration, book


def kind_of(path: str) -> str:
    """The kind of a file by the folder that it lies in; an event where no folder tells."""
    if PurePath(path).name == TOML:
        return "timeline"
    folders = reversed(Path(path).absolute().parent.parts)
    return next((_KINDS[name] for name in folders if name in _KINDS), "event")
