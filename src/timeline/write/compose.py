"""A new event from what was given by flags."""

from dataclasses import dataclass
from typing import Any

from timeline.dates.lenient import human, phrases
from timeline.dates.lenient.point import NotUnderstood
from timeline.errors import TimelineError
from timeline.format.models.vocabulary import RELATIONS, SCHEMA_VERSION, STANCES
from timeline.importers.rows import ids
from timeline.text import did_you_mean
from timeline.write import fields, naming
from timeline.write.workspace import Workspace

Record = dict[str, Any]
When = human.When


@dataclass(frozen=True, slots=True)
class Given:
    """What was given of a new event; what is empty was not given."""

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
    claims: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    debtors: tuple[str, ...] = ()
    creditors: tuple[str, ...] = ()
    action: str = ""
    due: str = ""
    state: str = ""
    assignments: tuple[str, ...] = ()


def event(given: Given, workspace: Workspace) -> Record:
    """The record of a new event, without its stamps; raises `TimelineError` for what is unclear."""
    timeline = workspace.timeline
    record: Record = {
        "schema_version": SCHEMA_VERSION,
        "id": identity(given.id, given.title, workspace),
        "title": given.title,
        "when": when(given, workspace),
    }
    for key in ("status", "summary", "description", "language"):
        if getattr(given, key):
            record[key] = getattr(given, key)
    kind = given.kind or ("commitment" if given.action or given.due or given.state else "")
    if kind:
        record["kind"] = kind
    actors = [naming.actor(text, timeline) for text in given.who]
    places = [naming.entity(text, timeline) for text in given.places]
    sources = [naming.citation(text, timeline) for text in given.sources]
    _add(record, participants=actors, places=places, tags=list(naming.tags(given.tags)))
    _add(record, relations=[_relation(text, workspace) for text in given.relations])
    _add(record, claims=[_claim(text, sources, workspace) for text in given.claims])
    if not given.claims:
        _add(record, sources=sources)
    if kind == "commitment":
        record["commitment"] = _commitment(given, workspace)
    for assignment in given.assignments:
        record = fields.assign(
            record, assignment, language=timeline.settings.languages[0], today=workspace.today
        )
    return record


def _add(record: Record, **lists: list[Any]) -> None:
    record.update({key: items for key, items in lists.items() if items})


def identity(wanted: str, title: str, workspace: Workspace) -> str:
    """The id of a new event: the one that is wanted, which must be free, or one from the title."""
    taken = workspace.paths
    if wanted:
        if wanted.casefold() in taken:
            raise TimelineError(f"the id '{wanted}' is taken by {taken[wanted.casefold()]}")
        return wanted
    found = ids.slug(title)
    if not found:
        raise TimelineError(
            f"no id can be made from the title '{title}'",
            hint="give one with --id, such as --id white-house-meeting",
        )
    return ids.unique(found, taken)


def when(given: Given, workspace: Workspace) -> When:
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
    return {**_as_object(found), **beside}


def _when(given: Given, workspace: Workspace) -> When:
    day = workspace.today
    if given.relative:
        return phrases.read(given.relative, workspace.paths)
    if given.start or given.end:
        ends = {"start": _point(given.start, day), "end": _point(given.end, day, end=True)}
        return {name: point for name, point in ends.items() if point is not None}
    return human.read(given.when, today=day) if given.when else {}


def _point(text: str, day: int, *, end: bool = False) -> When | None:
    if not text:
        return None
    if end and text in ("..", "ongoing", "unknown"):
        return "" if text == "unknown" else ".."
    point = human.read(text, today=day)
    if isinstance(point, str) and ("/" in point or "{" in point):
        raise TimelineError(f"'{text}' is more than one point in time", hint="use --when for it")
    if isinstance(point, dict) and {"start", "end"} & point.keys():
        raise TimelineError(f"'{text}' is more than one point in time", hint="use --when for it")
    if isinstance(point, dict):
        return {key: value for key, value in point.items() if key != "text"}
    return point


def _as_object(expression: str) -> Record:
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
            f"'{text}' is no relation: expected TYPE:ID", hint=f"types: {', '.join(RELATIONS)}"
        )
    to = to.strip()
    if to.partition("#")[0] not in workspace.paths:
        hint = did_you_mean(to, workspace.paths)
        raise TimelineError(f"no event has the id '{to}'", hint=hint)
    return {"type": kind, "to": to}


def _claim(text: str, sources: list[Record], workspace: Workspace) -> Record:
    """`STANCE` or `STANCE:WHO`, resting on the event's sources."""
    stance, _, who = text.partition(":")
    if stance.strip() not in STANCES:
        raise TimelineError(
            f"'{text}' is no claim: expected STANCE or STANCE:WHO",
            hint=f"stances: {', '.join(STANCES)}",
        )
    by = {"by": naming.entity(who, workspace.timeline)} if who.strip() else {}
    return {"stance": stance.strip(), **by, **({"sources": sources} if sources else {})}


def _commitment(given: Given, workspace: Workspace) -> Record:
    if not given.action:
        raise TimelineError("a commitment needs --action", hint="what was promised, in a sentence")
    parts: Record = {"action": given.action, "state": given.state or "unknown"}
    for key, names in (("debtor", given.debtors), ("creditor", given.creditors)):
        _add(parts, **{key: [naming.entity(one, workspace.timeline) for one in names]})
    return {**parts, "due": deadline(given.due, workspace)} if given.due else parts


def deadline(text: str, workspace: Workspace) -> When:
    """A `due` from a human date, or from a phrase such as `within 2 months after ID`."""
    try:
        found = human.read(text, today=workspace.today)
    except NotUnderstood as error:
        if not any(id in text.lower() for id in workspace.paths):
            raise
        try:
            found = phrases.read(text, workspace.paths, deadline=True)
        except NotUnderstood:
            raise error from None
        return found
    if isinstance(found, dict) and {"start", "end"} & found.keys():
        raise TimelineError(f"'{text}' is no deadline", hint="give the last moment for it")
    if isinstance(found, dict) and "earliest" not in found and isinstance(found["latest"], str):
        return found["latest"]
    return found
