"""`timeline log` and `timeline diff`: what git's history says of events; real repositories."""

import json
import subprocess

import pytest
from tests.cli.reading import timeline, write


def git(folder, *arguments):
    environment = {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
        "HOME": str(folder),
    }
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment
    )


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
