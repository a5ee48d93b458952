"""People of a calendar entry: their names and roles, and what is nothing but an address."""

import re
from collections.abc import Iterator
from typing import Any

from timeline.format.untyped import Record
from timeline.importers.ical.contentlines import property_name
from timeline.importers.ical.part import CalendarPart, attribute
from timeline.text import one_line

ROLES = {"ORGANIZER": "host", "ATTENDEE": "attendee"}
_ADDRESS = re.compile(
    r"(?:mailto|tel|sms|sips?|xmpp):\S+|[^\s@:/,;\"]+@[^\s@:/,;\"]+\.[^\s@:/,;\"]+"
    r"|\+[0-9][0-9 ()./-]{5,}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\s?(?:<[^<>@\s]+@[^<>@\s]+>|\([^()@\s]+@[^()@\s]+\)|\[[^\[\]@\s]+@[^\[\]@\s]+\])"
)
_HEAD = re.compile(r'[^":]*(?:"[^"]*"[^":]*)*:')
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')


def is_address(words: str) -> bool:
    """Whether a text is nothing but the mail address or the telephone number of somebody."""
    return (
        _ADDRESS.fullmatch(words.strip().strip('"').removeprefix("<").removesuffix(">")) is not None
    )


def bare_name(words: str) -> tuple[str, list[str]]:
    """A name without the addresses that a program wrote behind it in brackets, and those."""
    gone = [one.strip(" \t<>()[]") for one in _BRACKETED.findall(words)]
    left = _BRACKETED.sub("", words)
    return (left, gone) if gone and left.strip(' \t"') else (words, [])


def called(value: Any) -> str:
    """What the library knows of a person: the name, else the address."""
    known = str(attribute(value, "params", {}).get("CN", "")) or str(value)
    return one_line(re.sub(r"(?i)^mailto:", "", known)).strip('"')


def people(part: CalendarPart, *, private: bool) -> list[Record]:
    """Who takes part, by name; who has an address alone only where that is asked for."""
    found: dict[str, Record] = {}
    for name, role in ROLES.items():
        rest = part.guests if name == "ATTENDEE" else []
        for known in (*map(called, part.values(name)), *rest):
            person = known if private else bare_name(known)[0]
            if person and (private or not is_address(person)):
                found.setdefault(person, {"name": person, "role": role})
    return list(found.values())


def without_addresses(line: str) -> tuple[str, list[str]]:
    """A content line without what is nothing but an address, and what was left out.

    It is "" where nothing remains.
    """
    head = _HEAD.match(line)
    if head is None:
        return line, []
    gone: list[str] = []
    name = property_name(line)
    kept = [name, *_kept_parameters(head[0], gone)]
    value = line[head.end() :]
    if name != "UID" and is_address(value):
        gone.append(value)
        value = ""
    if not gone:
        return line, []
    return (f"{''.join(kept)}:{value}" if value or len(kept) > 1 else ""), gone


def _kept_parameters(head: str, gone: list[str]) -> Iterator[str]:
    for found in _PARAMETER.finditer(head):
        values = re.findall(r'"[^"]*"|[^",]+', found[2])
        left = [one for one in values if not is_address(one)]
        gone += [one.strip('"') for one in values if is_address(one)]
        named = [bare_name(one) for one in left] if found[1].upper() == "CN" else []
        gone += [address for _, more in named for address in more]
        left = [name for name, _ in named] or left
        if left or not values:
            yield f";{found[1]}={','.join(left)}"
