"""`timeline fmt`: one form for each content, written whole, never changing what is said."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
CANONICAL = '{"schema_version": "1.0", "id": "war", "title": "The war", "when": "2020/2025"}\n'
WAR = {"id": "war", "title": "The war", "when": "2020/2025"}


def test_files_are_written_in_the_canonical_form(run: Run, make_timeline: Make) -> None:
    """Named on standard error, and silent when there is nothing left to do."""
    folder = make_timeline(WAR)
    done = run("fmt", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "formatted events/war.json\n")
    assert (folder / "events/war.json").read_text(encoding="utf-8") == CANONICAL
    again = run("fmt", cwd=folder)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_check_changes_nothing(run: Run, make_timeline: Make) -> None:
    """Exit 1 where a file would change."""
    folder = make_timeline(WAR)
    before = (folder / "events/war.json").read_bytes()
    done = run("fmt", "--check", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "would format events/war.json\n")
    assert (folder / "events/war.json").read_bytes() == before
    run("fmt", cwd=folder)
    assert run("fmt", "--check", cwd=folder).returncode == 0


def test_diff_shows_what_would_change(run: Run, make_timeline: Make) -> None:
    """As a patch that `patch` would take."""
    folder = make_timeline(WAR)
    done = run("fmt", "--diff", "events", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith("--- events/war.json\n+++ events/war.json\n@@")
    assert f"+{CANONICAL}" in done.stdout
    applied = subprocess.run(
        ["git", "apply", "-p0", "-"], input=done.stdout, text=True, cwd=folder, check=False
    )
    assert applied.returncode == 0
    assert (folder / "events/war.json").read_text(encoding="utf-8") == CANONICAL


def test_what_cannot_be_parsed_is_named_and_left(run: Run, make_timeline: Make) -> None:
    """The others are formatted all the same."""
    folder = make_timeline(WAR)
    broken = folder / "events/broken.json"
    broken.write_text('{"id": "broken",, }')
    done = run("fmt", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("events/broken.json:1:17: json/syntax: ")
    assert broken.read_text() == '{"id": "broken",, }'
    assert (folder / "events/war.json").read_text(encoding="utf-8") == CANONICAL


def test_a_file_of_the_wrong_shape_keeps_all_it_says(run: Run, make_timeline: Make) -> None:
    """Formatting does not judge."""
    folder = make_timeline({**WAR, "colour": "red", "status": 3})
    before = json.loads((folder / "events/war.json").read_text())
    assert run("fmt", cwd=folder).returncode == 0
    assert json.loads((folder / "events/war.json").read_text()) == before


@pytest.mark.parametrize(
    ("command", "done"), [(["fmt"], "formatted"), (["validate", "--fix"], "mended")]
)
def test_a_name_of_two_lines_is_told_on_one(
    run: Run, make_timeline: Make, command: list[str], done: str
) -> None:
    """A line that a name makes up could be a command to the CI that reads them."""
    folder = make_timeline(WAR)
    (folder / "events/war.json").rename(folder / "events/a\n::error::b.json")
    said = run(*command, cwd=folder).stderr
    assert said == f"{done} events/a ::error::b.json\n"


def test_a_difference_is_of_lines_as_git_counts_them(run: Run, make_timeline: Make) -> None:
    """A line separator of Unicode ends none, and a file that ends in no line feed says so."""
    folder = make_timeline({**WAR, "title": "The\u2028war\x85"})
    path = folder / "events/war.json"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    done = run("fmt", "--diff", cwd=folder)
    assert "\n\\ No newline at end of file\n" in done.stdout
    subprocess.run(["git", "apply", "-p0", "-"], input=done.stdout.encode(), cwd=folder, check=True)
    assert path.read_bytes().decode().endswith('war\\u0085", "when": "2020/2025"}\n')


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
@pytest.mark.parametrize(
    ("name", "shown"), [(b"a\nb", "a b"), (b"\x1b[31m", "[31m"), (b"\xff", "\\xff")]
)
def test_a_difference_names_any_file_on_one_line(
    run: Run, make_timeline: Make, name: bytes, shown: str
) -> None:
    """In the canonical form as in a change of content."""
    folder = make_timeline(WAR)
    place = os.path.join(os.fsencode(folder), b"events", name)
    os.mkdir(place)
    os.rename(os.fsencode(folder / "events/war.json"), os.path.join(place, b"war.json"))
    done = run("fmt", "--diff", cwd=folder)
    assert done.stdout.startswith(f"--- events/{shown}/war.json\n+++ events/{shown}/war.json\n@@")
    done = run("edit", "war", "--add-tag", "x", "--dry-run", cwd=folder)
    assert done.stdout.startswith(f"--- a/events/{shown}/war.json\n+++ b/events/{shown}/war")


def test_a_file_too_large_to_be_read_is_named_and_left(run: Run, make_timeline: Make) -> None:
    """As everywhere; the limit is the timeline's own."""
    folder = make_timeline(WAR)
    path = folder / "events/war.json"
    path.write_text(json.dumps(WAR | {"schema_version": "1.0", "summary": "x" * 2_000_000}))
    before = path.read_bytes()
    done = run("fmt", cwd=folder)
    limit = f"{len(before):,} bytes; at most 1,048,576 are read"
    assert (done.returncode, done.stderr) == (1, f"events/war.json: file/too-large: {limit}\n")
    assert path.read_bytes() == before
    (folder / "timeline.toml").write_text(
        'schema_version = "1.0"\nid = "wars.example"\n[validate]\nmax_bytes = 3000000\n'
    )
    assert run("fmt", cwd=folder).stderr == "formatted events/war.json\n"


OTHERS = b'{ "Records":[] }\n'


def test_foreign_files_are_left_alone_where_that_is_asked(run: Run, make_timeline: Make) -> None:
    """A folder called `events` is a timeline's only below its `timeline.toml`."""
    folder = make_timeline(toml='schema_version = "1.0"\nid = "example.test"\n')
    own = folder / "events" / "deep" / "own.json"
    foreign = [
        folder.parent / "svc" / "events" / "put.json",
        folder / "docs" / "events" / "a.json",
        folder / "events" / ".hidden" / "a.json",
    ]
    for path in (own, *foreign):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(OTHERS)
    paths = [os.path.relpath(path, folder.parent) for path in (*foreign, own)]
    done = run("fmt", "--skip-foreign", *paths, cwd=folder.parent)
    assert done.stderr.splitlines() == [
        f"left alone: {paths[0]} and 2 more, of no timeline",
        f"formatted {paths[3]}",
    ]
    assert [path.read_bytes() == OTHERS for path in (own, *foreign)] == [False, True, True, True]
    done = run("validate", "--skip-foreign", *paths[:3], cwd=folder.parent)
    assert (done.returncode, done.stdout) == (0, "")
    judged = run("validate", "--skip-foreign", "--format", "concise", *paths, cwd=folder.parent)
    assert judged.returncode == 1
    assert {line.split(":")[0] for line in judged.stdout.splitlines()} == {paths[3]}


def test_with_a_folder_named_all_others_are_foreign(run: Run, make_timeline: Make) -> None:
    """Two timelines lie side by side; folders stand for the files in them."""
    made = make_timeline()
    (made.parent / "other").mkdir()
    for name in ("made", "other"):
        folder = made.parent / name
        (folder / "timeline.toml").write_text('schema_version = "1.0"\nid = "example.test"\n')
        (folder / "events").mkdir(exist_ok=True)
        (folder / "events" / "a.json").write_bytes(OTHERS)
    both = ("made/events", "other/events")
    done = run("fmt", "-C", "other", "--skip-foreign", *both, cwd=made.parent)
    assert done.stderr.splitlines() == [
        "left alone: made/events/a.json, of no timeline",
        "formatted other/events/a.json",
    ]
