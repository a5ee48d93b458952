"""Names and addresses of imported events as references to the timeline's entities and sources."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.timeline import Timeline
from timeline.format import digests
from timeline.format.untyped import Record
from timeline.text import fold
from timeline.write.naming import names_of


class Links:
    """The timeline's own entities and sources, by their names and addresses."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def __bool__(self) -> bool:
        return bool(self.timeline.entities.records or self.timeline.sources)

    def of_record(self, record: Record) -> Record:
        """The record with references wherever exactly one is meant."""
        linked: Record = {}
        for key in ("participants", "places"):
            if isinstance(record.get(key), list):
                linked[key] = [self.actor(one) for one in record[key]]
        if isinstance(record.get("sources"), list):
            linked["sources"] = [self.cited(one) for one in record["sources"]]
        return {**record, **linked}

    def as_before(
        self, here: Record, record: Record, base: Mapping[str, str], *, more: bool
    ) -> Record:
        """The record with the references that the last import made; with `more`, all others too.

        Where what it made is called otherwise now, the reference as it stands in the event `here`.
        """
        known, id = set(base.values()), here["id"]

        def was_linked(key: str, old: Any, new: Any) -> bool:
            if digests.digest(id, key, [new]) in known:
                return True
            return new in here.get(key, ()) and digests.digest(id, key, [old]) not in known

        linked = self.of_record(record)
        found = dict(record)
        for key in ("participants", "places", "sources"):
            if isinstance(record.get(key), list):
                found[key] = [
                    new if more or was_linked(key, old, new) else old
                    for old, new in zip(record[key], linked[key], strict=True)
                ]
        return found

    def actor(self, one: Any) -> Any:
        """An actor or a place by its entity, where exactly one has that name."""
        if not isinstance(one, dict):
            return one
        known = {self._entities.get(fold(text)) for text in _words(one.get("name"))}
        found = known.pop() if len(known) == 1 else None
        if not found:
            return one
        return {"entity": found, **{key: value for key, value in one.items() if key != "name"}}

    @cached_property
    def _entities(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for id, record in self.timeline.entities.records.items():
            for name in names_of(record):
                found[name] = "" if name in found else id
        return found

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
