"""Files made to be hard to judge: the work grows as the file does, and nothing falls over."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.effort import some

from timeline.validation import Folder, judge_all, judge_file

GOOD = {"schema_version": "1.0", "id": "x", "title": "The treaty", "when": "2026"}


def claims(count: int, **more: Any) -> dict[str, Any]:
    """The good event with many claims alike."""
    return {**GOOD, "claims": [{"stance": "denies", "by": {"name": "The army"}, **more}] * count}


HOSTILE: dict[str, Callable[[int], dict[str, Any]]] = {
    "wrong actors": lambda count: {**GOOD, "participants": ["Ana"] * count},
    "unknown keys": lambda count: {**GOOD, **{f"zzz{i}": 1 for i in range(count)}},
    "keys that nearly fit": lambda count: {**GOOD, **{f"titl{i}": 1 for i in range(count)}},
    "wrong dates": lambda count: claims(count, at="2026-13"),
    "dates in an unknown zone": lambda count: {
        **claims(count, at="2026-02-04T11:00+05:00"),
        "when": {"start": "2026", "tz": "Mars/Olympus"},
    },
    "wrong pointers": lambda count: claims(count, about="/summary/0/a/b/c"),
    "one local id": lambda count: claims(count, id="same"),
    "bidi controls": lambda count: claims(count, text="\u202e"),
    "missing keys": lambda count: {**GOOD, "relations": [{"type": "follows"}] * count},
}


def steps(record: dict[str, Any], folder: Path) -> int:
    """How many functions are called to judge a record."""
    path = folder / "events/x.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    count = 0

    def count_calls(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    judge_file(str(path), None, choice=None)  # what is loaded once is loaded
    before = sys.getprofile()
    sys.setprofile(count_calls)
    try:
        findings = judge_file(str(path), None, choice=None).findings
    finally:
        sys.setprofile(before)
    assert findings
    return count


@pytest.mark.parametrize("name", some([*HOSTILE], 3))
def test_the_work_grows_as_the_file_does(name: str, tmp_path: Path) -> None:
    """Four times the mistakes take at most five times the steps."""
    (tmp_path / "events").mkdir()
    small, large = (steps(HOSTILE[name](count), tmp_path) for count in (200, 800))
    assert large < 5 * small


def test_what_is_not_listed_is_counted(tmp_path: Path) -> None:
    """A file of nothing but mistakes has a thousand of them told."""
    (tmp_path / "events").mkdir()
    path = tmp_path / "events/x.json"
    path.write_text(json.dumps({**GOOD, "participants": ["Ana"] * 3000}), encoding="utf-8")
    rules = [found.rule for found in judge_file(str(path), None, choice=None).findings]
    assert rules.count("shape/type") == 1000
    assert rules.count("shape/other") == 1


def test_a_key_of_a_megabyte_is_named_by_its_beginning(tmp_path: Path) -> None:
    """No report is longer than a person can read."""
    (tmp_path / "events").mkdir()
    path = tmp_path / "events/x.json"
    path.write_text(json.dumps({**GOOD, "k" * 900_000: 1}), encoding="utf-8")
    (found,) = judge_file(str(path), None, choice=None).findings
    assert found.message.startswith("unknown key 'kkk")
    assert len(found.message) <= 400


TOML = {
    "nested brackets": "a = " + "[" * 50_000,
    "a number of 5,000 digits": "a = " + "9" * 5000,
    "a bare date": "schema_version = 1979-05-27\n",
    "not a number": "id = nan\n",
    "a key twice": "a = 1\na = 2\n",
    "a NUL": "\0",
    "another encoding": "título = 1",
}


@pytest.mark.parametrize("name", TOML)
def test_a_hostile_timeline_toml_is_a_finding(name: str, tmp_path: Path) -> None:
    """Never a traceback."""
    (tmp_path / "events").mkdir()
    (tmp_path / "timeline.toml").write_text(TOML[name], encoding="latin-1")
    findings = judge_all(Folder(str(tmp_path)), choice=None).findings
    assert {found.path for found in findings} == {"timeline.toml"}
