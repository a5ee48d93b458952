"""What parts the items in a cell, where somebody said it: that and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import TimelineError
from timeline.importers.rows import columns, flat

FIELDS = {"Who": "who", "Place": "places", "Tags": "tags", "Works": "sources", "Title": "title"}
SEPARATORS = st.text("=,;|/&·- and", min_size=1, max_size=4).filter(str.strip)
NAMES = st.lists(st.text("ABCÄé", min_size=1, max_size=4), min_size=1, max_size=5, unique=True)


@given(SEPARATORS, NAMES)
def test_a_cell_is_split_at_its_separator(separator, names):
    splits = columns.splits([f"Who={separator}"], FIELDS)
    row = flat.event({"Who": separator.join(names)}, FIELDS, splits=splits)
    assert row.record["participants"] == [{"name": name} for name in names]


@given(NAMES)
def test_a_column_without_separator_is_never_split(names):
    cell = "; ".join(names) + " | x"
    splits = columns.splits(["Place=", "Works="], FIELDS)
    row = flat.event({"Place": cell, "Works": cell}, FIELDS, splits=splits)
    assert row.record["places"] == [{"name": cell}]
    assert row.record["sources"] == [{"title": cell}]


def test_lines_and_tabs_are_said_with_a_backslash():
    splits = columns.splits([r"Who=\n", r"Tags=\t"], FIELDS)
    row = flat.event({"Who": "A; B\nC", "Tags": "a,b\tc"}, FIELDS, splits=splits)
    assert row.record["participants"] == [{"name": "A; B"}, {"name": "C"}]
    assert row.record["tags"] == ["a-b", "c"]


@pytest.mark.parametrize("said", ["Title=,", "Nobody=,", "Who", "=,"])
def test_what_cannot_be_split_is_told(said):
    with pytest.raises(TimelineError):
        columns.splits([said], FIELDS)
