"""People, bodies and places: every name an entity is known by, and the one to show."""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.format.untyped import Record
from timeline.text import fold


def choose(text: Any, lang: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The words of `text` in `lang` and the language they are really in (format: "Text").

    A plain string is in the first of `languages`. In a map: the language, then the shorter tags of
    it, then `mul`, then the timeline's languages in order, then the first there is.
    """
    if not isinstance(text, Mapping):
        return _joined(text), languages[0]
    if lang in text:  # as most often: less than half of the time
        return _joined(text[lang]), lang
    for code in _wanted(lang, languages):
        if code in text:
            return _joined(text[code]), code
    code = next(iter(text))
    return _joined(text[code]), code


def _wanted(lang: str, languages: tuple[str, ...]) -> Iterator[str]:
    parts = lang.split("-")
    for size in range(len(parts), 0, -1):
        yield "-".join(parts[:size])
    yield "mul"
    yield from languages


def _joined(text: Any) -> str:
    return text if isinstance(text, str) else "\n".join(text)


def all_words(text: Any) -> tuple[str, ...]:
    """Every language's words of a text."""
    if type(text) is str:
        return (text,)
    if text is None:
        return ()
    if isinstance(text, Mapping):
        return tuple([_joined(words) for words in text.values()])
    return (_joined(text),)


# Actors whose names are remembered.
_MOST = 1 << 14


class Entities:
    """The entity records of a timeline, with their folded names worked out once."""

    __slots__ = ("_actors", "_names", "records")

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.records = records
        self._names: dict[str, tuple[str, ...]] = {}
        self._actors: dict[tuple[str, str | None, str | None], tuple[str, ...]] = {}

    def folded(self, id: str) -> tuple[str, ...]:
        """All names of `id`, folded: its id, its names, its aliases, and those of its groups."""
        found = self._names.get(id)
        if found is None:
            names = dict.fromkeys(name for one in self.groups(id) for name in self.own(one))
            found = self._names[id] = tuple(names)
        return found

    def actor(self, actor: Record) -> tuple[str, ...]:
        """All folded names that find an actor or a place of an event."""
        name = actor.get("name")
        if type(name) is not str:  # in several languages, or by the entity alone
            return self._found(actor)
        key = (name, actor.get("entity"), actor.get("of"))
        found = self._actors.get(key)
        if found is None:
            if len(self._actors) >= _MOST:
                self._actors.clear()
            found = self._actors[key] = self._found(actor)
        return found

    def _found(self, actor: Record) -> tuple[str, ...]:
        names = list(self.folded(actor["entity"])) if "entity" in actor else []
        names += [fold(name) for name in all_words(actor.get("name"))]
        if "of" in actor:
            names += self.folded(actor["of"])
        return tuple(dict.fromkeys(names))

    def name(self, id: str, lang: str, languages: tuple[str, ...]) -> str:
        """The name to show for an entity; its id where no record is known."""
        record = self.records.get(id)
        return choose(record["name"], lang, languages)[0] if record else id

    def groups(self, id: str) -> list[str]:
        """The entity and the groups it belongs to, nearest first; a circle ends where it closes."""
        chain = [id]
        while (above := self.records.get(chain[-1], {}).get("of")) and above not in chain:
            chain.append(above)
        return chain

    def own(self, id: str) -> Iterator[str]:
        """The names of `id` itself, folded: its ids, its names and its aliases."""
        yield fold(id)
        record = self.records.get(id, {})
        for former in record.get("former_ids", ()):
            yield fold(former)
        for name in all_words(record.get("name")):
            yield fold(name)
        for other in record.get("other_names", ()):
            for name in all_words(other["name"]):
                yield fold(name)
