"""The time zones of one calendar: what it defines itself, and names that need no definition."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Component
from icalendar.timezone import tzp

from timeline.importers.ical.contentlines import CalendarNode

_UTC = frozenset(
    ("utc", "z", "gmt", "etc/utc", "coordinated universal time", "universal time", "zulu",
     "(utc) coordinated universal time", "tzone://microsoft/utc", "(gmt) greenwich mean time")
)  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])([0-9]{1,2})(?::?([0-9]{2}))?", re.IGNORECASE)
_SHOWN = re.compile(r"\((?:utc|gmt)([+-][0-9]{2}:[0-9]{2})?\)\s*(.+)", re.IGNORECASE)
_YEARLY = re.compile(r"(?:\A|;)FREQ=YEARLY(?:;|\Z)", re.IGNORECASE)
_ERRORS = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError)


def forget() -> None:
    """Make the library forget the zones of other calendars, which it keeps for the process."""
    tzp.use_pytz() if tzp.uses_pytz() else tzp.use_zoneinfo()


def learn(nodes: list[CalendarNode]) -> Iterator[tuple[int, str]]:
    """Let the library know the zones of one calendar; the lines of those that are refused."""
    for node in nodes:
        fault = _unfit(node)
        if fault:
            yield fault
            continue
        try:
            Component.from_ical(node.text())
        except _ERRORS as error:
            yield node.line, str(error) or type(error).__name__


def _unfit(node: CalendarNode) -> tuple[int, str] | None:
    """Why a definition is not read: a rule that is not yearly takes for ever to follow."""
    for part in node.inner:
        for number, line in part.lines.of("RRULE"):
            rule = line.partition(":")[2]
            if not _YEARLY.search(rule):
                return number, f"the rule '{rule[:60]}' of a time zone is not yearly"
    return None


class Zones:
    """The zones of one calendar by their names."""

    def __init__(self, nodes: list[CalendarNode]) -> None:
        self._nodes = {_named(node): node for node in nodes if _unfit(node) is None}
        self._own: dict[str, tzinfo | None] = {}
        self.redefined: set[str] = set()
        self.told: set[str] = set()

    def fresh(self) -> "Zones":
        """The same zones, of which nothing was told yet."""
        return Zones(list(self._nodes.values()))

    def placed(self, moment: datetime, name: str) -> datetime:
        """A moment as the library read it, in the zone that the file means by a name.

        Where the file defines a known name in its own way, the file is right (RFC 5545, 3.2.19);
        such names are in `redefined`. A name such as Europe/Berlin is as IANA has it: programs
        write half of its rules only. A moment without a zone is of a name that is not known.
        """
        own = self._defined(name)
        if own is not None and moment.tzinfo is not None and "/" not in name.strip("/"):
            there = moment.replace(tzinfo=own)
            if there.utcoffset() != moment.utcoffset():
                self.redefined.add(name)
                return there
        if moment.tzinfo is None:
            return moment.replace(tzinfo=own or spelled(name))
        return moment

    def _defined(self, name: str) -> tzinfo | None:
        if name not in self._own:
            self._own[name] = _made_of(self._nodes[name]) if name in self._nodes else None
        return self._own[name]


def _named(node: CalendarNode) -> str:
    return next((text.partition(":")[2] for _, text in node.lines.of("TZID")), "")


def _made_of(node: CalendarNode) -> tzinfo | None:
    try:
        component: Any = Component.from_ical(node.text())
        made = component.to_tz(lookup_tzid=False)
    except _ERRORS:  # `learn` tells of it
        return None
    return made if isinstance(made, tzinfo) else None


def spelled(name: str) -> tzinfo | None:
    """The zone of a name that means UTC, says its offset, or names a place with it; else None."""
    words = " ".join(name.split())
    if words.lower() in _UTC:
        return UTC
    offset = _OFFSET.fullmatch(words)
    if offset:
        return _fixed(offset[1], offset[2], offset[3] or "0")
    shown = _SHOWN.fullmatch(words)
    return _of_place(shown[1] or "+00:00", shown[2]) if shown else None


def _fixed(sign: str, hours: str, minutes: str) -> tzinfo | None:
    length = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-length if sign == "-" else length) if length < timedelta(days=1) else None


def _of_place(offset: str, words: str) -> tzinfo | None:
    """The zone that Windows shows as "(UTC+01:00) Amsterdam, Berlin": of its first known city."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    first = words.partition(" (")[0]
    names = [WINDOWS_TO_OLSON.get(first.removesuffix(" Time") + " Standard Time", "")]
    cities = {city.strip().replace(" ", "_") for city in words.split(",")}
    names += sorted(name for name in available_timezones() if name.rpartition("/")[2] in cities)
    for name in filter(None, names):
        zone = ZoneInfo(name)
        winter = zone.utcoffset(datetime(2026, 1, 1)), zone.utcoffset(datetime(2026, 7, 1))
        if _fixed(offset[0], offset[1:3], offset[4:]) in [
            timezone(one) for one in winter if one is not None
        ]:
            return zone
    return None
