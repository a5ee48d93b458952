"""Whole records from a program into files: judged as strictly as `timeline validate` does."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline import jsonio
from timeline.errors import Refused, TimelineError
from timeline.findings import Finding
from timeline.format import schema
from timeline.format.models.vocabulary import SCHEMA_VERSION
from timeline.importers.rows import ids
from timeline.jsonio.limits import DEPTH
from timeline.text import nearest
from timeline.validation.single import judge_file
from timeline.write.amend import claims_kept
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

NEEDED = ("title", "when")
OWN_KEYS = "take it out, or put keys of your own under 'extensions'"
EXAMPLE = '{"title": "They meet", "when": "2026-02-04"}'


class Written(NamedTuple):
    """What was written: the event's id, its path, and notes for the user."""

    id: str
    path: str
    notes: tuple[str, ...]


def create(workspace: Workspace, record: Mapping[str, Any]) -> Written:
    """Write one new event, never over an existing one.

    `schema_version` and `id` may be absent: the id is then made from the title. A record that
    `timeline validate` would call wrong is `Refused`, with every reason and its remedy.
    """
    _require_mapping(record)
    missing = [key for key in NEEDED if key not in record]
    if missing:
        names = " and ".join(f"'{key}'" for key in missing)
        raise Refused(f"the event has no {names}{_strange(record)}", hint=f"the least is {EXAMPLE}")
    full = {"schema_version": SCHEMA_VERSION, **record}
    if "id" not in record:
        full = {"schema_version": SCHEMA_VERSION, "id": _id(record["title"], workspace), **record}
    _require_shape(workspace, full)
    if full["id"].casefold() in workspace.paths:
        path = workspace.paths[full["id"].casefold()]
        raise Refused(f"the id '{full['id']}' is taken by {path}", hint="give another id, or none")
    return written(workspace, full["id"], workspace.creation(full))


def edit(workspace: Workspace, id: str, fields: Mapping[str, Any]) -> Written:
    """The event with some of its fields set; one set to None is removed.

    What the fields were is lost, so give a list whole. An unknown id is an `UnknownId`, a result
    that `timeline validate` would call wrong `Refused`.
    """
    _require_mapping(fields)
    path = workspace.timeline.get(id).path
    data, old = workspace.record(path)
    if fields.get("id", id) != id:
        raise Refused(f"the id of '{id}' stays", hint=f"'timeline mv {id} NEW' renames an event")
    given = {key: value for key, value in fields.items() if value is not None}
    new = {key: value for key, value in old.items() if key not in fields or key in given} | given
    _require_shape(workspace, new)
    new = new if "claims" in fields else claims_kept(old, new)
    change = workspace.change(path, data, old, new)
    if change.before == change.after:
        return Written(id, path, ("nothing was changed: the event says so already",))
    return written(workspace, id, change)


def written(workspace: Workspace, id: str, change: FileChange) -> Written:
    judged = workspace.judge([change])
    if judged.errors:
        raise _refused(judged.errors)
    notes = workspace.commit([change])
    warnings = (*judged.own, *judged.others)
    return Written(id, change.path, (*workspace.notes, *notes, *map(_line, warnings)))


def _require_mapping(record: object) -> None:
    """`Refused` for what is no record: a program may have read it from anywhere."""
    if not isinstance(record, Mapping):
        raise Refused(f"an object was expected, found {type(record).__name__}")
    other = next((key for key in record if not isinstance(key, str)), None)
    if other is not None:
        raise Refused(f"the key {other!r} is no text")


def _strange(record: Mapping[str, Any]) -> str:
    """What else there is that no event has, perhaps a key that is missing, misspelt."""
    known = schema.document("event")["properties"]
    found = [key for key in record if key not in known]
    spelt = {key: nearest(str(key), known) for key in found}
    told = [
        f"'{key}'" + (f" (did you mean '{near}'?)" if near else "") for key, near in spelt.items()
    ]
    return f", and unknown keys: {', '.join(told)}" if told else ""


def _id(title: Any, workspace: Workspace) -> str:
    """An id from a title, English if it has that; free in the timeline."""
    words = title
    if isinstance(title, Mapping):
        words = next((title[code] for code in ("en", *title) if code in title), "")
    if not isinstance(words, str):
        return "event"  # which is refused for its title
    found = ids.slug(words)
    if not found:
        raise Refused("no id can be made from the title", hint="give the event an 'id'")
    return ids.unique(found, workspace.paths)


def _require_shape(workspace: Workspace, record: Mapping[str, Any]) -> None:
    """`Refused` with all that is wrong where the published schema refuses a record."""
    try:
        data = jsonio.dumps(dict(record))
        good = schema.is_valid("event", jsonio.parse(data))
    except (ValueError, TypeError) as error:
        raise Refused(f"the event is no JSON: {error}") from error
    except RecursionError:  # and one that holds itself
        raise Refused(f"more than {DEPTH} objects and lists nested in each other") from None
    if good:
        return
    id = record.get("id")
    name = id if isinstance(id, str) and id and id.replace("-", "").isalnum() else "event"
    path = workspace.root / "events" / f"{name}.json"
    found = [one for one in judge_file(str(path), data, choice=None).findings if _counts(one)]
    raise _refused(found or [Finding("", 0, 0, "shape/other", "the event has not the right shape")])


def _counts(finding: Finding) -> bool:
    return finding.severity == "error" and finding.rule != "id/file-name"


def _refused(findings: Any) -> TimelineError:
    lines = "\n".join(map(_line, findings))
    return Refused(f"the event would not be valid; nothing was written\n{lines}")


def _line(finding: Finding) -> str:
    """A finding by the place in the record, with its remedy."""
    place = finding.pointer or "the event"
    help = finding.help or (OWN_KEYS if finding.rule == "shape/unknown-key" else "")
    help = f"; {help}" if help else ""
    return f"{place}: {finding.rule}: {finding.message}{help}"
