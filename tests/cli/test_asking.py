"""`timeline new` on a terminal: what is missing is asked for, and what was typed is kept."""

import json

import pytest
import typer
from tests.cli.reading import timeline, write

from timeline.cli import writing

PEOPLE = (("john-dean", "John Dean"), ("john-mitchell", "John Mitchell"), ("sam", "Sam Ervin"),
          ("tanaka-kakuei", "田中角栄"))  # fmt: skip


@pytest.fixture
def place(tmp_path):
    folder = write(tmp_path, {"id": "a", "when": "1972"})
    (folder / "entities").mkdir()
    for id, name in PEOPLE:
        record = {"schema_version": "1.0", "id": id, "type": "person", "name": name}
        (folder / f"entities/{id}.json").write_text(json.dumps(record))
    (folder / "sources").mkdir()
    source = {"schema_version": "1.0", "id": "wapo", "title": "Washington Post, 9 August 1974"}
    (folder / "sources/wapo.json").write_text(json.dumps(source))
    return folder


@pytest.fixture
def answers(monkeypatch):
    """Answers a person gives, one a question; those that are left over are in the list."""
    given: list[str] = []
    monkeypatch.setattr(writing, "may_ask", lambda: True)
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: given.pop(0))
    return given


def new(folder, *arguments):
    done = timeline("new", *arguments, "-C", str(folder))
    assert done.exit_code == 0, (done.output, done.exception)
    (path,) = done.stdout.split()
    return json.loads((folder / "events" / path.rpartition("/")[2]).read_text()), done.stderr


def test_a_date_that_is_not_understood_is_asked_for_again_and_the_title_kept(place, answers):
    answers += ["The night", "nights of 1972 ago", "soonish", "17 June 1972"]
    record, said = new(place)
    assert (record["title"], record["when"]) == ("The night", "1972-06-17")
    assert "nights of 1972 ago" in said
    assert not answers


def test_an_empty_answer_keeps_the_words_of_an_event_without_a_date(place, answers):
    answers += [""]
    record, _ = new(place, "Some night", "--when", "some night or other")
    assert record["when"] == {"text": "some night or other"}


@pytest.mark.parametrize(
    ("answer", "actor"),
    [("2", {"entity": "john-mitchell"}), ("john-dean", {"entity": "john-dean"}),
     ("0", {"name": "John"})],
)  # fmt: skip
def test_which_of_several_is_meant_is_asked_once(place, answers, answer, actor):
    answers += ["9", "x", answer]
    record, _ = new(place, "They speak", "--when", "1972", "--who", "John", "--debtor", "John",
                    "--action", "Speak")  # fmt: skip
    assert record["participants"] == record["commitment"]["debtor"] == [actor]


def test_where_nobody_can_be_asked_it_is_refused_with_the_candidates(place):
    refused = timeline("new", "X", "--when", "1972", "--who", "John", "-C", str(place)).exception
    assert refused.exit_code == 2
    assert "john-dean, john-mitchell" in refused.hint
    assert "name:John" in refused.hint
    assert [path.stem for path in (place / "events").iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("who", "actor"),
    [
        ("Ervin", {"entity": "sam"}),
        ("SAM  ervin", {"entity": "sam"}),
        ("sam", {"entity": "sam"}),
        ("Erv", {"name": "Erv"}),  # never a beginning
        ("Sam Ervin Jr", {"name": "Sam Ervin Jr"}),
        ("name:Ervin", {"name": "Ervin"}),
        ("entity:sam", {"entity": "sam"}),
        ("Ervin, Sam", {"entity": "sam"}),
        ("name:sa", {"name": "sa"}),
    ],
)
def test_a_name_means_the_one_entity_that_has_its_words(place, who, actor):
    record, said = new(place, "X", "--when", "1972", "--who", who)
    assert record["participants"] == [actor]
    is_said = "entity" in actor and who not in ("sam", "entity:sam")
    assert ("= entity sam" in said) == is_said


@pytest.mark.parametrize(
    "source",
    ["wapo", "Washington Post", "WASHINGTON POST 9 august 1974", "August 9, 1974: Washington Post",
     "source:wapo"],
)  # fmt: skip
@pytest.mark.parametrize("flags", [("--source",), ("--claim", "reports", "--claim-source")])
def test_a_source_is_meant_by_its_id_or_its_words(place, flags, source):
    record, _ = new(place, "X", "--when", "1974", *flags, source)
    (claim,) = record.get("claims", [{}])
    assert claim.get("sources", record.get("sources")) == [{"source": "wapo"}]


@pytest.mark.parametrize(
    ("flag", "text", "id"),
    [("--source", "wap", "wapo"), ("--claim", "denies:wap", "wapo"), ("--who", "sa", "sam"),
     ("--who", "john-d", "john-dean"), ("--claim", "denies:tanaka", "tanaka-kakuei")],
)  # fmt: skip
def test_the_beginning_of_an_id_is_never_written_as_another(place, flag, text, id):
    refused = timeline("new", "X", "--when", "1974", flag, text, "-C", str(place)).exception
    assert refused.exit_code == 2
    assert id in refused.hint
    assert [path.stem for path in (place / "events").iterdir()] == ["a"]


def test_on_a_terminal_the_beginning_of_an_id_is_asked_about(place, answers):
    answers += ["1"]
    record, said = new(place, "X", "--when", "1974", "--source", "wap")
    assert record["sources"] == [{"source": "wapo"}]
    assert "'wap' = source wapo" in said


def test_a_work_beside_the_known_ones_is_said(place):
    record, said = new(place, "X", "--when", "1974", "--source", "A diary")
    assert record["sources"] == [{"title": "A diary"}]
    assert "'A diary' is no known source" in said
    _, said = new(place, "Y", "--when", "1974", "--source", "title:A diary")
    assert "A diary" not in said


def test_a_name_without_spaces_beside_a_longer_one_is_said(place):
    record, said = new(place, "X", "--when", "1974", "--who", "田中")
    assert record["participants"] == [{"name": "田中"}]
    assert "'田中' is written beside entity tanaka-kakuei ('田中角栄')" in said


def test_two_spellings_of_one_person_are_written_once(place):
    record, _ = new(place, "X", "--when", "1974", "--who", "ERVIN", "--who", "Érvin", "--source",
                    "wapo", "--source", "Washington Post", "--debtor", "sam", "--debtor",
                    "Ervin, Sam", "--action", "Speak")  # fmt: skip
    assert record["participants"] == record["commitment"]["debtor"] == [{"entity": "sam"}]
    assert record["sources"] == [{"source": "wapo"}]
