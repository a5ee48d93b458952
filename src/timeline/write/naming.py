"""Who, where and from what, as a person types it, into actors, places, tags and citations."""

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.importers.rows import works
from timeline.importers.rows.ids import tag
from timeline.text import fold

Value = dict[str, Any]


def entity(text: str, timeline: Timeline) -> Value:
    """`{entity}` where `text` is an id or exactly one entity's name, else `{name}`."""
    name = text.strip()
    if not name:
        raise TimelineError("an empty name", hint="give an id of an entity, or a name")
    if name in timeline.entities.records:
        return {"entity": name}
    found = [id for id, one in timeline.entities.records.items() if fold(name) in names_of(one)]
    return {"entity": found[0]} if len(found) == 1 else {"name": name}


def names_of(record: Mapping[str, Any]) -> set[str]:
    """Every name and other name of an entity in every language, folded."""
    texts = [record["name"], *(other["name"] for other in record.get("other_names", ()))]
    return {fold(words) for text in texts for words in all_words(text)}


def nearly(record: Mapping[str, Any], timeline: Timeline) -> list[str]:
    """Of each name in a record that is no entity's, which entity's it is a part of, in words."""
    parts: list[Any] = [*record.get("participants", ()), *record.get("places", ())]
    parts += [claim["by"] for claim in record.get("claims", ()) if "by" in claim]
    names = dict.fromkeys(one["name"] for one in parts if isinstance(one.get("name"), str))
    found = ((name, _holding(name, timeline)) for name in names)
    return [f"no entity is called '{name}'; did you mean '{id}'?" for name, id in found if id]


def _holding(name: str, timeline: Timeline) -> str | None:
    """The one entity that has all words of `name` in one of its own names."""
    words = set(fold(name).split())
    found = [
        id
        for id, one in timeline.entities.records.items()
        if any(words <= set(own.split()) for own in names_of(one))
    ]
    return found[0] if len(found) == 1 else None


def actor(text: str, timeline: Timeline) -> Value:
    """The actor that `WHO` or `WHO=ROLE` names."""
    who, sign, role = text.rpartition("=")
    if not sign:
        return entity(text, timeline)
    if not tag(role):
        raise TimelineError(
            f"'{text}': '{role}' is no role", hint="write WHO=ROLE, as in 'Ana=host'"
        )
    return {**entity(who, timeline), "role": tag(role)}


def tags(given: Iterable[str]) -> tuple[str, ...]:
    """The tags that texts such as `drug policy,energy` name, each once."""
    words = (word for text in given for word in text.split(",") if word.strip())
    found = tuple(dict.fromkeys(map(tag, words)))
    if "" in found:
        raise TimelineError("a tag of which nothing is left", hint="write tags in Latin letters")
    return found


def citation(text: str, timeline: Timeline) -> Value:
    """The citation that an id, an address, a title or `TITLE <ADDRESS>` names.

    A source file of the timeline is cited by its id where its address or its title is given.
    """
    given = text.strip()
    if given in timeline.sources:
        return {"source": given}
    cited = works.citation(given) if given else None
    if cited is None:
        raise TimelineError("an empty source", hint="give an id, an address or a title")
    url, title = cited.get("url", ""), cited["title"]
    known = [id for id, one in timeline.sources.items() if _is(one, url, title)]
    return {"source": known[0]} if len(known) == 1 else cited


def _is(source: Mapping[str, Any], url: str, title: str) -> bool:
    if url:
        return url in (source.get("url"), source.get("archive_url"))
    return fold(title) in {fold(words) for words in all_words(source["title"])}
