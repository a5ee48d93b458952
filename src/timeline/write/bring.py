"""Events of other programs into the timeline: matched with what is there, all written or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from timeline import registry
from timeline.chronicle.entities import all_words
from timeline.findings import Finding
from timeline.format import schema
from timeline.format.models.vocabulary import ID_MAX, SCHEMA_VERSION
from timeline.importers import Imported, Origin
from timeline.importers.rows import ids
from timeline.registry import Option
from timeline.text import fold
from timeline.write import stamp
from timeline.write.draft import judge
from timeline.write.naming import names_of
from timeline.write.transaction import Change
from timeline.write.workspace import Workspace

Record = dict[str, Any]
ROOM = "timeline.importers"
KEY = "timeline.import"
"""The extension that keeps by which key another program knows an event."""
CONFLICTS = ("skip", "update", "error")


def read(data: bytes, format: str, *, name: str, **options: Any) -> Imported:
    """What the importer of a format reads."""
    imported: Imported = registry.load(ROOM, format).read(data, name=name, **options)
    return imported


def options(format: str) -> tuple[Option, ...]:
    """The options that a format has."""
    known: tuple[Option, ...] = registry.load(ROOM, format).OPTIONS
    return known


def from_json(data: bytes, *, name: str) -> list[tuple[str, Imported]]:
    """Events as JSON or as JSON lines, whichever it is."""
    lines = [line for line in data.split(b"\n") if line.strip()]
    many = len(lines) > 1 and all(line.lstrip()[:1] == b"{" for line in lines[:2])
    whole = many and lines[0].rstrip()[-1:] == b"}"
    return [(name, read(data, "jsonl" if whole else "json", name=name))]


@dataclass(slots=True)
class Plan:
    """What an import would do: the changes, the counts and all reports."""

    new: int = 0
    updated: int = 0
    skipped: int = 0
    failed: int = 0
    changes: list[Change] = field(default_factory=list)
    reports: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many events there were."""
        return self.new + self.updated + self.skipped + self.failed

    def closing(self) -> str:
        """The last line of every import."""
        return (
            f"{self.new} new, {self.updated} updated, {self.skipped} skipped, {self.failed} failed"
        )


def plan(
    workspace: Workspace,
    files: Iterable[tuple[str, Imported]],
    *,
    conflict: str = "skip",
    folder: str = "events",
) -> Plan:
    """What importing the files would do; nothing is written.

    An event is matched by its id, or by the key that another program knows it by. One that says
    the same as the file that is there is skipped; of one that differs, `conflict` says whether it
    is skipped, updated or refused. One without either is never updated: its id is made of its
    title, and another event may have that too.
    """
    matcher = _Matcher(workspace, conflict, folder)
    found = matcher.plan
    for name, imported in files:
        found.notes += imported.notes
        found.reports += imported.reports
        found.failed += sum(one.severity == "error" for one in imported.reports)
        for number, record in enumerate(imported.records):
            origin = imported.origins[number] if number < len(imported.origins) else Origin()
            matcher.add(record, origin, name)
    return matcher.judged()


class _Matcher:
    """Takes events one by one and decides what becomes of each."""

    def __init__(self, workspace: Workspace, conflict: str, folder: str) -> None:
        self.workspace = workspace
        self.conflict = conflict
        self.folder = folder
        self.plan = Plan()
        self.taken = dict(workspace.paths)
        self.brought: set[str] = set()
        self.origins: dict[str, tuple[str, Origin]] = {}
        self.is_valid = schema.checker("event")

    @cached_property
    def by_key(self) -> dict[str, str]:
        """The id of each event that was imported before under a key."""
        found = {}
        for entry in self.workspace.timeline.entries.values():
            key = entry.record.get("extensions", {}).get(KEY, {})
            if isinstance(key, dict) and "key" in key:
                found[str(key["key"])] = entry.id
        return found

    def add(self, record: Record, origin: Origin, name: str) -> None:
        """Plan what becomes of one event of the file `name`."""
        id, known = self._identity(record, origin)
        record = self._complete(record, id, origin)
        if not id:
            message = f"no id can be made from the title '{_title(record)}'"
            self._fail(name, origin, "import/no-id", message, help="give the events ids")
        elif self._is_valid(record):
            self._match(self._linked(record), origin, name, known=known)
        else:
            for error in schema.errors("event", record)[:1]:
                place = error.pointer.lstrip("/").replace("/", ".") or "the event"
                message = f"'{id}': {place}: {error.message}"
                self._fail(name, origin, "import/invalid", message)

    def _is_valid(self, record: Record) -> bool:
        try:
            return self.is_valid(record)
        except ValueError:  # a number that JSON has not
            return False

    def _complete(self, record: Record, id: str, origin: Origin) -> Record:
        full = {"schema_version": SCHEMA_VERSION, **record, "id": id}
        if origin.key:
            own = full.get("extensions", {})
            full["extensions"] = {**own, KEY: {"key": origin.key}}
        return full

    def _linked(self, record: Record) -> Record:
        """A valid event with the timeline's own entities and sources where it names them."""
        linked: Record = {}
        for key in ("participants", "places"):
            if key in record and self._entities:
                linked[key] = [self._actor(one) for one in record[key]]
        if "sources" in record and self._sources:
            linked["sources"] = [self._cited(one) for one in record["sources"]]
        return {**record, **linked}

    def _identity(self, record: Record, origin: Origin) -> tuple[str, bool]:
        """The event's id, and whether a file of that id is known to be the same event's.

        The id is that of the event imported before under the key, else the record's own, else one
        from the title.
        """
        if origin.key in self.by_key:
            return self.by_key[origin.key], True
        own = record.get("id")
        wanted = own or ids.slug(_title(record))
        if origin.key and wanted:  # the first time: whatever has this id is another event
            return ids.unique(wanted, self.taken), True
        if own or not wanted:
            return wanted, True
        return ids.unique(wanted, self.brought), False

    def _actor(self, one: Record) -> Record:
        """An actor or a place by its entity, where exactly one has that name."""
        known = {self._entities.get(fold(text)) for text in all_words(one.get("name"))}
        found = known.pop() if len(known) == 1 else None
        if not found:
            return one
        return {"entity": found, **{key: value for key, value in one.items() if key != "name"}}

    @cached_property
    def _entities(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for id, record in self.workspace.timeline.entities.records.items():
            for name in names_of(record):
                found[name] = "" if name in found else id
        return found

    def _cited(self, one: Record) -> Record:
        """A citation by its source file, where one has that address and nothing is lost."""
        if "source" in one:
            return one
        found = self._sources.get(one.get("url") or fold(next(all_words(one["title"]))))
        more = one.keys() - {"title", "url", "locator", "quote"}
        if not found or more:
            return one
        return {"source": found, **{key: one[key] for key in ("locator", "quote") if key in one}}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for id, record in self.workspace.timeline.sources.items():
            found |= {fold(words): id for words in all_words(record["title"])}
            found |= {record[key]: id for key in ("url", "archive_url") if key in record}
        return found

    def _match(self, record: Record, origin: Origin, name: str, *, known: bool) -> None:
        id = record["id"]
        if id in self.brought:
            self._fail(name, origin, "import/twice", f"the id '{id}' comes twice")
            return
        self.brought.add(id)
        self.origins[id] = (name, origin)
        path = self.taken.get(id.casefold())
        if path is None:
            change = self.workspace.creation(record, folder=self.folder)
            self.taken[id.casefold()] = change.path
            self.plan.changes.append(change)
            self.plan.new += 1
            return
        self._meet(record, path, origin, name, known=known)

    def _meet(self, record: Record, path: str, origin: Origin, name: str, *, known: bool) -> None:
        """An event that is there already: the same, or to be decided about."""
        data, old = self.workspace.record(path)
        if stamp.same(old, record):
            self.plan.skipped += 1
        elif self.conflict == "update" and not known:
            message = f"{path} has the same title, which does not say that it is the same event"
            self._fail(name, origin, "import/conflict", message, help=_NO_ID)
        elif self.conflict == "update":
            self.plan.changes.append(self.workspace.change(path, data, old, record))
            self.plan.updated += 1
        elif self.conflict == "error":
            message = f"the id '{record['id']}' is taken by another event, {path}"
            self._fail(name, origin, "import/conflict", message)
        else:
            self.plan.skipped += 1
            message = f"'{record['id']}' differs from {path}, which was left as it is"
            help = "--on-conflict update overwrites it" if known else _NO_ID
            self._report(name, origin, "import/conflict", message, "warning", help)

    def _fail(
        self, name: str, origin: Origin, rule: str, message: str, *, help: str | None = None
    ) -> None:
        self.plan.failed += 1
        self._report(name, origin, rule, message, "error", help)

    def _report(
        self, name: str, origin: Origin, rule: str, message: str, severity: Any, help: str | None
    ) -> None:
        line = origin.line
        self.plan.reports.append(
            Finding(name, line, int(line > 0), rule, message, severity=severity, help=help)
        )

    def judged(self) -> Plan:
        """The plan without the events that `timeline validate` would call wrong."""
        wrong: dict[str, Finding] = {}
        for finding in judge(self.workspace.root, self.plan.changes).own:
            if finding.severity == "error":
                wrong.setdefault(finding.path, finding)
        for change in [one for one in self.plan.changes if one.path in wrong]:
            finding = wrong[change.path]
            id = change.path.rpartition("/")[2].removesuffix(".json")
            name, origin = self.origins[id]
            self.plan.changes.remove(change)
            if change.before is None:
                self.plan.new -= 1
            else:
                self.plan.updated -= 1
            self._fail(name, origin, finding.rule, f"'{id}': {finding.message}")
        self.plan.reports.sort()
        return self.plan


_NO_ID = "only an event with an id of its own, as in --map COLUMN=id, updates another"


def _title(record: Record) -> str:
    """Words for an id: English ones if there are any."""
    title = record.get("title", "")
    if isinstance(title, dict):
        words = [title.get("en"), *title.values()]
        return next((one for one in words if isinstance(one, str)), "")
    return str(title)[: 10 * ID_MAX]
