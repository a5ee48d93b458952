"""Entries that this program wrote: their event, and what a calendar program changed since.

Our own lines say how the event was and, by digests, what the entry showed then (`format.seen`).
Where the visible lines show the same still, the event is as our lines say; where they do not,
the visible ones count.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from timeline import jsonio
from timeline.format import digests, seen
from timeline.format.untyped import Record
from timeline.importers import OwnMark
from timeline.importers.ical import own_lists
from timeline.importers.ical.calendar_time import Moment, deadline, placed, shown, span
from timeline.importers.ical.own_properties import own_id, own_line
from timeline.importers.ical.part import CalendarPart, attribute
from timeline.importers.ical.recurrence import end_of

_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "planned"}
_STATES = {"COMPLETED": "met", "IN-PROCESS": "in_progress", "CANCELLED": "withdrawn"}


def is_owed(part: CalendarPart) -> bool:
    """Whether the entry is the deadline or the to-do of a commitment."""
    return bool(own_line(part, "STATE"))


def own_event(parts: Sequence[CalendarPart], whole: Record | None = None) -> tuple[Record, OwnMark]:
    """The event of all entries that were written for it, and what was changed in them.

    `whole` is the record that the full profile carries.
    """
    main = next((part for part in parts if not is_owed(part)), parts[0])
    id = own_id(main)
    base = seen.pairs(own_line(main, "BASE"))
    record = whole or _written(main, base)
    changes: Record = {}
    if not is_owed(main):
        changes |= _changes(main, base)
    owed = _owed_changes([part for part in parts if is_owed(part)])
    if owed and isinstance(record.get("commitment"), dict):
        changes["commitment"] = record["commitment"] | owed
    fields = frozenset(changes)
    items = {"places": _items(main, changes["places"])} if changes.get("places") else {}
    left = {
        key: _with_others(key, record.get(key), value) for key, value in changes.items() if value
    }
    if items and len(known := record.get("places", ())) == len(_places(main)):
        pairs = zip(items["places"], left["places"], strict=True)
        left["places"] = [place if at < 0 else known[at] for at, place in pairs]
    record = {key: value for key, value in record.items() if key not in fields} | left
    return {**record, "id": id}, OwnMark(id, base, _paths(changes, base), items)


def _paths(changes: Record, base: dict[str, str]) -> frozenset[str]:
    """What was changed; of a text that the event has by language, in which one."""
    found = set()
    for key in changes:
        paths = {path for path in base if path.startswith(f"{key}/")}
        found |= paths if key in digests.TEXTS and paths else {key}
    return frozenset(found)


def _with_others(key: str, old: Any, new: Any) -> Any:
    """A text in one language, beside those of other languages; a source beside the others."""
    both = isinstance(old, dict) and isinstance(new, dict)
    if key == "sources" and isinstance(old, list):
        return [*old, *new]
    return old | new if key in digests.TEXTS and both else new


def _places(part: CalendarPart) -> list[str]:
    """The names of several places as the entry was written with."""
    found = expression(own_line(part, "PLACES"))
    return [str(name) for name in found] if isinstance(found, list) else []


def _items(part: CalendarPart, now: Sequence[Record]) -> tuple[int, ...]:
    """Which of the places that were written each of those is that there are now; -1 for others."""
    left: dict[str, list[int]] = {}
    for number, name in enumerate(_places(part)):
        left.setdefault(name, []).append(number)
    return tuple(left[one["name"]].pop(0) if left.get(one["name"]) else -1 for one in now)


def _tags(part: CalendarPart) -> list[str] | None:
    """The tags that the categories say now; None where it is not sure which they were."""
    labels = expression(own_line(part, "LABELS"))
    own = own_lists.OwnCategories(
        own_line(part, "KIND"),
        own_line(part, "TAGS").split(),
        labels if isinstance(labels, dict) else {},
        _code(part),
    )
    if seen.changed(own_id(part), own_line(part, "SEEN"), {"tags": own.shown()}):
        return None
    now = list(_categories(part))
    if own.kind and own.kind not in now:
        _not_carried(part, "kind")
    return own.changed(now)


def _written(part: CalendarPart, base: dict[str, str]) -> Record:
    """The event as our own lines say it."""
    title = own_line(part, "TITLE") or str(part.component.get("SUMMARY") or "").strip()
    record: Record = {
        "title": _text("title", title, base),
        "when": expression(own_line(part, "WHEN")),
    }
    for name, key in (("KIND", "kind"), ("STATUS", "status")):
        record |= {key: own_line(part, name)} if own_line(part, name) else {}
    tags = own_line(part, "TAGS").split()
    record |= {"tags": tags} if tags else {}
    record |= _texts(part, base)
    commitment = expression(own_line(part, "COMMITMENT"))
    return record | ({"commitment": commitment} if isinstance(commitment, dict) else {})


def _text(name: str, words: str, base: dict[str, str]) -> Any:
    """A text as the event has it: by itself, or in a map under its language."""
    code = next((path.partition("/")[2] for path in base if path.startswith(f"{name}/")), "")
    return {code: words} if code else words


def _texts(part: CalendarPart, base: dict[str, str]) -> Record:
    """Summary and description by their places in DESCRIPTION, as it was written."""
    lines = str(part.component.get("DESCRIPTION") or "").split("\n")
    found: Record = {}
    for name, place in seen.pairs(own_line(part, "TEXTS")).items():
        first, _, size = place.partition("+")
        if first.isdecimal() and size.isdecimal() and name in ("summary", "description"):
            words = "\n".join(lines[int(first) : int(first) + int(size)])
            found |= {name: _text(name, words, base)} if words.strip() else {}
    return found


def visible(part: CalendarPart) -> dict[str, str]:
    """What the entry shows, part by part, as `format.seen` compares it."""
    component = part.component
    parts = {
        "uid": part.uid,
        "title": _first(component.get("SUMMARY")),
        "text": _first(component.get("DESCRIPTION")),
        "tags": seen.categories(_categories(part)),
        "url": _first(component.get("URL")),
    }
    parts |= dict.fromkeys(("place", "places"), _first(component.get("LOCATION")))
    if part.name == "VTODO":
        due = part.moment("DUE")
        return parts | {"due": "" if due is None else _written_as(due), "state": _state(part)}
    start = part.moment("DTSTART")
    stretch = "" if start is None else f"{_written_as(start)}/{_end(part, start)}"
    status = str(component.get("STATUS") or "CONFIRMED").upper()
    return parts | {"when": stretch, "due": stretch, "status": status}


def _first(value: Any) -> str:
    return str((value[0] if isinstance(value, list) and value else value) or "")


def _categories(part: CalendarPart) -> Iterator[str]:
    for value in part.values("CATEGORIES"):
        yield from (str(one) for one in attribute(value, "cats", []))


def _state(part: CalendarPart) -> str:
    """The state of a to-do; programs tick off by a status, a share, or the time of it."""
    state = str(part.component.get("STATUS") or "NEEDS-ACTION").upper()
    done = (
        str(part.component.get("PERCENT-COMPLETE") or "") == "100" or "COMPLETED" in part.component
    )
    return "COMPLETED" if done and state == "NEEDS-ACTION" else state


def _written_as(moment: Moment) -> str:
    day = f"{moment.year:04d}{moment.month:02d}{moment.day:02d}"
    if not isinstance(moment, datetime):
        return day
    if moment.tzinfo is None:
        return f"{day}T{moment:%H%M%S}"
    there = moment.astimezone(UTC)
    return f"{there.year:04d}{there.month:02d}{there.day:02d}T{there:%H%M%S}Z"


def _end(part: CalendarPart, start: Moment) -> str:
    end = end_of(part, start)
    if end is None:
        end = start if isinstance(start, datetime) else date_after(start)
    return _written_as(end)


def date_after(day: Any) -> Any:
    """The day after, at which an entry of one day is over."""
    return day.fromordinal(day.toordinal() + 1)


def _changes(part: CalendarPart, base: dict[str, str]) -> Record:
    """The fields that the entry shows otherwise than it was written; None for emptied ones."""
    now = visible(part)
    found: Record = {}
    for name in seen.changed(own_id(part), own_line(part, "SEEN"), now):
        if name == "when":
            found["when"] = _when(part)
        elif name == "title" and now["title"].strip():
            found["title"] = _text("title", _bare(part, now["title"]), base)
        elif name == "status":
            found["status"] = _STATUS.get(now["status"])
        elif name == "place" and now["place"].strip():
            found["places"] = [{"name": now["place"].strip()}]
        elif name == "places" and now["places"].strip() and _places(part):
            names = own_lists.places(_places(part), now["places"])
            found["places"] = [{"name": one} for one in names]
        elif name == "tags" and (tags := _tags(part)) is not None:
            found["tags"] = tags
        elif name == "url" and own_lists.address(now["url"]):
            found["sources"] = own_lists.address(now["url"])
        elif name == "text" and _split(part, now["text"], base):
            found |= _split(part, now["text"], base)
        else:
            _not_carried(part, name)
    id = own_id(part)
    return {
        key: value
        for key, value in found.items()
        if digests.of_field(id, key, value) != _base_of(base, key)
    }


def _base_of(base: dict[str, str], key: str) -> dict[str, str]:
    return {path: mark for path, mark in base.items() if digests.field_of(path) == key}


_NAMES = {"text": "DESCRIPTION", "tags": "CATEGORIES", "url": "URL", "places": "LOCATION"}
_NAMES |= {"place": "LOCATION", "title": "SUMMARY", "kind": "CATEGORIES"}


def _not_carried(part: CalendarPart, name: str) -> None:
    words = (
        f"'{part.title}': {_NAMES.get(name, name)} was changed in the calendar; not carried back"
    )
    part.warn(_NAMES.get(name, name), "import/not-carried", words)


def _when(part: CalendarPart) -> Any:
    start = part.moment("DTSTART")
    return None if start is None else span(start, end_of(part, start)).when


def _bare(part: CalendarPart, title: str) -> str:
    """A title without what the export put before and behind it."""
    title = title.removeprefix(own_line(part, "BEFORE")).removesuffix(own_line(part, "BEHIND"))
    return " ".join(title.split())


def _split(part: CalendarPart, text: str, base: dict[str, str]) -> Record:
    """Summary and description of a text that was changed; nothing where they cannot be told.

    Between them stand the lines that the export adds, from "When" to the first empty line.
    """
    from timeline import words  # only an entry of our own is told in them

    label = f"{words.label(_code(part), 'page', 'when')}: "
    lines = text.split("\n")
    places = seen.pairs(own_line(part, "TEXTS"))
    expected = sum(int(one) for one in places.get("summary", "0").split("+") if one.isdecimal())
    marked = [number for number, line in enumerate(lines) if line.startswith(label)]
    if not marked:
        return {}
    at = min(marked, key=lambda number: abs(number - expected - bool(expected)))
    rest = "\n".join(lines[at:]).partition("\n\n")[2]
    before = "\n".join(lines[:at]).strip("\n")
    return {
        "summary": _text("summary", before, base) if before.strip() else None,
        "description": _text("description", rest.strip("\n"), base) if rest.strip() else None,
    }


def _code(part: CalendarPart) -> str:
    """The language of the lines that an entry was written with."""
    value = part.component.get("DESCRIPTION")
    return str(attribute(value, "params", {}).get("LANGUAGE", "")) or "en"


def _owed_changes(parts: Sequence[CalendarPart]) -> Record:
    """What the deadline and the to-do of a commitment show otherwise than they were written."""
    found: Record = {}
    for part in parts:
        now = visible(part)
        for name in seen.changed(own_id(part), own_line(part, "SEEN"), now):
            if name == "state":
                found["state"] = _STATES.get(now["state"], "scheduled")
                found |= _met_on(part) if found["state"] == "met" else {}
            elif name == "due" and (due := _due(part)) is not None:
                found["due"] = due
            else:
                _not_carried(part, name)
    return found


def _met_on(part: CalendarPart) -> Record:
    moment = part.moment("COMPLETED")
    if moment is None:
        return {}
    one = placed(moment)
    return {"met_on": f"{one.text}Z" if one.tz == "UTC" else one.text}


def _due(part: CalendarPart) -> Any:
    """The deadline that an entry shows: the end of what takes longer."""
    moment = part.moment("DUE") or part.moment("DTSTART")
    return None if moment is None else deadline(shown(moment)[0])


def expression(text: str) -> Any:
    """What a property of our own holds: a string, or the object or list that it is JSON of."""
    if not text.startswith(('{"', '["')):
        return text
    try:
        return jsonio.parse(text.encode())
    except jsonio.JsonError:
        return text
