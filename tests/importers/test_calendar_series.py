"""Calendars read by series: what the components of one UID, and of one calendar, say together."""

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from timeline.format import seen
from timeline.importers import ics


def event(*lines: str, uid: str = "s@x", kind: str = "VEVENT") -> str:
    return "\n".join([f"BEGIN:{kind}", f"UID:{uid}", *lines, f"END:{kind}", ""])


def calendar(*events: str, head: str = "") -> bytes:
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}{''.join(events)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def read(*events: str, head: str = "", **options):
    return ics.read(calendar(*events, head=head), name="c.ics", **options)


def times(found) -> list[tuple[str, str, str]]:
    """Title, start and status of each event."""
    return [
        (one["title"], one["when"]["start"] if isinstance(one["when"], dict) else one["when"],
         one.get("status", ""))
        for one in found.records
    ]  # fmt: skip


def rules(found) -> list[str]:
    return [one.rule.removeprefix("import/") for one in found.reports]


WEEKLY = event("SUMMARY:Hearing", "DTSTART:20260417T090000Z", "RRULE:FREQ=DAILY;COUNT=3")


def test_a_moved_occurrence_stands_once_and_in_the_place_of_its_own():
    moved = event("SUMMARY:Moved", "RECURRENCE-ID:20260418T090000Z", "DTSTART:20260418T130000Z")
    for events in ((WEEKLY, moved), (moved, WEEKLY)):
        found = read(*events, recurrence="expand")
        assert times(found) == [
            ("Hearing", "2026-04-17T09:00", ""),
            ("Moved", "2026-04-18T13:00", ""),
            ("Hearing", "2026-04-19T09:00", ""),
        ]
        keys = [one.key for one in found.origins]
        assert keys == [f"s@x#2026-04-{day}T09:00Z" for day in (17, 18, 19)]


def test_a_cancelled_occurrence_is_cancelled_and_not_told_twice():
    gone = event("SUMMARY:Hearing", "RECURRENCE-ID:20260418T090000Z", "DTSTART:20260418T090000Z",
                 "STATUS:CANCELLED")  # fmt: skip
    found = times(read(WEEKLY, gone, recurrence="expand"))
    assert [status for _, _, status in found] == ["", "cancelled", ""]


def test_this_and_all_later_ones_move_together():
    later = event("SUMMARY:Late", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260418T090000Z",
                  "DTSTART:20260418T150000Z")  # fmt: skip
    found = times(read(WEEKLY, later, recurrence="expand"))
    assert [start[-5:] for _, start, _ in found] == ["09:00", "15:00", "15:00"]


def test_a_period_lasts_as_long_as_it_says():
    found = read(
        event("SUMMARY:S", "DTSTART:20260401T100000Z", "DTEND:20260401T110000Z",
              "RDATE;VALUE=PERIOD:20260405T140000Z/PT3H,20260407T140000Z/20260407T180000Z"),
        recurrence="expand",
    )  # fmt: skip
    ends = [one["when"]["end"] for one in found.records]
    assert ends == ["2026-04-01T11:00", "2026-04-05T17:00", "2026-04-07T18:00"]


def test_exrule_is_followed_and_told():
    found = read(
        event("SUMMARY:S", "DTSTART:20260401T100000Z", "RRULE:FREQ=DAILY;COUNT=7",
              "EXRULE:FREQ=WEEKLY;COUNT=3;BYDAY=SU"),
        recurrence="expand",
    )  # fmt: skip
    assert "2026-04-05T10:00" not in [start for _, start, _ in times(found)]
    assert rules(found) == ["exrule"]


def test_a_series_whose_start_is_struck_is_kept_at_its_first_occurrence():
    """It never took place on the day that its own rule leaves out."""
    found = read(
        event("SUMMARY:Course", "DTSTART:20260519T120000Z", "RRULE:FREQ=WEEKLY;COUNT=3",
              "EXDATE:20260519T120000Z")
    )  # fmt: skip
    assert times(found) == [("Course", "2026-05-26T12:00", "")]


def test_of_two_revisions_the_later_one_comes_in():
    old = event("SUMMARY:Train", "DTSTART:20171221T110400Z", "SEQUENCE:0")
    new = event("SUMMARY:Later", "DTSTART:20171221T120400Z", "SEQUENCE:1")
    found = read(old, new)
    assert [one["title"] for one in found.records] == ["Later"]
    assert rules(found) == ["older"]


def test_a_zone_counts_in_its_own_calendar_alone():
    def zone(offset: str) -> str:
        part = f"BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{offset}\n"
        return (
            f"BEGIN:VTIMEZONE\nTZID:Own\n{part}TZOFFSETTO:{offset}\nEND:STANDARD\nEND:VTIMEZONE\n"
        )

    one = event("SUMMARY:A", "DTSTART;TZID=Own:20260708T090000")
    both = calendar(one, head=zone("+0200")) + calendar(one, head=zone("-0400"))
    starts = [start for _, start, _ in times(ics.read(both, name="c"))]
    assert starts == ["2026-07-08T07:00", "2026-07-08T13:00"]
    again = times(ics.read(calendar(one, head=zone("-0400")), name="c"))
    assert again[0][1] == "2026-07-08T13:00"


def test_a_zone_whose_rule_is_not_yearly_is_refused():
    rule = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
    head = f"BEGIN:VTIMEZONE\nTZID:B\n{rule}RRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    found = read(event("SUMMARY:A", "DTSTART;TZID=B:20260708T090000"), head=head)
    assert rules(found) == ["not-a-zone", "unknown-zone"]


def test_names_that_say_their_offset_need_no_definition():
    for name, start in (('"UTC+02:00"', "07:00"), ("GMT-0400", "13:00"), ("utc", "09:00"),
                        ('"tzone://Microsoft/Utc"', "09:00")):  # fmt: skip
        found = read(event("SUMMARY:A", f"DTSTART;TZID={name}:20260708T090000"))
        assert times(found)[0][1] == f"2026-07-08T{start}"
        assert found.reports == ()


def test_hours_pass_and_days_are_counted_when_the_clock_is_turned():
    def end(lasting: str) -> str:
        start = "DTSTART;TZID=America/New_York:20260307T200000"
        return read(event("SUMMARY:A", start, f"DURATION:{lasting}")).records[0]["when"]["end"]

    assert end("PT12H") == "2026-03-08T09:00"
    assert end("P1D") == "2026-03-08T20:00"


def test_an_end_in_the_second_hour_of_a_night_is_exact():
    found = read(
        event(
            "SUMMARY:A", "DTSTART;TZID=America/New_York:20261101T003000", "DTEND:20261101T063000Z"
        )
    )
    when = {"start": "2026-11-01T04:30", "end": "2026-11-01T06:30", "tz": "UTC"}
    assert found.records[0]["when"] == when


def test_midnight_ends_the_day_before_it():
    found = read(event("SUMMARY:A", "DTSTART:20260204T220000Z", "DTEND:20260205T000000Z"))
    assert found.records[0]["when"]["end"] == "2026-02-04T23:59:59"


def test_lines_of_the_calendar_have_their_fates():
    head = "METHOD:CANCEL\nX-WR-CALNAME:Visits\nX-WR-TIMEZONE:America/Bogota\nX-WR-CALDESC:Of all\n"
    busy = event("FREEBUSY:20260105T090000Z/PT3H", kind="VFREEBUSY", uid="f@x")
    found = read(event("SUMMARY:A", "DTSTART:20260708T090000"), busy, head=head)
    assert found.source == "Visits"
    assert found.records[0]["status"] == "cancelled"
    assert found.records[0]["when"] == {"start": "2026-07-08T09:00", "tz": "America/Bogota"}
    told = " ".join(one.message for one in found.reports)
    assert all(word in told for word in ("CANCEL", "America/Bogota", "Of all", "VFREEBUSY"))


def test_what_an_entry_of_a_cancelled_calendar_said_of_itself_is_kept():
    """The calendar as a whole is right; the word that it overrules is not lost."""
    entry = event("SUMMARY:A", "DTSTART;VALUE=DATE:20260708", "STATUS:TENTATIVE")
    task = event("SUMMARY:B", "STATUS:NEEDS-ACTION", kind="VTODO", uid="t@x")
    found = read(entry, task, head="METHOD:CANCEL\n")
    assert found.records[0]["status"] == "cancelled"
    assert found.origins[0].kept["STATUS"] == "STATUS:TENTATIVE"
    assert found.records[1]["commitment"]["state"] == "withdrawn"


def test_addresses_behind_a_name_and_as_a_calendars_name_are_left_out():
    """Some programs write a person as mail does, and call a calendar by its owner's address."""
    people = (
        'ATTENDEE;CN="Ruiz, Ana <ana@x.example> (ana@x.example)":mailto:ana@x.example',
        "ORGANIZER;CN=Bo Li [bo@x.example]:mailto:bo@x.example",
        "ATTENDEE;CN=Hall (Berlin):mailto:hall@x.example",
    )
    entry = event("SUMMARY:A", "DTSTART;VALUE=DATE:20260708", *people)
    found = read(entry, head="X-WR-CALNAME:ana@x.example\n")
    names = [one["name"] for one in found.records[0]["participants"]]
    assert sorted(names) == ["Bo Li", "Hall (Berlin)", "Ruiz, Ana"]
    assert "x.example" not in str([dict(one.kept) for one in found.origins])
    assert found.source == ""
    assert rules(found) == ["address"] * 4
    private = read(entry, head="X-WR-CALNAME:ana@x.example\n", keep_private=True)
    assert private.source == "ana@x.example"
    assert "bo@x.example" in str(private.records[0]["participants"])


def test_what_is_folded_within_a_character_is_read():
    data = calendar(event("SUMMARY:Caf\0e", "DTSTART;VALUE=DATE:20260204"))
    folded = data.replace(b"Caf\0e", b"Caf\xc3\r\n \xa9 \xe6\x9d\r\n \xb1")
    assert ics.read(folded, name="c").records[0]["title"] == "Café 東"


def test_one_bad_line_spoils_no_other():
    data = calendar(event("SUMMARY:Caf\0", "LOCATION:Bogotá", "DTSTART;VALUE=DATE:20260204"))
    found = ics.read(data.replace(b"Caf\0", b"Caf\xe9"), name="c")
    assert found.records[0]["title"] == "Café"
    assert found.records[0]["places"] == [{"name": "Bogotá"}]
    assert rules(found) == ["encoding"]


def test_quoted_printable_is_decoded():
    lines = "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:R=C3=A9union =\nsecr=C3=A8te"
    found = read(event(lines, "DTSTART:20020204T110000"))
    assert found.records[0]["title"] == "Réunion secrète"


def test_a_description_in_html_becomes_markdown():
    html = (
        '<p>See <a href="https://x.example/a">the list</a>.</p><ul><li>One</li></ul>&nbsp;B &amp; C'
    )
    found = read(event("SUMMARY:A", "DTSTART;VALUE=DATE:20260204", f"DESCRIPTION:{html}"))
    words = "See [the list](https://x.example/a).\n\n- One\n\nB & C"
    assert found.records[0]["description"] == words
    plain = read(event("SUMMARY:A", "DTSTART;VALUE=DATE:20260204", "DESCRIPTION:a < b <c> d"))
    assert plain.records[0]["description"] == "a < b <c> d"


def test_addresses_of_people_are_left_out_and_told():
    lines = ("SUMMARY:A", "DTSTART;VALUE=DATE:20260204", "CONTACT:+34 600 123 456",
             'ATTENDEE;CN=Jo;PARTSTAT=DECLINED;SENT-BY="mailto:b@y.ex":mailto:jo@x.ex')  # fmt: skip
    found = read(event(*lines))
    assert found.records[0]["participants"] == [{"name": "Jo", "role": "attendee"}]
    assert found.origins[0].kept == {"ATTENDEE": "ATTENDEE;CN=Jo;PARTSTAT=DECLINED:"}
    told = " ".join(one.message for one in found.reports)
    assert all(one in told for one in ("jo@x.ex", "b@y.ex", "+34 600 123 456"))
    whole = read(event(*lines), keep_private=True)
    assert whole.origins[0].kept["ATTENDEE"] == lines[3]
    assert whole.reports == ()


def test_what_is_private_is_a_draft():
    found = read(event("SUMMARY:A", "DTSTART;VALUE=DATE:20260204", "CLASS:CONFIDENTIAL"))
    assert found.records[0]["draft"] is True
    assert found.origins[0].kept == {"CLASS": "CLASS:CONFIDENTIAL"}
    assert rules(found) == ["private"]


def test_what_stands_in_the_calendar_itself_is_left_out_and_told():
    found = read(
        event(
            "SUMMARY:A", "DTSTART;VALUE=DATE:20260204", "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA"
        )
    )
    assert found.origins[0].kept == {}
    assert rules(found) == ["attachment"]


def test_parameters_that_say_more_are_kept():
    link = 'LOCATION;ALTREP="https://x.example/hall";LANGUAGE=en:Hall'
    found = read(event("SUMMARY:A", "DTSTART;VALUE=DATE:20260204", link))
    assert found.origins[0].kept == {"LOCATION": 'LOCATION;ALTREP="https://x.example/hall":'}


def test_bounds_leave_out_what_is_over_or_not_begun():
    events = [event(f"SUMMARY:{year}", f"DTSTART;VALUE=DATE:{year}0101", uid=f"{year}")
              for year in (2023, 2024, 2025)]  # fmt: skip
    found = read(*events, since="2024", until="2024-06")
    assert [one["title"] for one in found.records] == ["2024"]
    assert found.notes == ("2 entries outside of --since and --until left out",)


@examples(60)
@given(
    st.integers(1, 12), st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    st.sets(st.integers(0, 11), max_size=4), st.sets(st.integers(0, 11), max_size=4),
    st.sampled_from(["", ";TZID=America/New_York", ";TZID=Europe/Madrid", "day"]),
)  # fmt: skip
def test_each_occurrence_comes_in_once_whatever_stands_for_it(count, freq, struck, moved, how):
    """For all series: as many as the rule says, without those struck, however many are moved."""
    mark = ";VALUE=DATE" if how == "day" else how
    head = "20260301" if how == "day" else "20260301T093000"
    plain = read(
        event("SUMMARY:A", f"DTSTART{mark}:{head}", f"RRULE:FREQ={freq};COUNT={count}"),
        recurrence="expand",
    )
    assert len(plain.records) == count
    when = [one["when"] if isinstance(one["when"], str) else one["when"]["start"]
            for one in plain.records]  # fmt: skip
    texts = [one.replace("-", "").replace(":", "") + ("" if how == "day" else "00") for one in when]
    gone = [texts[n] for n in struck if n < count]
    other = [texts[n] for n in moved - struck if n < count]
    parts = [event("SUMMARY:B", f"RECURRENCE-ID{mark}:{t}", f"DTSTART{mark}:{t}") for t in other]
    lines = [f"EXDATE{mark}:{t}" for t in gone]
    rule = f"RRULE:FREQ={freq};COUNT={count}"
    found = read(
        event("SUMMARY:A", f"DTSTART{mark}:{head}", rule, *lines), *parts, recurrence="expand"
    )
    assert len(found.records) == count - len(gone)
    assert sum(one["title"] == "B" for one in found.records) == len(other)
    assert len({one.key for one in found.origins}) == len(found.records)


def own(id: str, when: str) -> str:
    """An entry of our own export, shown on the first day of a year whatever its time is."""
    uid = f"{id}@t.example"
    lines = {
        "BASE": "title=0", "ID": id, "SEEN": seen.line(id, {"uid": uid}), "TITLE": "A",
        "WHEN": when.replace(",", "\\,"),
    }  # fmt: skip
    mine = (f"X-TIMELINE-{name}:{value}" for name, value in lines.items())
    return event("DTSTART;VALUE=DATE:20260101", *mine, uid=uid)


def test_bounds_count_what_our_own_export_knows_of_a_time():
    """A marker stands on 1 January for all of the year; what depends on another event comes in."""
    entries = (
        own("day", "2026-01-01"), own("year", "2026"), own("later", "2027-01-01"),
        own("told", '{"relative":"after","to":"day"}'), own("broken", '{"relative":"after"}'),
    )  # fmt: skip
    assert ids_of(read(*entries)) == ["day", "year", "later", "told", "broken"]
    assert ids_of(read(*entries, since="2026-06")) == ["year", "later", "told", "broken"]
    assert ids_of(read(*entries, since="2026-06", until="2026")) == ["year", "told", "broken"]
    assert ids_of(read(*entries, until="2025")) == ["told", "broken"]


def ids_of(found) -> list[str]:
    return [record["id"] for record in found.records]


_DAY = st.integers(1, 5)
_ENTRY = st.tuples(
    st.sampled_from(["RECURRENCE-ID:202601{:02}T090000Z"] * 5 + ["RECURRENCE-ID:{:02}", "X-A:{}"]),
    _DAY,
    _DAY,
    st.sampled_from(
        ["RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20260101T090000Z", "SEQUENCE:1", "GEO:x", "CLASS:X",
         "ATTENDEE:mailto:a@example.org", "X-TIMELINE-ID:a"]
    ),
)  # fmt: skip


@given(st.lists(_ENTRY, max_size=5))
def test_a_large_series_is_read_as_a_small_one_is(entries):
    """Entries that are taken one by one say the same, in the same order, as those held together."""
    rule = "DTSTART:20260101T090000Z\nRRULE:FREQ=DAILY;COUNT=5"
    texts = [
        f"{place.format(day)}\nDTSTART:202601{moved:02}T100000Z\n{more}"
        for place, day, moved, more in entries
    ]
    body = "".join(f"BEGIN:VEVENT\nUID:a\nSUMMARY:X\n{one}\nEND:VEVENT\n" for one in [rule, *texts])
    data = f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n".encode()
    found, many = [], ics._MANY
    try:
        for ics._MANY in (0, many):
            read = ics.read(data, name="c")
            found.append((list(read.records), list(read.origins), sorted(read.reports)))
    finally:
        ics._MANY = many
    assert found[0] == found[1]
