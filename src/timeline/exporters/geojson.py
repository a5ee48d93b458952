"""GeoJSON for maps (QGIS, Leaflet): a feature for each event and each of its places.

`when.timespans` has the earliest and latest start and end as the Linked Places format writes them;
`properties` say the same for programs that read only these. A place without coordinates has no
geometry. `properties.precision` says how exactly the place is known: a point may stand for a
country. Events without a place are left out and listed.

Example: timeline export geojson -o events.geojson
"""

import json
from collections.abc import Mapping, Sequence

from timeline.chronicle.resolve import Resolved
from timeline.chronicle.timeline import Entry, Timeline
from timeline.exporters import TZ, Rendered
from timeline.format.untyped import Record
from timeline.listing.answer import moment
from timeline.query import Match
from timeline.text import clean
from timeline.words.description import Name, Told
from timeline.words.told import Teller

SUFFIX = ".geojson"
OPTIONS = (TZ,)


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None, tz: str = ""
) -> Rendered:
    """The features of all events that have a place."""
    teller = Teller(timeline, lang, tz=tz)
    features: list[Record] = []
    left_out = []
    for match in matches:
        entry = match.entry
        if not entry.record.get("places"):
            left_out.append(entry.id)
            continue
        told = teller.tell(entry)
        for number, place in enumerate(told.places):
            features.append(_feature(entry, told, number, place, teller))
    made = {"type": "FeatureCollection", "features": features}
    data = json.dumps(made, ensure_ascii=False, indent=1)
    return Rendered(f"{data}\n".encode(), _notes(left_out))


def _notes(left_out: Sequence[str]) -> tuple[str, ...]:
    if not left_out:
        return ()
    events = "1 event" if len(left_out) == 1 else f"{len(left_out)} events"
    return (f"{events} without a place left out: {', '.join(left_out)}",)


def _feature(entry: Entry, told: Told, number: int, place: Name, teller: Teller) -> Record:
    settings = teller.timeline.settings
    return {
        "type": "Feature",
        "@id": f"urn:timeline:{settings.id}:event:{entry.id}#place-{number + 1}",
        "properties": _properties(entry, told, number, place, teller.tz),
        **_when(entry.resolved, told, teller.tz),
        "geometry": _point(place),
    }


def _properties(entry: Entry, told: Told, number: int, place: Name, tz: str) -> Record:
    """Plain values, the same keys in every feature: readers make a table of them."""
    known = entry.resolved
    return {
        "id": told.id,
        "title": clean(told.headline),
        "place": clean(place.name),
        "precision": entry.record["places"][number].get("precision"),
        "when": told.when,
        "start_earliest": moment(known, 0, tz),
        "start_latest": moment(known, 1, tz),
        "end_earliest": moment(known, 2, tz),
        "end_latest": moment(known, 3, tz),
        "qualified": known.qualified,
        "kind": told.kind or None,
        "status": told.status or None,
        "standing": told.standing,
        "withdrawn": clean(told.withdrawn) or None,
        "summary": clean(told.summary) or None,
        "people": "; ".join(clean(str(name)) for name in told.people) or None,
        "tags": "; ".join(told.tags) or None,
    }


def _when(known: Resolved, told: Told, tz: str) -> Mapping[str, Record]:
    """The time in the words of Linked Places; nothing where no bound is known."""
    span = {
        "start": _bounds(moment(known, 0, tz), moment(known, 1, tz)),
        "end": _bounds(moment(known, 2, tz), moment(known, 3, tz)),
    }
    span = {key: bounds for key, bounds in span.items() if bounds}
    if not span:
        return {}
    when: Record = {"timespans": [span], "label": told.when}
    return {"when": when | ({"certainty": "less-certain"} if known.qualified else {})}


def _bounds(earliest: str | None, latest: str | None) -> Record:
    bounds = {"earliest": earliest, "latest": latest}
    return {key: bound for key, bound in bounds.items() if bound is not None}


def _point(place: Name) -> Record | None:
    """The position, longitude first (RFC 7946, 3.1.1)."""
    if place.geo is None:
        return None
    latitude, longitude = place.geo
    return {"type": "Point", "coordinates": [longitude, latitude]}
