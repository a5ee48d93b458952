"""Completion offers what the timeline at hand holds."""

import subprocess
import sys

import pytest
from tests.cli.reading import write
from tests.environment import bare


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path,
        {"id": "white-house", "when": "2024", "tags": ["energy", "elan"], "kind": "meeting"},
        {"id": "other", "when": "2024", "participants": [{"name": "Ana Pérez"}]},
        toml='languages = ["en", "qu"]\n[views.open]\nquery = "tag:energy"\n',
    )


def offered(folder, *words, **env):
    """What bash is offered for the last of the words."""
    line = " ".join(("timeline", *words))
    done = subprocess.run(
        [sys.executable, "-c", "from timeline.cli.app import main; main()"],
        cwd=folder,
        env={
            **bare(),
            "_TIMELINE_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words)),
            **env,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("lis",), ["list"]),
        (("list", "--sin"), ["--since"]),
        (("list", "--tag", "en"), ["energy"]),
        (("list", "--tag", "energy,e"), ["energy,elan", "energy,energy"]),
        (("list", "--kind", "m"), ["meeting"]),
        (("list", "--view", "o"), ["open"]),
        (("list", "--has", "ti"), ["title"]),
        (("list", "--lang", "q"), ["qu"]),
        (("list", "--format", "json"), ["json", "jsonl"]),
        (("list", "--fields", "id,tit"), ["id,title"]),
        (("list", "--sort", "titl"), ["title"]),
        (("list", "tag:en"), ["tag:energy"]),
        (("list", "is:o"), ["is:ongoing"]),
        (("list", "sinc"), ["since:"]),
        (("show", "whi"), ["white-house"]),
        (("log", "oth"), ["other"]),
        (("list", "--tag", "zzz"), []),
    ],
)
def test_a_word_that_is_begun_is_completed(folder, words, expected):
    assert offered(folder, *words) == expected


def test_without_a_timeline_nothing_is_offered_and_nothing_said(tmp_path):
    assert offered(tmp_path, "list", "--tag", "e") == []


def test_the_timeline_that_the_environment_names_is_completed_from(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert offered(elsewhere, "show", "whi") == []
    assert offered(elsewhere, "show", "whi", TIMELINE_DIR=str(folder)) == ["white-house"]
