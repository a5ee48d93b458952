"""`timeline log`: what git's history says of one event, whatever git is set to."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.chronicle.histories import History, Row, histories
from tests.oracle import oracle

from timeline.chronicle.history import Told, history, last_path, likeness

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


def rows(told: Told) -> list[Row]:
    """What is told, by the number that the subject of a commit begins with."""
    assert not told.is_cut
    for commit in told.commits:
        assert (commit.author, commit.subject[-4:]) == ("A", "é 東京"), commit
        assert len(commit.revision) == 7
    return [
        (int(one.subject.split()[0][1:]), one.change.what, frozenset(one.change.fields))
        for one in told.commits
    ]


@given(
    script=histories,
    folder=st.sampled_from(["", "chrono/", "caf\udce9/"]),
    hostile=st.sampled_from(list(HOSTILE)),
    variables=st.sampled_from([{}, VARIABLES]),
)
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
