"""`timeline export ics`: what an event becomes, what stays the same, what is left out."""

import json
import os
import random
import re
import subprocess
import sys
from base64 import b64decode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.ical import readers, shipped
from tests.exporters.ical.linter import lint

from timeline.api import import_
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline, timeline_of
from timeline.errors import TimelineError
from timeline.exporters import Rendered, ics
from timeline.format.models.vocabulary import DATASET_ID_MAX, ID_MAX
from timeline.query import Match

SETTINGS = Settings(id="talks.example.org", languages=("en", "es"), tz="America/New_York")
MEETING = {"id": "meeting", "title": "Meeting", "when": "2026-02-04"}
PROMISE = {
    "id": "promise",
    "title": "Promise",
    "kind": "commitment",
    "when": {"relative": "during", "to": "meeting"},
    "commitment": {
        "action": "Act",
        "due": {"relative": "after", "to": "meeting", "offset": "P2M"},
        "state": "unknown",
    },
}


def timeline(*records: dict[str, Any], **more: Any) -> Timeline:
    full = {one["id"]: {"schema_version": "1.0", **one} for one in records}
    return timeline_of(full, more.pop("settings", SETTINGS), **more)


def export(whole: Timeline, lang: str = "en", **options: Any) -> Rendered:
    matches = [Match(entry, "certain") for entry in whole.ordered()]
    return ics.render(matches, whole, lang=lang, stamp=options.pop("stamp", None), **options)


def text(*records: dict[str, Any], settings: Settings = SETTINGS, **options: Any) -> str:
    return unfold(export(timeline(*records, settings=settings), **options).data)


def unfold(data: bytes) -> str:
    return data.replace(b"\r\n ", b"").decode()


def components(calendar: str) -> dict[str, str]:
    found = re.findall(r"BEGIN:(VEVENT|VTODO)\r\n(.*?)END:\1\r\n", calendar, re.S)
    bodies = [body for _, body in found]
    return {line(body, "UID"): body for body in bodies}


def line(body: str, name: str) -> str:
    found = re.search(rf'^{name}(?:;(?:"[^"]*"|[^":\r])*)?:(.*?)\r$', body, re.M)
    return found[1] if found else ""


def test_an_event_keeps_its_uid_for_ever():
    """It is the event's id and the timeline's, whatever else changes."""
    before = components(text(MEETING))
    after = components(text({**MEETING, "title": "Another", "when": "2027", "revision": 3}))
    assert list(before) == list(after) == ["meeting@talks.example.org"]


def test_stamps_come_from_the_data_alone():
    """`modified` is the stamp, `created` and `revision` are carried; nothing reads the clock."""
    made = {"created": "2026-02-05T09:30:00Z", "modified": "2026-02-06T10:31:01Z", "revision": 4}
    body = text({**MEETING, **made})
    assert line(body, "DTSTAMP") == line(body, "LAST-MODIFIED") == "20260206T103101Z"
    assert line(body, "CREATED") == "20260205T093000Z"
    assert line(body, "SEQUENCE") == "4"


def test_an_event_without_stamps_has_the_same_one_for_ever():
    """SOURCE_DATE_EPOCH where it is given, else one constant."""
    assert line(text(MEETING), "DTSTAMP") == "20000101T000000Z"
    assert line(text(MEETING, stamp=1770000000), "DTSTAMP") == "20260202T024000Z"
    assert "LAST-MODIFIED" not in text(MEETING)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"status": "occurred", "sources": [{"title": "A paper"}]}, "CONFIRMED"),
        ({"status": "planned"}, "TENTATIVE"),
        ({"status": "postponed"}, "TENTATIVE"),
        ({"status": "cancelled"}, "CANCELLED"),
        ({"withdrawn": {"on": "2026-03-01", "reason": "A duplicate."}}, "CANCELLED"),
        ({"claims": [{"stance": "alleges", "by": {"name": "X"}}]}, "TENTATIVE"),
    ],
)
def test_the_status_is_that_of_the_event(more: dict[str, Any], status: str):
    """Not of its date: a vague date changes nothing."""
    for when in ("2026-02-04", "2026~", "2026-02?"):
        assert line(text({**MEETING, **more, "when": when}), "STATUS") == status


def test_a_withdrawn_event_says_why_in_its_language():
    """It stays in every export, struck through."""
    withdrawn = {"on": "2026-03-01", "reason": {"en": "A duplicate.", "es": "Un duplicado."}}
    assert "Un duplicado." in text({**MEETING, "withdrawn": withdrawn}, lang="es")


def test_a_commitment_has_an_entry_for_its_deadline():
    """`<id>.due`, a day long, which belongs to the commitment."""
    found = components(text(MEETING, PROMISE))
    due = found["promise.due@talks.example.org"]
    assert line(due, "DTSTART") == "20260404"
    assert line(due, "DTEND") == "20260405"
    assert "RELATED-TO;RELTYPE=PARENT:promise@talks.example.org\r\n" in due
    assert "RELATED-TO;RELTYPE=DEPENDS-ON:meeting@talks.example.org\r\n" in due


def test_a_relative_event_depends_on_its_anchor():
    """RFC 9253, in the dependent."""
    promise = components(text(MEETING, PROMISE))["promise@talks.example.org"]
    assert "RELATED-TO;RELTYPE=DEPENDS-ON:meeting@talks.example.org\r\n" in promise


def test_todos_stand_beside_deadlines_or_instead_of_them():
    """Never with the UID of an event."""
    names = {"promise@talks.example.org", "meeting@talks.example.org"}
    due, todo = "promise.due@talks.example.org", "promise.todo@talks.example.org"
    assert set(components(text(MEETING, PROMISE))) == {*names, due}
    assert set(components(text(MEETING, PROMISE, todos="beside"))) == {*names, due, todo}
    assert set(components(text(MEETING, PROMISE, todos="instead"))) == {*names, todo}


@pytest.mark.parametrize(
    ("when", "summary"),
    [
        ("2026-02-04", "Meeting"),
        ("2026-02-04/2026-02-09", "Meeting"),
        ("2026-02-04T11:00", "Meeting"),
        ({"earliest": "2026-02-04", "latest": "2026-02-04T10:59"}, "Meeting ~"),
        ("2026-02-04~", "Meeting ~"),
        ("1968", "Meeting (1968)"),
        ("1968?", "Meeting (1968?)"),
        ("1968-05", "Meeting (May 1968)"),
    ],
)
def test_a_title_bears_a_mark_for_what_is_vague(when: Any, summary: str):
    """And none where the calendar shows the time just as it was; the title itself is kept."""
    body = text({**MEETING, "when": when})
    assert line(body, "SUMMARY") == summary
    assert line(body, "X-TIMELINE-TITLE") == ("" if summary == "Meeting" else "Meeting")


def test_the_words_of_the_source_stand_beside_the_date():
    """What the source says of the time is not lost."""
    when = {"start": "2026-02", "text": {"en": "early in the month", "es": "a primeros de mes"}}
    assert "— a primeros de mes\\n" in line(
        text({**MEETING, "when": when}, lang="es"), "DESCRIPTION"
    )


@pytest.mark.parametrize("lang", ["fr", "es-CO", "ja", 'en";X="', "en\r\nX:1", ""])
def test_no_language_breaks_a_calendar(lang: str):
    """A language without words here is English and says so."""
    data = export(timeline(MEETING), lang=lang).data
    assert lint(data) == []
    if lang == "fr":
        assert "DESCRIPTION;LANGUAGE=en:When" in unfold(data)


@pytest.mark.parametrize("title", ["\u200b\x07", "x" * 300, "a\r\nb", "日本" * 200])
def test_no_title_breaks_a_calendar(title: str):
    """Empty, too long or of two lines, it is a line of at most 255 characters."""
    data = export(timeline({**MEETING, "title": title})).data
    assert lint(data) == []
    assert 0 < len(line(unfold(data), "SUMMARY")) <= 256


@pytest.mark.parametrize(
    ("state", "status", "more"),
    [
        ("scheduled", "NEEDS-ACTION", {}),
        ("in_progress", "IN-PROCESS", {}),
        ("partially_met", "IN-PROCESS", {}),
        ("met", "COMPLETED", {"PERCENT-COMPLETE": "100"}),
        ("not_met", "CANCELLED", {}),
        ("withdrawn", "CANCELLED", {}),
        ("unknown", "NEEDS-ACTION", {}),
    ],
)
def test_the_state_of_a_todo(state: str, status: str, more: dict[str, str]):
    """Only what is met is complete, and no share is made up for what is met in part."""
    promise = {**PROMISE, "commitment": {**PROMISE["commitment"], "state": state}}
    todo = components(text(MEETING, promise, todos="instead"))["promise.todo@talks.example.org"]
    assert line(todo, "STATUS") == status
    assert line(todo, "PERCENT-COMPLETE") == more.get("PERCENT-COMPLETE", "")
    assert line(todo, "DUE") == "20260404"


def test_a_withdrawn_promise_is_a_cancelled_todo():
    """Whatever its state was."""
    because = {"withdrawn": {"on": "2026-03-01", "reason": "A duplicate."}}
    found = components(text(MEETING, {**PROMISE, **because}, todos="instead"))
    todo = found["promise.todo@talks.example.org"]
    assert (line(todo, "STATUS"), line(todo, "COMPLETED")) == ("CANCELLED", "")


@pytest.mark.parametrize(
    ("met_on", "completed"),
    [
        ("2026-03-20", "20260321T035959Z"),
        ("2026-03-20T10:00", "20260320T140059Z"),
        ("2026-03-20T10:00Z", "20260320T100059Z"),
        ("2026-03", ""),
        ("2026-03-XX", ""),
        ("-0044-03-15", ""),
        ("0000-03-15", ""),
        ("Y12024", ""),
        ("9999-12-31", ""),
    ],
)
def test_when_a_todo_was_completed(met_on: str, completed: str):
    """Only where the day is known, in the zone of the timeline."""
    commitment = {**PROMISE["commitment"], "state": "met", "met_on": met_on}
    promise = {**PROMISE, "commitment": commitment}
    todo = components(text(MEETING, promise, todos="instead"))["promise.todo@talks.example.org"]
    assert line(todo, "COMPLETED") == completed


@pytest.mark.parametrize("stamp", ["2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z"])
def test_a_stamp_that_never_was_is_none(stamp: str):
    """No other day is guessed for it."""
    body = text({**MEETING, "created": stamp, "modified": stamp})
    assert (line(body, "CREATED"), line(body, "LAST-MODIFIED")) == ("", "")
    assert line(body, "DTSTAMP") == "20000101T000000Z"


def test_the_longest_ids_make_a_uid_that_servers_take():
    """Some keep 191 characters; the components of the full profile have the longest ones."""
    record = {**MEETING, "id": "e" * ID_MAX, "places": [{"name": "N"}] * 999}
    body = text(record, settings=Settings(id="t" * DATASET_ID_MAX), profile="full")
    assert max(map(len, re.findall(r"^UID:(.*)\r$", body, re.M))) == 191


def test_a_calendar_without_entries_is_a_calendar():
    """RFC 5545 wants a component; a zone harms nobody, and no reader complains."""
    rendered = export(timeline({**MEETING, "when": {"text": "once"}}))
    assert rendered.notes[-1] == "the calendar has no entries"
    assert "BEGIN:VEVENT" not in unfold(rendered.data)
    assert lint(rendered.data) == []
    for reader in (readers.icalendar, readers.ical, readers.vobject, readers.libical):
        assert reader(rendered.data) == []


def test_a_todo_needs_no_date():
    """A promise without a deadline is a to-do without one."""
    promise = {**PROMISE, "commitment": {"action": "Act", "state": "scheduled"}}
    found = components(text(MEETING, promise, todos="beside"))
    assert line(found["promise.todo@talks.example.org"], "DUE") == ""
    assert "promise.due@talks.example.org" not in found


def test_alarms_are_for_open_deadlines_only():
    """In the deadline and in the to-do, before its end; nobody is reminded of what is done."""
    calendar = text(MEETING, PROMISE, alarm="P7D", todos="beside")
    assert calendar.count("BEGIN:VALARM") == 2
    assert "TRIGGER:-P7D\r\n" in calendar
    assert "TRIGGER;RELATED=END:-P7D\r\n" in calendar
    met = {**PROMISE, "commitment": {**PROMISE["commitment"], "state": "met"}}
    assert "VALARM" not in text(MEETING, met, alarm="P7D", todos="beside")
    assert "TRIGGER:PT0S\r\n" in text(MEETING, PROMISE, alarm="P0D")


def test_only_an_appointment_makes_busy():
    """What is planned for a known hour; what happened, and whole days, do not."""
    at = {**MEETING, "when": "2026-02-04T11:00"}
    assert line(text({**at, "status": "planned"}), "TRANSP") == "OPAQUE"
    assert line(text({**at, "status": "occurred"}), "TRANSP") == "TRANSPARENT"
    assert line(text({**MEETING, "status": "planned"}), "TRANSP") == "TRANSPARENT"


def test_zones_write_the_clock_of_the_place():
    """With the rules of the zone in the file; without the option, UTC and no zone."""
    at = {**MEETING, "when": "2026-02-04T11:00"}
    assert line(text(at), "DTSTART") == "20260204T160000Z"
    local = text(at, zones=True)
    assert "DTSTART;TZID=America/New_York:20260204T110000\r\n" in local
    assert local.count("BEGIN:VTIMEZONE") == 1
    assert "VTIMEZONE" not in text(MEETING, zones=True)


def test_a_category_has_no_comma():
    """Some programs cut it in two there."""
    labels = {"tag": {"talks": {"en": "talks, peace"}}}
    settings = Settings(id="talks.example.org", labels=labels, given=True)
    record = {**MEETING, "tags": ["talks"], "kind": "meeting"}
    body = unfold(export(timeline(record, settings=settings)).data)
    assert line(body, "CATEGORIES") == "meeting,talks - peace"


def test_an_address_is_written_as_it_is():
    """And stands in the description too, since some programs do not show it."""
    url = "https://example.org/a?b=1,2;c=3"
    body = text({**MEETING, "sources": [{"title": "A paper", "url": url}]})
    assert line(body, "URL") == url
    assert url.replace(",", "\\,").replace(";", "\\;") in line(body, "DESCRIPTION")
    spaced = {"title": "A paper", "url": "https://example.org/a b"}
    assert line(text({**MEETING, "sources": [spaced]}), "URL") == ""


def test_one_place_is_a_point_and_two_are_none():
    """GEO is the place of the event, so two places have none."""
    here = {"name": "Here", "geo": {"lat": 38.8977, "lon": -77.0365}}
    there = {"name": "There, too", "geo": {"lat": 4.6, "lon": -74.1}}
    assert line(text({**MEETING, "places": [here]}), "GEO") == "38.897700;-77.036500"
    both = text({**MEETING, "places": [here, there]})
    assert line(both, "GEO") == ""
    assert line(both, "LOCATION") == "Here\\, There\\, too"


def test_the_expression_is_carried_as_it_was():
    """A string as it is, an object as JSON: a program can tell them apart by `{"`."""
    body = text({**MEETING, "when": "2026-02~"})
    assert line(body, "X-TIMELINE-WHEN") == "2026-02~"
    when = {"start": {"latest": "2026-02-04T10:59"}, "text": "shortly before 11, in words"}
    written = line(text({**MEETING, "when": when}), "X-TIMELINE-WHEN")
    assert json.loads(written.replace("\\,", ",").replace("\\\\", "\\")) == when


def test_the_full_profile_holds_the_event_itself():
    """The record in STRUCTURED-DATA is the event, to the last key."""
    record = {**MEETING, "participants": [{"name": "Ana"}], "places": [{"name": "Here"}]}
    body = text(record, profile="full")
    assert json.loads(b64decode(line(body, "STRUCTURED-DATA").partition(",")[2])) == {
        "schema_version": "1.0",
        **record,
    }
    assert "BEGIN:PARTICIPANT" in body
    assert "BEGIN:VLOCATION" in body
    assert "STRUCTURED-DATA" not in text(record)


@pytest.mark.parametrize(
    "options",
    [
        {"alarm": "P1M"}, {"alarm": "soon"}, {"refresh": "P1Y"}, {"alarm": ""},
        {"alarm": "P36526D"}, {"alarm": "PT99999999999999S"}, {"alarm": "P" + "9" * 5000 + "D"},
    ],
)  # fmt: skip
def test_what_no_calendar_knows_is_refused(options: dict[str, str]):
    """A month is not a distance in a calendar."""
    with pytest.raises(TimelineError) as refused:
        export(timeline(MEETING), **options)
    assert refused.value.hint


def test_what_is_left_out_is_counted_and_named():
    """By reason; the exit code is for the command to choose."""
    ides = {**MEETING, "id": "ides", "when": "-0043-03-15"}
    dreams = {**MEETING, "id": "dreams", "when": {"text": "once"}}
    notes = export(timeline(MEETING, ides, dreams)).notes
    assert notes == (
        "left out: 1 entry that may begin before the common era, "
        "which calendars do not know: 'ides'",
        "left out: 1 entry with no known date: 'dreams'",
    )


def test_a_calendar_is_made_piece_by_piece_and_read_as_often_as_asked():
    """A large one is never held as a whole by who writes it to a file."""
    pieces = list(export(timeline(MEETING)).content)
    made = export(timeline(MEETING))
    assert len(pieces) > 2
    assert made.data == made.data == b"".join(pieces)


def test_what_repeats_and_cannot_do_so_is_named_also_where_it_is_private():
    """Times in a zone whose clock is not shown: the rule would move them, so it is left out."""
    lines = {"RRULE": ["RRULE:FREQ=WEEKLY"], "EXDATE": ["EXDATE;TZID=Asia/Tokyo:20260211T090000"]}
    kept = [lines, lines | {"CLASS": ["CLASS:PRIVATE"]}]
    events = [
        {**MEETING, "id": f"weekly-{number}", "origin": {"source": "x", "kept": one}}
        for number, one in enumerate(kept)
    ]
    made = export(timeline(*events))
    words = "2 entries repeat, but only the first occurrence is shown: 'weekly-0', 'weekly-1'"
    assert words in made.notes
    assert b"RRULE" not in made.data


def test_a_timeline_without_an_id_is_told_so():
    """Its UIDs could be another timeline's."""
    notes = export(timeline(MEETING, settings=Settings())).notes
    assert any("has no id" in note for note in notes)
    assert export(timeline(MEETING)).notes == ()


def test_a_day_is_the_day_there():
    """East and west of Greenwich, a day is its date; nothing is moved round midnight."""
    for zone in ("Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"):
        body = text({**MEETING, "when": {"start": "2026-02-04", "tz": zone}})
        assert line(body, "DTSTART") == "20260204"
        assert line(body, "DTEND") == "20260205"


def test_equal_events_are_two():
    """Two events that differ in nothing but their id are two entries, in the order of ids."""
    found = components(text({**MEETING, "id": "b"}, {**MEETING, "id": "a"}))
    assert list(found) == ["a@talks.example.org", "b@talks.example.org"]


WHENS = st.sampled_from([
    "2026-02-04", "2026-02", "2026", "196X", "-0043", "-0043-03-15", "Y170000002", "../1985",
    "2018/..", "2026-02-04T10:59Z", "9999-12-31", "1000-01-01/1000-01-02", "2004-06-~11",
    {"text": "once"}, {"relative": "after", "to": "e0"}, {"relative": "during", "to": "gone"},
])  # fmt: skip


@given(st.lists(st.tuples(WHENS, st.none() | WHENS), max_size=8), st.sampled_from([
    {}, {"imprecise": "skip"}, {"todos": "beside"}, {"todos": "instead"},
]))  # fmt: skip
def test_what_goes_in_comes_out_or_is_reported(cases: list[tuple[Any, Any]], options: Any):
    """For all timelines: every event and every deadline is in the file or in a note, once."""
    records, expected = [], []
    for number, (when, due) in enumerate(cases):
        record: dict[str, Any] = {"id": f"e{number}", "title": "E", "when": when}
        expected.append(record["id"])
        if due is not None:
            record["kind"] = "commitment"
            record["commitment"] = {"action": "act", "state": "scheduled", "due": due}
            expected += [f"{record['id']}.due"] * (options.get("todos") != "instead")
            expected += [f"{record['id']}.todo"] * ("todos" in options)
        records.append(record)
    rendered = export(timeline(*records), **options)
    out = [uid.partition("@")[0] for uid in components(unfold(rendered.data))]
    reported = [
        id for note in rendered.notes if note.startswith("left out") for id in _quoted(note)
    ]
    assert sorted(out + reported) == sorted(expected)
    assert [found for found in lint(rendered.data) if found.rule != "empty"] == []


def _quoted(note: str) -> list[str]:
    return re.findall(r"'([^']+)'", note.partition(": ")[2])


def test_an_edit_changes_only_the_event():
    """A subscriber sees one entry change; its UID stays and its SEQUENCE grows."""
    whole = shipped.timeline()
    records = {entry.id: dict(entry.record) for entry in whole.entries.values()}
    edited = records["red-cap-americas"] | {"when": "2026-02-04", "revision": 1}
    before, after = (
        components(
            unfold(
                export(
                    timeline_of(
                        records | changed,
                        whole.settings,
                        entities=whole.entities.records,
                        sources=whole.sources,
                    ),
                    lang="en",
                ).data
            )
        )
        for changed in ({}, {edited["id"]: edited})
    )
    uid = f"red-cap-americas@{whole.settings.id}"
    assert after.keys() - before.keys() == {uid}
    assert {key: after[key] for key in before} == before
    assert line(after[uid], "SEQUENCE") == "1"


@pytest.mark.parametrize("lang", shipped.LANGUAGES)
def test_the_order_of_events_does_not_matter(lang: str):
    """Shuffled input, the same bytes."""
    whole = shipped.timeline()
    matches = [Match(entry, "certain") for entry in whole.ordered()]
    expected = shipped.calendar(f"{lang}-todos-beside")
    for seed in range(3):
        random.Random(seed).shuffle(matches)
        again = ics.render(matches, whole, lang=lang, stamp=None, todos="beside")
        assert again.data == expected


_PROBE = """
import sys
from timeline import api
sys.stdout.buffer.write(api.export(api.load(sys.argv[1]), "ics", lang="ja", zones=True).data)
"""


def test_the_machine_does_not_matter():
    """Three hash seeds, three time zones, three locales, another working folder: the same bytes."""
    outputs = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4242", "America/New_York")):
        done = subprocess.run(
            [sys.executable, "-c", _PROBE, str(shipped.ROOT)],
            capture_output=True, check=True, cwd="/",
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        )  # fmt: skip
        outputs.add(done.stdout)
    assert outputs == {shipped.calendar("ja-zones")}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_codes_come_back_whatever_the_words_of_the_categories(lang: str):
    """Kind and tags are categories in words of a language, and codes for the way back."""

    codes = {"kind": "meeting", "status": "occurred", "tags": ["energy", "drug-policy"]}
    done = export(timeline({**MEETING, **codes}, MEETING | {"id": "bare"}), lang=lang)
    bare, full = import_(done.data, "ics").records
    assert {key: full[key] for key in codes} == codes
    assert not set(codes) & set(bare)
    assert "extensions" not in full
