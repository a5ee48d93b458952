"""The array of answers."""

import json

from tests import looking

from timeline import api
from timeline.exporters import json as json_exporter
from timeline.text import json_text


def test_event_is_the_file_verbatim():
    """Each `event` is the record of its file; ids come in the order of time."""
    timeline = looking.shipped()
    data = api.export(timeline, "json", matches=looking.matches(timeline)).data
    answers = json.loads(data)
    assert [one["event"]["id"] for one in answers] == [one.id for one in timeline.ordered()]
    for one in answers:
        assert set(one) == {"event", "resolved", "path", "match"}
        assert one["event"] == json.loads((looking.ROOT / one["path"]).read_bytes())


def test_text_is_not_escaped_away():
    """Text stays readable: no `\\u` escapes, a final newline."""
    timeline = looking.shipped()
    data = api.export(timeline, "json", matches=looking.matches(timeline)).data.decode()
    assert "暗殺未遂" in data
    assert data.endswith("]\n")


def test_an_event_is_written_before_the_next_is_worked_out():
    """So memory does not grow with the answer; it is the text of `list --json`."""
    timeline = looking.shipped()
    matches = looking.matches(timeline)
    begun = []

    class Watched(list):
        def __iter__(self):
            for match in matches:
                begun.append(match.entry.id)
                yield match

    made = json_exporter.render(Watched(matches), timeline, lang="en", stamp=None)
    pieces = iter(made.content)
    first = next(pieces)
    assert len(begun) == 1
    whole = first + b"".join(pieces)
    assert whole == api.export(timeline, "json", matches=matches).data
    assert whole.decode() == json_text(json.loads(whole), indented=True) + "\n"
