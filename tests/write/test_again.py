"""What comes again as before is known without a look at its file, and with it alike."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.write import bring
from timeline.write.workspace import Workspace

ROWS = (
    {"id": "a", "title": "Talks", "date": "2024-03-05", "who": "Ana; Bob", "place": "Bogotá",
     "lat": "4.6", "lon": "-74.1", "region": "north"},
    {"id": "b", "title": "Treaty", "date": "early 2024", "tags": "energy, gas", "count": 7},
    {"title": "Protests", "date": "2024-03-06", "ratio": 1.50},
    {"title": "Protests", "date": "2024-03-07", "source": "Gazette"},
)  # fmt: skip
BY_HAND = (
    {"summary": "They talk."}, {"title": "Other"}, {"title": {"en": "Talks", "es": "Charlas"}},
    {"when": "2024-04"}, {"participants": [{"name": "Zoe"}]}, {"tags": ["mine"]}, {"draft": True},
    {"claims": [{"stance": "reports", "by": {"name": "Ana"}, "about": "/participants/0"}]},
    {"origin": {"source": "other"}}, {"notes": "x"}, {},
)  # fmt: skip
COMING = (
    {"title": "New"}, {"date": "2025"}, {"who": "Bob"}, {"region": "south"}, {"count": 8},
    {"place": ""}, {"description": "More."}, {},
)  # fmt: skip
CHOICES = st.tuples(*[st.tuples(st.sampled_from(BY_HAND), st.sampled_from(COMING))] * len(ROWS))


def planned(root: Path, rows) -> bring.Plan:
    """What an import of the rows would do."""
    read = bring.read(json.dumps(rows).encode(), "json", name="rows.json")
    return bring.plan(Workspace(root, 1_800_000_000), [("rows.json", read)])


@given(CHOICES)
def test_a_plan_is_the_same_where_every_file_is_read(choices):
    """The shortcut of what comes as before changes no plan, whatever was edited on either side."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        root = Path(name)
        (root / "events").mkdir()
        first = planned(root, ROWS)
        Workspace(root, 0).commit(first.changes)
        for change, (edit, _) in zip(first.changes, choices, strict=True):
            path = root / change.path
            path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | edit), "utf-8")
        coming = [{**row, **more} for row, (_, more) in zip(ROWS, choices, strict=True)]
        quick = planned(root, coming)
        patch.setattr(bring._Planner, "_is_as_before", lambda *given: False)
        slow = planned(root, coming)
    assert list(quick.changes) == list(slow.changes)
    assert quick.closing() == slow.closing()
    assert quick.reports == slow.reports


def test_the_file_of_an_event_that_comes_as_before_is_not_read_again(tmp_path, monkeypatch):
    """10,000 rows that come again are compared with what was read once."""
    (tmp_path / "events").mkdir()
    Workspace(tmp_path, 0).commit(planned(tmp_path, ROWS).changes)

    def refuse(self, path):
        raise AssertionError(path)

    monkeypatch.setattr(Workspace, "record", refuse)
    assert planned(tmp_path, ROWS).closing() == "0 new, 0 updated, 4 skipped, 0 failed"
