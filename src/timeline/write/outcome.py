"""What became of an event: withdrawn as a tombstone, or a commitment's state."""

from collections.abc import Sequence

from timeline.dates import format_day, human
from timeline.errors import Refused, TimelineError
from timeline.format.models.vocabulary import COMMITMENT_STATES
from timeline.format.untyped import Record
from timeline.text import did_you_mean
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace


def withdraw(workspace: Workspace, id: str, *, because: str, on: str = "") -> FileChange:
    """The event's file as a tombstone: it stays, with the day and the reason."""
    if not because.strip():
        raise TimelineError("a reason is missing", hint="give it with --because")
    path = workspace.timeline.get(id).path
    data, old = workspace.record(path)
    if "withdrawn" in old:
        since = old["withdrawn"].get("on", "")
        raise Refused(f"'{id}' was withdrawn on {since}; nothing was changed")
    withdrawn = {"on": day(workspace, on), "reason": because.strip()}
    return workspace.change(path, data, old, {**old, "withdrawn": withdrawn})


def day(workspace: Workspace, text: str) -> str:
    """The EDTF string of a human date; today where none is given."""
    if not text:
        return format_day(workspace.today)
    return human.date_of(human.read(text), today=workspace.today)


def settle(
    workspace: Workspace, id: str, *, state: str, on: str = "", sources: Sequence[str] = ()
) -> FileChange:
    """The event's file with what became of its commitment.

    `on` is when it was met, or the day that the state is known for; today where it is not given
    (when it was met is never invented). `sources` are added to the evidence.
    """
    if state not in COMMITMENT_STATES:
        hint = did_you_mean(state, COMMITMENT_STATES)
        expected = f"expected one of {', '.join(COMMITMENT_STATES)}"
        raise TimelineError(f"'{state}' is not a state of a commitment", hint=hint or expected)
    path = workspace.timeline.get(id).path
    data, old = workspace.record(path)
    if "commitment" not in old:
        raise Refused(f"'{id}' is not a commitment; nothing was changed")
    new = {**old, "commitment": _settled(old["commitment"], workspace, state, on, sources)}
    return workspace.change(path, data, old, new)


def _settled(
    old: Record, workspace: Workspace, state: str, on: str, sources: Sequence[str]
) -> Record:
    new = {key: value for key, value in old.items() if key not in ("met_on", "state_as_of")}
    new["state"] = state
    if state == "met" and on:
        new["met_on"] = day(workspace, on)
    new["state_as_of"] = day(workspace, "" if state == "met" else on)
    if state == "met" and on:
        new["state_as_of"] = new["met_on"]
    evidence = [*old.get("evidence", ())]
    for text in sources:
        cited = workspace.names.citation(text)
        evidence += [cited] if cited not in evidence else []
    return {**new, "evidence": evidence} if evidence else new
