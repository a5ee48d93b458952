"""Clock times at the end of a date as people write it: `at 11:00`, `11 am`, `午前11時30分`."""

import re
from typing import NamedTuple

from timeline.dates.lenient.point import NotUnderstood


class Timed(NamedTuple):
    """A text without its clock time, and that time as EDTF has it (`T11:00`, `T11:00Z`)."""

    rest: str
    clock: str


_OFFSET = r"(?: ?(?P<offset>z|utc|gmt|(?:utc|gmt)?[+-][0-9]{1,2}(?::?[0-9]{2})?))?"
_LEAD = r"(?:,? at |,? a las? | ?t ?|, | )"
_TIME = (
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)?"
    rf"(?: ?(?P<half>[ap])\.? ?m\.?)?{_OFFSET}"
)
_WESTERN = re.compile(rf"(?P<rest>.+?){_LEAD}{_TIME}")
_LEADING = re.compile(rf"(?:at )?{_TIME}(?:,? on |, | )(?P<rest>.+)")
_NOON = re.compile(r"(?P<rest>.+?)(?:,? at|,? a|,?) (?:12 )?(?:noon|mediodía)")
_JAPANESE = re.compile(
    r"(?P<rest>.+?日)(?:の|、)? ?(?P<noon>午前|午後)?(?P<hour>[0-9]{1,2})"
    r"(?:(?P<hours>時)(?:(?P<minute>[0-9]{1,2})分)?(?:(?P<second>[0-9]{1,2})秒)?|:(?P<colon>[0-9]{2}))"
)


def split(text: str) -> Timed | None:
    """The date and the clock time of a folded text, or None where it has no clock time.

    Raises `NotUnderstood` for an hour or a minute that no clock shows.
    """
    for pattern in (_WESTERN, _LEADING, _JAPANESE):
        found = pattern.fullmatch(text)
        parts = found.groupdict() if found else {}
        # A bare number is an hour only where a word says so.
        if any(parts.get(name) for name in ("minute", "half", "colon", "hours")):
            return Timed(parts["rest"].strip(" ,"), _clock(parts, text))
    found = _NOON.fullmatch(text)
    return Timed(found["rest"].strip(" ,"), "T12:00") if found else None


def _clock(parts: dict[str, str | None], text: str) -> str:
    hour, minute = int(parts["hour"] or 0), parts.get("minute") or parts.get("colon") or "00"
    half = parts.get("half") or {"午前": "a", "午後": "p"}.get(parts.get("noon") or "", "")
    if half:
        hour = _twelve(hour, half, japanese=bool(parts.get("noon")), text=text)
    second = parts.get("second")
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise NotUnderstood(f"'{text}' has a time that no clock shows")
    tail = f":{int(second):02d}" if second else ""
    return f"T{hour:02d}:{int(minute):02d}{tail}{_offset(parts.get('offset') or '')}"


def _twelve(hour: int, half: str, *, japanese: bool, text: str) -> int:
    if not (0 if japanese else 1) <= hour <= 12:
        raise NotUnderstood(f"'{text}' has a time that no clock shows")
    return hour % 12 + (12 if half == "p" else 0)


def _offset(written: str) -> str:
    """`Z` or `+09:00` from what was written."""
    digits = written.removeprefix("utc").removeprefix("gmt")
    if not digits or digits == "z":
        return "Z" if written else ""
    hours, minutes = digits[1:].replace(":", "")[:-2], digits[-2:]
    if len(digits) <= 3:
        hours, minutes = digits[1:], "00"
    if int(hours) == int(minutes) == 0:
        return "Z"
    return f"{digits[0]}{int(hours):02d}:{minutes}"
