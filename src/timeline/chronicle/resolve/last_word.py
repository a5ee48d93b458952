"""Up to when something that is still open is known to be so: the last word on the event."""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.chronicle.resolve.bounds import place_of
from timeline.chronicle.standing import affirmed
from timeline.dates import FOREVER, DateError, Zone, parse
from timeline.format.untyped import Record


def last_word(
    record: Record, sources: Mapping[str, Record], as_of: str | None, start: int, zone: Zone
) -> int | None:
    """The instant of the last word, or None: certain is then the start alone.

    It is the latest of the first moments of who affirmed it and of the works that are cited; where
    there is none, `as_of` of the timeline. One before the first `start` is none: it was said of
    what had not begun. Days are read in the `zone` of the event.
    """
    words = [_first_moment(text, zone) for text in dict.fromkeys(_stamps(record, sources))]
    said = max((word for word in words if word >= start), default=None)
    if said is None and as_of is not None:
        known = _first_moment(as_of, zone)
        said = known if known >= start else None
    return None if said is None or said <= -FOREVER else said


def _stamps(record: Record, sources: Mapping[str, Record]) -> Iterator[str]:
    """When somebody said so, and when the works were published that say so."""
    for claim, works in affirmed(record.get("claims", ())):
        if "at" in claim:
            yield claim["at"]
        yield from _issued(works, sources)
    yield from _issued(record.get("sources", ()), sources)


def _issued(citations: Any, sources: Mapping[str, Record]) -> Iterator[str]:
    for citation in citations:
        work = sources.get(citation["source"], {}) if "source" in citation else citation
        if "issued" in work:
            yield work["issued"]


def _first_moment(text: str, zone: Zone) -> int:
    """The first instant that a stamp may mean; -FOREVER where it has none, or is no date."""
    try:
        date = parse(text)
    except DateError:  # a rule reports it
        return -FOREVER
    return place_of(date, zone).sure_seconds.s1
