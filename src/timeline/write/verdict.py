"""What of an import can be written: the judge's verdict on all of it together."""

from collections.abc import Mapping

from timeline import jsonio
from timeline.chronicle.references import ENTITY, EVENT, named
from timeline.errors import Refused
from timeline.files.paged import PagedList
from timeline.findings import Finding
from timeline.importers import ImportOrigin
from timeline.write.draft import judge
from timeline.write.making import NewEntities
from timeline.write.plans import Plan
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

# Of each event by its id, the file that it comes from and its origin.
Brought = Mapping[str, tuple[str, ImportOrigin]]


def settle(plan: Plan, workspace: Workspace, brought: Brought, new: NewEntities | None) -> None:
    """Take out what `timeline validate` would call wrong, and add the entities that are needed.

    Raises `Refused` where what comes in makes other files wrong, and nothing tells what of it does.
    """
    made: list[FileChange] = []
    while plan.changes:
        made = new.changes(plan.changes) if new else []
        every = [*plan.changes, *made] if made else plan.changes
        judged = judge(workspace.root, every, workspace.timeline)
        wrong: dict[str, Finding] = {}
        for finding in judged.own:
            if finding.severity == "error":
                wrong.setdefault(finding.path, finding)
        culprits = wrong or _behind(judged.others, plan, workspace)
        if not culprits:
            break
        _refuse(plan, _events(culprits, plan, made), brought)
    if new:
        plan.said += new.notes(plan.changes)
    for change in made if plan.changes else ():
        plan.changes.append(change)
    plan.reports.sort(key=lambda one: one[:5])


def _behind(others: tuple[Finding, ...], plan: Plan, workspace: Workspace) -> dict[str, Finding]:
    """The changes that make other files wrong: events to which those refer."""
    paths = {_id(change.path): change.path for change in plan.changes}
    found: dict[str, Finding] = {}
    for finding in others:
        for id in _anchors(workspace.read(finding.path)):
            if id in paths:
                told = finding._replace(message=f"{finding.path} would be wrong: {finding.message}")
                found.setdefault(paths[id], told)
    if others and not found:
        raise Refused(f"nothing was written, since another file would be wrong: {others[0]}")
    return found


def _anchors(data: bytes) -> list[str]:
    try:
        return list(named(jsonio.parse_exact(data), EVENT))
    except jsonio.JsonError:  # settings, or a file that was broken before
        return []


def _events(wrong: Mapping[str, Finding], plan: Plan, made: list[FileChange]) -> dict[str, Finding]:
    """The events that are wrong, or refer to a new entity that is."""
    bad = {_id(change.path): wrong[change.path] for change in made if change.path in wrong}
    found = {path: one for path, one in wrong.items() if _id(path) not in bad}
    for change in plan.changes if bad else ():
        some = set(named(jsonio.parse_exact(change.after or b"{}"), ENTITY)) & bad.keys()
        if some:
            found.setdefault(change.path, bad[min(some)])
    return found


def _refuse(plan: Plan, wrong: Mapping[str, Finding], brought: Brought) -> None:
    for change in plan.changes:
        finding = wrong.get(change.path)
        if finding is None:
            continue
        id = _id(change.path)
        name, origin = brought[id]
        if change.before is None:
            plan.new -= 1
        else:
            plan.updated -= 1
        plan.fail(name, origin, finding.rule, f"'{id}': {finding.message}")
    left = (one for one in plan.changes if one.path not in wrong)
    plan.changes = PagedList(left, together=1)


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".json")
