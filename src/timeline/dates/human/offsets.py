"""What may stand directly behind a clock time: an offset from UTC, or a zone that has one name."""

import re

from .lexicon import ZONES
from .reading import Reason, Unread

_SIGNED = re.compile(
    r"(?P<name>utc|gmt)? ?(?P<sign>[+\-−±])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?![\d:])"
)
_UNSPACED = "|".join(name for name in ZONES if not name.isascii())
_NAME = re.compile(rf"[a-z]+(?:/[a-z_+\-]+)*|{_UNSPACED}")
# The offsets that clocks on earth have, in minutes.
WEST, EAST = 12 * 60, 14 * 60


def offset_at(text: str, at: int) -> tuple[str, int] | None:
    """The offset (`Z`, `+09:00`) or the name of a zone that stands at an index, and its end.

    Raises `Unread` for an offset that no clock has, and for a zone that could be several.
    """
    found = _SIGNED.match(text, at)
    if found:
        return _offset(found, text, at), found.end()
    found = _NAME.match(text, at)
    if found is None:
        return None
    name = found[0]
    if "/" in name:
        return _iana(name, at), found.end()
    if ZONES.get(name) == "":
        raise Unread(Reason.ZONE, found=name, at=at)
    return (ZONES[name], found.end()) if name in ZONES else None


def bounded(hours: int, minutes: int, sign: str) -> bool:
    """Whether some clock has that offset."""
    return minutes < 60 and hours * 60 + minutes <= (EAST if sign == "+" else WEST)


def _offset(found: re.Match[str], text: str, at: int) -> str:
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    sign = "+" if found["sign"] == "+" else "-"
    if (found["sign"] == "±" and hours + minutes) or not bounded(hours, minutes, sign):
        raise Unread(Reason.OFFSET, found=found[0].strip(), at=at)
    return f"{sign}{hours:02d}:{minutes:02d}" if hours or minutes else "Z"


def _iana(name: str, at: int) -> str:
    from timeline.dates.zones import zone_names  # few dates name a zone

    known = next((one for one in zone_names() if one.lower() == name), None)
    if known is None:
        raise Unread(Reason.ZONE, found=name, at=at)
    return known
