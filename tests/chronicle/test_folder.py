"""The readers of a folder: what one leaves out, the other names by the same rule."""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.chronicle.folder import load
from timeline.files import within
from timeline.validation import Folder, judge_all

GOOD: dict[str, Any] = {"schema_version": "1.0", "id": "x", "title": "X", "when": "2024"}


def a_wrong_shape(place: Path) -> None:
    """A key is missing."""
    (place / "x.json").write_text(json.dumps({**GOOD, "when": None}), encoding="utf-8")


def no_object(place: Path) -> None:
    """JSON, but a list."""
    (place / "x.json").write_bytes(b"[]")


def no_json(place: Path) -> None:
    """A comma too many."""
    (place / "x.json").write_bytes(b'{"id": "x",}')


def a_link(place: Path) -> None:
    """To a good file."""
    (place.parent / "x.json").write_text(json.dumps(GOOD), encoding="utf-8")
    (place / "x.json").symlink_to(place.parent / "x.json")


def a_linked_folder(place: Path) -> None:
    """With a good file in it."""
    (place.parent / "elsewhere").mkdir()
    (place.parent / "elsewhere" / "x.json").write_text(json.dumps(GOOD), encoding="utf-8")
    (place / "linked").symlink_to(place.parent / "elsewhere")


def a_folder(place: Path) -> None:
    """With the name of a file."""
    (place / "x.json").mkdir()


@pytest.mark.parametrize(
    "plant", [a_wrong_shape, no_object, no_json, a_link, a_linked_folder, a_folder]
)
def test_a_file_is_refused_under_one_name(tmp_path: Path, plant: Any) -> None:
    """Path and rule are those that `validate` tells; nothing is left out without a word."""
    place = tmp_path / "events"
    place.mkdir()
    plant(place)
    timeline = load(tmp_path)
    assert list(timeline.entries) == []
    left_out = {(one.path, one.rule) for one in timeline.problems}
    assert left_out
    verdict = judge_all(Folder(str(tmp_path)), choice=None)
    assert left_out <= {(one.path, one.rule) for one in verdict.findings}


@pytest.mark.parametrize(
    ("root", "name"),
    [("/", "/events/x.json"), ("/a", "/a/events/x.json"), (".", "./events/x.json")],
)
def test_paths_are_whole_wherever_the_timeline_lies(root: str, name: str) -> None:
    """At the top of the file system, too."""
    assert within(root, name) == "events/x.json"
