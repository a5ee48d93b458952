"""An import that is shared among processes reads, makes and tells what one process alone does."""

import pickle
from pathlib import Path
from typing import ClassVar

import pytest

from timeline.validation import share
from timeline.write import bring
from timeline.write.workspace import Workspace

HEADING = "id,title,date,people,agency,place,lat,lon,source,score\n"
# Dates in words and of two readings, equal ids and titles, rows that lack or say too much.
ROWS = """\
{n},Talks {n},2024-01-{day},Ana; Bob {n},Ana,Rome,4.5,6,The Paper,{n}
,Protest,5 March 2024,ana@example.org,,Tokyo,91,x,https://example.org/{n},
,Protest,5 March 2024,,Police,,,,,{n}
,Protest,04/05/2024,,,,,,,
x{n},,2024-02-01,,,,,,,
y{n},No date,,,,,,,,
,,,,,,,,,{n}
y{n},No date,soon,,,,,,,
z,One id,2024,,,,,,,,,too many
z,One id,2024-13,,,,,,,
"""


def table(edited: str = "") -> str:
    rows = "".join(ROWS.format(n=n, day=f"{n % 28 + 1:02}") for n in range(4))
    return HEADING + rows.replace("The Paper", edited or "The Paper", 2)


def told(folder: Path, *tables: str) -> list[object]:
    """All that importing the tables one after another says and writes."""
    (folder / "events").mkdir(parents=True)
    found: list[object] = []
    for text in tables:
        workspace = Workspace(folder, 1_800_000_000)
        made = bring.read(text.encode(), "csv", name="t.csv", map=("agency=who.organization",))
        plan = bring.plan(workspace, [("t.csv", made)])
        found += [plan.new, plan.updated, plan.skipped, plan.failed, plan.kept, plan.notes]
        found += [plan.said, list(plan.changes), list(plan.reports), list(plan.readings.items())]
        found += [list(made.types.items()), made.untyped]
        workspace.commit(plan.changes)
    return found


class Helpers:
    """Those that would do ranges in processes of their own; `begun` says how many, each time."""

    begun: ClassVar[list[int]] = []

    def __init__(self, work, ranges, count):
        self.begun.append(count)
        self.work, self.ranges = work, ranges

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def result(self, number):
        return pickle.loads(pickle.dumps(self.work(self.ranges[number])))


def several(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """From now on work is shared among three, three numbers at a time; returns their helpers."""

    def shared(work, count, parts):
        ranges = (range(count * i // parts, count * (i + 1) // parts) for i in range(parts))
        return [pickle.loads(pickle.dumps(work(part))) for part in ranges]

    monkeypatch.setattr(share, "shared", shared)
    monkeypatch.setattr(share, "_Helpers", Helpers)
    monkeypatch.setattr(share, "TURN", 3)
    monkeypatch.setattr(share, "WORTH", 2)
    monkeypatch.setattr(share, "_threaded", lambda: False)
    monkeypatch.setattr(share.os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr(share.sys, "platform", "linux")
    monkeypatch.setattr(share.os, "fork", None, raising=False)
    Helpers.begun.clear()
    return Helpers.begun


def test_what_is_shared_is_read_made_and_told_as_by_one_process(tmp_path, monkeypatch):
    """At first, again without change, and with edits in the source; in the same order."""
    tables = (table(), table(), table("A Book"))
    with monkeypatch.context() as alone:
        alone.setattr(share, "WORTH", 10**9)
        one = told(tmp_path / "one", *tables)
    helpers = several(monkeypatch)
    assert told(tmp_path / "many", *tables) == one
    assert helpers.count(2) >= 6
    assert one[0] > 10
    assert one[3] > 5
