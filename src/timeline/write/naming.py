"""Who, where and from what, as a person types it, into actors, places, tags and citations.

A name becomes the one entity or source that it means (`timeline.chronicle.names`), and that is
said; one that may mean several is asked about or refused, never written as a second person.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.chronicle.entities import all_words
from timeline.chronicle.names import meant, words_of
from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.format.untyped import Record
from timeline.importers.rows import works
from timeline.importers.rows.ids import tag
from timeline.text import fold

# Asks a person which of several ids a text means; None for none of them.
Choose = Callable[[str, Sequence[str]], str | None]

# The types of entity that something can happen at.
PLACES = ("place", "state")
SEVERAL = 8  # candidates that are named


class Names:
    """What names mean in a timeline. `said` is a line for each that became an id."""

    def __init__(self, timeline: Timeline, choose: Choose | None = None) -> None:
        self._timeline = timeline
        self._choose = choose
        self._known: dict[str, Mapping[str, set[str]]] = {}
        self._chosen: dict[tuple[str, str], str | None] = {}
        self.said: dict[str, None] = {}

    def actor(self, text: str) -> Record:
        """The actor that `WHO` or `WHO=ROLE` names."""
        who, sign, role = text.rpartition("=")
        if not sign:
            return self.who(text)
        if not tag(role):
            raise TimelineError(
                f"'{text}': '{role}' is not a role", hint="write WHO=ROLE, as in 'Ana=host'"
            )
        return {**self.who(who), "role": tag(role)}

    def who(self, text: str) -> Record:
        """Somebody by the entity that is meant, people and bodies before places, else by name."""
        return self._named(text, "entity")

    def place(self, text: str) -> Record:
        """A place by the entity that is meant, else by name; an id may be that of any entity."""
        return self._named(text, "place")

    def entity(self, text: str) -> str:
        """The id of the one entity that is meant; none is a `TimelineError`."""
        found = self._named(text, "entity")
        if "entity" not in found:
            raise TimelineError(
                f"no entity is called '{found['name']}'",
                hint=self._nearest(found["name"]) or "'timeline entity new NAME' makes one",
            )
        return str(found["entity"])

    def voice(self, text: str) -> tuple[Record | None, Record | None]:
        """Who speaks: an actor, or a source that speaks itself."""
        kind, colon, rest = text.strip().partition(":")
        if colon and kind == "source":
            return None, self.citation(rest)
        actor = self._named(text, "entity", near=False)
        if "entity" in actor or kind == "name":
            return actor, None
        name = actor["name"]
        source = self._meaning(name, "source")
        if source is None:
            entity = self._nearly(name, "entity")
            if entity is not None:
                return {"entity": entity}, None
            source = self._nearly(name, "source")
        return (actor, None) if source is None else (None, {"source": source})

    def citation(self, text: str) -> Record:
        """The citation that an id, an address, a title or `TITLE <ADDRESS>` names.

        A source file is cited by its id where its address or its title is given; `title:` before a
        text makes it another work's title.
        """
        given = text.strip()
        kind, colon, rest = given.partition(":")
        if colon and kind in ("title", "name") and rest.strip():
            return {"title": rest.strip()}
        if colon and kind == "source":
            given = rest.strip()
        cited = works.citation(given) if given else None
        if cited is None:
            raise TimelineError("an empty source", hint="give an id, an address or a title")
        known = self._timeline.sources
        if "url" in cited:
            url = cited["url"]
            same = [id for id, one in known.items() if url in _addresses(one)]
            return {"source": same[0]} if len(same) == 1 else cited
        source = self._meaning(given, "source") or self._nearly(given, "source")
        if source is None and known:
            self.said[f"'{given}' is no known source and is cited by its title"] = None
        return cited if source is None else {"source": source}

    def _named(self, text: str, group: str, *, near: bool = True) -> Record:
        name = text.strip()
        kind, colon, rest = name.partition(":")
        if colon and kind == "name" and rest.strip():
            return {"name": rest.strip()}
        if colon and kind == "entity":
            name = rest.strip()
            if name not in self._timeline.entities.records:
                raise TimelineError(f"no entity has the id '{name}'", hint=self._nearest(name))
        if not name:
            raise TimelineError("an empty name", hint="give an id of an entity, or a name")
        if name in self._timeline.entities.records:
            return {"entity": name}
        found = self._meaning(name, group)
        if found is None and near:
            found = self._nearly(name, group)
        return {"name": name} if found is None else {"entity": found}

    def _meaning(self, text: str, group: str) -> str | None:
        """The one id that a text means, which is said; one of several is asked for."""
        found = meant(text, self._names(group))
        if group == "entity":  # somebody rather than somewhere, where both are called so
            found = [id for id in found if not self._is_place(id)] or found
        if len(found) > 1:
            return self._one_of(text, group, found)
        if not found or found[0] == text:
            return found[0] if found else None
        self._say(text, group, found[0])
        return found[0]

    def _nearly(self, text: str, group: str) -> str | None:
        """What is meant by a text, spelt like an id, that begins ids: it is asked, or refused."""
        begun = [id for id in self._names(group) if _ID.fullmatch(text) and id.startswith(text)]
        if begun:
            return self._one_of(text, group, begun)
        if _UNSPACED.search(text):
            self._say_longer(text, group)
        return None

    def _say_longer(self, text: str, group: str) -> None:
        """Say whose name begins or ends so, where no spaces tell words apart (田中, 田中角栄)."""
        wanted = fold(text)
        for id, names in self._names(group).items():
            longer = [one for one in names if one.startswith(wanted) or one.endswith(wanted)]
            if longer:
                kind = _KINDS[group].one
                self.said[f"'{text}' is written beside {kind} {id} ('{min(longer)}')"] = None

    def _one_of(self, text: str, group: str, found: Sequence[str]) -> str | None:
        key = (group, text)
        if key not in self._chosen:
            if self._choose is None:
                one, many, prefix, other = _KINDS[group]
                some = ", ".join(found[:SEVERAL]) + (" …" if len(found) > SEVERAL else "")
                count = f"{len(found)} {many}" if len(found) > 1 else f"the {one} '{found[0]}'"
                raise TimelineError(
                    f"'{text}' may mean {count}",
                    hint=f"which of {some}? '{prefix}:{text}' for {other}",
                )
            self._chosen[key] = self._choose(text, found)
        chosen = self._chosen[key]
        if chosen is not None:
            self._say(text, group, chosen)
        return chosen

    def _say(self, text: str, group: str, id: str) -> None:
        kind, _, prefix, other = _KINDS[group]
        self.said[f"'{text}' = {kind} {id}; '{prefix}:{text}' for {other}"] = None

    def _is_place(self, id: str) -> bool:
        return self._timeline.entities.records[id].get("type") == "place"

    def _names(self, group: str) -> Mapping[str, set[str]]:
        if group not in self._known:
            timeline = self._timeline
            records = timeline.sources if group == "source" else timeline.entities.records
            self._known[group] = {
                id: names_of(record) | {fold(id)}
                for id, record in records.items()
                if group != "place" or record.get("type") in PLACES
            }
        return self._known[group]

    def _nearest(self, text: str) -> str | None:
        from timeline.text import nearest  # only a slip needs it

        spelt = {name: id for id, names in self._names("entity").items() for name in names}
        near = nearest(fold(text), spelt)
        return f"did you mean '{spelt[near]}'?" if near else None


class _Kind(NamedTuple):
    """How one and several are called; the prefix that says that a text means none of them."""

    one: str
    many: str
    prefix: str
    other: str


_KINDS = {
    "entity": _Kind("entity", "entities", "name", "somebody else"),
    "place": _Kind("entity", "places", "name", "another place"),
    "source": _Kind("source", "sources", "title", "another work"),
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-?")
# Scripts that put no spaces between words: kana, Chinese characters, Thai, Lao and Khmer.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1780-\u17ff]")


def names_of(record: Mapping[str, Any]) -> set[str]:
    """Every name, title and former id of an entity or a source in every language, folded."""
    texts = [record.get("name"), record.get("title")]
    texts += [other["name"] for other in record.get("other_names", ())]
    texts += record.get("former_ids", ())
    return {fold(words) for text in texts for words in all_words(text)}


def _addresses(source: Mapping[str, Any]) -> tuple[Any, Any]:
    return source.get("url"), source.get("archive_url")


def beside(record: Mapping[str, Any], timeline: Timeline) -> list[str]:
    """Of each bare name in a record, the bare name of another event that it may be the same as."""
    names = dict.fromkeys(bare(record))
    known: dict[str, str] = {}
    for entry in timeline.entries.values() if names else ():
        if entry.id != record.get("id"):
            known.update((fold(name), name) for name in bare(entry.record))
    found = []
    for name in names:
        words = words_of(name)
        others = [other for text, other in known.items() if _is_same(words, words_of(text))]
        if fold(name) not in known and len(others) == 1:
            found.append(
                f"'{name}' is written beside '{others[0]}' of another event;"
                " 'timeline entity new' gives one person all names"
            )
    return found


def _is_same(words: set[str], others: set[str]) -> bool:
    return bool(words) and bool(others) and (words < others or others < words)


def bare(record: Mapping[str, Any]) -> Iterable[str]:
    """The names in an event of those who take part or speak and have no entity."""
    commitment = record.get("commitment", {})
    actors = [
        *record.get("participants", ()),
        *commitment.get("debtor", ()),
        *commitment.get("creditor", ()),
        *(claim["by"] for claim in record.get("claims", ()) if "by" in claim),
    ]
    return [actor["name"] for actor in actors if isinstance(actor.get("name"), str)]


def tags(given: Iterable[str]) -> tuple[str, ...]:
    """The tags that texts such as `drug policy,energy` name, each once."""
    given = tuple(given)
    if not all(text.strip(" ,") for text in given):
        raise TimelineError("an empty tag", hint="give a word, such as 'energy'")
    words = (word for text in given for word in text.split(",") if word.strip())
    found = tuple(dict.fromkeys(map(tag, words)))
    if "" in found:
        raise TimelineError("a tag of which nothing is left", hint="write tags in Latin letters")
    return found
