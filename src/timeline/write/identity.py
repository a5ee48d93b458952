"""Which event of the timeline an incoming one is: by its mark, its source and key, or its words."""

import json
import re
import shlex
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from timeline.errors import Refused
from timeline.files import shown
from timeline.format import digests
from timeline.format.untyped import Record
from timeline.importers import Imported, ImportOrigin, OwnMark

# The name of the source that was piped in.
PIPE = "standard input"

# Comparisons of events of one title and time at most: beyond it, what differs is new.
COMPARED = 1_000_000

_COPY = re.compile(
    r"(?: \(\d+\)|[ _-]+copy(?:[ _-]?\d+)?|[ _.-]+\d{4}-?\d\d-?\d\d|[ _.-]+\d{4}-\d\d)\Z", re.I
)
_NOTE = (".md", ".markdown")


class IdentityMatch(NamedTuple):
    """The event that an incoming one is; `id` is "" for a new one.

    `is_ours` says that the event came from this source before, so that there is a base to merge
    against; else only its id says that it is the same.
    """

    id: str = ""
    is_ours: bool = False


NEW = IdentityMatch()


class Doubled(Refused):
    """What comes in may be known under the name of the source `known`, or come from another one.

    `sources` are both names, to be said with `--source`.
    """

    def __init__(self, message: str, known: str, other: str) -> None:
        super().__init__(f"{message}; nothing was written", hint=_choice(known, other))
        self.sources = known, other


def _choice(known: str, other: str) -> str:
    same, new = (shlex.quote(name) for name in (known, other))
    return f"the same source: --source {same}; another one: --source {new}"


def source_names(files: Sequence[tuple[str, Imported]], given: str, top: str) -> list[str]:
    """The name of the source of each file: as given, its own, or its stem.

    Of a folder `top`, notes are one source, named for the folder; files of one stem are told
    apart by their paths.
    """
    if given:
        return [given] * len(files)
    stems = [_stem(name, imported, top) for name, imported in files]
    often = Counter(
        stem for stem, (_, one) in zip(stems, files, strict=True) if not (one.single or one.source)
    )
    return [
        relative(name, top) if often[stem] > 1 and not imported.single else stem
        for stem, (name, imported) in zip(stems, files, strict=True)
    ]


def _stem(name: str, imported: Imported, top: str) -> str:
    if imported.source:
        return imported.source
    if name == "-":
        return PIPE
    path = PurePosixPath(shown(name.replace("\\", "/")))
    if imported.single:
        folder = PurePosixPath(shown(top) or path.parent).name
        return folder if folder.strip(".") else "notes"
    stem = path.name.removesuffix(path.suffix) or path.name
    while (bare := _COPY.sub("", stem)) and bare != stem:
        stem = bare
    return stem


def relative(name: str, top: str) -> str:
    """The path of a file below the folder that was given, as text; its name where none was."""
    path = PurePosixPath(name.replace("\\", "/"))
    if top and path.is_relative_to(top):
        return shown(path.relative_to(top).as_posix())
    return shown(path.name)


class Identities:
    """The events of a timeline by what other programs know them by."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records: dict[str, Record] = {}
        self.keys: dict[tuple[str, str], str] = {}
        self.sources: dict[str, list[str]] = defaultdict(list)
        self.elsewhere: dict[str, list[str]] = defaultdict(list)
        for record in records:
            self.learn(record)

    def learn(self, record: Record) -> None:
        """One more event of the timeline."""
        id, origin = record["id"], record.get("origin")
        self.records[id] = record
        if not isinstance(origin, dict) or not isinstance(origin.get("source"), str):
            return
        source, key = origin["source"], str(origin.get("key") or "")
        self.sources[source].append(id)
        if key:
            self.keys[source, key] = id
        self.elsewhere[f"key {key}" if key else f"said {_said(record)}"].append(id)

    def source_of(self, id: str) -> str:
        """The source that an event came from; "" for none."""
        return str(_origin(self.records.get(id, {})).get("source", ""))

    def matches(
        self, source: str, records: Sequence[Record], origins: Sequence[ImportOrigin]
    ) -> list[IdentityMatch]:
        """The event that each record of a source is."""
        found: list[IdentityMatch | None] = []
        lost: list[tuple[int, OwnMark]] = []
        keyless: list[int] = []
        moved: list[int] = []
        for number, (record, origin) in enumerate(zip(records, origins, strict=True)):
            found.append(self._known(source, record, origin))
            if origin.mark is not None and origin.mark.id not in self.records:
                lost.append((number, origin.mark))
            elif found[-1] is None and not origin.key:
                keyless.append(number)
            elif found[-1] is None and origin.key.endswith(_NOTE):
                moved.append(number)
        taken = {one.id for one in found if one and one.id}
        free = [id for id in self.sources[source] if id not in taken]
        self._renamed(lost, found)
        if not free:
            return [one or NEW for one in found]
        _Alike(self, records, origins, found).settle(
            keyless, [id for id in free if not _origin(self.records[id]).get("key")]
        )
        self._moves(moved, [id for id in free if self._is_note(id)], records, origins, found)
        return [one or NEW for one in found]

    def _known(self, source: str, record: Record, origin: ImportOrigin) -> IdentityMatch | None:
        """By its mark, as a record of this format, or by its key; None where nothing of it says."""
        own = record.get("id", "")
        if origin.mark is not None:
            return IdentityMatch(origin.mark.id) if origin.mark.id in self.records else NEW
        if origin.own:
            return IdentityMatch(own) if own in self.records else NEW
        known = self.keys.get((source, origin.key)) if origin.key else None
        if known:
            return IdentityMatch(known, is_ours=True)
        if origin.key and own == origin.key and own in self.records and not self.source_of(own):
            return IdentityMatch(own)
        return None

    def _renamed(
        self, lost: Sequence[tuple[int, OwnMark]], found: list[IdentityMatch | None]
    ) -> None:
        """Events that were exported before they got another id: by title and time, as exported.

        Looked for among the events that nothing else here is; as many comparisons at most as for
        events of one title.
        """
        taken = {one.id for one in found if one}
        free = [id for id in self.records if id not in taken] if lost else []
        if len(lost) * len(free) > COMPARED:
            return
        for number, mark in lost:
            some = [id for id in free if _is_called_now(self.records[id], mark)]
            if len(some) == 1:
                found[number] = IdentityMatch(some[0])
                free.remove(some[0])

    def _is_note(self, id: str) -> bool:
        return str(_origin(self.records[id]).get("key", "")).endswith(_NOTE)

    def _moves(
        self,
        numbers: Sequence[int],
        free: Sequence[str],
        records: Sequence[Record],
        origins: Sequence[ImportOrigin],
        found: list[IdentityMatch | None],
    ) -> None:
        """Notes whose path is gone and whose content is there."""
        by_said: dict[str, list[str]] = defaultdict(list)
        for id in free:
            by_said[_said(self.records[id])].append(id)
        for number in numbers:
            some = by_said.get(_said(records[number]), [])
            for id in some:
                if self.is_same(id, records[number], origins[number]):
                    found[number] = IdentityMatch(id, is_ours=True)
                    some.remove(id)
                    break

    def is_same(self, id: str, record: Record, origin: ImportOrigin) -> bool:
        """Whether a record is what the last import from its source read for this event."""
        known = _origin(self.records[id])
        base = digests.of_record(id, record)
        return dict(known.get("kept", {})) == dict(origin.kept) and known.get("base", {}) == base

    def check_source(
        self,
        name: str,
        source: str,
        records: Sequence[Record],
        origins: Sequence[ImportOrigin],
        found: Sequence[IdentityMatch],
    ) -> None:
        """Raise `Doubled` where more than half is known under another source's name."""
        counts: Counter[str] = Counter()
        if self.sources.keys() <= {source}:
            return
        for record, origin, match in zip(records, origins, found, strict=True):
            if not match.id and not origin.own and origin.mark is None:
                counts.update(self._other_sources(source, record, origin))
        for other, count in counts.most_common(1):
            if 2 * count > len(records):
                message = (
                    f"{name}: {count} of {len(records)} events are known already, "
                    f"from the source '{other}'"
                )
                raise Doubled(message, other, source)

    def _other_sources(self, source: str, record: Record, origin: ImportOrigin) -> set[str]:
        if not origin.key:
            ids = self.elsewhere.get(f"said {_said(record)}", ())
        else:
            ids = [
                id
                for id in self.elsewhere.get(f"key {origin.key}", ())
                if any(self.records[id].get(one) == record.get(one) for one in ("title", "when"))
            ]
        return {self.source_of(id) for id in ids} - {source}


class _Alike:
    """Records without keys: the same title and time is the same event."""

    def __init__(
        self,
        known: Identities,
        records: Sequence[Record],
        origins: Sequence[ImportOrigin],
        found: list[IdentityMatch | None],
    ) -> None:
        self.known = known
        self.records = records
        self.origins = origins
        self.found = found

    def settle(self, numbers: Sequence[int], free: Sequence[str]) -> None:
        """Find the events of the records `numbers` among those of the ids `free`."""
        ids: dict[str, list[str]] = defaultdict(list)
        for id in free:
            ids[_said(self.known.records[id])].append(id)
        come: dict[str, list[int]] = defaultdict(list)
        for number in numbers:
            come[_said(self.records[number])].append(number)
        left: list[int] = []
        for said, some in come.items():
            left += self._group(some, ids.get(said, []))
        self._edited(left, [id for some in ids.values() for id in some])

    def _group(self, numbers: list[int], ids: list[str]) -> list[int]:
        """Match those of one title and time; matched ids leave the list, others are returned."""
        if len(numbers) == 1 and len(ids) == 1:
            self._take(numbers[0], ids.pop())
            return []
        rest: dict[str, list[str]] = defaultdict(list)
        for id in ids:
            rest[_rest(self.known.records[id], _origin(self.known.records[id]))].append(id)
        left = []
        for number in numbers:
            same = rest.get(_rest(self.records[number], {"kept": self.origins[number].kept}))
            if same:
                self._take(number, same.pop(0))
            else:
                left.append(number)
        ids[:] = [id for some in rest.values() for id in some]
        return self._by_base(left, ids)

    def _by_base(self, numbers: list[int], ids: list[str]) -> list[int]:
        """Events that somebody has worked on since, by what the last import read for them."""
        if len(numbers) * len(ids) > COMPARED:
            return numbers
        left = []
        for number in numbers:
            record, origin = self.records[number], self.origins[number]
            same = next((id for id in ids if self.known.is_same(id, record, origin)), None)
            if same is None:
                left.append(number)
            else:
                ids.remove(same)
                self._take(number, same)
        return left

    def _edited(self, numbers: list[int], ids: list[str]) -> None:
        """Events whose title or time somebody changed since: known by the last import's digests.

        Only those whose id begins as the title's does are looked at, so that no input is quadratic.
        """
        by_stem: dict[str, list[str]] = defaultdict(list)
        for id in ids:
            by_stem[stem_of(id)].append(id)
        for number in numbers:
            record = self.records[number]
            some = by_stem.get(stem_of(proposed(record)), [])
            for id in some:
                base = _origin(self.known.records[id]).get("base", {})
                wanted = {
                    **digests.of_field(id, "title", record["title"]),
                    **digests.of_field(id, "when", record["when"]),
                }
                if wanted.items() <= base.items():
                    self._take(number, id)
                    some.remove(id)
                    break

    def _take(self, number: int, id: str) -> None:
        self.found[number] = IdentityMatch(id, is_ours=True)


def _is_called_now(record: Record, mark: OwnMark) -> bool:
    """Whether title and time of an event are those that a mark has under the former id."""
    wanted = {
        path: value
        for path, value in mark.base.items()
        if digests.field_of(path) in ("title", "when")
    }
    now = digests.of_field(mark.id, "when", record["when"])
    if not wanted or any(wanted.get(path) != one for path, one in now.items()):
        return False
    now |= digests.of_field(mark.id, "title", record["title"])
    return now == wanted


def stem_of(id: str) -> str:
    """An id without the number that made it unique."""
    return re.sub(r"-[0-9]+\Z", "", id)


def proposed(record: Mapping[str, Any]) -> str:
    """The id that a record's title gives, "" for none."""
    from timeline.importers.rows import ids

    title = record.get("title", "")
    if isinstance(title, dict):
        words = [title.get("en"), *title.values()]
        title = next((one for one in words if isinstance(one, str)), "")
    return ids.slug(str(title)[:1000])


def _origin(record: Mapping[str, Any]) -> Mapping[str, Any]:
    origin = record.get("origin")
    return origin if isinstance(origin, dict) else {}


def _said(record: Mapping[str, Any]) -> str:
    """Title and time as one text."""
    return _text([record.get("title"), record.get("when")])


def _rest(record: Mapping[str, Any], origin: Mapping[str, Any]) -> str:
    own = {key: one for key, one in record.items() if key not in digests.ASIDE}
    return _text([own, dict(origin.get("kept", {}))])


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
