"""`time/no-last-word` against brute force: told exactly where no more than the start is certain."""

from hypothesis import given
from tests.chronicle.test_voices import SOURCES, last_word, timelines
from tests.effort import examples

from timeline.chronicle.timeline import Timeline
from timeline.dates import parse
from timeline.validation.others import Known
from timeline.validation.record import FileRecord
from timeline.validation.rules.time.no_last_word import check


@examples(300)
@given(timelines())
def test_an_open_end_is_told_where_nobody_has_the_last_word(timeline: Timeline) -> None:
    """By the claims that count, the works that they and the event cite, and `as_of`."""
    known = Known(
        timeline.settings,
        folders={"event": {}, "entity": {}, "source": {}},
        entities={},
        sources=SOURCES,
        read=lambda _: None,
    )
    for entry in timeline.entries.values():
        record = entry.record
        marks = list(check(FileRecord("event", "x.json", "x", record, b"", tz=None), known))
        when = str(record["when"])
        word = last_word(record, None, timeline.settings.as_of)
        start = parse(when).days.s1
        assert start is not None
        unknown = when.endswith("..") and (word is None or word < start)
        assert [mark.place for mark in marks] == [("when",)] * unknown
