"""The flat row: what a plain date is read off is what its resolution says."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from timeline.chronicle.row import COLUMNS, SIDES, Row
from timeline.chronicle.timeline import timeline_of
from timeline.text import _BARE, fold

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


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["Ana", "Ünal", "京都"]) | st.just({"en": "Ana", "ja": "あ"})},
        optional={"of": st.sampled_from(["x", "body"]), "entity": st.sampled_from(["ana", "x"])},
    ),
    max_size=3,
)
WORKS = st.lists(
    st.sampled_from(
        [{"title": "W", "publisher": "P"}, {"source": "paper"}, {"url": "https://e.org/a"}]
    ),
    max_size=2,
)
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {"stance": st.sampled_from(["reports", "denies", "retracts"])},
        optional={
            "by": PEOPLE.filter(bool).map(lambda some: some[0]),
            "sources": WORKS,
            "at": DAYS,
            "when": DATES,
            "text": st.just({"en": "It was so", "es": "Así fue"}),
        },
    ),
    max_size=2,
)
WHENS = DATES | st.just({"relative": "after", "to": "b", "max": "P2D"}) | st.just({"text": "once"})


@given(
    st.fixed_dictionaries(
        {"id": st.just("a"), "title": st.just("A") | st.just({"en": "A", "ja": "か\u3099"})},
        optional={
            "summary": st.just("some words"),
            "kind": st.just("Meeting"),
            "participants": PEOPLE,
            "places": PEOPLE,
            "tags": st.just(["T", "u"]),
            "sources": WORKS,
            "claims": CLAIMS,
            "commitment": st.just(
                {"action": "pay", "debtor": [{"name": "Bo"}], "evidence": [{"title": "E"}]}
            ),
        },
    ),
    WHENS,
)
def test_a_row_filled_at_once_is_the_one_that_is_asked_column_by_column(record, when):
    body = {"id": "body", "type": "body", "name": "The Body"}
    ana = {"id": "ana", "type": "person", "name": "Ana", "of": "body"}
    events = {"a": {**record, "when": when}, "b": {"id": "b", "title": "B", "when": "2020"}}
    timeline = timeline_of(events, entities={"body": body, "ana": ana})
    entry = timeline.get("a")
    filled = Row(entry)
    filled.fill()
    for name in (*COLUMNS, *SIDES):
        assert getattr(filled, name) == getattr(entry.row, name), name


@given(st.text(alphabet="aÉİßﬁ e\u0301\u0338\u00a8\u00a0\u2003がか\u3099ㄱ각𝕏\n\x1f ", max_size=90))
def test_a_text_is_folded_word_by_word_as_the_whole(text):
    """No rule of Unicode looks across a space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = unicodedata.normalize("NFC", folded.translate(_BARE))
    assert fold(text) == " ".join(bare.split())
