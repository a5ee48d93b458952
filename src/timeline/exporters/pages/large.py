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
    before = '{"events":['
    for match, own in zip(matches, views, strict=True):
        told = {pages[0].lang: _told("", own, pages[0], parts)}
        written = frozenset(_keys(match.entry.record))
        for page, teller in zip(pages[1:], tellers[1:], strict=True):
            if _has_words(match.entry.record, written, teller):
                seen = view(match, teller, page.frame)
                told[page.lang] = _told(card.bare(seen, page), seen, page, parts)
        yield Markup(before) + as_script(told)
        before = ","
    yield Markup('],"parts":') + as_script(list(parts)) + Markup("}")


def _told(bare: str, seen: EventView, page: Tongue, parts: dict[str, int]) -> list[str | int]:
    places = (parts.setdefault(part, len(parts)) for part in card.parts(seen, page))
    return [bare, *places]


def _has_words(record: Mapping[str, Any], written: frozenset[str], teller: Teller) -> bool:
    """Whether any text of an event may be in the teller's language, or in all languages.

    A plain text is in the timeline's first language.
    """
    tags = teller.lang.split("-")
    if "mul" in written or any("-".join(tags[: size + 1]) in written for size in range(len(tags))):
        return True
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
