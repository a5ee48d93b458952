"""What an import was asked for, and what it would do."""

from collections import Counter
from dataclasses import dataclass, field

from timeline.files.paged import PagedList
from timeline.findings import Finding, Severity
from timeline.importers import ImportOrigin
from timeline.write.transaction import FileChange


@dataclass(slots=True)
class Plan:
    """What an import would do: the changes, the counts and all reports.

    `notes` are how each file was understood, `said` what has to be known of the whole.
    """

    new: int = 0
    updated: int = 0
    skipped: int = 0
    failed: int = 0
    # They are judged in the order of their paths.
    changes: PagedList[FileChange] = field(default_factory=lambda: PagedList(together=1))
    reports: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    readings: dict[str, tuple[int, str, str]] = field(default_factory=dict)

    def warn(
        self, name: str, origin: ImportOrigin, rule: str, message: str, *, help: str | None = None
    ) -> None:
        """Something that was not carried, or that should be looked at."""
        self.report(name, origin, rule, message, severity="warning", help=help)

    def fail(
        self, name: str, origin: ImportOrigin, rule: str, message: str, *, help: str | None = None
    ) -> None:
        """An event that cannot be brought in."""
        self.failed += 1
        self.report(name, origin, rule, message, severity="error", help=help)

    def report(
        self,
        name: str,
        origin: ImportOrigin,
        rule: str,
        message: str,
        *,
        severity: Severity,
        help: str | None = None,
    ) -> None:
        """Something to be told of an event, with its place in the file `name`."""
        line = origin.line
        self.reports.append(
            Finding(name, line, int(line > 0), rule, message, severity=severity, help=help)
        )

    @property
    def total(self) -> int:
        """How many events there were."""
        return self.new + self.updated + self.skipped + self.failed

    def closing(self) -> str:
        """The last line of every import."""
        return (
            f"{self.new} new, {self.updated} updated, {self.skipped} skipped, {self.failed} failed"
        )


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What was asked of an import.

    `conflict` decides where both sides changed a field: `keep`, `theirs` or `error`. `source` is
    the name of the source where it is given; `top` the folder that was given. `entities` links
    names to the timeline's own entities and sources, and makes new entities of others. `prune`
    withdraws the events of a source that are no longer in it. `window` are the first and the last
    day that were asked for, "" for none: what lies outside is not expected to be there.
    """

    conflict: str = "keep"
    folder: str = "events"
    source: str = ""
    top: str = ""
    entities: bool = False
    prune: bool = False
    window: tuple[str, str] = ("", "")
