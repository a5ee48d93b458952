"""What must hold of every calendar, asked of independent readers."""

import datetime as dt
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.effort import examples
from tests.exporters.ical import readers
from tests.exporters.ical.radicale_server import radicale
from tests.oracle import oracle

from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline, timeline_of
from timeline.exporters import ics
from timeline.exporters.ical import values
from timeline.exporters.ical.cells import CalendarSlot, cell, times
from timeline.query import Match

SETTINGS = Settings(id="x.example", tz="America/New_York", given=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120).filter(
    lambda words: values.plain(words).strip()
)


def timeline(records: list[dict[str, Any]]) -> Timeline:
    full = {one["id"]: {"schema_version": "1.0", **one} for one in records}
    return timeline_of(full, SETTINGS)


def export(whole: Timeline, **options: Any) -> bytes:
    matches = [Match(entry, "certain") for entry in whole.ordered()]
    return ics.render(matches, whole, lang="en", stamp=None, **options).data


def named(texts: list[str]) -> list[dict[str, Any]]:
    return [
        {"id": f"e{number}", "title": words, "summary": words, "when": "2026-02-04"}
        for number, words in enumerate(texts)
    ]


@given(st.lists(TEXTS, min_size=1, max_size=8))
@examples(150)
def test_any_text_survives_through_icalendar(texts: list[str]):
    """Every title comes back as it was, without what no calendar can hold."""
    calendar = oracle("icalendar").Calendar.from_ical(export(timeline(named(texts))))
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    for number, words in enumerate(texts):
        event = found[f"e{number}@x.example"]
        assert str(event["SUMMARY"]) == values.plain(words)
        assert str(event["DESCRIPTION"]).startswith(values.plain(words))
        assert event.errors == []


@given(st.lists(TEXTS, min_size=60, max_size=60))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.large_base_example, HealthCheck.data_too_large],
)
def test_any_text_survives_through_icaljs(texts: list[str]):
    """The same through the reader of Thunderbird."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "in.ics"
        path.write_bytes(export(timeline(named(texts))))
        (answer,) = readers.node("read_icaljs.cjs", "ical.js", [path])
    found = {entry["uid"]: entry for entry in answer["entries"]}
    for number, words in enumerate(texts):
        entry = found[f"e{number}@x.example"]
        assert entry["summary"] == values.plain(words)
        assert entry["description"].startswith(values.plain(words))


YEARS = st.integers(1000, 9990)
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9990, 12, 31)).map(dt.date.isoformat)
CLOCKS = st.datetimes(dt.datetime(1001, 1, 1), dt.datetime(9990, 1, 1)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)
WHENS = st.one_of(
    DAYS,
    CLOCKS,
    CLOCKS.map(lambda clock: f"{clock}Z"),
    DAYS.map(lambda day: day[:7]),
    YEARS.map(str),
    # No longer than 300 years: one reader steps back from a window by an event's length.
    st.tuples(st.dates(dt.date(1000, 1, 1), dt.date(9000, 1, 1)), st.integers(0, 110_000)).map(
        lambda two: f"{two[0]}/{two[0] + dt.timedelta(two[1])}"
    ),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
    st.tuples(
        st.datetimes(dt.datetime(1001, 1, 1), dt.datetime(9000, 1, 1)),
        st.timedeltas(dt.timedelta(0), dt.timedelta(110_000)),
    ).map(
        lambda two: {
            "start": two[0].isoformat(timespec="minutes"),
            "end": (two[0] + two[1]).isoformat(timespec="minutes"),
            "tz": "Asia/Tokyo",
        }
    ),
)


def cells(whole: Timeline, imprecise: str) -> dict[str, CalendarSlot]:
    """What each event is to take of the calendar."""
    found = {}
    for entry in whole.entries.values():
        known = times(entry.resolved)
        place = known if isinstance(known, str) else cell(known, imprecise=imprecise)
        if isinstance(place, CalendarSlot):
            found[f"{entry.id}@x.example"] = place
    return found


def touches(place: CalendarSlot, start: int, end: int) -> bool:
    """Whether a cell shares a moment with the seconds from `start` up to `end`."""
    unit = 1 if place.timed else values.DAY
    return place.start * unit < end and place.end * unit > start


WINDOWS = st.lists(
    st.tuples(
        st.datetimes(dt.datetime(1001, 1, 1), dt.datetime(9990, 1, 1)), st.integers(1, 400_000)
    ),
    min_size=1,
    max_size=4,
)
KINDS = st.sampled_from(["marker", "span"])


def windows(places: dict[str, CalendarSlot], others: Any) -> list[tuple[int, int]]:
    """Windows round every edge of some cells, and some anywhere."""
    found = [(round((at - dt.datetime(1970, 1, 1)).total_seconds()) // 60 * 60, hours * 3600)
             for at, hours in others]  # fmt: skip
    result = [(start, start + length) for start, length in found]
    for place in list(places.values())[:3]:
        unit = 1 if place.timed else values.DAY
        for edge in (place.start * unit, place.end * unit):
            result += [(edge - 3600, edge), (edge, edge + 3600), (edge - 60, edge + 60)]
    return result


def moment(seconds: int) -> dt.datetime:
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)


@given(st.lists(WHENS, min_size=1, max_size=6), WINDOWS, KINDS)
@examples(40)
def test_recurring_ical_events_finds_what_a_window_touches(
    whens: list[Any], others: Any, imprecise: str
):
    """An event is found in exactly the windows that its stretch touches."""
    whole = timeline([{"id": f"e{n}", "title": "E", "when": w} for n, w in enumerate(whens)])
    data = export(whole, imprecise=imprecise)
    query = oracle("recurring_ical_events").of(oracle("icalendar").Calendar.from_ical(data))
    places = cells(whole, imprecise)
    for start, end in windows(places, others):
        found = {str(event["UID"]) for event in query.between(moment(start), moment(end))}
        assert found == {uid for uid, place in places.items() if touches(place, start, end)}


@given(st.lists(WHENS, min_size=30, max_size=30), WINDOWS, KINDS)
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_radicale_finds_what_a_window_touches(whens: list[Any], others: Any, imprecise: str):
    """The same, asked of a real server by time range."""
    whole = timeline([{"id": f"e{n}", "title": "E", "when": w} for n, w in enumerate(whens)])
    places = cells(whole, imprecise)
    with TemporaryDirectory() as folder, radicale(Path(folder)) as server:
        assert server.put("/u/t/", export(whole, imprecise=imprecise)) == 201
        for start, end in windows(places, others):
            found = server.found("/u/t/", values.utc(start), values.utc(end))
            assert found == {uid for uid, place in places.items() if touches(place, start, end)}


@given(st.lists(WHENS, min_size=1, max_size=5))
@examples(60)
def test_the_expression_comes_back(whens: list[Any]):
    """Read by `icalendar`, X-TIMELINE-WHEN is what was written, whatever a calendar shows."""
    whole = timeline([{"id": f"e{n}", "title": "E", "when": w} for n, w in enumerate(whens)])
    calendar = oracle("icalendar").Calendar.from_ical(export(whole))
    for event in calendar.walk("VEVENT"):
        written = re.sub(r"\\([,;\\])", r"\1", str(event["X-TIMELINE-WHEN"]))
        read = json.loads(written) if written.startswith('{"') else written
        assert read == whens[int(str(event["UID"]).partition("@")[0][1:])]
