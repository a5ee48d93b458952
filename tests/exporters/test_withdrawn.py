"""An event that no longer stands says so wherever it is told."""

import pytest
from tests import looking

from timeline import api

FORMATS = ("html", "markdown", "atom", "timelinejs", "jsonld", "csv", "json")
PAIR = looking.timeline(
    [
        looking.event("one", "2026-02-04", "Stands"),
        looking.event(
            "two", "2026-02-05", "Fell", withdrawn={"on": "2026-03-01", "reason": "Never was."}
        ),
    ]
)


def made(format: str, **options: object) -> str:
    """The pair in a format."""
    matches = looking.matches(PAIR)
    return api.export(PAIR, format, matches=matches, lang="en", **options).data.decode()


@pytest.mark.parametrize("format", FORMATS)
def test_reason_is_told_once_an_event(format):
    """The reason stands with the event that was withdrawn, and with no other."""
    assert made(format).count("Never was.") == 1


@pytest.mark.parametrize(
    ("format", "options", "marked"),
    [
        ("markdown", {"style": "table"}, "**\\[withdrawn\\] Fell**"),
        ("mermaid", {}, "#91;withdrawn#93; Fell"),
        ("svg", {}, "[withdrawn] Fell"),
    ],
)
def test_title_is_marked_where_there_is_no_room_for_more(format, options, marked):
    """What gives an event a line only marks its title as `list` does."""
    text = made(format, **options)
    assert marked in text
    assert text.count("withdrawn") == marked.count("withdrawn") * (1 + 2 * (format == "svg"))


@pytest.mark.parametrize(("format", "lines"), [("timesketch", 2), ("geojson", 1)])
def test_each_line_and_feature_tells_the_reason(format: str, lines: int) -> None:
    """They are read one by one."""
    gone = {"on": "2026-03-01", "reason": "Never was."}
    place = {"places": [{"name": "Hall"}]}
    record = looking.event("two", "2026-02-05", "Fell", withdrawn=gone, **place)
    timeline = looking.timeline([record])
    found = api.export(timeline, format, matches=looking.matches(timeline), lang="en")
    assert found.data.decode().count("Never was.") == lines
