"""How well an event is attested: derived from who claims it, never from who tells it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.chronicle.entities import all_words
from timeline.dates import DateError, parse
from timeline.format.untyped import Record
from timeline.text import fold

Key = tuple[str, ...]
# What a claim on the time of the event is about.
WHEN: Final = "/when"
AFFIRMING: Final = ("alleges", "reports", "confirms")
DENYING: Final = ("denies", "disputes")


class DerivedStanding(NamedTuple):
    """What is known of an event, the voices that make it so, and the reason for an override.

    `value` is retracted, disputed, confirmed, reported, alleged or unsourced. `voices` are the
    `by` of the deciding claims, or the citations that speak themselves, each voice once.
    """

    value: str
    voices: tuple[Record, ...]
    because: Any = None


class _Said(NamedTuple):
    """The latest claim of one voice on the whole event."""

    key: Key
    voice: Record
    claim: Record

    @property
    def stance(self) -> str:
        return str(self.claim["stance"])


def standing(record: Record, sources: Mapping[str, Record]) -> DerivedStanding:
    """How the event stands by the claims on the whole of it, or by the record's own `standing`."""
    said = latest(record.get("claims", ()))
    override = record.get("standing")
    if override is not None:
        value = override["value"]
        voices = _derived(said, record, sources).voices if value != "alleged" else _alleging(said)
        return DerivedStanding(value, voices, override.get("because"))
    return _derived(said, record, sources)


def _derived(
    said: Sequence[_Said], record: Record, sources: Mapping[str, Record]
) -> DerivedStanding:
    if said and all(one.stance == "retracts" for one in said):
        return DerivedStanding("retracted", _voices(said))
    against = [one for one in said if one.stance in ("disputes", "denies")]
    if against:
        return DerivedStanding("disputed", _voices(against))
    confirming = [one for one in said if one.stance == "confirms"]
    if _is_confirmed(confirming, sources):
        return DerivedStanding("confirmed", _voices(confirming))
    reporting = [one for one in said if one.stance in ("reports", "confirms")]
    if reporting:
        return DerivedStanding("reported", _voices(reporting))
    if _alleging(said):
        return DerivedStanding("alleged", _alleging(said))
    if record.get("sources"):
        return DerivedStanding("reported", tuple(record["sources"]))
    return DerivedStanding("unsourced", ())


def _alleging(said: Iterable[_Said]) -> tuple[Record, ...]:
    return _voices([one for one in said if one.stance == "alleges"])


def _voices(said: Iterable[_Said]) -> tuple[Record, ...]:
    return tuple(one.voice for one in said)


def latest(claims: Iterable[Record], about: str | None = None) -> list[_Said]:
    """The latest claim of each voice on the whole event, voices in the order they first spoke.

    With `about`, the latest on that part of it.

    A claim follows the one above it, unless both are dated and it is the earlier.
    """
    said: dict[Key, _Said] = {}
    for claim in claims:
        if claim.get("about") != about:
            continue
        for key, voice in _speakers(claim):
            before = said.get(key)
            if before is None or follows(claim, before.claim):
                said[key] = _Said(key, voice, claim)
    return list(said.values())


def affirmed(claims: Sequence[Record]) -> Iterator[tuple[Record, Sequence[Record]]]:
    """Each claim that tells of the event or of its time and was not taken back, with its works.

    What a voice said counts until it retracts it; of a work that speaks itself, it is the work's.
    """
    for claim in claims:
        about = claim.get("about")
        if about not in (None, WHEN) or claim["stance"] not in AFFIRMING:
            continue
        standing = [
            voice for key, voice in _speakers(claim) if not _is_taken_back(key, about, claims)
        ]
        if standing:
            yield claim, claim.get("sources", ()) if "by" in claim else standing


def _is_taken_back(key: Key, about: str | None, claims: Sequence[Record]) -> bool:
    """Whether a voice retracts now what it said of the event, or of the part."""
    return any(
        one.key == key and one.stance == "retracts"
        for part in dict.fromkeys((None, about))
        for one in latest(claims, part)
    )


def _speakers(claim: Record) -> Iterator[tuple[Key, Record]]:
    """Who speaks: the actor; without one, every cited work for itself."""
    actor = claim.get("by")
    if actor is not None:
        yield ("actor", *_actor_key(actor)), actor
        return
    for citation in claim.get("sources", ()):
        yield ("work", citation.get("source") or _folded(citation.get("title"))), citation


def _actor_key(actor: Record) -> Key:
    if "entity" in actor:
        return ("entity", actor["entity"])
    return ("name", _folded(actor.get("name")), actor.get("of", ""), actor.get("role", ""))


def _folded(text: Any) -> str:
    return "\n".join(fold(words) for words in all_words(text))


def follows(claim: Record, other: Record) -> bool:
    """Whether a claim of a voice replaces one that stands above it in the file.

    It does, unless both are dated and it is the earlier.
    """
    if "at" not in claim or "at" not in other:
        return True
    try:
        return not parse(claim["at"]) < parse(other["at"])
    except DateError:  # a rule reports it; here the order of the file holds
        return True


def _is_confirmed(confirming: Sequence[_Said], sources: Mapping[str, Record]) -> bool:
    if any(_is_official(one, sources) for one in confirming):
        return True
    published = [(one.key, _publishers(one, sources)) for one in confirming]
    return any(
        key != other and _differ(mine, theirs)
        for key, mine in published
        for other, theirs in published
    )


def _is_official(said: _Said, sources: Mapping[str, Record]) -> bool:
    """An official record speaks itself; under a `by` it would only carry somebody's words."""
    return said.key[0] == "work" and _work(said.voice, sources).get("type") == "official-record"


def _work(citation: Record, sources: Mapping[str, Record]) -> Record:
    return sources.get(citation["source"], {}) if "source" in citation else citation


def _publishers(said: _Said, sources: Mapping[str, Record]) -> list[frozenset[str]]:
    """All names of the publisher of each work that carries the claim; only known ones count."""
    works = [said.voice] if said.key[0] == "work" else said.claim.get("sources", ())
    names = [all_words(_work(work, sources).get("publisher")) for work in works]
    folded = [frozenset(fold(name) for name in known) for known in names]
    return [known for known in folded if known]


def _differ(mine: list[frozenset[str]], theirs: list[frozenset[str]]) -> bool:
    return any(one.isdisjoint(other) for one in mine for other in theirs)
