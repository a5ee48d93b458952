"""A good calendar and, seeded into it, one violation of each kind that readers may stumble over."""

from typing import NamedTuple

_GOOD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//timeline 1.0//EN
CALSCALE:GREGORIAN
NAME;LANGUAGE=en:Two presidents\\, one meeting
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-WR-CALNAME:Two presidents\\, one meeting
X-PUBLISHED-TTL:PT12H
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:STANDARD
DTSTART:20250101T000000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20250309T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20251102T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:arrival@example.org
DTSTAMP:20260301T120000Z
DTSTART;TZID=America/New_York:20260204T105900
DTEND;TZID=America/New_York:20260204T110000
CREATED:20260301T110000Z
LAST-MODIFIED:20260301T120000Z
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY;LANGUAGE=ja:ペトロがホワイトハウスに到着
DESCRIPTION;LANGUAGE=ja:午前11時の少し前に到着\\nし\\,
 \x20握手をした。出典\\; 記事。日時は遅くとも
 10時59分である。
LOCATION;LANGUAGE=en:White House\\, Washington
GEO:38.897700;-77.036500
CATEGORIES:incident,visit
URL:https://example.org/article?a=1,2;b=3
RELATED-TO;RELTYPE=DEPENDS-ON:meeting@example.org
CLASS:PUBLIC
TRANSP:TRANSPARENT
PRIORITY:5
X-TIMELINE-WHEN:{"latest":"2026-02-04T10:59"\\,"tz":"America/New_York"}
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P7D
DESCRIPTION:In a week
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:meeting@example.org
DTSTAMP:20260301T120000Z
DTSTART;VALUE=DATE:20260204
DTEND;VALUE=DATE:20260205
SUMMARY:Meeting
END:VEVENT
BEGIN:VTODO
UID:locate.todo@example.org
DTSTAMP:20260301T120000Z
DUE;VALUE=DATE:20260404
COMPLETED:20260404T000000Z
STATUS:COMPLETED
SUMMARY:Locate three leaders
PERCENT-COMPLETE:100
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER;RELATED=END:-PT1H30M
DESCRIPTION:Soon due
END:VALARM
END:VTODO
END:VCALENDAR
"""
GOOD = _GOOD.replace("\n", "\r\n").encode()


class Mutant(NamedTuple):
    """One violation: what is replaced in the good file, by what, and the rule that sees it."""

    name: str
    old: bytes
    new: bytes
    rule: str

    @property
    def data(self) -> bytes:
        if self.old not in GOOD:
            raise ValueError(f"{self.name}: nothing to replace")
        return GOOD.replace(self.old, self.new, 1)


def _m(name: str, old: str, new: str, rule: str) -> Mutant:
    at_line_ends = [text.replace("\n", "\r\n").encode() for text in (old, new)]
    return Mutant(name, *at_line_ends, rule)


_EVENT = "BEGIN:VEVENT\nUID:meeting@example.org\nDTSTAMP:20260301T120000Z\n"
_DAYS = "DTSTART;VALUE=DATE:20260204\nDTEND;VALUE=DATE:20260205\n"

MUTANTS = (
    Mutant("bare line feeds", b"\r\n", b"\n", "crlf"),
    Mutant("a doubled carriage return", b"SEQUENCE:2\r\n", b"SEQUENCE:2\r\r\n", "crlf"),
    Mutant("no line end at the end", b"END:VCALENDAR\r\n", b"END:VCALENDAR", "final-crlf"),
    Mutant("a byte order mark", b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "no-bom"),
    _m("a line of 76 octets", "SUMMARY:Meeting", f"SUMMARY:{'x' * 68}", "line-length"),
    _m("a line of 75 characters", "SUMMARY:Meeting", f"SUMMARY:{'議' * 67}", "line-length"),
    Mutant(
        "a fold within a character",
        "出典".encode(),
        "出".encode()[:2] + b"\r\n " + "出".encode()[2:] + "典".encode(),
        "split-character",
    ),
    Mutant("a control character", b"SUMMARY:Meeting", b"SUMMARY:Mee\x07ting", "no-controls"),
    Mutant("a vertical tab", b"SUMMARY:Meeting", b"SUMMARY:Mee\x0bting", "no-controls"),
    _m("an empty line", "SUMMARY:Meeting\n", "SUMMARY:Meeting\n\n", "blank-line"),
    _m("a line with no name", "SUMMARY:Meeting", ":Meeting", "line-syntax"),
    _m("a line with no colon", "SUMMARY:Meeting", "SUMMARY", "line-syntax"),
    _m("a name with an underscore", "X-TIMELINE-WHEN", "X_TIMELINE_WHEN", "line-syntax"),
    _m("a component not closed", "END:VTODO\n", "", "nesting"),
    _m("a component closed twice", "END:VTODO\n", "END:VTODO\nEND:VTODO\n", "nesting"),
    _m("components that cross", "END:VALARM\nEND:VEVENT", "END:VEVENT\nEND:VALARM", "nesting"),
    _m("an alarm in the calendar", _EVENT, f"BEGIN:VALARM\nEND:VALARM\n{_EVENT}",
       "component-place"),
    _m("two calendars", "END:VCALENDAR\n", "END:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
       "one-calendar"),
    _m("METHOD after the events", "END:VCALENDAR\n", "METHOD:PUBLISH\nEND:VCALENDAR\n",
       "properties-first"),
    _m("a property after an alarm", "END:VALARM\nEND:VEVENT", "END:VALARM\nCOMMENT:x\nEND:VEVENT",
       "properties-first"),
    _m("no version", "VERSION:2.0\n", "", "needs-version"),
    _m("another version", "VERSION:2.0", "VERSION:1.0", "version-value"),
    _m("no producer", "PRODID:-//example//timeline 1.0//EN\n", "", "needs-prodid"),
    _m("two producers", "VERSION:2.0\n", "VERSION:2.0\nPRODID:x\n", "property-twice"),
    _m("a misspelt calendar scale", "CALSCALE:GREGORIAN", "CALSCALE:GEORGIAN", "calscale-value"),
    _m("a method without an organizer", "CALSCALE:", "METHOD:PUBLISH\nCALSCALE:",
       "method-needs-organizer"),
    _m("no UID", "UID:meeting@example.org\n", "", "needs-uid"),
    _m("an empty UID", "UID:meeting@example.org", "UID:", "empty-value"),
    _m("one UID for two", "UID:meeting@", "UID:arrival@", "uid-unique"),
    _m("one UID for an event and a to-do", "UID:locate.todo@", "UID:meeting@", "uid-unique"),
    _m("no DTSTAMP", _EVENT, _EVENT.replace("DTSTAMP:20260301T120000Z\n", ""), "needs-dtstamp"),
    _m("a DTSTAMP on no clock", "DTSTAMP:20260301T120000Z", "DTSTAMP:20260301T120000", "utc"),
    _m("a LAST-MODIFIED on no clock", "LAST-MODIFIED:20260301T120000Z",
       "LAST-MODIFIED:20260301T120000", "utc"),
    _m("a COMPLETED that is a day", "COMPLETED:20260404T000000Z", "COMPLETED:20260404",
       "date-value"),
    _m("no DTSTART", "DTSTART;VALUE=DATE:20260204\n", "", "needs-dtstart"),
    _m("two DTSTART", _DAYS, f"DTSTART;VALUE=DATE:20260204\n{_DAYS}", "property-twice"),
    _m("two SUMMARY", "SUMMARY:Meeting\n", "SUMMARY:Meeting\nSUMMARY:x\n", "property-twice"),
    _m("an end and a duration", _DAYS, f"{_DAYS}DURATION:P1D\n", "end-or-duration"),
    _m("a day that ends as it starts", "DTEND;VALUE=DATE:20260205", "DTEND;VALUE=DATE:20260204",
       "end-after-start"),
    _m("an end before the start", "New_York:20260204T110000", "New_York:20260204T100000",
       "end-after-start"),
    _m("an end of another type", "DTEND;VALUE=DATE:20260205", "DTEND:20260205T000000Z",
       "same-type"),
    _m("a day without VALUE", "DTEND;VALUE=DATE:20260205", "DTEND:20260205", "date-value"),
    _m("30 February", "DTEND;VALUE=DATE:20260205", "DTEND;VALUE=DATE:20260230", "date-value"),
    _m("a year of three digits", "DTSTART;VALUE=DATE:20260204", "DTSTART;VALUE=DATE:9760204",
       "date-value"),
    _m("24 o'clock", "New_York:20260204T110000", "New_York:20260204T240000", "date-value"),
    _m("a time on no clock", "DTEND;TZID=America/New_York:", "DTEND:", "floating"),
    _m("a zone and UTC", "New_York:20260204T110000", "New_York:20260204T160000Z", "zone-and-utc"),
    _m("a zone for a day", "DTEND;VALUE=DATE:", "DTEND;VALUE=DATE;TZID=America/New_York:",
       "date-zone"),
    _m("a zone that is not defined", "TZID:America/New_York", "TZID:US/Eastern", "zone-defined"),
    _m("a zone that is not used", "TZID:America/New_York", "TZID:Asia/Tokyo", "zone-used"),
    _m("a zone without observance", "BEGIN:STANDARD\nDTSTART:20250101T000000\n"
       "TZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nEND:STANDARD\nBEGIN:DAYLIGHT",
       "END:VTIMEZONE\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:DAYLIGHT", "needs-observance"),
    _m("an observance without offset", "TZOFFSETFROM:-0400\n", "", "needs-tzoffsetfrom"),
    _m("an observance in UTC", "DTSTART:20251102T020000", "DTSTART:20251102T060000Z",
       "observance-local"),
    _m("an offset with a colon", "TZOFFSETTO:-0400", "TZOFFSETTO:-04:00", "offset-value"),
    _m("a rule of the fifteenth month", "BYMONTH=11", "BYMONTH=15", "rrule-value"),
    _m("weeks and days in a duration", "TRIGGER:-P7D", "TRIGGER:-P1W1D", "duration-value"),
    _m("an empty duration", "TRIGGER:-P7D", "TRIGGER:P", "duration-value"),
    _m("months in a duration", "TRIGGER:-P7D", "TRIGGER:-P2M", "duration-value"),
    _m("an hour and seconds, no minutes", "PT1H30M", "PT1H30S", "duration-value"),
    _m("an alarm on a start that is not there", "TRIGGER;RELATED=END:", "TRIGGER:",
       "trigger-anchor"),
    _m("an alarm with no trigger", "TRIGGER:-P7D\n", "", "needs-trigger"),
    _m("an alarm with no action", "ACTION:DISPLAY\n", "", "needs-action"),
    _m("an alarm with nothing to show", "DESCRIPTION:In a week\n", "", "needs-description"),
    _m("an unknown action", "ACTION:DISPLAY", "ACTION:POPUP", "action-value"),
    _m("a repetition with no distance", "ACTION:DISPLAY", "REPEAT:3\nACTION:DISPLAY",
       "repeat-with-duration"),
    _m("a refresh that is no duration", "REFRESH-INTERVAL;VALUE=DURATION:",
       "REFRESH-INTERVAL:", "value-type"),
    _m("a bare comma in a text", "White House\\, W", "White House, W", "text-escape"),
    _m("a bare semicolon in a text", "出典\\;", "出典;", "text-escape"),
    _m("an unknown escape", "SUMMARY:Meeting", "SUMMARY:Mee\\ting", "text-escape"),
    _m("an escaped carriage return", "到着\\nし", "到着\\r\\nし", "text-escape"),
    _m("a backslash at the end", "SUMMARY:Meeting", "SUMMARY:Meeting\\", "text-escape"),
    _m("an escaped address", "?a=1,2;b=3", "?a=1\\,2\\;b=3", "uri-value"),
    _m("an address with a space", "?a=1,2;b=3", "?a=1 2", "uri-value"),
    _m("an address with no scheme", "https://example.org/art", "example.org/art", "uri-value"),
    _m("an empty category", "incident,visit", "incident,,visit", "empty-value"),
    _m("a bare semicolon in a category", "incident,visit", "incident;visit", "text-escape"),
    _m("latitude 98", "GEO:38.8", "GEO:98.8", "geo-value"),
    _m("a place with a comma", "38.897700;-77", "38.897700,-77", "geo-value"),
    _m("priority 10", "PRIORITY:5", "PRIORITY:10", "priority-value"),
    _m("110 percent", "PERCENT-COMPLETE:100", "PERCENT-COMPLETE:110", "percent-value"),
    _m("a negative sequence", "SEQUENCE:2", "SEQUENCE:-2", "sequence-value"),
    _m("a to-do's status in an event", "STATUS:CONFIRMED", "STATUS:NEEDS-ACTION", "status-value"),
    _m("an event's status in a to-do", "STATUS:COMPLETED", "STATUS:CONFIRMED", "status-value"),
    _m("a small status", "STATUS:CONFIRMED", "STATUS:confirmed", "status-value"),
    _m("completed, yet in process", "STATUS:COMPLETED", "STATUS:IN-PROCESS", "completed-status"),
    _m("an unknown transparency", "TRANSP:TRANSPARENT", "TRANSP:BUSY", "transp-value"),
    _m("an unknown class", "CLASS:PUBLIC", "CLASS:SECRET", "class-value"),
    _m("an unknown relation", "RELTYPE=DEPENDS-ON", "RELTYPE=AFTER", "reltype-value"),
    _m("DUE in an event", "SUMMARY:Meeting\n", "SUMMARY:Meeting\nDUE;VALUE=DATE:20260205\n",
       "property-place"),
    _m("DTEND in a to-do", "SUMMARY:Locate", "DTEND;VALUE=DATE:20260405\nSUMMARY:Locate",
       "property-place"),
    _m("PERCENT-COMPLETE in an event", "SUMMARY:Meeting\n",
       "SUMMARY:Meeting\nPERCENT-COMPLETE:1\n", "property-place"),
    _m("an unregistered property", "SUMMARY:Meeting\n", "SUMMARY:Meeting\nMOOD:good\n",
       "property-place"),
    _m("a language on an address", "URL:https", "URL;LANGUAGE=en:https", "parameter-place"),
    _m("a language with an underscore", "LANGUAGE=ja", "LANGUAGE=ja_JP", "language-tag"),
    _m("a parameter twice", "SUMMARY;LANGUAGE=ja:", "SUMMARY;LANGUAGE=ja;LANGUAGE=en:",
       "parameter-twice"),
    _m("a parameter with nothing", "SUMMARY;LANGUAGE=ja:", "SUMMARY;LANGUAGE=:",
       "parameter-empty"),
    _m("a bare colon in a parameter", "SUMMARY:Meeting", "SUMMARY;X-A=a;X-B:c", "line-syntax"),
    _m("a backslash in a parameter", "SUMMARY:Meeting", "SUMMARY;X-A=a\\,b:Meeting",
       "parameter-escape"),
    _m("an unknown caret escape", "SUMMARY:Meeting", "SUMMARY;X-A=a^b:Meeting", "caret-escape"),
    _m("a quote within a parameter", "SUMMARY:Meeting", 'SUMMARY;X-A=a"b:Meeting', "line-syntax"),
    _m("RFC 9253 in the basic profile", "SUMMARY:Meeting\n",
       'SUMMARY:Meeting\nLINK;VALUE=URI;LINKREL="describedby":https://example.org\n',
       "property-place"),
)  # fmt: skip
