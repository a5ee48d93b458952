"""How well an event is attested, by the claims on the whole of it."""

from typing import Any

import pytest

from timeline.chronicle.standing import standing

Record = dict[str, Any]
SOURCES: dict[str, Record] = {
    "times": {"id": "times", "type": "news-article", "title": "One", "publisher": "The Times"},
    "times-again": {"id": "times-again", "type": "news-article", "publisher": {"en": "the times"}},
    "post": {"id": "post", "type": "news-article", "title": "Two", "publisher": "The Post"},
    "blog": {"id": "blog", "type": "post", "title": "Three"},
    "court": {"id": "court", "type": "official-record", "title": "Ruling"},
}


def claim(stance: str, by: str | None = None, *sources: str, **more: Any) -> Record:
    """A claim by an entity, or, without one, by the sources themselves."""
    found: Record = {"stance": stance, **more}
    if by is not None:
        found["by"] = {"entity": by}
    if sources:
        found["sources"] = [{"source": source} for source in sources]
    return found


def value(*claims: Record, **more: Any) -> str:
    """The standing of an event with these claims."""
    return standing({"id": "a", "claims": list(claims), **more}, SOURCES).value


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([claim("alleges", "petro")], "alleged"),
        ([claim("reports", None, "times")], "reported"),
        ([claim("alleges", "petro"), claim("reports", None, "times")], "reported"),
        ([claim("confirms", None, "times")], "reported"),
        ([claim("confirms", None, "court")], "confirmed"),
        ([claim("confirms", "petro", "court")], "reported"),
        ([claim("confirms", None, "times"), claim("confirms", None, "post")], "confirmed"),
        ([claim("confirms", None, "times"), claim("confirms", None, "times-again")], "reported"),
        ([claim("confirms", None, "times"), claim("confirms", None, "blog")], "reported"),
        ([claim("confirms", None, "times"), claim("confirms", None, "times")], "reported"),
        ([claim("confirms", "a", "times"), claim("confirms", "b", "post")], "confirmed"),
        ([claim("confirms", "a", "times"), claim("confirms", "b", "times")], "reported"),
        ([claim("confirms", "a"), claim("confirms", "b")], "reported"),
        ([claim("confirms", None, "court"), claim("denies", "petro")], "disputed"),
        ([claim("reports", None, "times"), claim("disputes", None, "post")], "disputed"),
        ([claim("retracts", None, "times")], "retracted"),
        ([claim("retracts", None, "times"), claim("alleges", "petro")], "alleged"),
        ([claim("retracts", None, "times"), claim("denies", "petro")], "disputed"),
        ([], "unsourced"),
    ],
)
def test_the_first_that_matches(claims: list[Record], expected: str) -> None:
    """Retracted by all, disputed, confirmed, reported, alleged: the first that holds."""
    assert value(*claims) == expected


def test_event_sources_alone_are_a_report() -> None:
    """No claim on the whole event, but a citation: reported; without one, unsourced."""
    found = standing({"id": "a", "sources": [{"source": "times"}]}, SOURCES)
    assert found.value == "reported"
    assert found.voices == ({"source": "times"},)
    assert standing({"id": "a"}, SOURCES).value == "unsourced"


def test_claims_on_a_part_say_nothing_of_the_whole() -> None:
    """What somebody alleges of the summary does not make the event alleged."""
    about = claim("alleges", "petro", about="/summary")
    assert value(about) == "unsourced"
    assert value(about, claim("reports", None, "times")) == "reported"


def test_a_voice_counts_by_its_latest_claim() -> None:
    """One voice, one claim: the one that follows, unless both are dated and it is the earlier."""
    before, after = {"at": "2024"}, {"at": "2025"}
    assert value(claim("alleges", "petro"), claim("retracts", "petro")) == "retracted"
    assert value(claim("retracts", "petro"), claim("alleges", "petro")) == "alleged"
    dated = claim("denies", "petro", **after), claim("alleges", "petro", **before)
    assert value(*dated) == "disputed"
    assert value(claim("alleges", "petro", **after), claim("retracts", "petro")) == "retracted"
    assert value(claim("alleges", "petro", at="no date"), claim("denies", "petro")) == "disputed"


def test_a_source_under_a_voice_only_carries_it() -> None:
    """Two articles that carry the same man's words are one voice."""
    twice = claim("confirms", "petro", "times"), claim("confirms", "petro", "post")
    assert value(*twice) == "reported"


def test_every_source_of_a_claim_without_by_speaks_itself() -> None:
    """A confirmation in two papers is two voices."""
    assert value(claim("confirms", None, "times", "post")) == "confirmed"


def test_voices_are_those_that_decide() -> None:
    """What is alleged comes with its voices, each once, in their order; reporters are left out."""
    claims = [
        claim("alleges", "petro"),
        claim("alleges", "trump"),
        claim("alleges", "petro"),
        {"stance": "alleges", "by": {"name": {"en": "a delegate"}, "of": "colombia"}},
    ]
    found = standing({"id": "a", "claims": claims}, SOURCES)
    assert found.voices == (
        {"entity": "petro"},
        {"entity": "trump"},
        {"name": {"en": "a delegate"}, "of": "colombia"},
    )
    mixed = [*claims, claim("denies", None, "times")]
    assert standing({"id": "a", "claims": mixed}, SOURCES).voices == ({"source": "times"},)


def test_two_unnamed_people_of_one_body_are_two_voices_by_role() -> None:
    """An actor without an entity is told apart by name, body and role."""
    one = {"stance": "alleges", "by": {"of": "ecopetrol", "role": "speaker"}}
    other = {"stance": "denies", "by": {"of": "ecopetrol", "role": "host"}}
    assert value(one, other) == "disputed"
    assert value(other, one | {"by": other["by"]}) == "alleged"


def test_an_override_wins_with_its_reason() -> None:
    """A standing set by hand holds, and what is set to alleged keeps its voices."""
    record = {
        "id": "a",
        "claims": [claim("alleges", "petro"), claim("reports", None, "times")],
        "standing": {"value": "alleged", "because": "the report only repeats him"},
    }
    found = standing(record, SOURCES)
    assert found.value == "alleged"
    assert found.because == "the report only repeats him"
    assert found.voices == ({"entity": "petro"},)


def test_an_unknown_source_is_no_official_record() -> None:
    """A citation of a file that is not there lends no weight."""
    assert value(claim("confirms", None, "gone")) == "reported"


def test_a_work_cited_in_place_speaks_too() -> None:
    """A citation with its own keys is as good as one of a file."""
    official = {"title": "Gazette", "type": "official-record"}
    assert value({"stance": "confirms", "sources": [official]}) == "confirmed"


@pytest.mark.parametrize(
    ("claims", "voices"),
    [
        ([claim("retracts", "a"), claim("retracts", "b")], ({"entity": "a"}, {"entity": "b"})),
        ([claim("alleges", "a"), claim("disputes", "b")], ({"entity": "b"},)),
        ([claim("reports", "a"), claim("confirms", None, "court")], ({"source": "court"},)),
        (
            [claim("reports", "a"), claim("confirms", "b"), claim("alleges", "c")],
            ({"entity": "a"}, {"entity": "b"}),
        ),
        ([claim("alleges", "a")], ({"entity": "a"},)),
        ([], ()),
    ],
)
def test_every_standing_comes_with_the_voices_that_decide(
    claims: list[Record], voices: tuple[Record, ...]
) -> None:
    """Those of the standing alone, in their order; so too where it was set by hand."""
    record = {"id": "a", "claims": claims}
    assert standing(record, SOURCES).voices == voices
    override = {"value": "confirmed", "because": "seen"}
    assert standing({**record, "standing": override}, SOURCES).voices == voices


def unnamed(stance: str, **by: Any) -> Record:
    """A claim by somebody who has no file."""
    return {"stance": stance, "by": by}


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ({"name": "The Head"}, {"name": "the head"}, True),
        ({"name": {"en": "The head", "es": "El jefe"}}, {"name": {"en": "The head"}}, False),
        ({"name": "A"}, {"name": "B"}, False),
        ({"name": "A", "of": "farc"}, {"name": "A", "of": "eln"}, False),
        ({"name": "A", "of": "farc"}, {"name": "A"}, False),
        ({"name": "A", "role": "host"}, {"name": "A", "role": "guest"}, False),
        ({"name": "A", "role": "host"}, {"name": "A"}, False),
        ({"name": "a"}, {"entity": "a"}, False),
    ],
)
def test_a_voice_without_a_file_is_told_by_name_body_and_role(
    one: Record, other: Record, are_one: bool
) -> None:
    """Of one voice the later claim replaces the earlier; of two both stand."""
    found = value(unnamed("denies", **one), unnamed("alleges", **other))
    assert found == ("alleged" if are_one else "disputed")


def test_a_work_cited_in_place_is_told_by_its_title() -> None:
    """The same title, however it is written, is one work; another title is another voice."""

    def cited(stance: str, title: str) -> Record:
        return {"stance": stance, "sources": [{"title": title}]}

    assert value(cited("denies", "A Book"), cited("alleges", "a book")) == "alleged"
    assert value(cited("denies", "A Book"), cited("alleges", "Another")) == "disputed"


def test_a_claim_of_nobody_is_no_voice() -> None:
    """Without a `by` and without a source nobody speaks."""
    assert value({"stance": "alleges"}) == "unsourced"


def test_of_two_claims_of_one_time_the_later_in_the_file_holds() -> None:
    """Also where one of the times is no date."""
    one, other = claim("denies", "petro", at="2024"), claim("alleges", "petro", at="2024")
    assert value(one, other) == "alleged"
    assert value(one | {"at": "no date"}, other) == "alleged"


def test_a_work_that_speaks_itself_has_its_own_publisher_only() -> None:
    """What is cited beside it in the same claim lends it none, even under one title."""
    wire = [{"title": "Wire", "publisher": name} for name in ("One", "Two")]
    claims = [{"stance": "confirms", "sources": [*wire, {"title": "Without"}]}]
    assert value(*claims) == "reported"
