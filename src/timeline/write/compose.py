"""A new event from what was given by flags."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.dates import human
from timeline.errors import TimelineError
from timeline.format.models.vocabulary import RELATIONS, SCHEMA_VERSION, STANCES
from timeline.format.untyped import Record
from timeline.importers.rows import ids
from timeline.text import did_you_mean, fold
from timeline.write import fields, naming
from timeline.write.workspace import Workspace

When = human.When


class ClaimInput(NamedTuple):
    """A claim as it is given: `STANCE` or `STANCE:WHO`, and what else belongs to it."""

    who: str
    when: str = ""
    at: str = ""
    about: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventInput:
    """What was given of an event; what is empty was not given."""

    title: str = ""
    id: str = ""
    when: str = ""
    start: str = ""
    end: str = ""
    relative: str = ""
    when_text: str = ""
    tz: str = ""
    kind: str = ""
    status: str = ""
    summary: str = ""
    description: str = ""
    language: str = ""
    who: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    claims: tuple[ClaimInput | str, ...] = ()
    relations: tuple[str, ...] = ()
    debtors: tuple[str, ...] = ()
    creditors: tuple[str, ...] = ()
    action: str = ""
    due: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()
    draft: bool | None = None
    assignments: tuple[str, ...] = ()


def event(given: EventInput, workspace: Workspace) -> Record:
    """The record of a new event, without its stamps; raises `TimelineError` for what is unclear."""
    record: Record = {
        "schema_version": SCHEMA_VERSION,
        "id": identity(given.id, given.title, workspace),
        "title": given.title,
        "when": when(given, workspace),
    }
    for key in TEXTS:
        if getattr(given, key):
            record[key] = getattr(given, key)
    kind = given.kind or ("commitment" if given.action or given.due or given.state else "")
    if kind:
        record["kind"] = kind
    _add(record, **{key: items_of(field, given, workspace) for field, key in LISTS.items()})
    if kind == "commitment":
        record["commitment"] = _commitment(given, workspace)
    record = noted(record, given.notes)
    if given.draft:
        record["draft"] = True
    return assigned(record, given, workspace)


# The single fields of an event that are taken as they are given.
TEXTS = ("status", "summary", "description", "language")
# The fields of `Given` that are lists of an event's own, and the keys of the event.
LISTS = {
    "who": "participants", "places": "places", "tags": "tags", "relations": "relations",
    "claims": "claims", "sources": "sources",
}  # fmt: skip


def assigned(record: Record, given: EventInput, workspace: Workspace) -> Record:
    """The record with every `FIELD=VALUE` carried out."""
    for assignment in given.assignments:
        record = fields.assign(
            record,
            assignment,
            language=workspace.timeline.settings.languages[0],
            today=workspace.today,
        )
    return record


def items_of(field: str, given: EventInput, workspace: Workspace) -> list[Any]:
    """The items of a list of the event, each text read as what it means, and each item once."""
    return once(_items(field, given, workspace))


def once(items: Iterable[Any]) -> list[Any]:
    """The items in their order, without those that stand before: two spellings of one person."""
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def _items(field: str, given: EventInput, workspace: Workspace) -> list[Any]:
    names = workspace.names
    texts = getattr(given, field)
    if field == "tags":
        return list(naming.tags(texts))
    if field == "claims":
        return [claim(one, given.sources, workspace) for one in texts]
    read = {"who": names.actor, "places": names.place, "sources": names.citation}
    if field in read:
        return [read[field](text) for text in texts]
    return [_relation(text, workspace) for text in texts]


def noted(record: Record, notes: tuple[str, ...]) -> Record:
    """The record with notes added below those that it has."""
    if not all(note.strip() for note in notes):
        raise TimelineError("an empty note", hint="give words; the file itself is 'timeline edit'")
    lines = [line for note in notes for line in note.split("\n") if line.strip()]
    if not lines:
        return record
    old = record.get("notes", [])
    if isinstance(old, dict):
        language, text = next(iter(old.items()))
        return {**record, "notes": {**old, language: "\n".join((text, *lines))}}
    before = old.split("\n") if isinstance(old, str) else old
    both = [*before, *lines]
    return {**record, "notes": both[0] if len(both) == 1 else both}


def _add(record: Record, **lists: list[Any]) -> None:
    record.update({key: items for key, items in lists.items() if items})


def identity(wanted: str, title: str, workspace: Workspace) -> str:
    """The id of a new event: the one that is wanted, which must be free, or one from the title."""
    taken = workspace.paths
    if wanted:
        if wanted.casefold() in taken:
            raise TimelineError(f"the id '{wanted}' is taken by {taken[wanted.casefold()]}")
        return wanted
    languages = workspace.timeline.settings.languages
    found = ids.slug(title, languages)
    if workspace.name is not None and (not found or ids.is_neutral(found, title)):
        return identity(workspace.name(title), title, workspace)
    if not found:
        raise TimelineError(
            f"no id can be made from the title '{title}'",
            hint="give one with --id, such as --id white-house-meeting",
        )
    return ids.unique(found, taken)


def when(given: EventInput, workspace: Workspace) -> When:
    """The `when` of a new event from `--when`, `--start` and `--end`, or `--relative`."""
    named = [name for name in ("when", "relative") if getattr(given, name)]
    if given.start or given.end:
        named.append("start")
    if len(named) > 1:
        options = " and ".join(f"--{name}" for name in named)
        raise TimelineError(f"{options} exclude each other", hint="say when once")
    beside = {key: text for key, text in (("tz", given.tz), ("text", given.when_text)) if text}
    found = _when(given, workspace)
    if not beside:
        return found
    if isinstance(found, dict):
        return {**found, **beside}
    return {**as_object(found), **beside}


def _when(given: EventInput, workspace: Workspace) -> When:
    day = workspace.today
    if given.relative:
        return _by_event(_relative(given.relative, workspace, least=""))
    if given.start or given.end:
        ends = {"start": _point(given.start, day), "end": _point(given.end, day, end=True)}
        return {name: point for name, point in ends.items() if point is not None}
    return _time(given.when, workspace) if given.when else {}


def _time(text: str, workspace: Workspace) -> When:
    """The `when` of a human date, or of a phrase that tells it from an event."""
    reading = human.read(text)
    if reading.reason is not None:  # it may be told by an event
        relative = _relative(text, workspace)
        reading = relative if relative.reason is None else reading
    return human.when_of(reading, today=workspace.today, language=timeline_language(workspace))


def _relative(text: str, workspace: Workspace, *, least: str = "-") -> human.Reading:
    """The time that a phrase tells by an event, whose id may be begun only.

    What begins an id holds `least`: among other words, only what cannot be one of them.
    """
    reading = human.read_relative(text, workspace.paths)
    if reading.reason is not human.Reason.NO_EVENT or least not in reading.found:
        return reading
    begun = workspace.timeline.begun(reading.found)
    if len(begun) != 1:
        return reading
    return human.read_relative(fold(text).replace(reading.found, begun[0], 1), workspace.paths)


def timeline_language(workspace: Workspace) -> str:
    """The language in which a text without a label is understood."""
    return workspace.timeline.settings.languages[0]


def _by_event(reading: human.Reading) -> When:
    """The relative time that a phrase says; words that it leaves vague are kept."""
    if reading.reason is not None:
        raise human.not_by_event(reading)
    return human.when_of(reading)


def _point(text: str, day: int, *, end: bool = False) -> When | None:
    if not text:
        return None
    if end and text in ("..", "ongoing", "unknown"):
        return "" if text == "unknown" else ".."
    reading = human.read(text)
    try:
        return human.point_of(reading, today=day)
    except human.NotUnderstood as error:
        if error.reason is human.Reason.NOT_ONE_DATE:
            message = f"'{text}' is more than one point in time"
            raise TimelineError(message, hint="use --when for it") from error
        raise


def as_object(expression: str) -> Record:
    """A date as an object that takes a zone: its two ends where it is `A/B`."""
    if "/" not in expression:
        return {"start": expression}
    start, _, end = expression.partition("/")
    if start == "..":
        raise TimelineError(f"'{expression}' takes no zone and no words", hint="give an end only")
    return {**({"start": start} if start else {}), "end": end}


def _relation(text: str, workspace: Workspace) -> Record:
    """`TYPE:ID`, such as `part_of:white-house-meeting`."""
    kind, _, to = text.partition(":")
    kind = kind.strip().replace("-", "_")
    if kind not in RELATIONS:
        raise TimelineError(
            f"'{text}' is not a relation: expected TYPE:ID", hint=f"types: {', '.join(RELATIONS)}"
        )
    to = to.strip()
    id, mark, local = to.partition("#")
    begun = [id] if id in workspace.paths else workspace.timeline.begun(id)
    if len(begun) == 1:
        to = f"{begun[0]}{mark}{local}"
    else:
        hint = did_you_mean(id, workspace.paths)
        raise TimelineError(f"no event has the id '{id}'", hint=hint)
    return {"type": kind, "to": to}


def claim(given: ClaimInput | str, sources: tuple[str, ...], workspace: Workspace) -> Record:
    """A claim; one that names neither a voice nor a source is that of the event's `sources`."""
    said = ClaimInput(given) if isinstance(given, str) else given
    stance, _, who = said.who.partition(":")
    stance = stance.strip()
    if stance not in STANCES:
        hint = did_you_mean(stance, STANCES) or f"stances: {', '.join(STANCES)}"
        raise TimelineError(
            f"'{said.who}' is not a claim: expected STANCE or STANCE:WHO", hint=hint
        )
    by, work = workspace.names.voice(who) if who.strip() else (None, None)
    cited = [work] if work is not None else []
    own = said.sources or (() if by or cited else sources)
    cited += [one for text in own if (one := workspace.names.citation(text)) not in cited]
    found: Record = {"stance": stance}
    _put(found, about=said.about, text=said.text, by=by)
    if said.when:
        found["when"] = _time(said.when, workspace)
    if said.at:
        found["at"] = human.date_of(human.read(said.at), today=workspace.today)
    _put(found, sources=cited)
    return found


def _put(record: Record, **values: Any) -> None:
    record.update({key: value for key, value in values.items() if value})


def _commitment(given: EventInput, workspace: Workspace) -> Record:
    if not given.action:
        raise TimelineError("a commitment needs --action", hint="what was promised, in a sentence")
    return owed({"action": given.action, "state": "unknown"}, given, workspace)


def owed(old: Record, given: EventInput, workspace: Workspace) -> Record:
    """A commitment with what was given of it in place of what it said."""
    parts = dict(old)
    _put(parts, action=given.action, state=given.state)
    for key, names in (("debtor", given.debtors), ("creditor", given.creditors)):
        _add(parts, **{key: once(map(workspace.names.who, names))})
    return {**parts, "due": deadline(given.due, workspace)} if given.due else parts


def deadline(text: str, workspace: Workspace) -> When:
    """A `due` from a human date, or from a phrase such as `within 2 months after ID`."""
    reading = human.read(text)
    if reading.reason is not None:
        relative = _relative(text, workspace)
        if relative.reason is None and isinstance(relative.when, dict):
            point = human.as_deadline(relative.when)
            return {**point, "text": text} if relative.vague else point
        if relative.reason is human.Reason.NO_EVENT and any(
            id in text.lower() for id in workspace.paths
        ):
            raise human.not_by_event(relative)
    return human.deadline_of(reading, today=workspace.today)
