"""A file for TimelineJS 3, which shows one event at a time.

What TimelineJS cannot show is said in words: every date has its own words as `display_date`, and a
vague date covers the whole possible span. Undated events are left out and listed. The first medium
of an event is shown on its slide, and TimelineJS loads it from its address; further ones are links
in the text.

Example: timeline export timelinejs -o timeline.json
"""

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from timeline.chronicle.entities import choose
from timeline.chronicle.timeline import Timeline
from timeline.dates.calendar import civil_from_days, days_from_civil
from timeline.exporters import Rendered, missing, other_languages
from timeline.exporters.pages.prose import prose
from timeline.exporters.pages.view import works
from timeline.exporters.picture.extent import DAY, Extent, extent
from timeline.exporters.picture.markup import plain, safe_url
from timeline.query import Match
from timeline.registry import Option
from timeline.words.description import CitedWork, Told
from timeline.words.told import Teller

SUFFIX = ".json"
OPTIONS: tuple[Option, ...] = ()
# Fields of an event that a slide tells.
CARRIED = frozenset(
    [
        "title",
        "summary",
        "description",
        "when",
        "kind",
        "status",
        "media",
        "sources",
        "claims",
        "quantities",
        "commitment",
    ]
)


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None
) -> Rendered:
    """The file with all events that have a date."""
    teller = Teller(timeline, lang)
    settings = timeline.settings
    title = choose(settings.title or settings.id, lang, settings.languages)[0]
    events, left_out = [], []
    for match in matches:
        known = extent(match.entry)
        if known.begin is None:
            left_out.append(match.entry.id)
        else:
            events.append(_slide(teller.tell(match.entry), teller, known, known.begin))
    made = {"title": {"text": {"headline": _html(title)}}, "events": events}
    data = json.dumps(made, ensure_ascii=False, indent=1)
    shown = [match for match in matches if match.entry.id not in set(left_out)]
    notes = missing(shown, CARRIED, other_languages(lang))
    return Rendered(f"{data}\n".encode(), (*_notes(left_out), *notes))


def _notes(left_out: Sequence[str]) -> tuple[str, ...]:
    if not left_out:
        return ()
    return (f"no date for TimelineJS to show, left out: {', '.join(left_out)}",)


def _slide(told: Told, teller: Teller, known: Extent, begin: int) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": told.id,
        "start_date": _date(begin, known),
        "display_date": _html(told.when),
        "text": {"headline": _html(told.headline), "text": _body(told, teller)},
    }
    media = [_medium(one, teller) for one in told.media]
    if media:
        slide["media"] = media[0]
    if known.last is not None and not known.exact and not _is_unit(known):
        slide["end_date"] = _date(known.last - 1, known)
    if told.kind_label:
        slide["group"] = plain(told.kind_label)
    return slide


def _medium(record: Any, teller: Teller) -> dict[str, str]:
    """A medium as TimelineJS takes it; what it has no words for is left out."""
    words = {
        "url": safe_url(str(record["url"])) or plain(str(record["url"])),
        "alt": _html(teller.text(record.get("alt"))[0]),
        "caption": _html(teller.text(record.get("alt"))[0]),
        "credit": _html(teller.text(record.get("credit"))[0]),
    }
    return {key: value for key, value in words.items() if value}


def _body(told: Told, teller: Teller) -> str:
    """What TimelineJS puts into a page as HTML."""
    lines = [_html(line) for line in (told.tombstone, told.summary) if line]
    after = [_html(line) for line in _lines(told)]
    after += [_cited(work) for work in works(told)]
    after += [_link(m.get("alt", m["url"]), m["url"]) for m in _more_media(told, teller)]
    parts = [f"<p>{line}</p>" for line in lines]
    return "".join((*parts, str(prose(told.description)), *(f"<p>{one}</p>" for one in after)))


def _lines(told: Told) -> Iterator[str]:
    """How it is attested, who says so, how much, and what is promised, a line each."""
    yield told.standing_label
    yield from (claim.line for claim in told.claims)
    yield from told.quantities
    deal = told.commitment
    if deal is not None:
        yield " · ".join(filter(None, (deal.action, deal.due, deal.state_label)))


def _more_media(told: Told, teller: Teller) -> list[dict[str, str]]:
    return [_medium(one, teller) for one in told.media[1:]]


def _cited(work: CitedWork) -> str:
    quote = f": “{_html(work.quote)}”" if work.quote else ""
    return f"{_link(_html(work.line), work.url)}{quote}"


def _link(words: str, url: str) -> str:
    """A link with words that are HTML already, where a reader may follow it."""
    address = safe_url(url)
    return f'<a href="{_html(address)}">{words}</a>' if address else words


def _html(text: str) -> str:
    return escape(plain(text))


def _date(at: int, known: Extent) -> dict[str, int]:
    """A date with no more parts than are known, in the years of historians: -44 is 44 BCE."""
    year, month, day = civil_from_days(at // DAY)
    date = {"year": year if year > 0 else year - 1, "month": month, "day": day}
    if _is_unit(known, "year"):
        return {"year": date["year"]}
    if _is_unit(known, "month"):
        return {"year": date["year"], "month": month}
    if _has_clock(known):
        date |= {"hour": at % DAY // 3600, "minute": at % 3600 // 60}
    return date


def _has_clock(known: Extent) -> bool:
    return any(at % DAY for at in known.known)


def _is_unit(known: Extent, unit: str = "") -> bool:
    """Whether it covers exactly one year, or exactly one month (or either)."""
    if known.first is None or known.last is None or _has_clock(known):
        return False
    year, month, _ = civil_from_days(known.first // DAY)
    ends = {
        "year": (days_from_civil(year, 1, 1), days_from_civil(year + 1, 1, 1)),
        "month": (
            days_from_civil(year, month, 1),
            days_from_civil(year + month // 12, month % 12 + 1, 1),
        ),
    }
    covered = (known.first // DAY, known.last // DAY)
    return covered == ends[unit] if unit else covered in ends.values()
