"""Words on the command line that are not UTF-8, as a Latin-1 script or terminal sends them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.environment import bare

pytestmark = pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on POSIX alone")
WAR = {"id": "war", "title": "The war", "when": "2020/2025"}
TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\n'
WORDS = b"caf\xe9"


@pytest.fixture
def place(make_timeline):
    return make_timeline(WAR, toml=TOML)


def called(place: Path, *arguments: str | bytes, **env: str):
    """`timeline` with arguments that are bytes."""
    return subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=place,
        env={**bare(), **env},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["new", WORDS, "--when", "2020"], b"TITLE"),
        (["new", "Peace", "--when", "2020", "--set", b"title.es=" + WORDS], b"--set"),
        (["new", "Peace", "--when", "2020", "--tag", "one", "--tag", WORDS], b"--tag"),
        (["edit", "war", "--set", b"title=" + WORDS], b"--set"),
        (["withdraw", "war", "--because", WORDS], b"--because"),
        (["mv", "war", WORDS], b"NEW"),
        (["init", "sub", "--title", WORDS], b"--title"),
        (["list", b"tag:" + WORDS], b"QUERY"),
        (["list", "--template", WORDS], b"--template"),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_words_that_are_not_utf_8_are_refused_with_their_place(place, arguments, name):
    """Whatever they would have become; nothing is written."""
    before = sorted(place.rglob("*"))
    done = called(place, *arguments)
    assert done.returncode == 2
    first = done.stderr.splitlines()[0]
    assert first.startswith(b"timeline: " + name + b": '")
    assert first.endswith(rb"caf\xe9' is not UTF-8")
    assert sorted(place.rglob("*")) == before


def test_words_in_a_locale_without_utf_8_are_refused_with_the_remedy(place):
    """They may be UTF-8; Python cannot know. In a locale that says so they are taken."""
    arguments = ("new", "Réunion".encode(), "--when", "2020", "--id", "reunion")
    old = {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = called(place, *arguments, **old)
    assert done.returncode == 2
    assert b"set LC_ALL=C.UTF-8" in done.stderr
    assert called(place, *arguments, LC_ALL="C.UTF-8").returncode == 0


def test_the_name_of_a_file_may_have_any_bytes(place):
    """To read and to write; what is told of it has the bytes written out."""
    table = os.fsencode(place) + b"/caf\xe9.csv"
    Path(os.fsdecode(table)).write_text("id,title,date\none,One,2020\n")
    assert called(place, "import", b"caf\xe9.csv").returncode == 0
    assert called(place, "export", "csv", "-o", table).returncode == 0
    assert Path(os.fsdecode(table)).read_text().startswith("id,")
    war = place / "events/war.json"
    war.rename(os.fsdecode(os.fsencode(war).replace(b"war", b"w\xe9r")))
    done = called(place, "fmt", b"events/w\xe9r.json")
    assert (done.returncode, done.stderr) == (0, b"formatted events/w\\xe9r.json\n")
