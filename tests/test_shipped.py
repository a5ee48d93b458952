"""The shipped timeline says what its document says, and no more."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.cli.reading import timeline

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT.parent / "shared" / "seed" / "article.ja.txt"
LANGUAGES = {"en", "es", "ja"}
CORE_KINDS = {"incident", "meeting", "statement", "commitment", "election", "measure", "period"}
MEETING = "white-house-meeting"
QUOTE = 15
JAPANESE = re.compile("[ぁ-ヺ一-鿿]")


def read(folder: str) -> dict[str, dict[str, Any]]:
    """The records of one folder by file stem."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).glob("*.json"))
    }


EVENTS, ENTITIES, SOURCES = read("events"), read("entities"), read("sources")
ALL = [(folder, id) for folder in ("events", "entities", "sources") for id in read(folder)]


def walk(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value below `value` with the key it stands under; list items keep their list's key."""
    yield key, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, key)


def under(record: Any, *keys: str) -> Iterator[Any]:
    """Every value that stands under one of `keys`, at any depth; not the lists themselves."""
    return (value for key, value in walk(record) if key in keys and not isinstance(value, list))


def fold(name: str) -> str:
    """A name without case and accents."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def entities_called(name: str) -> set[str]:
    """The ids of the entities that have `name` among their names."""
    return {
        id
        for id, entity in ENTITIES.items()
        for known in under([entity["name"], entity.get("other_names", [])], "", "mul", "name", "ja")
        if isinstance(known, str) and fold(name) == fold(known)
    }


def shared_passage(text: str, document: str) -> str | None:
    """The first Japanese run of `QUOTE` characters of `text` that stands in `document` too."""
    runs = (text[at : at + QUOTE] for at in range(len(text) - QUOTE + 1))
    return next((run for run in runs if run in document and JAPANESE.search(run)), None)


@pytest.mark.parametrize(("folder", "id"), ALL)
def test_id_is_the_file_stem(folder: str, id: str):
    """Every file names itself, and the version of the format that it follows."""
    record = read(folder)[id]
    assert record["id"] == id
    assert record["schema_version"] == "1.0"


def test_every_fact_of_the_document_has_its_event():
    """All rows of the document's facts are there; two voices of success are two events."""
    assert set(EVENTS) == {
        "petro-assassination-attempt",
        "trump-campaign-incident",
        "trump-hard-words-on-petro",
        "outcome-called-unpredictable",
        "petro-arrives-at-white-house",
        "white-house-meeting",
        "survivors-break-the-ice",
        "drug-bosses-discussed",
        "energy-integration-presented",
        "red-cap-americas",
        "petro-interview",
        "trump-praises-meeting",
        "locate-three-leaders",
        "seizure-figures-shared",
        "farmers-uproot-coca",
        "colombian-presidential-election",
        "wonderful-at-residence",
        "meeting-judged-success",
        "joint-blow-against-leaders",
    }


@pytest.mark.parametrize("id", EVENTS)
def test_every_text_of_an_event_speaks_three_languages(id: str):
    """Titles, summaries, words for the time, measures, unnamed people: in all three."""
    texts = list(
        under(EVENTS[id], "title", "summary", "description", "text", "action", "measure", "name")
    )
    assert len(texts) >= 2
    assert all(set(text) == LANGUAGES and all(text.values()) for text in texts)


@pytest.mark.parametrize("id", ENTITIES)
def test_every_entity_has_a_name_for_every_reader(id: str):
    """A name is in Japanese, and either in one Latin spelling or in English and Spanish."""
    assert set(ENTITIES[id]["name"]) in ({"ja", "mul"}, LANGUAGES)


@pytest.mark.parametrize("id", EVENTS)
def test_every_event_says_who_says_so(id: str):
    """One claim is on the whole event, and every claim has its source."""
    claims = EVENTS[id]["claims"]
    assert any("about" not in claim for claim in claims)
    assert all(claim["stance"] in ("alleges", "reports") for claim in claims)
    assert all("article" in under(claim["sources"], "source") for claim in claims)


@pytest.mark.parametrize("id", EVENTS)
def test_whoever_has_a_stake_alleges_and_the_document_reports(id: str):
    """A claim with a voice is an allegation; without one, the document itself reports."""
    for claim in EVENTS[id]["claims"]:
        assert (claim["stance"] == "alleges") == ("by" in claim)


@pytest.mark.parametrize(
    ("id", "voice"),
    [
        ("petro-assassination-attempt", "gustavo-petro"),
        ("survivors-break-the-ice", "gustavo-petro"),
        ("trump-praises-meeting", "donald-trump"),
        ("locate-three-leaders", "pedro-sanchez"),
        ("meeting-judged-success", "colombian-embassy"),
    ],
)
def test_words_are_claimed_by_the_one_who_said_them(id: str, voice: str):
    assert voice in [claim.get("by", {}).get("entity") for claim in EVENTS[id]["claims"]]


def test_everything_referred_to_exists():
    """No dangling entity, source or event; nothing is kept that nothing uses."""
    everything = [EVENTS, ENTITIES, SOURCES]
    entities = {*under(everything, "entity", "of")}
    sources = {*under(everything, "source", "cites")}
    assert entities == set(ENTITIES)
    assert sources == set(SOURCES)
    assert set(under(EVENTS, "to")) <= set(EVENTS)


def test_no_time_is_finer_than_the_document():
    """These are all dates there are: three years, one day, and the hours around 11:00."""
    written = {
        value
        for value in under(EVENTS, "when", "start", "end", "earliest", "latest", "at")
        if isinstance(value, str)
    }
    assert written == {
        *("2018?", "2018/..", "2024", "2026", "2026-02-04"),
        *("2026-02-04T10:45", "2026-02-04T11:15", "2026-02-04T10:59"),
    }


def test_relative_times_are_expressions_not_days():
    """What the document dates by the meeting is dated by the meeting."""
    relative = {
        id: {key: value for key, value in event["when"].items() if key != "text"}
        for id, event in EVENTS.items()
        if "relative" in event["when"]
    }
    during = {"relative": "during", "to": MEETING}
    after = {"relative": "after", "to": MEETING}
    assert relative == {
        "outcome-called-unpredictable": {"relative": "before", "to": MEETING, "offset": "P1D"},
        "survivors-break-the-ice": during,
        "drug-bosses-discussed": during,
        "energy-integration-presented": during,
        "locate-three-leaders": during,
        "seizure-figures-shared": during,
        "petro-interview": after,
        "trump-praises-meeting": after,
        "wonderful-at-residence": after,
        "meeting-judged-success": after,
    }


def test_what_the_document_does_not_date_is_undated():
    undated = {id for id, event in EVENTS.items() if set(event["when"]) == {"text"}}
    assert undated == {"red-cap-americas", "farmers-uproot-coca", "joint-blow-against-leaders"}


def test_hard_words_end_within_the_month_before_the_meeting():
    """Their beginning is unknown; less than one month before the meeting they still went on."""
    when = EVENTS["trump-hard-words-on-petro"]["when"]
    assert "start" not in when
    assert when["end"] == {"relative": "before", "to": MEETING, "max": "P1M"}


def test_commitment_is_due_two_months_after_the_meeting_with_no_outcome():
    commitment = EVENTS["locate-three-leaders"]["commitment"]
    due = {key: value for key, value in commitment["due"].items() if key != "text"}
    assert due == {"relative": "after", "to": MEETING, "offset": "P2M"}
    assert commitment["state"] == "unknown"
    assert not {"met_on", "evidence", "state_as_of"} & set(commitment)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Iván Mordisco", "Néstor Gregorio Vera Fernández"),
        ("Chiquito Malo", "Jobanis de Jesús Ávila Villadiego"),
        ("pablito", "Gustavo Aníbal Giraldo Quinchía"),
        ("パブリート", "Gustavo Aníbal Giraldo Quinchía"),
    ],
)
def test_an_alias_finds_the_leader_and_the_commitment(name: str, full: str):
    """The name by which people know somebody finds the full name, and what concerns them."""
    (found,) = entities_called(name)
    assert ENTITIES[found]["name"]["mul"] == full
    assert found in under(EVENTS["locate-three-leaders"]["participants"], "entity")
    assert not entities_called(f"{name}x")


def test_figures_are_those_of_the_document():
    """The value, the unit, and which of them is only about so many."""
    quantities = EVENTS["seizure-figures-shared"]["quantities"]
    assert [(q["value"], q["unit"], "approximate" in q) for q in quantities] == [
        (3172, "t", False),
        (9200000000, "USD", False),
        (4800000000, "{dose}", True),
        (18500, "{laboratory}", False),
        (40, "min", False),
    ]


def test_things_happen_only_where_the_document_puts_them():
    """No coordinates, and no place for what has none."""
    places = {id: event["places"] for id, event in EVENTS.items() if "places" in event}
    assert places == {
        "petro-arrives-at-white-house": [{"entity": "white-house"}],
        "white-house-meeting": [{"entity": "white-house"}],
        "wonderful-at-residence": [{"entity": "ambassador-residence"}],
    }
    assert not list(under([EVENTS, ENTITIES], "geo", "identifiers"))


def test_sources_carry_only_what_the_document_gives():
    """No address, date or author; the article, which has no title, has one in brackets."""
    allowed = {"schema_version", "id", "type", "title", "language", "cites"}
    assert all(set(source) <= allowed for source in SOURCES.values())
    article = SOURCES["article"]
    assert all(re.fullmatch(r"\[.+\]", title) for title in article["title"].values())
    assert {*article["cites"]} == {*SOURCES} - {"article"}


def test_settings_name_the_languages_the_zone_and_every_word_of_our_own():
    """The zone is the White House's; tags and kinds of our own have words in all three."""
    settings = tomllib.loads((ROOT / "timeline.toml").read_text(encoding="utf-8"))
    assert settings["languages"] == sorted(LANGUAGES)
    assert settings["tz"] == "America/New_York"
    assert set(settings["title"]) == LANGUAGES
    labels = settings["labels"]
    assert set(labels["tag"]) == {*under(list(EVENTS.values()), "tags")}
    assert set(labels["kind"]) == {event["kind"] for event in EVENTS.values()} - CORE_KINDS
    words = [*labels["tag"].values(), *labels["kind"].values()]
    assert all(set(word) == LANGUAGES for word in words)


def test_the_settings_say_no_more_than_the_document():
    """A sentence and a story in all three languages; known up to the last day that it gives."""
    settings = tomllib.loads((ROOT / "timeline.toml").read_text(encoding="utf-8"))
    assert settings["as_of"] == EVENTS[MEETING]["when"]["end"]
    (story,) = settings["stories"].values()
    assert MEETING in story["events"]
    assert set(story["events"]) <= set(EVENTS)
    assert set(story["texts"]) <= set(story["events"])
    for text in (settings["summary"], story["title"], *story["texts"].values()):
        assert set(text) == LANGUAGES


@pytest.mark.parametrize(("folder", "id"), ALL)
def test_file_is_clean_text(folder: str, id: str):
    """UTF-8 in NFC, unescaped, LF, one final newline, no line with trailing space."""
    text = (ROOT / folder / f"{id}.json").read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\\u" not in text
    assert "\r" not in text
    assert text.endswith("}\n")
    assert all(line == line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("id", EVENTS)
def test_language_keys_are_sorted(id: str):
    for _, value in walk(EVENTS[id]):
        if isinstance(value, dict) and set(value) == LANGUAGES:
            assert all(a < b for a, b in pairwise(value))


# Written from the events by hand: what a voice speaks of and does not deny, in the order of time.
TOLD_BY = {
    "gustavo-petro": (
        "petro-assassination-attempt", "trump-campaign-incident", "colombian-presidential-election",
        "white-house-meeting", "drug-bosses-discussed", "energy-integration-presented",
        "survivors-break-the-ice", "meeting-judged-success", "petro-interview",
        "farmers-uproot-coca", "red-cap-americas",
    ),
    "donald-trump": ("trump-praises-meeting",),
    "pedro-sanchez": ("locate-three-leaders",),
    "colombian-embassy": ("meeting-judged-success",),
}  # fmt: skip


@pytest.mark.parametrize("voice", TOLD_BY)
def test_a_voice_tells_what_it_speaks_of(voice: str):
    """At the editors' times: no claim of the document tells a time of its own."""
    told = timeline("list", "-C", str(ROOT), "--as-told-by", voice, "--fields", "id,match")
    lines = [line.split("\t") for line in told.stdout.splitlines()]
    assert [id for id, *_ in lines] == list(TOLD_BY[voice])
    assert {match for _, match, *_ in lines} == {"certain"}


def test_nobody_contradicts_anybody():
    """All claims of the document affirm, and none tells a time."""
    told = timeline("claims", "-C", str(ROOT), "--contradictions", "--json")
    assert json.loads(told.stdout) == []


@pytest.mark.skipif(not ARTICLE.exists(), reason="the document is not beside this repository")
class TestAgainstTheDocument:
    """Wording is our own: facts, names and figures carry over, sentences do not."""

    @pytest.mark.parametrize("id", EVENTS)
    def test_no_passage_is_quoted(self, id: str):
        """No run of 15 characters of an event's texts stands in the document."""
        document = ARTICLE.read_text(encoding="utf-8")
        texts = [value for _, value in walk(EVENTS[id]) if isinstance(value, str)]
        assert [found for text in texts if (found := shared_passage(text, document))] == []

    def test_no_passage_is_quoted_in_the_settings(self):
        """Nor of the texts of `timeline.toml`."""
        document = ARTICLE.read_text(encoding="utf-8")
        settings = tomllib.loads((ROOT / "timeline.toml").read_text(encoding="utf-8"))
        texts = [value for _, value in walk(settings) if isinstance(value, str)]
        assert [found for text in texts if (found := shared_passage(text, document))] == []

    def test_a_quoted_passage_would_be_found(self):
        """The check sees a quotation of 15 characters, and lets one of 14 pass."""
        document = ARTICLE.read_text(encoding="utf-8")
        passage = document[200:215]
        assert shared_passage(f"前{passage}後", document) == passage
        assert shared_passage(f"\x00{passage[:14]}\x00", document) is None
