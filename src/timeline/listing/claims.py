"""The claims of events as rows: who says what, when, by which source, and what contradicts what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from timeline.chronicle import telling
from timeline.chronicle.telling import contradictions
from timeline.chronicle.timeline import Entry
from timeline.chronicle.voices import Voice, voice_of
from timeline.query.pattern import pattern
from timeline.words.told import Teller

FIELDS = ("event", "title", "by", "stance", "about", "when", "sources")


class ClaimFilter(NamedTuple):
    """Which claims are wanted: of whom, in which stance, by which source, about what."""

    by: Voice | None = None
    stance: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    about: str = ""
    contradicting: bool = False


class ListedClaim(NamedTuple):
    """A claim of an event, by its number, and the number of the one that it contradicts."""

    entry: Entry
    number: int
    against: int | None = None
    differing: str = ""

    @property
    def claim(self) -> dict[str, Any]:
        """The claim as it stands in the file."""
        found: dict[str, Any] = self.entry.record["claims"][self.number]
        return found


def said(entries: Iterable[Entry], asked: ClaimFilter) -> list[ListedClaim]:
    """The claims that are wanted, in the order of the events and of their files.

    Of contradicting ones, both of each pair are given where one of them is wanted.
    """
    found: list[ListedClaim] = []
    for entry in entries:
        if asked.contradicting:
            found += _contradicting(entry, asked)
        else:
            claims = entry.record.get("claims", ())
            found += [
                one for n in range(len(claims)) if _is_wanted(one := ListedClaim(entry, n), asked)
            ]
    return found


def _contradicting(entry: Entry, asked: ClaimFilter) -> Iterator[ListedClaim]:
    for pair in contradictions(entry):
        both = (
            ListedClaim(entry, pair.one, pair.other, pair.about),
            ListedClaim(entry, pair.other, pair.one, pair.about),
        )
        if any(_is_wanted(one, asked) for one in both):
            yield from both


def _is_wanted(one: ListedClaim, asked: ClaimFilter) -> bool:
    claim = one.claim
    if asked.by is not None and voice_of(claim) != asked.by:
        return False
    if asked.stance and claim["stance"] not in asked.stance:
        return False
    if asked.about and claim.get("about", "") not in (asked.about, f"/{asked.about}"):
        return False
    return all(_cites(one, text) for text in asked.sources)


def _cites(one: ListedClaim, text: str) -> bool:
    from timeline.chronicle.row import work_names  # few ask for a source

    wanted = [pattern(part, "word") for part in text.split(",")]
    sources = one.entry.timeline.sources
    return any(
        any(part.matches(name) for part in wanted)
        for citation in one.claim.get("sources", ())
        for name in work_names(citation, sources.get(citation.get("source", ""), citation))
    )


def row(one: ListedClaim, teller: Teller) -> dict[str, Any]:
    """The claim for programs: ids, codes and times as the files have them."""
    claim = one.claim
    voice = voice_of(claim)
    return {
        "event": one.entry.id,
        "title": teller.title(one.entry.id),
        "by": None if voice is None else voice.id if voice.kind != "name" else _spoken(one, teller),
        "stance": claim["stance"],
        "about": claim.get("about"),
        "when": claim.get("when"),
        "sources": [_work(citation, teller) for citation in claim.get("sources", ())],
        "voice": None if voice is None else str(voice),
        "at": claim.get("at"),
        "text": teller.text(claim.get("text"))[0] or None,
        "claim": one.number,
        "against": one.against,
        "differ": one.differing or None,
    }


def words(one: ListedClaim, teller: Teller) -> dict[str, Any]:
    """The claim for people: names, words and titles."""
    claim, entry = one.claim, one.entry
    return {
        "event": entry.id,
        "title": teller.title(entry.id),
        "stance": teller.label("stance", claim["stance"]),
        "about": _about(claim, teller),
        **cells(one, teller),
    }


def cells(one: ListedClaim, teller: Teller) -> dict[str, Any]:
    """The claim's names, titles and time in words, in every table alike."""
    return {
        "by": _spoken(one, teller),
        "when": told(one, teller),
        "sources": [teller.work(citation).title for citation in one.claim.get("sources", ())],
    }


def told(one: ListedClaim, teller: Teller) -> str:
    """The time that the claim tells, in words; "" where it tells none."""
    claim, entry = one.claim, one.entry
    if "when" not in claim:
        return ""
    known = telling.told(entry, one.number)
    return teller.when(entry.at(claim["when"], known, "", entry.timeline))


def _about(claim: Mapping[str, Any], teller: Teller) -> str:
    about = str(claim.get("about", ""))
    is_key = about[:1] == "/" and about.count("/") == 1
    return teller.label("heading", about[1:]) if is_key else about


def _spoken(one: ListedClaim, teller: Teller) -> str:
    claim = one.claim
    if "by" in claim:
        return str(teller.name(claim["by"]))
    works = [teller.work(citation).title for citation in claim.get("sources", ())]
    return works[0] if works else ""


def _work(citation: Mapping[str, Any], teller: Teller) -> str:
    """The id of a source, or the title of a work that has no file."""
    return str(citation["source"]) if "source" in citation else teller.work(citation).title
