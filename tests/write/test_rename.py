"""A renamed event is the same event for the next import from its source."""

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from timeline.write import bring
from timeline.write.rename import rename
from timeline.write.workspace import Workspace

NAMES = st.lists(st.sampled_from(["Ana", "Luis", "Eva"]), unique=True, max_size=2)
ROWS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["One", "Two"]),
        "when": st.sampled_from(["2024", "2024-05", "around 1850"]),
        "summary": st.sampled_from(["", "A", "B"]),
        "who": NAMES.map("; ".join),
        "tags": st.sampled_from(["", "a", "a; b"]),
        "title.es": st.sampled_from(["", "Uno"]),
    }
)
ANA = {"schema_version": "1.0", "id": "ana", "type": "person", "name": "Ana"}


class Place:
    """A timeline in a folder, its imports and its renamings."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("events", "entities"):
            (root / folder).mkdir()
        (root / "entities" / "ana.json").write_text(json.dumps(ANA))

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.root, 1_800_000_000)

    def bring(self, row, **asked) -> bring.Plan:
        data = json.dumps([{"id": "x", **row}]).encode()
        read = bring.read(data, "json", name="s.json")
        plan = bring.plan(self.workspace, [("s.json", read)], **asked)
        self.workspace.commit(plan.changes)
        return plan

    def rename(self, old: str, new: str) -> None:
        workspace = self.workspace
        workspace.commit(rename(workspace, old, new).changes)

    def event(self) -> dict:
        (path,) = (self.root / "events").iterdir()
        return json.loads(path.read_text())

    def edit(self, **fields) -> None:
        (path,) = (self.root / "events").iterdir()
        record = {**json.loads(path.read_text()), **fields}
        kept = {key: one for key, one in record.items() if one is not None}
        path.write_text(json.dumps(kept))


def bare(record):
    aside = ("id", "origin", "created", "modified", "revision")
    return {key: one for key, one in record.items() if key not in aside}


@examples(40)  # each is two timelines on disk, five imports and a renaming
@given(ROWS, ROWS, st.booleans())
def test_a_renamed_event_takes_what_its_source_changed(first, second, linked):
    """With a renaming between, the import makes of it what it makes without one."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        moved, stayed = Place(Path(one)), Place(Path(other))
        for place in (moved, stayed):
            place.bring(first, entities=linked)
        moved.rename("x", "y-2")
        again = moved.bring(first)
        assert (again.skipped, again.reports) == (1, [])
        plans = [place.bring(second) for place in (moved, stayed)]
        assert moved.event()["id"] == "y-2"
        assert bare(moved.event()) == bare(stayed.event())
        assert [one.rule for one in plans[0].reports] == [one.rule for one in plans[1].reports]
        assert plans[0].updated == plans[1].updated


@given(ROWS, ROWS)
def test_what_the_hand_changed_before_a_renaming_stays(first, second):
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.bring(first)
        place.edit(summary="By hand.", tags=None)
        place.rename("x", "y")
        place.bring(first)
        place.bring(second)
        assert place.event()["summary"] == "By hand."
        assert "tags" not in place.event() or second["tags"] != first["tags"]


def test_links_of_an_import_follow_a_renamed_entity(tmp_path):
    place = Place(tmp_path)
    row = {"title": "One", "when": "2024", "who": "Ana; Luis"}
    place.bring(row, entities=True)
    place.rename("ana", "ana-perez")
    plan = place.bring(row)
    assert plan.reports == []
    assert place.event()["participants"] == [{"entity": "ana-perez"}, {"name": "Luis"}]
    assert place.bring(row).skipped == 1
    place.bring({**row, "who": "Luis"})
    assert place.event()["participants"] == [{"name": "Luis"}]
