"""Events added to a dataset: the answers are those of all events at once, or nothing is added."""

import json
import random

import pytest
from tests.cli.reading import timeline
from tests.effort import some

CHANCE = random.Random(5)
WHEN = (
    "2024-01-01",
    "199X",
    "2024-03/..",
    {"relative": "after", "to": "e03", "max": "P3D"},
    {"relative": "before", "to": "e11", "offset": "P1M"},
    {"text": "once"},
)


def event(number: int) -> dict:
    """An event; some are counted from another one."""
    id = f"e{number:02d}"
    when = WHEN[number % len(WHEN)]
    if isinstance(when, dict) and when.get("to") == id:
        when = "2020"
    return {
        "schema_version": "1.0",
        "id": id,
        "title": CHANCE.choice(["Ñandú", "nandu", "会談", "NANDU"]),
        "when": when,
        "participants": [{"name": CHANCE.choice(["Ana", "ANA", "Bo"])}],
    }


EVENTS = [event(number) for number in range(30)]
COMMANDS = (
    ("list", "--fields", "id,title,when,who"),
    ("list", "--fields", "id", "-n", "5"),
    ("list", "--fields", "id", "--last", "5"),
    ("list", "--fields", "id", "who:ana", "--since", "2020"),
    ("values", "who"),
    ("stats", "--by", "year"),
    ("gaps",),
    ("show", "e04"),
    ("show", "e2"),
)


def put(path, events, *more: str):
    """The command that brings events into the dataset `d` beside the file."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{json.dumps(one)}\n" for one in events), encoding="utf-8")
    into = ("--to", "parquet", "--into", str(path.parent / "d"))
    return timeline("import", str(path), *into, *more)


def answers(folder) -> list[tuple[int, str]]:
    """What the commands say of a dataset."""
    done = [timeline(*command, "--data", str(folder / "d")) for command in COMMANDS]
    return [(one.exit_code, one.stdout.replace("more.jsonl", "e.jsonl")) for one in done]


def files(folder) -> dict[str, bytes]:
    """All files of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("cut", some([13, 20], 1))
def test_a_dataset_that_was_added_to_answers_as_that_of_all(tmp_path, cut) -> None:
    """Also where what comes is counted from what is there, and when all parts are one again."""
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    assert put(whole / "e.jsonl", EVENTS).exit_code == 0
    expected = [(code, text) for code, text in answers(whole)]
    assert put(parts / "e.jsonl", EVENTS[:cut]).exit_code == 0
    for first in (cut, 25):
        more = EVENTS[first : 25 if first == cut else None]
        done = put(parts / "more.jsonl", more, "--append")
        assert done.exit_code == 0, done.stderr
        assert f"{len(more)} events added to" in done.stderr
    found = answers(parts)
    lines = [text for _, text in expected]
    assert [text.split(":")[0] if "show" in text else text for _, text in found] == [
        text.split(":")[0] if "show" in text else text for text in lines
    ]
    folder = str(parts / "d")
    done = timeline("import", folder, "--to", "parquet", "--into", folder, "--replace")
    assert "30 events written" in done.stderr
    assert answers(parts) == found
    assert len(list((parts / "d" / "event").iterdir())) == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([EVENTS[0], event(77)], "'e00' are in the dataset already"),
        (
            [event(77), {**event(78), "id": "nowhere"}],
            "'nowhere' are ids that dates in the dataset",
        ),
        ([], "no event to add"),
    ],
)
def test_what_cannot_be_added_changes_nothing(tmp_path, more, said) -> None:
    """An id that is there, or one that would move an event that is there."""
    lost = {**event(60), "when": {"relative": "after", "to": "nowhere"}}
    assert put(tmp_path / "e.jsonl", [*EVENTS, lost]).exit_code == 0
    before = files(tmp_path / "d")
    done = put(tmp_path / "more.jsonl", more, "--append")
    assert done.exit_code != 0
    assert said in str(done.exception)
    assert files(tmp_path / "d") == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["d", "e.jsonl", "more.jsonl"]


def test_an_id_that_comes_twice_is_told_whatever_comes_first(tmp_path) -> None:
    """The first holds, be it counted from another or not."""
    again = [{**EVENTS[3], "title": "Second"}, {**EVENTS[0], "title": "Second"}]
    done = put(tmp_path / "e.jsonl", [*EVENTS, *again])
    assert done.exit_code == 1
    assert "e.jsonl:31:0: id/duplicate: the id 'e03'" in done.stderr
    assert "e.jsonl:32:0: id/duplicate: the id 'e00'" in done.stderr
    assert "30 events written" in done.stderr
    listed = timeline("list", "--data", str(tmp_path / "d"), "--fields", "title").stdout
    assert "Second" not in listed


def test_two_cannot_add_at_once(tmp_path) -> None:
    """The second is refused while the first writes."""
    from timeline.errors import Refused
    from timeline.scale import build

    assert put(tmp_path / "e.jsonl", EVENTS).exit_code == 0
    with build.alone(tmp_path / "d"):
        done = put(tmp_path / "more.jsonl", [event(77)], "--append")
    assert isinstance(done.exception, Refused)
    assert "another process is adding to it" in str(done.exception)
