"""Names and addresses of imported events as references to entities and sources."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.names import words_of
from timeline.format import digests
from timeline.format.untyped import Record
from timeline.text import fold
from timeline.write.making import NewEntities
from timeline.write.naming import PLACES, names_of
from timeline.write.workspace import Workspace

LISTS = ("participants", "places")


class Links:
    """The timeline's own entities and sources, by their names and addresses.

    With `making`, any other name becomes a new entity (`write.making`).
    """

    def __init__(self, workspace: Workspace, *, making: bool = False) -> None:
        self.timeline = workspace.timeline
        self.new = NewEntities(workspace) if making else None

    def __bool__(self) -> bool:
        known = self.timeline.entities.records or self.timeline.sources
        return self.new is not None or bool(known)

    def of_record(self, record: Record) -> Record:
        """The record with references wherever exactly one is meant."""
        linked: Record = {}
        for key in LISTS:
            if isinstance(record.get(key), list):
                linked[key] = [self.actor(one, key) for one in record[key]]
        if isinstance(record.get("sources"), list):
            linked["sources"] = [self.cited(one) for one in record["sources"]]
        return {**record, **linked}

    def as_before(self, here: Record, record: Record, base: Mapping[str, str]) -> Record:
        """The record with the references that the last import made; when making, all others too.

        Where what it made is called otherwise now, the reference as it stands in the event `here`.
        """
        known, id = set(base.values()), here["id"]

        def was_linked(key: str, old: Any, new: Any) -> bool:
            if digests.digest(id, key, [new]) in known:
                return True
            return new in here.get(key, ()) and digests.digest(id, key, [old]) not in known

        linked = self.of_record(record)
        found = dict(record)
        for key in (*LISTS, "sources"):
            if isinstance(record.get(key), list):
                found[key] = [
                    new if self.new is not None or was_linked(key, old, new) else old
                    for old, new in zip(record[key], linked[key], strict=True)
                ]
        return found

    def actor(self, one: Any, key: str) -> Any:
        """An actor or a place by its entity: the one that has that name, or a new one."""
        words = _words(one.get("name")) if isinstance(one, dict) else []
        if not words:
            return one
        names = self._names[key]
        found = {id for text in words for id in names.get(fold(text), ())}
        id = min(found) if len(found) == 1 else ""
        if not id and self.new is not None:
            several = found or self._near(words[0], key)
            id = self.new.called(one["name"], words, several, is_place=key == "places")
        if not id:
            return one
        return {"entity": id, **{name: value for name, value in one.items() if name != "name"}}

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, set[str]]]:
        """The entities that may stand in each list, by their folded names.

        Somebody rather than somewhere takes part, where both are called so.
        """
        somewhere: dict[str, set[str]] = {}
        somebody: dict[str, set[str]] = {}
        for id, record in self.timeline.entities.records.items():
            kind = record.get("type")
            for name in names_of(record):
                if kind in PLACES:
                    somewhere.setdefault(name, set()).add(id)
                if kind != "place":
                    somebody.setdefault(name, set()).add(id)
        return {"participants": {**somewhere, **somebody}, "places": somewhere}

    @cached_property
    def _by_word(self) -> Mapping[str, Mapping[str, set[str]]]:
        found: dict[str, dict[str, set[str]]] = {}
        for key, names in self._names.items():
            words = found.setdefault(key, {})
            for name in names:
                for word in words_of(name):
                    words.setdefault(word, set()).add(name)
        return found

    def _near(self, text: str, key: str) -> set[str]:
        """The entities that have all words of a name in one of theirs."""
        some = [self._by_word[key].get(word, set()) for word in words_of(text)]
        names = set.intersection(*some) if some else set()
        return {id for name in names for id in self._names[key][name]}

    def cited(self, one: Any) -> Any:
        """A citation by its source file, where one has that address and nothing is lost."""
        if not isinstance(one, dict) or "source" in one:
            return one
        words = _words(one.get("title"))
        found = self._sources.get(str(one.get("url"))) or self._sources.get(
            fold(words[0]) if words else ""
        )
        more = one.keys() - {"title", "url", "locator", "quote"}
        if not found or more:
            return one
        return {"source": found, **{key: one[key] for key in ("locator", "quote") if key in one}}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for id, record in self.timeline.sources.items():
            found |= {fold(words): id for words in all_words(record["title"])}
            found |= {record[key]: id for key in ("url", "archive_url") if key in record}
        return found


def _words(value: Any) -> list[str]:
    """The texts of a name or title; none where it is no text (the judge tells of that)."""
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else ()
    return [one for one in values if isinstance(one, str)]
