"""Events of other programs into the timeline: matched with what is there, all written or none.

An item that a reader took apart (`importers.rows.ledger`) comes here as a record and an origin.
`write.identity` says which event it is, `write.merge` merges it with that event, and
`timeline validate` judges the whole before anything is written.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import Any

from timeline import registry
from timeline.format import digests, schema
from timeline.format.untyped import Record
from timeline.importers import Imported, ImportOrigin, OwnMark
from timeline.importers.rows import ids
from timeline.registry import Option
from timeline.text import json_text
from timeline.write import gone, identity, revision, stamp, verdict
from timeline.write.foresee import Arrival, Foreseen, Foreseer
from timeline.write.identity import Identities, IdentityMatch
from timeline.write.incoming import (
    IncomingItems,
    TakenIds,
    changed,
    is_as_before,
    require_whole,
    title,
    whole,
    written_origin,
)
from timeline.write.links import Links
from timeline.write.merge import POLICIES as CONFLICTS
from timeline.write.merge import MergedEvent, as_it_is, differing, fields_of, merge
from timeline.write.plans import ImportRequest, Plan
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

__all__ = ["CONFLICTS", "Plan", "from_json", "options", "plan", "read"]

ROOM = "timeline.importers"
# Characters of a value that a report shows.
SHOWN = 2_000


Watched = Callable[[Sequence[Any]], Iterable[Any]]


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


def plan(
    workspace: Workspace,
    files: Iterable[tuple[str, Imported]],
    *,
    conflict: str = "keep",
    folder: str = "events",
    source: str = "",
    top: str = "",
    entities: bool = False,
    prune: bool = False,
    window: tuple[str, str] = ("", ""),
    watched: Watched = iter,
) -> Plan:
    """What importing the files would do; nothing is written. `watched` may count the events.

    Raises `Doubled` where most of a file is known under the name of another source, and
    `TimelineError` where `prune` is asked for what may be a part of its source.
    """
    asked = ImportRequest(conflict, folder, source, top, entities, prune, window)
    planner = _Planner(workspace, asked, watched)
    some = revision.whole_marks(list(files))
    names = identity.source_names(some, source, top)
    by_source: dict[str, list[tuple[str, Imported]]] = {}
    for pair, one in zip(some, names, strict=True):
        by_source.setdefault(one, []).append(pair)
    for number, (one, pairs) in enumerate(by_source.items(), 1):
        planner.add(one, pairs, is_last=number == len(by_source))
    return planner.settled()


class _Planner:
    """Takes files one by one and decides what becomes of each event."""

    def __init__(self, workspace: Workspace, asked: ImportRequest, watched: Watched) -> None:
        self.watched = watched
        self.workspace = workspace
        self.asked = asked
        self.plan = Plan()
        self.names = TakenIds(workspace.paths)
        self.brought: dict[str, tuple[str, ImportOrigin]] = {}
        self.keys: set[str] = set()
        self.is_last = False
        self.piped = False
        self.is_valid = schema.checker("event")

    @cached_property
    def known(self) -> Identities:
        """The events that are there."""
        entries = self.workspace.timeline.entries.values()
        return Identities(entry.record for entry in entries)

    @cached_property
    def links(self) -> Links:
        """The names that are known."""
        return Links(self.workspace, making=self.asked.entities)

    def add(self, source: str, files: Sequence[tuple[str, Imported]], *, is_last: bool) -> None:
        """Plan what becomes of the events of all files of one source."""
        found = self.plan
        self.is_last = is_last
        self.keys.clear()
        for _, imported in files:
            found.notes += imported.notes
            found.reports += imported.reports
            for shape, (count, text, made) in imported.readings.items():
                before, *example = found.readings.get(shape, (0, text, made))
                found.readings[shape] = (before + count, example[0], example[1])
            found.failed += sum(one.severity == "error" for one in imported.reports)
            if self.asked.entities and self.links.new:
                self.links.new.learn(imported.types, imported.untyped)
        items = IncomingItems(files, self.asked.top, self._is_whole)
        records, origins = items.records, items.origins
        if self.asked.prune:
            require_whole(source, origins)
        matches = self.known.matches(source, records, origins)
        if not self.asked.source:
            self.piped = source == identity.PIPE and bool(self.known.sources[source])
            given = self.asked.top or files[0][0]
            self.known.check_source(given, source, records, origins, matches)
        some = self.known.sources.get(source, ())
        missing = gone.gone(some, matches, self.workspace.timeline, self.asked.window)
        foreseen = self._foreseen(items, matches, source)
        every = zip(self.watched(items), matches, foreseen, strict=True)
        for (name, record, origin), match, fate in every:
            self._event(Arrival(name, record, origin, match, fate), source)
        if missing:
            self._tell_gone(source, missing, files[0][0])

    def _foreseen(
        self, items: IncomingItems, matches: Sequence[IdentityMatch], source: str
    ) -> Iterable[Foreseen]:
        """What becomes of each event, as far as it depends on no other one."""
        if not self.is_last or self.links:
            return [None] * len(items)
        creation = partial(self.workspace.creation, folder=self.asked.folder)
        return Foreseer(items, matches, self.known, source, self._is_valid, creation).every()

    def _tell_gone(self, source: str, ids: list[str], name: str) -> None:
        said = gone.said(source, ids)
        if not self.asked.prune:
            self.plan.said.append(f"{said}; --prune withdraws them")
        elif self.plan.failed:
            self.plan.said.append(f"{said}; none was withdrawn, since some events failed")
        else:
            self.plan.said.append(f"{said}; withdrawn")
            for id in ids:
                path = self.workspace.paths[id.casefold()]
                data, old = self.workspace.record(path)
                new = gone.tombstone(source, old, self.workspace.today)
                self.brought[id] = (name, ImportOrigin())
                self._change(path, data, old, new, ImportOrigin(), name)

    def _is_whole(self, name: str, record: Record, origin: ImportOrigin) -> bool:
        """Whether a record can be an event; one of our own must be, as it stands."""
        return not origin.own or self._check(record, name, origin)

    def _event(self, come: Arrival, source: str) -> None:
        name, record, origin, match, _ = come
        if origin.key and origin.key in self.keys:
            self.plan.fail(name, origin, "import/twice", f"the id '{origin.key}' comes twice")
            return
        self.keys.add(origin.key)
        id = match.id or self._new_id(record, origin)
        if not id:
            message = f"no id can be made from the title '{title(record)}'"
            self.plan.fail(name, origin, "import/no-id", message, help="give the events ids")
            return
        if id in self.brought:
            self.plan.fail(name, origin, "import/twice", f"the id '{id}' comes twice")
            return
        self.brought[id] = (name, ImportOrigin(origin.line))
        if match.id:
            self._meet(come, source)
        else:
            self._create(come, id, source)

    def _new_id(self, record: Record, origin: ImportOrigin) -> str:
        """The id of an event that is not there yet: its own where nothing has it, or one like it.

        A record of this format that brings an id keeps it, or is refused as coming twice.
        """
        own = str(record.get("id") or "")
        if own and (origin.own or origin.mark):
            return own
        wanted = own or ids.slug(title(record))
        return self.names.unique(wanted) if wanted else ""

    def _create(self, come: Arrival, id: str, source: str) -> None:
        name, record, origin, _, made = come
        full: Record = {}
        change = made if isinstance(made, FileChange) else None
        if change is None or change.path != f"{self.asked.folder}/{id}.json":
            change = None
            record = self.links.of_record(record) if self.asked.entities else record
            full = whole(record, id, origin, source)
            if not self._check(full, name, origin):
                return
        path = self.names.path(id)
        if path is not None:
            message = f"the id '{id}' is taken by another event, {path}"
            self.plan.fail(name, origin, "import/conflict", message)
            return
        change = change or self.workspace.creation(full, folder=self.asked.folder)
        if self._is_too_large(change, name, origin):
            return
        self.names.take(id, change.path)
        self.plan.changes.append(change)
        self.plan.new += 1
        if not self.is_last:
            self.known.learn(full)
        self._count(origin)

    def _count(self, origin: ImportOrigin) -> None:
        if not origin.own and origin.mark is None:
            self.plan.kept.update(origin.kept.keys())

    def _check(self, record: Record, name: str, origin: ImportOrigin) -> bool:
        if self._is_valid(record):
            return True
        for error in schema.errors("event", record)[:1]:
            place = error.pointer.lstrip("/").replace("/", ".") or "the event"
            message = f"'{record['id']}': {place}: {error.message}"
            self.plan.fail(name, origin, "import/invalid", message)
        return False

    def _is_valid(self, record: Record) -> bool:
        try:
            return self.is_valid(record)
        except ValueError:  # a number that JSON has not
            return False

    def _is_too_large(self, change: FileChange, name: str, origin: ImportOrigin) -> bool:
        """Refuse a file that this program would not read back."""
        size, most = len(change.after or b""), self.workspace.settings.max_bytes
        if size <= most:
            return False
        message = f"it would be a file of {size:,} bytes; at most {most:,} are read"
        self.plan.fail(name, origin, "import/too-large", message, help="shorten its longest value")
        return True

    def _meet(self, come: Arrival, source: str) -> None:
        """An event that is there already: merged with what comes in."""
        name, record, origin, match, made = come
        if match.is_ours and (made or self._is_as_before(match.id, record, origin, source)):
            self.plan.skipped += 1
            self._count(origin)
            return
        path = self.workspace.paths[match.id.casefold()]
        data, old = self.workspace.record(path)
        if origin.mark is not None:
            merged = self._marked(old, record, origin.mark)
        elif origin.own:
            merged = self._own(old, record)
        elif match.is_ours and revision.is_older(
            origin.kept, old.get("origin", {}).get("kept", {})
        ):
            message = f"'{match.id}' is older here than what was imported before; nothing changes"
            self.plan.warn(name, origin, "import/older", message)
            merged = MergedEvent(old, {}, ())
        elif match.is_ours:
            merged = self._again(old, record, origin, source)
        else:
            merged = self._same_id(old, record, origin, name)
        new, _, conflicts, lost = merged
        if lost:
            message = f"'{match.id}' has a claim about '{lost[0]}' in {path}, which would be gone"
            help = "remove the claim, or give it another 'about'"
            self.plan.fail(name, origin, "import/conflict", message, help=help)
            return
        if conflicts and self.asked.conflict == "error":
            words = ", ".join(conflicts)
            message = f"'{match.id}' differs from {path}, which was changed since: {words}"
            self.plan.fail(name, origin, "import/conflict", message)
            return
        if conflicts and self.asked.conflict == "keep":
            self._told(match.id, path, record, conflicts, origin, name)
        self._change(path, data, old, new, origin, name)

    def _is_as_before(self, id: str, record: Record, origin: ImportOrigin, source: str) -> bool:
        here = self.known.records[id]
        if self.links:
            record = self.links.as_before(here, record, here.get("origin", {}).get("base", {}))
        return is_as_before(here, record, origin, source)

    def _change(
        self, path: str, data: bytes, old: Record, new: Record, origin: ImportOrigin, name: str
    ) -> None:
        change = self.workspace.change(path, data, old, new)
        if change.before == change.after:
            self.plan.skipped += 1
            self._count(origin)
        elif self._check(new, name, origin) and not self._is_too_large(change, name, origin):
            self.plan.changes.append(change)
            self.plan.updated += 1
            self._count(origin)

    @property
    def _theirs(self) -> bool:
        return self.asked.conflict == "theirs"

    def _own(self, old: Record, record: Record) -> MergedEvent:
        """A whole record of this format: it is the event's, but for stamps and origin."""
        new = {key: value for key, value in record.items() if key != "origin"}
        new |= {key: old[key] for key in ("origin", *stamp.KEPT) if key in old}
        differ = differing(old, dict.fromkeys((*old, *new)), new)
        if not differ or self._theirs:
            return as_it_is(old, new if differ else old, record, differ)
        return MergedEvent(old, {}, tuple(differ))

    def _marked(self, old: Record, record: Record, mark: OwnMark) -> MergedEvent:
        """An event of our own form: what was changed there since, against what was exported."""
        if mark.id != old["id"]:  # it was renamed since
            whole = {**old, "id": mark.id}
            mark = mark._replace(base=digests.resalted(mark.base, whole, old["id"]))
        new = changed(old, record, mark, self.workspace.settings.languages[0])
        names = {digests.field_of(path) for path in mark.changed}
        return merge(old, new, mark.base, gone=names, theirs=self._theirs)

    def _again(self, old: Record, record: Record, origin: ImportOrigin, source: str) -> MergedEvent:
        """An event that came from this source before."""
        known = old.get("origin", {})
        base = known.get("base", {})
        if self.links:
            record = self.links.as_before(old, record, base)
        merged = merge(old, record, base, gone=fields_of(base), theirs=self._theirs)
        fresh = written_origin(source, origin, merged.base)
        record = revision.unless_stamped(old, {**merged.record, "origin": fresh})
        return merged._replace(record=record)

    def _same_id(self, old: Record, record: Record, origin: ImportOrigin, name: str) -> MergedEvent:
        """An event that only has the same id: nothing is written over unless it is asked for."""
        if origin.kept:
            columns = ", ".join(origin.kept)
            message = f"'{old['id']}' did not come from here; not carried: {columns}"
            self.plan.warn(name, origin, "import/not-carried", message)
        differ = differing(old, record, record)
        if not self._theirs:
            return MergedEvent(old, {}, tuple(differ))
        return as_it_is(old, {**old, **{key: record[key] for key in differ}}, record, differ)

    def _told(
        self,
        id: str,
        path: str,
        record: Record,
        fields: Sequence[str],
        origin: ImportOrigin,
        name: str,
    ) -> None:
        """What both sides have and say differently; the timeline's own stays."""
        for one in fields:
            theirs = json_text(record[one])[:SHOWN] if one in record else "nothing"
            message = f"'{id}' has another {one} in {path}, which stays; here it is {theirs}"
            help = "--on-conflict theirs takes what comes in"
            self.plan.warn(name, origin, "import/conflict", message, help=help)

    def _is_foreign(self, change: FileChange) -> bool:
        """Whether a change comes from another program, rather than from a form of our own."""
        id = change.path.rpartition("/")[2].removesuffix(".json")
        origin = self.brought[id][1]
        return not origin.own and origin.mark is None

    def settled(self) -> Plan:
        """The plan without the events that `timeline validate` would call wrong."""
        new = self.links.new if self.asked.entities else None
        if self.piped and any(self._is_foreign(change) for change in self.plan.changes):
            message = "other events were piped in before, and what a pipe holds has no name"
            raise identity.Doubled(message, identity.PIPE, "NAME")
        verdict.settle(self.plan, self.workspace, self.brought, new)
        return self.plan
