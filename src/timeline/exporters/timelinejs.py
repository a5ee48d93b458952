"""A file for TimelineJS 3, which shows one event at a time.

What TimelineJS cannot say stays in words: every date has its own words as `display_date`, and a
vague date covers the whole stretch that is possible. Undated events are left out and named. No
medium is embedded: a page made of the file loads nothing that a reader has not asked for.

Example: timeline export timelinejs -o timeline.json
"""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from timeline.corpus import Timeline
from timeline.dates.calendar import civil_from_days, days_from_civil
from timeline.entities import choose
from timeline.exporters import Rendered
from timeline.option import Option
from timeline.picture.extent import DAY, Extent, extent
from timeline.picture.markup import plain
from timeline.query import Match
from timeline.tell import Teller, Told

SUFFIX = ".json"
OPTIONS: tuple[Option, ...] = ()


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
            events.append(_slide(teller.tell(match.entry), known, known.begin))
    made = {"title": {"text": {"headline": _html(title)}}, "events": events}
    data = json.dumps(made, ensure_ascii=False, indent=1)
    return Rendered(f"{data}\n".encode(), _notes(left_out))


def _notes(left_out: Sequence[str]) -> tuple[str, ...]:
    if not left_out:
        return ()
    return (f"no date for TimelineJS to show, left out: {', '.join(left_out)}",)


def _slide(told: Told, known: Extent, begin: int) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": told.id,
        "start_date": _date(begin, known),
        "display_date": _html(told.when),
        "text": {"headline": _html(told.headline), "text": _body(told)},
    }
    if known.last is not None and not known.exact and not _is_unit(known):
        slide["end_date"] = _date(known.last - 1, known)
    if told.kind_label:
        slide["group"] = plain(told.kind_label)
    return slide


def _body(told: Told) -> str:
    """What TimelineJS puts into a page as HTML."""
    claims = (claim.line for claim in told.claims)
    lines = (told.tombstone, told.summary, told.standing_label, *claims)
    return "".join(f"<p>{_html(line)}</p>" for line in lines if line)


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
