"""The same question finds the same events in every form and format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import api, registry
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import timeline_of
from timeline.listing import Lister

FORMATS = ("ics", "markdown", "html", "csv", "json", "jsonld", "atom", "timelinejs")
FORMS = tuple(registry.names("timeline.listing.tables"))
DATES = (
    "2018?",
    "2024",
    "2024-03",
    "2024-03-05",
    "2024-03-05T11:00Z",
    "2023-12-31/2024-01-02",
    "2024/..",
    "2024/",
    "../2023",
    "201X",
    "-0043-03-15",
    "Y12024",
    {"text": "once"},
    {"earliest": "2024-02", "latest": "2024-04-03"},
    {"relative": "after", "to": "e0", "offset": "P1M"},
)
QUESTIONS = (
    "",
    "since:2024",
    "until:2023",
    "on:2024-03-05",
    "before:2024",
    "after:2024-03",
    "start>=2024-03",
    "since:2024 is:certain",
    "NOT since:2024",
    "tag:energy",
    "NOT tag:energy OR kind:meeting",
    "who:petro",
    "is:ongoing",
    "missing:tags since:2000",
    "京都",
    "-".join(("id:e", "*")),
)


@st.composite
def events(draw):
    """A few events, each with a title that holds a word of its own."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        event = {
            "schema_version": "1.0",
            "id": f"e{number}",
            "title": f"Zq{number}xk {draw(st.sampled_from(('talk', '京都', 'a|b', '<i>')))}",
            "when": draw(st.sampled_from(DATES[:-1] if number == 0 else DATES)),
        }
        if draw(st.booleans()):
            event["tags"] = ["energy"]
        if draw(st.booleans()):
            event["participants"] = [{"name": "Gustavo Petro"}]
        if draw(st.booleans()):
            event["kind"] = "meeting"
        found.append(event)
    return found


def shown(text: str, ids: list[str]) -> set[str]:
    """The ids of the events whose own word stands in the text, as it is folded or escaped."""
    flat = text.replace("\r\n ", "").replace("\n", "")
    return {id for id in ids if f"Zq{id[1:]}xk" in flat}


@given(events(), st.sampled_from(QUESTIONS))
def test_a_question_finds_the_same_events_everywhere(found, question):
    """For all events and questions: what a format lacks, it names in a note."""
    timeline = timeline_of(
        {f"events/{event['id']}.json": event for event in found},
        Settings(id="test.example", given=True),
    )
    ids = [event["id"] for event in found]
    matches = api.select(timeline, question, now=1_790_000_000)
    expected = {match.entry.id for match in matches}
    anchors = {"e0"} if len(expected - {"e0"}) else set()  # named where a date depends on it
    fields = ("id", "title")
    lister = Lister(timeline, "en", now=0)
    rows = lister.rows([("", match) for match in matches], fields)
    for form in FORMS:
        text = registry.load("timeline.listing.tables", form).render(rows, lister.headings(fields))
        assert shown(text, ids) == expected, form
    for name in FORMATS:
        rendered = api.export(timeline, name, matches=matches, lang="en", stamp=0)
        there = shown(rendered.data.decode("utf-8"), ids)
        noted = {id for id in ids if any(id in note for note in rendered.notes)}
        assert there <= expected | anchors, name
        assert expected - there <= noted, name


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_named_here_is_there(name):
    assert name in registry.names("timeline.exporters")
