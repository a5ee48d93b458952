"""What comes back of what went out, as the page on importing says it."""

import json
from pathlib import Path

import pytest
from tests.write import round_trips

from timeline import api


def test_the_page_says_what_is_kept():
    """Run `python -m tests.write.round_trips` after a change, and read what it wrote."""
    assert round_trips.written(round_trips.PAGE.read_text(encoding="utf-8")) == round_trips.table()


@pytest.mark.parametrize(("format", "options", "into"), [
    ("json", {}, "json"), ("", {}, "jsonl"), ("ics", {"profile": "full"}, "ics"),
])  # fmt: skip
def test_events_come_back_as_they_were(format, options, into, tmp_path: Path):
    """All that the export holds is the same, but for the stamps of the new files."""
    came = round_trips.back(round_trips.exported(format, options), into, tmp_path)
    shipped = api.load(round_trips.ROOT).entries
    assert came
    for id, entry in came.items():
        stamps = ("created", "modified", "revision")
        new = {key: value for key, value in entry.record.items() if key not in stamps}
        old = {key: value for key, value in shipped[id].record.items() if key not in stamps}
        assert json.dumps(new, sort_keys=True) == json.dumps(old, sort_keys=True)


def test_a_calendar_gives_back_ids_titles_and_dates(tmp_path: Path):
    came = round_trips.back(round_trips.exported("ics", {}), "ics", tmp_path)
    shipped = api.load(round_trips.ROOT).entries
    assert len(came) == len(shipped) - 3  # three are undated: no calendar can hold them
    for id, entry in came.items():
        assert entry.record["when"] == shipped[id].record["when"]
        assert entry.record["title"]["en"] == shipped[id].record["title"]["en"]
