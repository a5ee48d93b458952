"""What `validate` was asked to judge, and where the sources of its findings are read."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline import files
from timeline.cli import place, terminal
from timeline.errors import ProjectError, TimelineError

if TYPE_CHECKING:
    from timeline.findings import Finding
    from timeline.validation import RuleChoice, Verdict
    from timeline.validation.mend import MendedFile
    from timeline.validation.tree import Tree

_SHOWN = 1 << 26  # bytes of a source that a report may quote from, or of standard input


class ValidateOptions:
    """One question to the judge: the whole timeline, its index, some files, or standard input."""

    def __init__(
        self,
        paths: Sequence[str],
        choice: "RuleChoice",
        *,
        index: bool,
        stdin_filename: str | None,
        directory: Path | None,
    ) -> None:
        self.paths = list(paths)
        self.choice = choice
        self.index = index
        self.stdin_filename = stdin_filename
        self.directory = directory
        if stdin_filename is not None and not self.paths:
            self.paths = ["-"]
        if index and self.paths:
            raise TimelineError("'--index' checks the whole timeline: it takes no paths")
        if "-" in self.paths and len(self.paths) > 1:
            raise TimelineError("'-' means standard input, and no other path may be given with it")

    @cached_property
    def _root(self) -> str:
        return str(place.root(self.directory))

    @cached_property
    def _prefix(self) -> str:
        """What leads from the working directory to the timeline's folder."""
        way = Path(os.path.relpath(self._root)).as_posix()
        return "" if way == "." else f"{way}/"

    @cached_property
    def _tree(self) -> "Tree":
        if self.index:
            from timeline.validation.staged import Staged

            return Staged(self._root)
        from timeline.validation.tree import Folder

        return Folder(self._root)

    @cached_property
    def _stdin(self) -> bytes:
        return sys.stdin.buffer.read(_SHOWN)

    def verdict(self) -> "Verdict":
        """All findings."""
        from timeline import validation

        if self.paths == ["-"]:
            name = self.stdin_filename or "stdin.json"
            verdict = validation.judge_file(name, self._stdin, choice=self.choice)
            if self.stdin_filename:
                return verdict
            # A file without a name has none that its id could differ from.
            kept = [one for one in verdict.findings if one.rule != "id/file-name"]
            return verdict._replace(findings=kept)
        if self.paths:
            return validation.judge_files(self.paths, choice=self.choice)
        return validation.judge_all(self._tree, choice=self.choice, prefix=self._prefix)

    def left_out(self) -> list[str]:
        """A line for each file that git would not commit, and that was not judged therefore."""
        if not self.index:
            return []
        from timeline.validation.staged import Staged

        notes = Staged(self._root).notes()
        return [f"left out: {files.shown(self._prefix + path)}: {why}" for path, why in notes]

    def source(self, path: str) -> bytes | None:
        """The bytes of the file that a finding is about, or None."""
        if self.paths == ["-"]:
            return self._stdin
        try:
            if self.paths:
                return files.read_bytes(path, _SHOWN)
            return self._tree.read(path.removeprefix(self._prefix), _SHOWN)
        except OSError:
            return None

    def report(self, verdict: "Verdict", reporter: Any) -> str:
        """The findings as a reporter tells them, each with its lines of the source."""
        findings = verdict.findings
        if getattr(reporter, "FROM_TOP", False):
            findings = from_top(findings)
        text: str = reporter.render(findings, sources=self.source, colour=terminal.colour())
        return text

    def mend(self, *, unsafe: bool) -> "Iterator[MendedFile]":
        """The files that are asked about as they would be mended, those that would change."""
        from timeline.validation.mend import all_files, mend

        if self.index or self.paths == ["-"]:
            raise TimelineError("'--fix' changes files; use it without '--index' and '-'")
        paths = self.paths or [os.path.relpath(path) for path in all_files(self._root)]
        return mend(paths, self._findings, unsafe=unsafe)

    def _findings(self, mended: "Mapping[str, bytes]") -> "Sequence[Finding]":
        """The findings where some files hold other bytes than on disk."""
        from timeline import validation
        from timeline.validation.tree import Overlay

        if not mended:
            return self.verdict().findings
        if self.paths:
            judged = (validation.judge_file(*one, choice=self.choice) for one in mended.items())
            return [found for verdict in judged for found in verdict.findings]
        own = {path.removeprefix(self._prefix): data for path, data in mended.items()}
        return validation.judge_all(
            Overlay(self._tree, own), choice=self.choice, prefix=self._prefix
        ).findings


def from_top(findings: "Sequence[Finding]") -> "list[Finding]":
    """The findings with paths from the top of the repository, wherever the program was called.

    The folder is the one that GitLab or GitHub says that it checked out, where that holds the
    working directory, else git's own; a path that leads out of it stays as it is.
    """
    here = os.path.realpath(".")
    said = (os.environ.get(name) for name in ("CI_PROJECT_DIR", "GITHUB_WORKSPACE"))
    tops = [os.path.realpath(top) for top in said if top]
    top = next((top for top in tops if Path(here).is_relative_to(top)), None) or _git_top(here)
    return [_from(top, found) for found in findings]


def _git_top(here: str) -> str:
    from timeline.chronicle.repository import Repository

    try:
        inner = Repository(here).prefix
    except ProjectError:
        return here
    return os.path.realpath(os.path.join(here, *([".."] * inner.count("/"))))


def _from(top: str, found: "Finding") -> "Finding":
    related = tuple(one._replace(path=_path_from(top, one.path)) for one in found.related)
    return found._replace(path=_path_from(top, found.path), related=related)


def _path_from(top: str, path: str) -> str:
    whole = os.path.normpath(os.path.join(os.path.realpath("."), path))
    inside = Path(whole).is_relative_to(top)
    return Path(os.path.relpath(whole, top)).as_posix() if inside else path


def names(given: Sequence[str] | None) -> list[str]:
    """Names that were given in several options, or in one with commas."""
    return [name.strip() for text in given or () for name in text.split(",") if name.strip()]


def counted(findings: "Sequence[Finding]") -> str:
    """How many findings there are of each rule, most first."""
    counts = Counter((found.severity, found.rule) for found in findings)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = max((len(str(count)) for _, count in rows), default=0)
    return "".join(f"{count:>{width}} {severity:7} {rule}\n" for (severity, rule), count in rows)


def summary(verdict: "Verdict") -> str:
    """One line on what was judged and found."""
    kinds = {"event": "events", "entity": "entities", "source": "sources", "timeline": "settings"}
    judged = ", ".join(
        f"{count:,} {kind if count == 1 else kinds[kind]}"
        for kind, count in verdict.counts.items()
        if count
    )
    tally = Counter(found.severity for found in verdict.findings)
    found = ", ".join(
        f"{tally[severity]:,} {severity}{'' if tally[severity] == 1 else 's'}"
        for severity in ("error", "warning")
        if tally[severity]
    )
    return f"{judged or 'nothing'}: {found or 'no findings'}"
