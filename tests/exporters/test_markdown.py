"""The chronology, read by a Markdown parser."""

import re

import pytest
from markdown_it import MarkdownIt
from tests import looking

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.exporters.pages import markdown

SAFE = ("https://", "http://", "mailto:")


def chronology(timeline: Timeline, **options: object) -> str:
    """The chronology of a timeline."""
    chosen = {"matches": looking.matches(timeline), "lang": "en", **options}
    return api.export(timeline, "markdown", **chosen).data.decode()


def tokens(text: str) -> list:
    """All tokens of a text, as GitHub's dialect has them."""
    reader = MarkdownIt("gfm-like", {"linkify": False}).disable("linkify")
    reader.validateLink = lambda url: True
    found = reader.parse(text)
    return [*found, *(child for token in found for child in token.children or ())]


@pytest.mark.parametrize("style", ["prose", "table"])
@pytest.mark.parametrize("headings", ["year", "month", "none"])
def test_hostile_text_is_only_text(style, headings):
    """No text makes HTML, a picture, a link that must not be followed, or a list of its own."""
    text = chronology(looking.hostile(), style=style, headings=headings)
    for token in tokens(text):
        assert token.type not in ("html_block", "html_inline", "image", "fence", "code_block")
        if token.type == "link_open":
            assert token.attrs["href"].startswith(SAFE)


@pytest.mark.parametrize("style", ["prose", "table"])
def test_every_event_is_told_once(style):
    """Each event is one heading, or one row, in the order of time."""
    for timeline in (looking.shipped(), looking.hostile(), looking.centuries()):
        found = tokens(chronology(timeline, style=style, headings="none"))
        kind, marks = ("tr_open", 1) if style == "table" else ("heading_open", 1)
        assert sum(token.type == kind for token in found) == len(timeline) + marks


@pytest.mark.parametrize("when", ["2026-40", "2026-33", "2026-02-20/2026-03", "[2026-01,2026-03]"])
def test_a_month_is_a_heading_only_where_the_start_is_known_to_it(when):
    """Not of a semester, a quarter or either of two months; but of a span that begins in one."""
    timeline = looking.timeline([looking.event("one", when)])
    (heading,) = re.findall(r"^## (.*)$", chronology(timeline, headings="month"), re.MULTILINE)
    assert heading == ("February 2026" if "/" in when else "2026")


@pytest.mark.parametrize("style", ["prose", "table"])
def test_a_possible_match_is_marked(style):
    """As in every list and page; a certain one is not."""
    timeline = looking.timeline(
        [looking.event("vague", "2024"), looking.event("day", "2024-05-02")]
    )
    matches = api.select(timeline, "on:2024-05-02")
    lines = chronology(timeline, matches=matches, style=style).split("\n")
    marked = [line for line in lines if "possible match" in line]
    assert len(marked) == 1
    assert "May" not in marked[0]


def test_headings_by_year_and_month():
    """Events stand under their year, or under their month where they have one."""
    timeline = looking.timeline(
        [
            looking.event("one", "2025"),
            looking.event("two", "2026-02-04"),
            looking.event("three", "2026-02"),
            looking.event("four", {"text": "once"}),
        ]
    )
    years = re.findall(r"^## (.*)$", chronology(timeline), re.MULTILINE)
    months = re.findall(r"^## (.*)$", chronology(timeline, headings="month"), re.MULTILINE)
    assert years == ["2025", "2026", years[-1]]
    assert months == ["2025", "February 2026", years[-1]]


def test_sources_are_numbered_footnotes():
    """Each cited work is one footnote; every mark has its note and every note a mark."""
    text = chronology(looking.shipped())
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert notes == [str(number) for number in range(1, len(notes) + 1)]
    assert set(notes) == marks
    assert len(set(re.findall(r"^\[\^\d+\]: (.*)$", text, re.MULTILINE))) == len(notes)


def test_standing_is_told_with_its_voice():
    """What is only alleged names who alleges it."""
    text = chronology(looking.shipped())
    assert "alleged, according to Pedro Sánchez" in text
    assert "Who says so: alleged by Pedro Sánchez" in text


def test_front_matter_is_yaml():
    """The front matter holds title and language, whatever the title is."""
    yaml = pytest.importorskip("yaml")
    text = chronology(looking.hostile(), front_matter=True)
    _, front, _ = text.split("---\n", 2)
    found = yaml.safe_load(front)
    assert found["lang"] == "en"
    assert found["title"].startswith("<script>")


def test_mermaid_within_its_limits():
    """Up to 20 events have a diagram; with more it is left out, and that is said."""
    assert "```mermaid\ntimeline TD\n" in chronology(looking.shipped(), mermaid=True)
    many = looking.many(21)
    rendered = api.export(many, "markdown", matches=looking.matches(many), mermaid=True)
    assert b"mermaid" not in rendered.data
    assert "21 events" in rendered.notes[0]


@pytest.mark.parametrize(
    "description",
    [
        "*so* it was",
        "- a\n- b",
        "> said",
        "[a](https://example.org)",
        "`code` and\n\n    code",
        "<https://example.org",
    ],
)
def test_calm_description_stays_markdown(description):
    """Markdown that stays within itself is kept as it was written."""
    assert markdown.is_calm(description)
    timeline = looking.timeline([looking.event("one", "2026", description=description)])
    assert description in chronology(timeline)


@pytest.mark.parametrize(
    "description",
    [
        "Head\n====",
        "<b>raw</b>",
        "![p](https://example.org/p.png)",
        "[a](javascript:alert)",
        "[a]: https://example.org\n\n[a]",
        "[^1]: mine",
        "{{ site }}",
        "{% include x %}",
        "```\nopen",
        "---",
        "<!-- open",
    ],
)
def test_unruly_description_becomes_text(description):
    """Markdown that would reach beyond itself is escaped, and all its words are still there."""
    assert not markdown.is_calm(description)
    timeline = looking.timeline([looking.event("one", "2026", description=description)])
    found = tokens(chronology(timeline, headings="none"))
    assert sum(token.type == "heading_open" for token in found) == 2
    assert not any(token.type in ("html_block", "html_inline", "image", "hr") for token in found)


def test_escaped_text_reads_as_it_was():
    """For all hostile text, what a reader of the escaped Markdown sees is the text itself."""
    for words in (looking.EVIL, *looking.STARTS, "a_b_c", "5 * 3", "&amp;", "1. Petro", "x@y.org"):
        shown = "".join(
            token.content for token in tokens(markdown.text(words)) if token.type.startswith("text")
        )
        assert shown == " ".join(words.replace("\u202e", "").split())


def test_a_list_of_the_description_and_the_facts_are_two_lists():
    """What somebody took part in is no item of what the description lists."""
    one = looking.event(
        "one", "2026", description="Seen:\n\n- in 1966\n- in 1969", participants=[{"name": "Ann"}]
    )
    found = tokens(chronology(looking.timeline([one])))
    assert sum(token.type == "bullet_list_open" for token in found) == 2


def test_headings_and_pictures_of_a_description_keep_its_markdown():
    """A heading comes below the event's own, a picture is a link, and emphasis stays."""
    text = "# Before\n\n**bold** ![a map](https://example.org/m.png)"
    made = chronology(looking.timeline([looking.event("one", "2026", description=text)]))
    assert "\n#### Before\n" in made
    assert "**bold** [a map](https://example.org/m.png)" in made


def test_media_are_a_line():
    """A picture is named with its credit, and can be followed."""
    media = [{"url": "https://example.org/m.png", "alt": "A map", "credit": "Ann"}]
    made = chronology(looking.timeline([looking.event("one", "2026", media=media)]))
    assert "Media: [A map](<https://example.org/m.png>) (Ann)" in made


@pytest.mark.parametrize("status", ["planned", "cancelled", "postponed"])
@pytest.mark.parametrize(
    "format", ["markdown", "mermaid", "timelinejs", "atom", "svg", "html", "csv", "jsonld"]
)
def test_what_was_called_off_never_reads_as_a_fact(format, status):
    """Every format says so of an event that is planned, cancelled or postponed."""
    timeline = looking.timeline([looking.event("one", "2026", "Talks", status=status)])
    made = api.export(timeline, format, matches=looking.matches(timeline), lang="en")
    assert status in made.data.decode().lower() or "EventScheduled" in made.data.decode()
