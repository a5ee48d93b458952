"""The voices of a timeline: who speaks in its claims, and which one a name means."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from timeline.chronicle.entities import Entities, all_words
from timeline.chronicle.names import meant
from timeline.errors import TimelineError
from timeline.format.untyped import Record
from timeline.text import fold, nearest

SEVERAL = 8  # candidates that are named


class Voice(NamedTuple):
    """Who speaks: an entity, a source that speaks itself, or somebody with no more than a name.

    `kind` is entity, source or name; `id` is the entity's or the source's, else the folded name.
    """

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def voice_of(claim: Record) -> Voice | None:
    """Whose claim it is; without `by` it is that of the first work that it cites."""
    actor = claim.get("by")
    if actor is not None:
        if "entity" in actor:
            return Voice("entity", actor["entity"])
        body = f" ({actor['of']})" if "of" in actor else ""
        return Voice("name", f"{_folded(actor.get('name'))}{body}")
    for citation in claim.get("sources", ()):
        if "source" in citation:
            return Voice("source", citation["source"])
        return Voice("name", _folded(citation.get("title")))
    return None


def _folded(text: Any) -> str:
    return " / ".join(dict.fromkeys(map(fold, all_words(text))))


def voice_named(voice: str) -> Voice:
    """The voice that `str` of one gave."""
    kind, _, id = voice.partition(":")
    return Voice(kind, id)


def names_of(voice: Voice, entities: Entities, sources: Mapping[str, Record]) -> set[str]:
    """All folded names by which a voice is found."""
    if voice.kind == "entity":
        return {fold(voice.id), *entities.own(voice.id)}
    if voice.kind == "source":
        titles = all_words(sources.get(voice.id, {}).get("title"))
        return {fold(voice.id), *map(fold, titles)}
    name, _, _ = voice.id.partition(" (")
    return {voice.id, name, *name.split(" / ")}


def found(
    text: str, voices: Iterable[Voice], entities: Entities, sources: Mapping[str, Record]
) -> Voice:
    """The one voice that `text` means: `id`, a name, or `entity:`, `source:`, `name:` and either.

    A `TimelineError` names the candidates where there are several, the nearest where there is none.
    """
    known = sorted(set(voices))
    kind, colon, rest = text.partition(":")
    chosen = bool(colon) and kind in ("entity", "source", "name")
    if chosen:
        known, text = [one for one in known if one.kind == kind], rest.strip()
    names = {str(one): names_of(one, entities, sources) for one in known}
    same = [str(one) for one in known if _is_id(text, one, chosen)] or meant(text, names)
    if len(same) == 1:
        return voice_named(same[0])
    raise TimelineError(*_refusal(text, same), hint=_hint(text, same, known, names))


def _is_id(text: str, voice: Voice, chosen: bool) -> bool:
    """Whether `text` is the id of a voice, spelt as it is.

    The folded key of somebody with no more than a name is none, but one name among those of all
    voices, unless the kind of voice was `chosen`.
    """
    if voice.kind != "name":
        return voice.id == text
    return chosen and voice.id in (text, fold(text))


def _refusal(text: str, same: list[str]) -> Iterator[str]:
    if same:
        yield f"'{text}' may mean {len(same)} voices"
    else:
        yield f"no claim is made by '{text}'"


def _hint(
    text: str, same: list[str], known: list[Voice], names: Mapping[str, set[str]]
) -> str | None:
    if same:
        some = ", ".join(f"'{one}'" for one in same[:SEVERAL])
        return f"which of {some}{' …' if len(same) > SEVERAL else ''}?"
    if not known:
        return "no claim of this timeline names a voice"
    spelt = {name: str(one) for one in known for name in names[str(one)]}
    near = nearest(fold(text), spelt)
    return f"did you mean '{spelt[near]}'?" if near else None
