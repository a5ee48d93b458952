"""Calendars: times, zones, repetitions, to-dos; what cannot be read is told with its line."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import TimelineError
from timeline.format import schema
from timeline.importers import ics
from timeline.importers.ical import contentlines, parsed

ZONE = """BEGIN:VTIMEZONE
TZID:Office
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE
"""


def calendar(*lines: str, before: str = "", kind: str = "VEVENT") -> bytes:
    body = "\n".join(lines)
    head = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{before}"
    text = f"{head}BEGIN:{kind}\n{body}\nEND:{kind}\nEND:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def read(*lines: str, before: str = "", kind: str = "VEVENT", **options):
    return ics.read(
        calendar("SUMMARY:X", *lines, before=before, kind=kind), name="c.ics", **options
    )


def rules(found) -> list[str]:
    return [f"{one.line}:{one.rule.removeprefix('import/')}" for one in found.reports]


TIMES = [
    (["DTSTART;VALUE=DATE:20260204"], "2026-02-04"),
    (["DTSTART;VALUE=DATE:20260204", "DTEND;VALUE=DATE:20260205"], "2026-02-04"),
    (["DTSTART;VALUE=DATE:20260204", "DTEND;VALUE=DATE:20260207"], "2026-02-04/2026-02-06"),
    (["DTSTART;VALUE=DATE:20260204", "DURATION:P2D"], "2026-02-04/2026-02-05"),
    (["DTSTART:20260204T110000Z"], {"start": "2026-02-04T11:00", "tz": "UTC"}),
    (["DTSTART:20260204T110030Z"], {"start": "2026-02-04T11:00:30", "tz": "UTC"}),
    (["DTSTART:20260204T110000"], "2026-02-04T11:00"),
    (["DTSTART:20260204T110000Z", "DTEND:20260204T120000Z"],
     {"start": "2026-02-04T11:00", "end": "2026-02-04T12:00", "tz": "UTC"}),
    (["DTSTART:20260204T110000Z", "DURATION:PT90M"],
     {"start": "2026-02-04T11:00", "end": "2026-02-04T12:30", "tz": "UTC"}),
    (["DTSTART;TZID=America/New_York:20260204T110000"],
     {"start": "2026-02-04T11:00", "tz": "America/New_York"}),
    (["DTSTART;TZID=America/New_York:20260204T110000",
      "DTEND;TZID=America/New_York:20260204T120000"],
     {"start": "2026-02-04T11:00", "end": "2026-02-04T12:00", "tz": "America/New_York"}),
    (["DTSTART;TZID=America/New_York:20260204T110000", "DTEND:20260204T170000Z"],
     {"start": "2026-02-04T11:00", "end": "2026-02-04T12:00", "tz": "America/New_York"}),
    (["DTSTART;TZID=Eastern Standard Time:20260204T110000"],
     {"start": "2026-02-04T11:00", "tz": "America/New_York"}),
    (["DTSTART;TZID=/example.org/Europe/Berlin:20260204T110000"],
     {"start": "2026-02-04T11:00", "tz": "Europe/Berlin"}),
    (["DTSTART;TZID=Office:20260204T110000"], {"start": "2026-02-04T05:30", "tz": "UTC"}),
    (["DTSTART;VALUE=DATE:00790824"], "0079-08-24"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "when"), TIMES)
def test_times_keep_their_zone_or_their_lack_of_one(lines, when):
    found = read(*lines, before=ZONE)
    assert found.records[0]["when"] == when
    assert found.reports == ()


def test_floating_times_get_the_zone_that_was_asked_for():
    found = read("DTSTART:20260204T110000", tz="Asia/Tokyo")
    assert found.records[0]["when"] == {"start": "2026-02-04T11:00", "tz": "Asia/Tokyo"}


def lines_of(found) -> list[str]:
    """All content lines that the first event keeps."""
    lines = []
    for name, kept in found.origins[0].kept.items():
        if name != "component":
            lines += kept if isinstance(kept, list) else [kept]
    return lines


def test_an_unknown_zone_is_told_of_and_its_line_kept():
    found = read("DTSTART;TZID=Nowhere:20260204T110000")
    assert found.records[0]["when"] == "2026-02-04T11:00"
    assert rules(found) == ["6:unknown-zone"]
    lines = lines_of(found)
    assert lines == ["DTSTART;TZID=Nowhere:20260204T110000"]


def test_every_property_has_a_place():
    found = read(
        "UID:1@x", "DTSTART;VALUE=DATE:20260204", "DESCRIPTION:One\\, two\\nthree",
        "LOCATION:Hall\\; left", "GEO:4.6;-74.1", "CATEGORIES:Drug policy,energy", "CATEGORIES:x",
        "URL:https://example.org/a?b=1,2;c", "STATUS:CANCELLED", "SEQUENCE:3",
        "CREATED:20260101T100000Z", "LAST-MODIFIED:20260102T100000Z", "DTSTAMP:20260103T100000Z",
        'ORGANIZER;CN="Gómez, Ana":mailto:ana@example.org', "ATTENDEE:mailto:b@example.org",
        "ATTACH:https://example.org/p.pdf", "X-OTHER;A=b:c", "PRIORITY:5",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT5M", "END:VALARM",
    )  # fmt: skip
    assert found.origins[0].key == "1@x"
    assert found.records[0] == {
        "title": "X",
        "description": "One, two\nthree",
        "when": "2026-02-04",
        "places": [{"name": "Hall; left", "geo": {"lat": 4.6, "lon": -74.1}}],
        "tags": ["drug-policy", "energy", "x"],
        "sources": [{"title": "[example.org/a]", "url": "https://example.org/a?b=1,2;c"}],
        "status": "cancelled",
        "revision": 3,
        "created": "2026-01-01T10:00:00Z",
        "modified": "2026-01-02T10:00:00Z",
        "participants": [{"name": "Gómez, Ana", "role": "host"}],
        "media": [{"url": "https://example.org/p.pdf"}],
        "extensions": {"org.ietf.icalendar": {"uid": "1@x"}},
    }
    assert found.origins[0].kept == {
        "SEQUENCE": "SEQUENCE:3",
        "LAST-MODIFIED": "LAST-MODIFIED:20260102T100000Z",
        "ORGANIZER": 'ORGANIZER;CN="Gómez, Ana":',
        "ATTACH": "ATTACH:https://example.org/p.pdf",
        "X-OTHER": "X-OTHER;A=b:c",
        "PRIORITY": "PRIORITY:5",
        "VALARM": ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT5M", "END:VALARM"],
    }


def test_a_text_keeps_its_language():
    data = calendar("SUMMARY;LANGUAGE=ja:会談", "DTSTART;VALUE=DATE:20260204")
    assert ics.read(data, name="c").records[0]["title"] == {"ja": "会談"}


BAD = [
    ("DTSTART:2026-02-04T1", "6:not-a-value", {"text": "no date"}),
    ("DTSTART;VALUE=DATE:20260231", "6:not-a-value", {"text": "no date"}),
    ("DTSTART;VALUE=DATE:20260204\nDTEND;VALUE=DATE:20260101", "6:not-a-value", "2026-02-04"),
    ("DTSTART;VALUE=DATE:20260204\nDTEND:20260204T100000Z", "6:not-a-value", "2026-02-04"),
    ("DTSTART;VALUE=DATE:20260204\nDTSTART;VALUE=DATE:20260205", "6:not-a-value", "2026-02-04"),
    ("DTSTART;VALUE=DATE:20260204\nnot a line", "7:not-a-value", "2026-02-04"),
    ("DTSTART;VALUE=DATE:20260204\nGEO:x", "7:not-a-value", "2026-02-04"),
]


@pytest.mark.parametrize(("lines", "rule", "when"), BAD)
def test_a_bad_line_is_reported_and_the_rest_comes_in(lines, rule, when):
    found = read(*lines.split("\n"))
    assert rule in rules(found)
    assert found.records[0]["when"] == when


def test_folded_lines_count_as_they_stand():
    found = read("DESCRIPTION:a", " b", " c", "DTSTART;VALUE=DATE:20260204", "GEO:x")
    assert found.records[0]["description"] == "abc"
    assert rules(found) == ["10:not-a-value"]


def test_two_broken_events_do_not_hurt_a_third():
    event = "BEGIN:VEVENT\nSUMMARY:{}\nDTSTART;VALUE=DATE:20260204\nEND:VEVENT\n"
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:open\n" + event.format("inside")
        + "END:VTODO\n" + event.format("good") + "END:VCALENDAR\n"
    )  # fmt: skip
    found = ics.read(text.encode(), name="c")
    assert "good" in [record["title"] for record in found.records]
    assert all(one.line for one in found.reports)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\xff", b"BEGIN:VCARD\nEND:VCARD\n"])
def test_what_is_no_calendar_is_reported(data):
    found = ics.read(data, name="c")
    assert found.records == ()
    assert [one for one in found.reports if one.severity == "error"]


def test_a_todo_is_a_commitment():
    found = read("DUE;VALUE=DATE:20260404", "STATUS:COMPLETED", "COMPLETED:20260328T100000Z",
                 kind="VTODO")  # fmt: skip
    assert found.records[0]["kind"] == "commitment"
    assert found.records[0]["when"] == {"latest": "2026-04-04"}
    assert found.records[0]["commitment"] == {
        "action": "X", "state": "met", "due": "2026-04-04", "met_on": "2026-03-28T10:00Z",
    }  # fmt: skip


def test_a_repeating_event_is_kept_with_its_rule_or_expanded():
    lines = (
        "UID:u", "DTSTART;TZID=America/New_York:20260306T090000", "DURATION:PT1H",
        "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=America/New_York:20260307T090000",
        "RDATE;TZID=America/New_York:20260320T090000",
    )  # fmt: skip
    kept = read(*lines)
    assert len(kept.records) == 1
    assert rules(kept) == ["9:repeats"]
    assert "RRULE:FREQ=DAILY;COUNT=4" in lines_of(kept)
    many = read(*lines, recurrence="expand")
    starts = [record["when"]["start"] for record in many.records]
    # Nine o'clock on the wall stays nine o'clock when the clocks change on 8 March.
    assert starts == [f"2026-03-{day:02d}T09:00" for day in (6, 8, 9, 20)]
    assert [record["when"]["end"][-5:] for record in many.records] == ["10:00"] * 4
    assert len({origin.key for origin in many.origins}) == 4
    assert many.records[0]["id"] == "x-2026-03-06"


@pytest.mark.parametrize(
    ("rule", "options", "count"),
    [
        ("FREQ=YEARLY", {}, 1),
        ("FREQ=YEARLY", {"until": "2030"}, 5),
        ("FREQ=YEARLY;UNTIL=20280204", {}, 3),
        ("FREQ=YEARLY;UNTIL=20280204T110000Z", {}, 3),
        ("FREQ=SECONDLY", {"until": "2030"}, 1),
        ("FREQ=DAILY;COUNT=1000000", {}, 1),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", {}, 1),
        ("FREQ=NONSENSE", {}, 1),
    ],
)
def test_a_rule_without_end_or_sense_never_hangs(rule, options, count):
    found = read("DTSTART:20260204T110000Z", f"RRULE:{rule}", recurrence="expand", **options)
    assert len(found.records) == count
    if count == 1 and "BYMONTHDAY" not in rule:
        assert found.reports


def test_a_day_that_is_none_to_expand_to_is_refused():
    with pytest.raises(TimelineError):
        read("DTSTART:20260204T110000Z", recurrence="expand", until="soon")


def test_repetitions_that_all_begin_later_are_no_event():
    """`--until` leaves out what comes after it, the first occurrence too."""
    found = read("DTSTART:20260204T110000Z", "RRULE:FREQ=DAILY", recurrence="expand", until="2025")
    assert found.records == ()


def test_an_end_that_makes_no_sense_is_told_of_once_however_often_it_repeats():
    lines = ("DTSTART;VALUE=DATE:20260204", "DTEND:20260204T110000Z", "RRULE:FREQ=DAILY;COUNT=3")
    found = read(*lines, recurrence="expand")
    assert [record["when"] for record in found.records] == [
        "2026-02-04",
        "2026-02-05",
        "2026-02-06",
    ]
    assert rules(found) == ["6:not-a-value"]


_LINE = st.sampled_from([
    "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VTODO", "END:VTODO",
    "BEGIN:VTIMEZONE", "END:VTIMEZONE", "SUMMARY:x", "DTSTART:20260204T110000Z", " folded",
    "DTSTART;VALUE=DATE:20260204", "DTEND;VALUE=DATE:20260204", "DURATION:P1D", "DURATION:-P1D",
    "RRULE:FREQ=DAILY;COUNT=3", "RDATE:x", "GEO:1;2", "CATEGORIES:,", "UID:", "TZID:x",
    "STRUCTURED-DATA;SCHEMA=\"urn:timeline-events:1.0:event\":data:application/json;base64,e30=",
    "X-TIMELINE-ID:x", "X-TIMELINE-WHEN:{\"start\":1}", "X-TIMELINE-STATE:met", "ATTENDEE;CN=:x",
    "DTSTART;TZID=:20260204T110000", ";", ":", "RECURRENCE-ID:20260204T110000Z", "SEQUENCE:-1",
])  # fmt: skip


@given(st.lists(_LINE | st.text(max_size=20), max_size=25), st.sampled_from(["keep", "expand"]))
def test_any_lines_are_read_or_reported(lines, recurrence):
    """Nothing is raised, nothing is printed, and what has a date of ours has the right shape."""
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines]).encode("utf-8", "replace")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        found = ics.read(text, name="c", recurrence=recurrence)
    assert printed.getvalue() == ""
    for record in found.records:
        if "id" not in record:
            full = {"schema_version": "1.0", "id": "x", **record}
            assert schema.is_valid("event", full), schema.errors("event", full)


@pytest.mark.parametrize(
    ("kind", "lines", "kept"),
    [
        ("VEVENT", "DTSTART:20260204\nDTEND:20260101", "DTEND:20260101"),
        ("VEVENT", "DTSTART:20260204T100000Z\nDURATION:-PT1H", "DURATION:-PT1H"),
        ("VEVENT", "DTSTART:99991231T230000\nDURATION:P1D", "DURATION:P1D"),
        ("VEVENT", "DTSTART:20260204\nDESCRIPTION:a\nDESCRIPTION:b", "DESCRIPTION:b"),
        ("VTODO", "DTSTART:99991231T230000Z\nDURATION:P9D", "DURATION:P9D"),
        ("VTODO", "DUE:20260101T240000Z", "DUE:20260101T240000Z"),
    ],
)
def test_a_value_that_makes_no_sense_is_told_of_and_kept(kind, lines, kept):
    found = read(*lines.split("\n"), kind=kind)
    assert kept in lines_of(found)
    assert any(rule.endswith("not-a-value") for rule in rules(found))


def test_a_completion_of_what_is_not_complete_is_kept():
    found = read("DUE:20260404", "COMPLETED:20260328T100000Z", kind="VTODO")
    lines = lines_of(found)
    assert lines == ["COMPLETED:20260328T100000Z"]


def test_a_calendar_in_utf_16_is_read():
    data = calendar("SUMMARY:Café", "DTSTART;VALUE=DATE:20260204").decode().encode("utf-16")
    assert ics.read(data, name="c.ics").records[0]["title"] == "Café"


@pytest.mark.parametrize("until", ["-0043", "Y170000002", "2018/.."])
def test_a_last_day_that_no_calendar_knows_is_refused(until):
    with pytest.raises(TimelineError, match="has no last day that a calendar knows"):
        read("DTSTART:20260204T110000Z", recurrence="expand", until=until)


@pytest.mark.parametrize(
    ("start", "rule", "days"),
    [
        ("DTSTART;TZID=America/New_York:20260204T210000", "FREQ=DAILY;UNTIL=20260206T020000Z", 2),
        ("DTSTART;TZID=America/New_York:20260204T210000", "FREQ=DAILY;UNTIL=20260206T015959Z", 1),
        ("DTSTART:20260204T210000", "FREQ=DAILY;UNTIL=20260205T210000", 2),
        ("DTSTART;VALUE=DATE:20260204", "FREQ=DAILY;UNTIL=20260206", 3),
    ],
)
def test_the_end_of_a_rule_is_on_the_clock_of_its_zone(start, rule, days):
    assert len(read(start, f"RRULE:{rule}", recurrence="expand").records) == days


def test_an_exception_counts_on_the_clock_of_its_event():
    """Left out in UTC, or as a day of an event of days."""
    start = "DTSTART;TZID=America/New_York:20260204T210000"
    found = read(start, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260206T020000Z", recurrence="expand")
    assert [one["when"]["start"][:10] for one in found.records] == ["2026-02-04", "2026-02-06"]
    days = ("DTSTART;VALUE=DATE:20260204", "RRULE:FREQ=DAILY;COUNT=3")
    found = read(*days, "EXDATE;VALUE=DATE:20260205", recurrence="expand")
    assert [one["when"] for one in found.records] == ["2026-02-04", "2026-02-06"]


ATTENDEES = st.lists(
    st.sampled_from(
        ["ATTENDEE;CN=Ana Ruiz:mailto:ana@example.org", "ATTENDEE:mailto:b@example.org",
         'ATTENDEE;CN="Ruiz, Ana";ROLE=CHAIR:invalid:nomail', "attendee:Carla", "ATTENDEE;CN:x",
         "ATTENDEE;=:x", "ATTENDEE", "COMMENT:one", "X-A;B=c:d", "GEO:x", "ORGANIZER;CN=Dee:x"]
    ),
    max_size=9,
)  # fmt: skip


@given(ATTENDEES, st.booleans())
def test_attendees_that_are_many_are_read_as_few_are(lines, private):
    """How many are read together changes nothing: names, lines kept, and what is told."""
    found = []
    for parsed._TOGETHER in (2, 100):
        one = read("DTSTART:20260101T100000Z", *lines, keep_private=private)
        found.append((list(one.records), sorted(one.reports), [o.kept for o in one.origins]))
    assert found[0] == found[1]


@given(st.lists(st.sampled_from([b"a", b" b", b"\r", b"\n", b"\r\n"]), max_size=12))
def test_a_line_ends_at_any_of_three_ends(pieces):
    """CR, LF and CRLF end a line, and its number counts them."""
    data = b"".join(pieces)
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert [*contentlines._lines(data)] == (plain if plain[-1] else plain[:-1])
