"""`timeline log` and `timeline diff`: what git's history says of events; real repositories."""

import json
import subprocess

import pytest
from tests.cli.reading import timeline, write

from timeline.errors import ProjectError


def git(folder, *arguments, **more):
    environment = {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
        "HOME": str(folder),
    }
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**environment, **more},
    )
    return done.stdout.strip()


def told(folder, id):
    """What `log` says of each commit: what it did, and its subject."""
    report = json.loads(timeline("log", id, "-C", str(folder), "--json").stdout)
    return [(row["change"], row["subject"]) for row in report["rows"]]


@pytest.fixture
def folder(tmp_path):
    """Two commits: three events, then one changed and one withdrawn; the third gone, a new one."""
    write(tmp_path, *({"id": id, "when": "2024"} for id in ("kept", "changed", "wrong", "gone")))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "First")
    write(
        tmp_path,
        {"id": "changed", "when": "2024-03", "kind": "meeting"},
        {"id": "wrong", "when": "2024", "withdrawn": {"on": "2025", "reason": "no"}},
    )
    git(tmp_path, "commit", "-qam", "Second: mend")
    write(tmp_path, {"id": "new", "when": "2025"})
    (tmp_path / "events" / "gone.json").unlink()
    return tmp_path


def test_diff_tells_added_changed_withdrawn_and_removed(folder):
    report = json.loads(timeline("diff", "HEAD~1", "-C", str(folder), "--json").stdout)
    found = {row["id"]: (row["change"], row["fields"]) for row in report["rows"]}
    assert found == {
        "changed": ("changed", ["when", "kind"]),
        "gone": ("removed", []),
        "new": ("added", []),
        "wrong": ("withdrawn", ["withdrawn"]),
    }
    plain = timeline("diff", "HEAD", "-C", str(folder)).stdout
    assert [line.split("\t")[:2] for line in plain.splitlines()] == [
        ["removed", "gone"],
        ["added", "new"],
    ]


def test_a_file_that_cannot_be_read_is_not_gone(folder):
    (folder / "events" / "kept.json").write_text("{", encoding="utf-8")
    done = timeline("diff", "HEAD", "-C", str(folder))
    assert "kept" not in done.stdout
    assert "events/kept.json" in done.stderr


def test_exit_status_says_whether_anything_changed(folder):
    assert timeline("diff", "HEAD", "-e", "-C", str(folder)).exit_code == 1
    assert timeline("diff", "HEAD", "-C", str(folder)).exit_code == 0


def test_log_tells_every_commit_that_changed_the_event(folder):
    report = json.loads(timeline("log", "changed", "-C", str(folder), "--json").stdout)
    found = [(row["change"], row["fields"], row["subject"]) for row in report["rows"]]
    assert found == [("changed", ["when", "kind"], "Second: mend"), ("added", [], "First")]
    [row] = json.loads(timeline("log", "kept", "-C", str(folder), "--json").stdout)["rows"]
    assert row["subject"] == "First"


def test_a_moved_file_is_followed(folder):
    (folder / "events" / "early").mkdir()
    git(folder, "mv", "events/changed.json", "events/early/changed.json")
    git(folder, "commit", "-qm", "Move")
    report = json.loads(timeline("log", "changed", "-C", str(folder), "--json").stdout)
    assert [row["subject"] for row in report["rows"]] == ["Second: mend", "First"]
    assert report["path"] == "events/early/changed.json"


@pytest.mark.parametrize("name", ['tab\tand "quotes"', "[2024]", "a\\b", "日本"])
def test_a_folder_may_have_any_name(folder, name):
    (folder / "events" / name).mkdir()
    (folder / "events" / "changed.json").rename(folder / "events" / name / "changed.json")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Move")
    write(folder, {"id": "other", "when": "2025"})
    (folder / "events" / "other.json").rename(folder / "events" / name / "other.json")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Other")
    subjects = ["Second: mend", "First"]
    report = json.loads(timeline("log", "changed", "-C", str(folder), "--json").stdout)
    assert [row["subject"] for row in report["rows"]] == subjects
    (folder / "events" / name / "other.json").unlink()
    git(folder, "commit", "-qam", "Remove")
    report = json.loads(timeline("log", "other", "-C", str(folder), "--json").stdout)
    assert [row["change"] for row in report["rows"]] == ["removed", "added"]


def test_a_timeline_below_the_root_of_the_repository(tmp_path):
    inside = write(tmp_path / "data" / "crónica", {"id": "a", "when": "2024"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "First")
    write(inside, {"id": "a", "when": "2025"})
    git(tmp_path, "commit", "-qam", "Second")
    report = json.loads(timeline("log", "a", "-C", str(inside), "--json").stdout)
    assert [row["change"] for row in report["rows"]] == ["changed", "added"]
    report = json.loads(timeline("diff", "HEAD~1", "-C", str(inside), "--json").stdout)
    assert [row["change"] for row in report["rows"]] == ["changed"]


@pytest.mark.parametrize("revision", ["nope", "--output=x", "HEAD~99", ""])
def test_an_unknown_revision_is_2(folder, revision):
    done = timeline("diff", "-C", str(folder), "--", revision)
    assert "no revision" in str(done.exception)
    assert not (folder / "x").exists()


def test_no_repository_is_3(tmp_path, run):
    write(tmp_path, {"id": "a", "when": "2024"})
    done = run("diff", "HEAD", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.returncode == 3
    assert "not in a git repository" in done.stderr


def test_an_event_without_a_commit(folder):
    done = timeline("log", "new", "-C", str(folder))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no commit of 'events/new.json' yet" in done.stderr


@pytest.mark.parametrize("committed", [True, False])
def test_an_event_that_was_removed_is_known_to_history(folder, committed):
    if committed:
        git(folder, "commit", "-qam", "Third: remove")
    done = timeline("log", "gone", "-C", str(folder), "--json")
    report = json.loads(done.stdout)
    told = [(row["change"], row["subject"]) for row in report["rows"]]
    assert told == [("removed", "Third: remove")] * committed + [("added", "First")]
    assert (report["id"], report["path"]) == ("gone", "events/gone.json")
    assert "'gone' is not in the timeline any more" in done.stderr


def test_a_removed_event_is_not_taken_for_one_that_begins_so(folder):
    write(folder, {"id": "gone-again", "when": "2025"})
    report = json.loads(timeline("log", "gone", "-C", str(folder), "--json").stdout)
    assert report["id"] == "gone"
    report = json.loads(timeline("log", "gone-", "-C", str(folder), "--json").stdout)
    assert report["id"] == "gone-again"


def test_a_removed_event_is_found_in_a_folder_below_the_repository(tmp_path):
    inside = write(tmp_path / "data" / "crónica", {"id": "a", "when": "2024"})
    (inside / "events" / "deep").mkdir()
    (inside / "events" / "a.json").rename(inside / "events" / "deep" / "a.json")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "First")
    git(tmp_path, "rm", "-q", "data/crónica/events/deep/a.json")
    git(tmp_path, "commit", "-qm", "Second")
    (inside / "events").mkdir(parents=True)
    report = json.loads(timeline("log", "a", "-C", str(inside), "--json").stdout)
    assert report["path"] == "events/deep/a.json"
    assert [row["change"] for row in report["rows"]] == ["removed", "added"]


@pytest.mark.parametrize("id", ["never", "*", "go", "../events/gone", ""])
def test_an_id_that_no_commit_has_is_unknown(folder, id):
    assert timeline("log", "-C", str(folder), "--", id).exit_code == 1


def test_an_unknown_id_is_unknown_without_a_repository_or_a_commit(tmp_path, run):
    write(tmp_path, {"id": "a", "when": "2024"})
    for _ in range(2):
        done = run("log", "nobody", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
        assert (done.returncode, "no event has the id 'nobody'" in done.stderr) == (1, True)
        git(tmp_path, "init", "-q")


def test_next_weeks_event_is_no_copy_of_this_weeks(tmp_path):
    """To git they are: 84 of 100 of their lines are the same."""
    for day in ("03", "10", "17"):
        more = {"kind": "statement", "place": {"name": "Press room"}, "revision": 0}
        write(tmp_path, {"id": f"press-{day}", "when": f"2024-05-{day}", **more})
        if day == "03":
            git(tmp_path, "init", "-q")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", f"press {day}")
    assert told(tmp_path, "press-17") == [("added", "press 17")]
    git(tmp_path, "rm", "-q", "events/press-17.json")
    write(tmp_path, {"id": "press-24", "when": "2024-05-24", **more})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "press 24")
    assert told(tmp_path, "press-24") == [("added", "press 24")]


def test_an_event_that_was_renamed_is_followed(folder):
    """As `timeline mv` leaves it: a new id in a new file, and new stamps."""
    timeline("mv", "changed", "late", "-C", str(folder))
    git(folder, "add", "events")
    git(folder, "commit", "-qm", "Rename")
    report = json.loads(timeline("log", "late", "-C", str(folder), "--json").stdout)
    found = [(row["change"], row["fields"][:1], row["subject"]) for row in report["rows"]]
    assert found == [
        ("changed", ["id"], "Rename"),
        ("changed", ["when"], "Second: mend"),
        ("added", [], "First"),
    ]


@pytest.mark.parametrize("name", ["a\x1fb", "a\x1b[31mred", "tab\tbed", "é 東京"])
def test_an_author_may_have_any_name(folder, name):
    """No control character in it moves what stands behind it."""
    git(folder, "commit", "-qm", "x\x1fy", "--allow-empty-message", "-a", GIT_AUTHOR_NAME=name)
    write(folder, {"id": "kept", "when": "2025"})
    git(folder, "commit", "-qam", "x\x1fy", GIT_AUTHOR_NAME=name)
    report = json.loads(timeline("log", "kept", "-C", str(folder), "--json").stdout)
    assert (report["rows"][0]["author"], report["rows"][0]["subject"]) == (name, "x\x1fy")


def test_a_commit_without_a_subject(folder):
    write(folder, {"id": "kept", "when": "2025"})
    git(folder, "commit", "-qam", "", "--allow-empty-message")
    assert told(folder, "kept") == [("changed", ""), ("added", "First")]


def test_a_commit_that_broke_a_file_neither_removed_nor_added_it(folder):
    """What cannot be read has no properties to compare."""
    path = folder / "events" / "kept.json"
    sound = path.read_bytes()
    for text, subject in ((b"{", "Break"), (sound, "Mend")):
        path.write_bytes(text)
        git(folder, "commit", "-qam", subject)
    assert told(folder, "kept") == [("changed", "Mend"), ("changed", "Break"), ("added", "First")]


def test_no_program_that_a_repository_names_is_run(folder, tmp_path_factory):
    """Its settings may have come with it, in an archive; a reader has not read them."""
    marker = tmp_path_factory.mktemp("outside") / "ran"
    program = folder / "evil"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\n")
    program.chmod(0o755)
    (folder / ".gitattributes").write_text("*.json diff=evil filter=evil\n")
    for key in (
        *("core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand"),
        *("diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean"),
    ):
        git(folder, "config", key, str(program))
    git(folder, "config", "log.showSignature", "true")
    marker.unlink(missing_ok=True)
    for command in (
        ["log", "changed"],
        ["log", "gone"],
        ["diff", "HEAD~1"],
        ["validate", "--index"],
    ):
        assert timeline(*command, "-C", str(folder)).exit_code == 0
    assert not marker.exists()


def test_an_object_that_git_lost_is_named(folder):
    name = git(folder, "rev-parse", "HEAD:events/kept.json")
    (folder / ".git/objects" / name[:2] / name[2:]).unlink()
    for command in (["diff", "HEAD"], ["log", "kept"]):
        error = timeline(*command, "-C", str(folder)).exception
        assert isinstance(error, ProjectError)
        lost = f"git has no object {name}: the repository is damaged or incomplete"
        assert error.message == f"events/kept.json: {lost}"
        assert "git fsck" in error.hint


def test_a_commit_that_git_lost_is_told_in_its_words(folder):
    name = git(folder, "rev-parse", "HEAD~1")
    (folder / ".git/objects" / name[:2] / name[2:]).unlink()
    error = timeline("log", "kept", "-C", str(folder)).exception
    assert isinstance(error, ProjectError)
    assert name in f"{error.message} {error.hint}"


def test_a_partial_clone_asks_no_network(folder, tmp_path_factory):
    """What is not here is not fetched; the remedy that is named brings it."""
    git(folder, "commit", "-qam", "Third")
    git(folder, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("partial")
    git(clone, "clone", "-q", "--filter=blob:none", f"file://{folder}", str(clone))
    error = timeline("log", "changed", "-C", str(clone)).exception
    assert isinstance(error, ProjectError)
    assert "'git fetch --refetch --no-filter' brings it" in error.hint
    git(clone, "fetch", "-q", "--refetch", "--no-filter")
    assert told(clone, "changed") == [("changed", "Second: mend"), ("added", "First")]


def test_a_shallow_clone_tells_no_first_commit(folder, tmp_path_factory):
    """To git, its oldest commit added all that there is."""
    clone = tmp_path_factory.mktemp("shallow")
    git(clone, "clone", "-q", "--depth=1", f"file://{folder}", str(clone))
    done = timeline("log", "kept", "-C", str(clone))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "this clone is shallow" in done.stderr
    git(clone, "fetch", "-q", "--unshallow")
    assert told(clone, "kept") == [("added", "First")]


def test_before_the_first_commit_nothing_is_told(tmp_path):
    write(tmp_path, {"id": "a", "when": "2024"})
    git(tmp_path, "init", "-q")
    done = timeline("log", "a", "-C", str(tmp_path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no commit of 'events/a.json' yet" in done.stderr


def test_two_people_who_wrote_different_events_have_no_conflict(tmp_path):
    """Each event is a file of its own: git merges both branches without asking."""
    folder = tmp_path / "timeline"
    write(folder, {"id": "first", "when": "2024"})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    git(folder, "checkout", "-qb", "other")
    timeline("new", "They meet", "--when", "2025", "-C", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Meet")
    git(folder, "checkout", "-q", "main")
    timeline("new", "They sign", "--when", "2025", "-C", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Sign")
    git(folder, "merge", "-q", "--no-edit", "other")
    assert sorted(path.stem for path in (folder / "events").iterdir()) == [
        "first",
        "they-meet",
        "they-sign",
    ]
    assert timeline("validate", "-C", str(folder)).exit_code == 0
