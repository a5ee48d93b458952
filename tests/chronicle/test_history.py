"""`timeline log`: what git's history says of one event, whatever git is set to."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.chronicle.histories import History, Row, World, histories
from tests.effort import examples
from tests.oracle import oracle

from timeline.chronicle.history import FileHistory, history, last_path, likeness
from timeline.errors import ProjectError

LIMIT = 1 << 20
# What a person may have set for their own eyes, or a stranger for theirs; each alone changed an
# answer of `git log` once, or would run something.
HOSTILE: dict[str, Mapping[str, str]] = {
    "nothing": {},
    "log": {
        "log.showRoot": "false",
        "log.follow": "true",
        "log.date": "relative",
        "log.decorate": "full",
        "log.abbrevCommit": "true",
        "log.diffMerges": "first-parent",
        "log.mailmap": "true",
        "log.showSignature": "true",
        "format.pretty": "oneline",
        "gpg.program": "false",
        "i18n.logOutputEncoding": "UTF-16",
        "alias.rev-list": "!false",
        "alias.log": "!false",
        "pager.log": "true",
        "core.pager": "false",
    },
    "diff": {
        "diff.renames": "copies",
        "diff.renameLimit": "1",
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.relative": "true",
        "diff.orderFile": "/nonexistent",
        "diff.external": "false",
        "diff.ignoreSubmodules": "all",
        "diff.algorithm": "patience",
        "diff.json.textconv": "false",
        "diff.json.binary": "true",
        "color.ui": "always",
        "color.diff": "always",
    },
    "core": {
        "core.abbrev": "40",
        "core.quotePath": "true",
        "core.fsmonitor": "false",
        "core.ignoreCase": "true",
        "core.bigFileThreshold": "1",
        "core.attributesFile": "/nonexistent",
        "core.commitGraph": "false",
        "core.untrackedCache": "true",
        "core.splitIndex": "true",
        "index.sparse": "true",
        "feature.experimental": "true",
        "feature.manyFiles": "true",
    },
}
VARIABLES = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_PREFIX": "events/",
    "GIT_EXTERNAL_DIFF": "false",
    "GIT_DIFF_OPTS": "--unified=0",
    "GIT_PAGER": "false",
    "GIT_TRACE": "1",
    "GIT_TRACE2": "1",
    "GIT_NOTES_REF": "refs/heads/main",
    "GIT_NAMESPACE": "other",
    "GIT_SHALLOW_FILE": "/nonexistent",
    "GIT_GRAFT_FILE": "/nonexistent",
    "GIT_DEFAULT_HASH": "sha256",
    "LC_ALL": "de_DE.UTF-8",
    "LANGUAGE": "de",
    "PAGER": "false",
}


@contextmanager
def environment(more: Mapping[str, str]) -> Iterator[None]:
    """The environment with some variables, those of git's settings as `git -c` gives them."""
    before = dict(os.environ)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def settings(chosen: Mapping[str, str]) -> dict[str, str]:
    """Settings of git as variables, which count more than any file of settings."""
    found = {"GIT_CONFIG_COUNT": str(len(chosen))}
    for number, (key, value) in enumerate(chosen.items()):
        found |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return found


def rows(told: FileHistory) -> list[Row]:
    """What is told, by the number that the subject of a commit begins with."""
    assert not told.is_cut
    for commit in told.commits:
        assert (commit.author, commit.subject[-4:]) == ("A", "é 東京"), commit
        assert len(commit.revision) == 7
    return [
        (int(one.subject.split()[0][1:]), one.change.what, frozenset(one.change.fields))
        for one in told.commits
    ]


# The branch that renamed an event gave its old id to another one, while the other branch edited it.
RETIRED_ID_ON_A_BRANCH = [
    ([[("title", 0)]], [[("add-fresh", 0)]], False),
    ([[("rename", 0)], [("add", 1)]], [[("tags", 0)]], False),
]


@example(script=RETIRED_ID_ON_A_BRANCH, folder="", hostile="nothing", variables={})
@example(
    script=[*RETIRED_ID_ON_A_BRANCH[:1], (*RETIRED_ID_ON_A_BRANCH[1][:2], True)],
    folder="",
    hostile="nothing",
    variables={},
)
@given(
    script=histories,
    folder=st.sampled_from(["", "chrono/", "caf\udce9/"]),
    hostile=st.sampled_from(list(HOSTILE)),
    variables=st.sampled_from([{}, VARIABLES]),
)
@examples(60)  # each is a repository
def test_a_history_is_told_as_it_was_made(
    script: list[Any], folder: str, hostile: str, variables: Mapping[str, str]
) -> None:
    """Events added, edited, moved, renamed, removed and copied, on branches or not."""
    oracle("git")
    made = History(folder)
    world = made.play(script)
    told = {path: world.told[path] for path in world.files}
    with TemporaryDirectory() as top:
        root = Path(top)
        made.into(root)
        with environment({**settings(HOSTILE[hostile]), **variables}):
            found = {path: rows(history(root / folder, path, limit=LIMIT)) for path in told}
    assert found == told


@given(script=histories, hostile=st.sampled_from(list(HOSTILE)))
@examples(60)
def test_a_removed_event_is_found_where_it_last_was(script: list[Any], hostile: str) -> None:
    """By its id alone, in whichever folder it lay."""
    oracle("git")
    made = History()
    world = made.play(script)
    last = {}
    for path in sorted(world.told, key=lambda path: world.told[path][0][0]):
        last[Path(path).stem] = path
    gone = {id: path for id, path in last.items() if id not in world.ids()}
    with TemporaryDirectory() as top:
        made.into(Path(top))
        with environment(settings(HOSTILE[hostile])):
            assert {id: last_path(Path(top), id) for id in gone} == gone


@pytest.mark.parametrize(
    ("change", "alike"),
    [
        ({}, 4),
        ({"title": "Other"}, 3),
        ({"title": "Other", "kind": "meeting"}, 0),
        ({"created": "2024-05-04T10:00:00Z"}, 0),
        ({"modified": "2024-05-04T10:00:00Z", "revision": 7}, 4),
        ({"when": "2024-05-10"}, 0),
        ({"summary": "More", "tags": ["a"]}, 4),
        ({"summary": "More", "tags": ["a"], "note": "x", "url": "y"}, 0),
    ],
)
def test_two_ids_are_one_event_only_where_time_and_most_else_is_the_same(
    change: dict[str, Any], alike: int
) -> None:
    """The statement of another week is none; stamps and the id itself do not count."""
    old = {
        "id": "a",
        "title": "Press",
        "when": "2024-05-03",
        "kind": "statement",
        "place": "Room",
        "created": "2024-05-03T10:00:00Z",
        "revision": 1,
    }
    assert likeness(old, {**old, "id": "b", **change}) == alike
    assert likeness({**old, "id": "b", **change}, old) == alike


@cache
def setting_names() -> tuple[str, ...]:
    """Every setting that this git knows, by git's own account."""
    command = ["git", "help", "--config-for-completion"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return tuple(sorted(name.removesuffix(".") for name in listed if "<" not in name))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """A history of every kind of step, which no test changes."""
    oracle("git")
    kinds = ("add", "add", "title", "move", "rename", "copy", "when", "reformat", "remove", "add")
    side = ([[("title", 1)], [("move", 2)]], [[("tags", 1)], [("add-fresh", 3)]], True)
    made = History()
    world = made.play([*([(kind, i)] for i, kind in enumerate(kinds)), side])
    root = tmp_path_factory.mktemp("kept")
    made.into(root)
    return root, world


@given(data=st.data())
def test_no_setting_of_git_changes_the_answer(kept: tuple[Path, World], data: Any) -> None:
    """Whatever a person has set, or git refuses the value itself."""
    names = st.lists(st.sampled_from(setting_names()), min_size=1, max_size=6)
    values = st.sampled_from(["true", "false", "0", "always", "copies"])
    chosen = {name: data.draw(values) for name in data.draw(names) if "." in name}
    root, world = kept
    told = {path: world.told[path] for path in world.files}
    refusal = ""
    with environment(settings(chosen)):
        try:
            found = {path: rows(history(root, path, limit=LIMIT)) for path in told}
        except ProjectError as error:
            found, refusal = {}, error.message
    assert found == told or re.search("bad|invalid|unable to parse|unknown", refusal)
