"""The words of a calendar entry: its title with a mark, and all the rest as plain lines."""

from collections.abc import Iterable, Iterator

from timeline.exporters.ical.values import plain
from timeline.words.description import CitedWork, Name, Told
from timeline.words.told import Teller

TITLE_LIMIT = 255  # some servers cut a longer SUMMARY


def title(told: Told, teller: Teller, *, prefix: str = "", mark: str = "") -> str:
    """The title, with what must be seen first before it and what is vague in it behind it."""
    before = prefix or _fate(told, teller)
    name = told.title if plain(told.title).strip() else told.id
    words = " ".join(part for part in (name, mark) if part)
    full = f"{before}: {words}" if before else words
    return full if len(full) <= TITLE_LIMIT else f"{full[: TITLE_LIMIT - 1].rstrip()}…"


def _fate(told: Told, teller: Teller) -> str:
    if told.withdrawn:
        return _capital(teller.label("page", "withdrawn"))
    return _capital(told.status_label) if told.status in ("cancelled", "postponed") else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def description(told: Told, teller: Teller) -> str:
    """All that is known, what matters most first: some servers keep only the start of it."""
    return "\n".join(_paragraphs(told, teller))


def _paragraphs(told: Told, teller: Teller) -> Iterator[str]:
    if told.withdrawn:
        yield f"{teller.label('page', 'withdrawn')}: {told.withdrawn}"
    if told.summary:
        yield told.summary
        yield ""
    for key, words in _facts(told):
        if words:
            yield f"{teller.label('page', key)}: {words}"
    for key, lines in _lists(told, teller):
        if lines:
            yield f"{teller.label('page', key)}:"
            yield from (f"- {line}" for line in lines)
    if told.description:
        yield ""
        yield told.description


def _facts(told: Told) -> Iterator[tuple[str, str]]:
    yield "when", " — ".join(part for part in (told.when, told.when_text) if part)
    if told.commitment is not None:
        yield "due", told.commitment.due
        yield "state", told.commitment.state_label
    yield "standing", told.standing_label
    yield "who", "; ".join(str(name) for name in told.people)
    yield "where", "; ".join(str(name) for name in told.places)
    yield "figures", "; ".join(told.quantities)


def _lists(told: Told, teller: Teller) -> Iterator[tuple[str, list[str]]]:
    yield "claims", [claim.line for claim in told.claims]
    yield "sources", [source_line(work) for work in works(told)]
    yield "related", [f"{one.label}: {one.title}" for one in told.relations]


def works(told: Told) -> list[CitedWork]:
    """Every work that the event, its claims and its commitment cite, once, in their order."""
    found: dict[str, CitedWork] = {}
    for work in _cited(told):
        found.setdefault(work.key, work)
    return list(found.values())


def _cited(told: Told) -> Iterator[CitedWork]:
    yield from told.works
    for claim in told.claims:
        yield from claim.works
    if told.commitment is not None:
        yield from told.commitment.evidence


def source_line(work: CitedWork) -> str:
    """A reference on one line, with its address at the end where it has one."""
    return f"{work.line} <{work.url}>" if work.url else work.line


def location(places: Iterable[Name]) -> str:
    """The names of all places."""
    return ", ".join(place.name for place in places)
