"""A made timeline that has everything that a calendar can be told, and what breaks calendars."""

from typing import Any

from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline, timeline_of

SETTINGS = Settings(
    id="rich.example.org",
    title={"en": "Rich, and; hard\\n to carry", "ja": "豊富"},
    languages=("en", "ja"),
    tz="Asia/Tokyo",
    labels={"tag": {"peace": {"en": "peace, talks"}}},
    given=True,
)
ENTITIES: dict[str, Any] = {
    "ana": {"id": "ana", "type": "person", "name": 'Ana "La Voz" Ruiz; Bogotá, ^1',
            "identifiers": {"wikidata": "Q42"}},
    "hall": {"id": "hall", "type": "place", "name": "Hall: the old, big one",
             "geo": {"lat": -33.86, "lon": 151.21}},
}  # fmt: skip
SOURCES: dict[str, Any] = {
    "paper": {"id": "paper", "type": "news-article", "title": 'A "paper", with; marks: ^',
              "language": "en", "url": "https://example.org/a?b=1,2;c=3#d"},
}  # fmt: skip
STAMPS = {"created": "2026-02-05T09:30:00Z", "modified": "2026-02-06T09:30:00Z", "revision": 7}
FULL = {
    "kind": "meeting",
    "participants": [{"entity": "ana", "role": "speaker"}, {"name": "山田, 太郎"}],
    "places": [{"entity": "hall"}],
    "tags": ["peace", "energy"],
    "sources": [{"source": "paper", "locator": "p. 3; l. 4"}],
    "summary": "Line one,\nline two; back\\slash \\n 🦋 " + "長" * 90,
    "description": ["# Heading", "", "Text with \t a tab and https://example.org/x,y;z"],
}
WHENS: dict[str, Any] = {
    "day": "2026-02-04",
    "minute": {"start": "2026-03-08T02:59", "tz": "America/New_York"},
    "second": "2026-03-08T10:59:31Z",
    "twice": "2026-11-01T01:30-05:00",
    "before-1970": {"start": "1968-12-31T23:59", "tz": "Europe/London"},
    "year-79": "0079-08-24",
    "year-1889": "1889-03-31",
    "month": "2026-02",
    "season": "2026-24",
    "year": "1968",
    "about": "2026-02-~04",
    "decade": "195X",  # calcurse takes an end on 1970-01-01 for no time at all
    "long": "1961-08-13/1989-11-09",
    "since": "2018-05-01/..",
    "until": "../1985-04-12",
    "last": "9998-12-30",
    "hours": {"start": "2026-02-04T09:00", "end": "2026-02-05T01:30", "tz": "Asia/Kolkata"},
    "after": {"relative": "after", "to": "day", "offset": "P2M"},
    "before": {"relative": "before", "to": "minute"},
    "ides": "-0043-03-15",
    "undated": {"text": "once upon a time"},
}
STATES = ("scheduled", "in_progress", "met", "partially_met", "not_met", "withdrawn", "unknown")


def timeline() -> Timeline:
    """Every precision, every state of a commitment, every fate of an event."""
    records = [event(f"{name}", when) for name, when in WHENS.items()]
    records += [commitment(state) for state in STATES]
    records += [
        event("cancelled", "2026-02-07", status="cancelled"),
        event("planned", "2026-02-08T11:00", status="planned"),
        event("withdrawn", "2026-02-09", withdrawn={"on": "2026-03", "reason": "A, b; c"}),
        event("bare", "2026-02-10"),
    ]
    full = {one["id"]: one for one in records}
    return timeline_of(full, SETTINGS, entities=ENTITIES, sources=SOURCES)


def event(id: str, when: Any, **more: Any) -> dict[str, Any]:
    """An event with all that an event can have; one called `bare` has nothing."""
    rest = {} if id == "bare" else {**FULL, **STAMPS}
    title = {"en": f"It is {id}, or; so \\ 🦋", "ja": f"「{id}」"}
    return {"schema_version": "1.0", "id": id, "title": title, "when": when, **rest, **more}


def commitment(state: str) -> dict[str, Any]:
    """A commitment in a state, due at the end of April or at an hour of its last day."""
    clock = state in ("scheduled", "met")
    due = {"relative": "after", "to": "day", "offset": "P2M"}
    promised: dict[str, Any] = {"action": "Act, then; rest", "state": state, "due": due}
    if clock:
        promised["due"] = {"latest": "2026-04-30T17:00", "earliest": "2026-04-30T17:00"}
    if state == "met":
        promised["met_on"] = "2026-04-01"
    id = f"promise-{state.replace('_', '-')}"
    return event(id, "2026-02-04", kind="commitment", commitment=promised)
