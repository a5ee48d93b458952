"""The linter's part on values: the grammar and the range of each value type of RFC 5545, 3.3."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

Params = dict[str, list[str]]

_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*\Z")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\\<>\"{}|^`]+\Z")
_DURATION = re.compile(
    r"[+-]?P(?:[0-9]+W|[0-9]+D(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?"
    r"|T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))\Z"
)
_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})(Z?)\Z")
_BASE64 = re.compile(r"data:[a-z/]+;base64,(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/=]{4}\Z")
_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_OFFSET = re.compile(r"[+-](?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?\Z")
_RULE = re.compile(
    r"FREQ=YEARLY;BYMONTH=(?:[1-9]|1[0-2]);(?:BYDAY=(?:-1|[1-5])(?:MO|TU|WE|TH|FR|SA|SU)"
    r"|BYMONTHDAY=(?:[1-9]|[12][0-9]|3[01]))(?:;UNTIL=[0-9]{8}T[0-9]{6}Z)?\Z"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?\Z")

ALLOWED = {
    ("VEVENT", "STATUS"): {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    ("VTODO", "STATUS"): {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"},
    ("VEVENT", "TRANSP"): {"OPAQUE", "TRANSPARENT"},
    ("VALARM", "ACTION"): {"AUDIO", "DISPLAY", "EMAIL"},
    ("VCALENDAR", "CALSCALE"): {"GREGORIAN"},
    ("VCALENDAR", "VERSION"): {"2.0"},
    ("VCALENDAR", "METHOD"): {"PUBLISH"},
    ("*", "CLASS"): {"PUBLIC", "PRIVATE", "CONFIDENTIAL"},
    ("PARTICIPANT", "PARTICIPANT-TYPE"): {
        "ACTIVE", "INACTIVE", "SPONSOR", "CONTACT", "BOOKING-CONTACT", "EMERGENCY-CONTACT",
        "PUBLICITY-CONTACT", "PLANNER-CONTACT", "PERFORMER", "SPEAKER",
    },
}  # fmt: skip
OBSERVANCES = ("STANDARD", "DAYLIGHT")
RELTYPES = {"PARENT", "CHILD", "SIBLING", "DEPENDS-ON", "REFID", "CONCEPT", "NEXT", "FIRST"}


def check_value(component: str, name: str, params: Params, value: str) -> Iterator[str]:
    """The rules that one value breaks."""
    allowed = ALLOWED.get((component, name)) or ALLOWED.get(("*", name))
    if allowed is not None and value not in allowed:
        yield f"{name.lower()}-value"
    if any(not _LANGUAGE.match(tag) for tag in params.get("LANGUAGE", [])):
        yield "language-tag"
    if any(kind not in RELTYPES for kind in params.get("RELTYPE", [])):
        yield "reltype-value"
    rule = _TYPES.get(name, _text)(params, value)
    if rule and not (rule == "floating" and component in OBSERVANCES):
        yield rule


def _text(params: Params, value: str) -> str:
    return "" if _TEXT.match(value) else "text-escape"


def _words(params: Params, value: str) -> str:
    return _text(params, value) if value else "empty-value"


def _texts(params: Params, value: str) -> str:
    parts = re.split(r"(?<!\\)(?:\\\\)*,", value)
    if not all(parts):
        return "empty-value"
    return "" if all(_TEXT.match(part) for part in parts) else "text-escape"


def _uri(params: Params, value: str) -> str:
    return "" if _URI.match(value) else "uri-value"


def _link(params: Params, value: str) -> str:
    if params.get("VALUE") != ["URI"]:
        return "value-type"
    quoted = all(rel.startswith('"') for rel in params.get("LINKREL", [""]))
    return _uri(params, value) if quoted else "linkrel-quoted"


def _data(params: Params, value: str) -> str:
    if params.get("VALUE") != ["URI"]:
        return "value-type"
    if "FMTTYPE" not in params or "SCHEMA" not in params:
        return "needs-schema"
    return "" if _BASE64.match(value) else "uri-value"


def _time(params: Params, value: str) -> str:
    """DATE where VALUE says so, else DATE-TIME: in UTC or with a zone, never floating."""
    if params.get("VALUE") == ["DATE"]:
        return ("" if _is_date(value) else "date-value") if "TZID" not in params else "date-zone"
    if params.get("VALUE", ["DATE-TIME"]) != ["DATE-TIME"]:
        return "value-type"
    if not _is_time(value):
        return "date-value"
    if value.endswith("Z"):
        return "zone-and-utc" if "TZID" in params else ""
    return "" if "TZID" in params else "floating"


def _utc(params: Params, value: str) -> str:
    if not _is_time(value) or params:
        return "date-value"
    return "" if value.endswith("Z") else "utc"


def _is_date(value: str) -> bool:
    return _real(_DATE.match(value))


def _is_time(value: str) -> bool:
    return _real(_TIME.match(value))


def _real(found: re.Match[str] | None) -> bool:
    if found is None:
        return False
    try:
        dt.datetime(*(int(number) for number in found.groups() if number not in ("", "Z")))
    except ValueError:
        return False
    return True


def _duration(params: Params, value: str) -> str:
    return "" if _DURATION.match(value) else "duration-value"


def _interval(params: Params, value: str) -> str:
    if params.get("VALUE") != ["DURATION"]:
        return "value-type"
    return "duration-value" if value[0] in "+-" else _duration(params, value)


def _trigger(params: Params, value: str) -> str:
    if params.get("VALUE") == ["DATE-TIME"]:
        return "" if _is_time(value) and value.endswith("Z") else "date-value"
    if params.get("RELATED", ["START"])[0] not in ("START", "END"):
        return "related-value"
    return _duration(params, value)


def _number(low: int, high: int, rule: str) -> Callable[[Params, str], str]:
    def check(params: Params, value: str) -> str:
        return "" if re.fullmatch(r"[0-9]+", value) and low <= int(value) <= high else rule

    return check


def _geo(params: Params, value: str) -> str:
    found = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?);(-?[0-9]+(?:\.[0-9]+)?)", value)
    inside = found and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180
    return "" if inside else "geo-value"


def _offset(params: Params, value: str) -> str:
    right = _OFFSET.match(value) and value not in ("-0000", "-000000")
    return "" if right else "offset-value"


def _rule(params: Params, value: str) -> str:
    return "" if _RULE.match(value) else "rrule-value"


_TYPES: dict[str, Callable[[Params, str], str]] = {
    **dict.fromkeys(("UID", "PRODID", "SUMMARY", "TZID", "NAME", "X-WR-CALNAME"), _words),
    **dict.fromkeys(("CATEGORIES", "RESOURCES"), _texts),
    **dict.fromkeys(("URL", "SOURCE", "ATTENDEE", "ORGANIZER", "CONCEPT", "TZURL"), _uri),
    **dict.fromkeys(("DTSTART", "DTEND", "DUE", "RECURRENCE-ID"), _time),
    **dict.fromkeys(("DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED"), _utc),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), _offset),
    "LINK": _link,
    "STRUCTURED-DATA": _data,
    "DURATION": _duration,
    "X-PUBLISHED-TTL": _duration,
    "REFRESH-INTERVAL": _interval,
    "TRIGGER": _trigger,
    "PRIORITY": _number(0, 9, "priority-value"),
    "PERCENT-COMPLETE": _number(0, 100, "percent-value"),
    "SEQUENCE": _number(0, 2**31 - 1, "sequence-value"),
    "GEO": _geo,
    "RRULE": _rule,
}
