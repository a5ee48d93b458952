"""Events on their way in: their ids, their origin, and what was changed in forms of our own."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, overload

from timeline.errors import TimelineError
from timeline.files.paged import Column
from timeline.format import digests
from timeline.format.models.vocabulary import ID_MAX, SCHEMA_VERSION
from timeline.format.untyped import Record
from timeline.importers import Imported, ImportOrigin, OwnMark
from timeline.write import identity


def require_whole(source: str, origins: Sequence[ImportOrigin]) -> None:
    """Refuse to withdraw what is not there where nobody can know that all should be there."""
    if source == identity.PIPE:
        raise TimelineError("--prune: what is piped in has no name", hint="give it with --source")
    if any(one.mark is not None or one.own for one in origins):
        raise TimelineError(
            "--prune: what this program exported may be a part of the timeline",
            hint="withdraw events with 'timeline withdraw ID'",
        )


class IncomingItems(Sequence[tuple[str, Record, ImportOrigin]]):
    """The events of several files, those that `may_come`: each with its file's name and origin.

    They stay where the files hold them, so that many take the memory of one.
    """

    def __init__(
        self,
        files: Sequence[tuple[str, Imported]],
        top: str,
        may_come: Callable[[str, Record, ImportOrigin], bool],
    ) -> None:
        self._files = files
        self._top = top
        self._places = [
            (file, number)
            for file, (_, imported) in enumerate(files)
            for number in range(len(imported.records))
            if may_come(*self._item(file, number))
        ]

    @property
    def records(self) -> Sequence[Record]:
        """The record of each."""
        return Column(len(self), lambda number: self._record(*self._places[number]))

    @property
    def origins(self) -> Sequence[ImportOrigin]:
        """The origin of each."""
        return Column(len(self), lambda number: self._origin(*self._places[number]))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> tuple[str, Record, ImportOrigin]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[str, Record, ImportOrigin]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self._item(*one) for one in self._places[place]]
        return self._item(*self._places[place])

    def _item(self, file: int, number: int) -> tuple[str, Record, ImportOrigin]:
        return self._files[file][0], self._record(file, number), self._origin(file, number)

    def _record(self, file: int, number: int) -> Record:
        record: Record = self._files[file][1].records[number]
        return record

    def _origin(self, file: int, number: int) -> ImportOrigin:
        name, imported = self._files[file]
        origin = imported.origins[number] if number < len(imported.origins) else ImportOrigin()
        if origin.own and "id" not in imported.records[number]:
            origin = origin._replace(own=False)
        if imported.single and not origin.key and not origin.own:
            origin = origin._replace(key=identity.relative(name, self._top))
        return origin


class TakenIds:
    """The ids that are taken, by event files or by this import, whatever their case."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self.paths = dict(paths)
        self.next: Counter[str] = Counter()

    def path(self, id: str) -> str | None:
        """The file that has an id."""
        return self.paths.get(id.casefold())

    def take(self, id: str, path: str) -> None:
        """Nothing else may have this id from now on."""
        self.paths[id.casefold()] = path

    def unique(self, wanted: str) -> str:
        """`wanted`, with the first number from 2 that makes it new where it is taken."""
        if wanted not in self.paths:
            return wanted
        while True:
            number = self.next[wanted] = max(self.next[wanted], 1) + 1
            name = f"{wanted[: ID_MAX - len(str(number)) - 1].rstrip('-')}-{number}"
            if name not in self.paths:
                return name


def changed(old: Record, record: Record, mark: OwnMark, language: str) -> Record:
    """The fields that were changed in a form of our own, with what the form cannot show of them.

    `language` is the one in which a text of the event stands that has only one.
    """
    found: Record = {}
    for path in sorted(mark.changed):
        name, _, code = path.partition("/")
        there, come = found.get(name, old.get(name)), record.get(name)
        if code or (isinstance(come, dict) and name in digests.TEXTS):
            text = come.get(code) if isinstance(come, dict) else come
            found[name] = _spoken(there, code, text, language)
        elif name in mark.items and isinstance(there, list) and come:
            known = {digests.digest(old["id"], name, [item]): item for item in there}
            found[name] = [
                known.get(mark.base.get(f"{name}/{number}", ""), item)
                for item, number in zip(come, mark.items[name], strict=True)
            ]
        else:
            found[name] = come
    return {name: value for name, value in found.items() if value}


def _spoken(there: Any, code: str, text: Any, language: str) -> Any:
    """A text with what was changed in one language of it; `code` "" is all of it."""
    if not code:
        return text
    if isinstance(there, str | list) and text:
        there = {language: there}
    if isinstance(there, dict):
        rest = {key: one for key, one in there.items() if key != code}
        return {**rest, code: text} if text else rest
    return {code: text} if text else there


def written_origin(source: str, origin: ImportOrigin, base: Mapping[str, str]) -> Record:
    """`origin` as an event of this source has it."""
    found: Record = {"source": source}
    if origin.key:
        found["key"] = origin.key
    if origin.kept:
        found["kept"] = dict(origin.kept)
    if base:
        found["base"] = dict(sorted(base.items()))
    return found


def whole(record: Record, id: str, origin: ImportOrigin, source: str) -> Record:
    """The record of a new event from this source."""
    full = {"schema_version": SCHEMA_VERSION, **record, "id": id}
    if not origin.own:
        full["origin"] = written_origin(source, origin, digests.of_record(id, record))
    return full


def is_as_before(here: Record, record: Record, origin: ImportOrigin, source: str) -> bool:
    """Whether a record is what the last import from its source read for the event `here`.

    Then nothing is to be merged, and its file need not be read once more.
    """
    fresh = written_origin(source, origin, digests.of_record(here["id"], record))
    return bool(fresh == here.get("origin", {}))


def title(record: Record) -> str:
    """Words for an id: English ones if there are any."""
    found = record.get("title", "")
    if isinstance(found, dict):
        words = [found.get("en"), *found.values()]
        return next((one for one in words if isinstance(one, str)), "")
    return str(found)[: 10 * ID_MAX]
