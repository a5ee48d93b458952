"""The array of answers."""

import json

from tests import looking

from timeline import api


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
