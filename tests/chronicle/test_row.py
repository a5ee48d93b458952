"""The flat row: what a plain date is read off is what its resolution says."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.chronicle.row import COLUMNS, SIDES
from timeline.chronicle.timeline import timeline_of

DAYS = st.dates().map(str)
DATES = (
    DAYS
    | DAYS.map(lambda day: day[:7])
    | DAYS.map(lambda day: day[:4])
    | st.sampled_from(
        ("2018?", "2024/..", "-0043-03-15", "2025-02-30", "201X", "2024-21", "Y170000002")
    )
)


@given(DATES, st.sampled_from(("UTC", "America/New_York")))
def test_bounds_of_a_row_are_those_of_its_resolution(when, tz):
    """For all dates, plain or not."""
    from timeline.chronicle.settings import Settings

    timeline = timeline_of({"a": {"id": "a", "title": "x", "when": when}}, Settings(tz=tz))
    entry = timeline.get("a")
    row, resolved = entry.row, entry.resolved
    assert (row.s1, row.s2, row.e2) == (*resolved.days[:2], resolved.days.e2)
    assert row.e1 == (resolved.days.s1 if resolved.ongoing else resolved.days.e1)
    assert (row.certain_s2, row.certain_e1) == (resolved.certain_days or (None, None))
    assert (row.s1_at, row.s2_at, row.e2_at) == (*resolved.seconds[:2], resolved.seconds.e2)
    assert row.e1_at == (resolved.seconds.s1 if resolved.ongoing else resolved.seconds.e1)


def test_every_column_is_made():
    event = {
        "id": "a",
        "title": {"en": "A", "ja": "あ"},
        "when": "2024",
        "participants": [{"name": "Ana", "of": "x"}],
        "tags": ["t"],
        "sources": [{"title": "W"}],
    }
    row = timeline_of({"a": event}).get("a").row
    for name in COLUMNS:
        getattr(row, name)
    assert {side: getattr(row, side) for side in SIDES} == {
        "participant": ("ana", "x"),
        "place": (),
        "tag": ("t",),
        "source": ("w",),
        "relation": (),
        "voice": (),
        "actor": ("ana", "x"),
        "site": (),
        "work": ("w",),
        "speaker": (),
    }
    assert row.title_fold == "a\nあ"
    assert row.text_fold == "a\nあ\nana\nx\nt"
