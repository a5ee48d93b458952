"""What stands in a large page once, as data: details, and cards in its further languages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from timeline.chronicle.references import FOREIGN
from timeline.exporters.pages import card
from timeline.exporters.pages.data import as_script
from timeline.exporters.pages.tongue import Tongue
from timeline.exporters.pages.view import EventView, view
from timeline.query import Match
from timeline.words.told import Teller


def more(
    matches: Sequence[Match],
    views: Sequence[EventView],
    pages: Sequence[Tongue],
    tellers: Sequence[Teller],
) -> Iterator[Markup]:
    """Pieces of JSON: `events` has each one's card and the places of its details in `parts`.

    These by language; a language in which the event has no words is left out. The card in the
    first language, that of `views`, stands in the page itself, and is "" here.
    """
    parts: dict[str, int] = {}  # the same words about the same voices come again and again
    asked = {teller.lang: frozenset(_asked(teller.lang)) for teller in tellers}
    before = '{"events":['
    for match, own in zip(matches, views, strict=True):
        told = {pages[0].lang: _told("", own, pages[0], parts)}
        written = frozenset(_keys(match.entry.record))
        for page, teller in zip(pages[1:], tellers[1:], strict=True):
            if not written.isdisjoint(asked[page.lang]) or _is_plain(match.entry.record, teller):
                seen = view(match, teller, page.frame)
                told[page.lang] = _told(card.bare(seen, page), seen, page, parts)
        yield Markup(before) + as_script(told)
        before = ","
    before = '],"parts":['
    for part in parts:  # one by one: all as one text would be most of the memory
        yield Markup(before) + as_script(part)
        before = ","
    yield Markup("]}")


def _told(bare: str, seen: EventView, page: Tongue, parts: dict[str, int]) -> list[str | int]:
    places = (parts.setdefault(part, len(parts)) for part in card.parts(seen, page))
    return [bare, *places]


def _asked(lang: str) -> Iterator[str]:
    """What a text in this language, or in all languages, may be written under."""
    tags = lang.split("-")
    yield from ("-".join(tags[: size + 1]) for size in range(len(tags)))
    yield "mul"


def _is_plain(record: Mapping[str, Any], teller: Teller) -> bool:
    """Whether a text is a plain one, and so in the timeline's first language, the teller's."""
    texts = (record.get(key) for key in ("title", "summary", "description"))
    return teller.lang == teller.languages[0] and any(isinstance(text, str) for text in texts)


def _keys(value: Any) -> Iterator[str]:
    """Every key in a record; those of its texts are languages."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield from one
            waiting.extend(item for key, item in one.items() if key not in FOREIGN)
