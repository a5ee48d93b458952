"""`--index`: the timeline as git would commit it, whatever lies in the folder."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.oracle import oracle

from timeline.errors import ProjectError
from timeline.validation import judge_all, share
from timeline.validation.staged import Staged


def event(id: str, **more: Any) -> str:
    """An event as its file holds it."""
    record = {"schema_version": "1.0", "id": id, "title": f"The {id}", "when": "2026-02-04", **more}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


class Repository:
    """A real git repository with a timeline in it."""

    def __init__(self, folder: Path) -> None:
        oracle("git")
        self.folder = folder
        (folder / "events").mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git; its output."""
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        )
        return done.stdout

    def write(self, id: str, **more: Any) -> None:
        """Write an event without adding it."""
        (self.folder / f"events/{id}.json").write_text(event(id, **more), encoding="utf-8")

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x")

    def judged(self) -> list[tuple[str, str]]:
        """Path and rule of every finding on what would be committed now."""
        findings = judge_all(Staged(str(self.folder)), choice=None).findings
        return [(found.path, found.rule) for found in findings]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a war, and a treaty after it."""
    made = Repository(tmp_path / "repository")
    made.write("war")
    made.write("treaty", when={"relative": "after", "to": "war"})
    made.commit()
    return made


def test_what_is_committed_is_judged(repository: Repository) -> None:
    """A sound timeline has no finding."""
    assert repository.judged() == []


def test_an_untracked_draft_is_left_alone(repository: Repository) -> None:
    """It will not be committed."""
    repository.write("draft", when="some day")
    assert repository.judged() == []
    repository.git("add", "--all")
    assert repository.judged() == [("events/draft.json", "time/not-edtf")]


def test_a_deleted_anchor_is_missed(repository: Repository) -> None:
    """The file may still lie in the folder; only the index counts."""
    repository.git("rm", "--quiet", "--cached", "events/war.json")
    assert (repository.folder / "events/war.json").exists()
    assert repository.judged() == [("events/treaty.json", "reference/unknown-event")]


def test_a_renamed_anchor_is_missed(repository: Repository) -> None:
    """A rename without a change of what refers to it breaks the timeline."""
    repository.git("mv", "events/war.json", "events/the-war.json")
    assert repository.judged() == [
        ("events/the-war.json", "id/file-name"),
        ("events/treaty.json", "reference/unknown-event"),
    ]


def test_what_is_staged_counts_not_what_lies_there(repository: Repository) -> None:
    """The staged version is bad, the one in the folder is mended."""
    repository.write("war", when="some day", revision=1)
    repository.git("add", "--all")
    repository.write("war", revision=1)
    assert repository.judged() == [("events/war.json", "time/not-edtf")]


def test_a_staged_link_is_not_followed(repository: Repository) -> None:
    """Git holds only its text."""
    (repository.folder / "events/link.json").symlink_to("war.json")
    repository.git("add", "--all")
    assert repository.judged() == [("events/link.json", "file/symbolic-link")]


def test_what_is_only_announced_is_left_out(repository: Repository) -> None:
    """`git add -N` stages no content: git would not commit the file, and it is named."""
    repository.write("draft", when="some day")
    repository.git("add", "--intent-to-add", "events/draft.json")
    (repository.folder / "events/empty.json").touch()
    repository.git("add", "events/empty.json")
    assert repository.judged() == [("events/empty.json", "file/empty")]
    assert [path for path, _ in Staged(str(repository.folder)).notes()] == ["events/draft.json"]
    repository.git("rm", "--quiet", "--cached", "events/war.json")
    repository.git("add", "--intent-to-add", "events/war.json")
    assert repository.judged() == [
        ("events/empty.json", "file/empty"),
        ("events/treaty.json", "reference/unknown-event"),
    ]


def test_what_is_only_announced_before_the_first_commit(tmp_path: Path) -> None:
    """There is no commit to compare with; whatever is added is judged."""
    made = Repository(tmp_path / "new")
    for id in ("war", "peace"):
        made.write(id)
    made.git("add", "events/war.json")
    made.git("add", "--intent-to-add", "events/peace.json")
    assert made.judged() == []
    assert [path for path, _ in Staged(str(made.folder)).notes()] == ["events/peace.json"]


@pytest.mark.parametrize("theirs", ["changed", "removed"])
def test_an_unfinished_merge_is_an_error(repository: Repository, theirs: str) -> None:
    """Git holds several versions of the file; none of them will be committed as it is."""
    repository.git("checkout", "--quiet", "-b", "other")
    if theirs == "removed":
        repository.git("rm", "--quiet", "events/treaty.json")
    else:
        repository.write("treaty", title="The truce")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write("treaty", title="The peace")
    repository.commit()
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "--quiet", "other")
    (found,) = judge_all(Staged(str(repository.folder)), choice=None).findings
    assert (found.path, found.rule, found.severity) == (
        "events/treaty.json",
        "file/unmerged",
        "error",
    )
    repository.write("treaty", revision=1)
    repository.git("add", "events/treaty.json")
    assert repository.judged() == []


def test_unfinished_settings_are_an_error(repository: Repository) -> None:
    """`timeline.toml` is merged as all else."""
    for branch in ("main", "other"):
        if branch == "other":
            repository.git("checkout", "--quiet", "-b", "other", "HEAD~1")
        text = f'schema_version = "1.0"\nid = "example.{branch}"\n'
        (repository.folder / "timeline.toml").write_text(text)
        repository.commit()
        if branch == "main":
            continue
        with pytest.raises(subprocess.CalledProcessError):
            repository.git("merge", "--quiet", "main")
    assert repository.judged() == [("timeline.toml", "file/unmerged")]


@pytest.mark.parametrize("added", ["", "--intent-to-add"])
def test_nothing_in_the_index_is_an_error(tmp_path: Path, added: str) -> None:
    """An empty timeline has no fault: who judges the wrong folder must not be told so."""
    made = Repository(tmp_path / "new")
    made.write("war")
    if added:
        made.git("add", added, "events/war.json")
    with pytest.raises(ProjectError, match="git's index holds no file of this timeline"):
        made.judged()


def test_a_submodule_among_the_events_is_named(repository: Repository) -> None:
    """Its files are another repository's, and not committed here."""
    inner = Repository(repository.folder / "events/inner")
    inner.write("peace")
    inner.commit()
    repository.git("-c", "advice.addEmbeddedRepo=false", "add", "--all")
    assert repository.judged() == []
    assert [path for path, _ in Staged(str(repository.folder)).notes()] == ["events/inner"]


def test_an_object_that_git_lost_is_named(repository: Repository) -> None:
    """The repository is damaged; the other files are judged."""
    repository.write("peace", when="some day")
    repository.commit()
    name = repository.git("rev-parse", "HEAD:events/war.json").strip()
    (repository.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    findings = judge_all(Staged(str(repository.folder)), choice=None).findings
    assert [(found.path, found.rule) for found in findings] == [
        ("events/peace.json", "time/not-edtf"),
        ("events/war.json", "file/unreadable"),
    ]
    assert f"git has no object {name}: the repository is damaged" in findings[1].message


def test_an_object_that_is_damaged_ends_in_the_words_of_git(repository: Repository) -> None:
    """It is there, and its bytes are no longer what they were."""
    name = repository.git("rev-parse", "HEAD:events/war.json").strip()
    path = repository.folder / ".git/objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(ProjectError, match=f"git: .*{name}"):
        repository.judged()


def test_forked_judges_read_the_index_each_for_itself(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each event asks for another one's local id, so that all of them read at random."""
    count = 40
    claims = [{"id": "c1", "stance": "reports", "by": {"name": "An office"}}]
    for i in range(count):
        other = f"event-{(i * 7 + 1) % count}"
        relations = [{"type": "follows", "to": f"{other}#{'c1' if i % 2 else 'c2'}"}]
        repository.write(f"event-{i}", claims=claims, relations=relations)
    repository.commit()
    alone = repository.judged()
    assert len(alone) == count // 2
    monkeypatch.setattr(share, "processes", lambda count: 4)
    for _ in range(5):
        assert repository.judged() == alone


def test_a_name_that_is_not_utf_8(repository: Repository) -> None:
    """Git gives bytes; what is shown of them is text."""
    place = os.path.join(os.fsencode(repository.folder), b"events", b"caf\xe9")
    os.mkdir(place)
    with open(os.path.join(place, b"peace.json"), "w", encoding="utf-8") as file:
        file.write(event("peace", when="some day"))
    repository.git("add", "--all")
    assert repository.judged() == [("events/caf\\xe9/peace.json", "time/not-edtf")]


def test_a_large_blob_is_not_read(repository: Repository) -> None:
    """It is refused by its size, and the files behind it are judged."""
    (repository.folder / "events/large.json").write_text(" " * (2 << 20), encoding="utf-8")
    repository.write("zeal", when="some day")
    repository.git("add", "--all")
    assert repository.judged() == [
        ("events/large.json", "file/too-large"),
        ("events/zeal.json", "time/not-edtf"),
    ]


def test_a_change_under_one_revision_is_told(repository: Repository) -> None:
    """Calendars would take no notice of it."""
    repository.write("war", title="The long war")
    repository.git("add", "--all")
    assert repository.judged() == [("events/war.json", "history/revision")]
    repository.write("war", title="The long war", revision=1)
    repository.git("add", "--all")
    assert repository.judged() == []


def test_the_remedy_of_a_change_is_the_next_revision(repository: Repository) -> None:
    """The finding stands at the revision that has to grow."""
    repository.write("war", revision=4)
    repository.commit()
    repository.write("war", title="The long war", revision=4)
    repository.git("add", "--all")
    (found,) = judge_all(Staged(str(repository.folder)), choice=None).findings
    assert found.pointer == "/revision"
    assert found.message == "the event changed since the last commit, but 'revision' is still 4"
    assert found.help == 'write "revision": 5, so that calendars take notice'


def test_another_form_is_no_change(repository: Repository) -> None:
    """Reformatting a file says nothing new."""
    path = repository.folder / "events/war.json"
    path.write_text(json.dumps(json.loads(path.read_text())), encoding="utf-8")
    repository.git("add", "--all")
    assert repository.judged() == []


def test_before_the_first_commit_there_is_no_past(tmp_path: Path) -> None:
    """The first commit of a timeline has no revision to compare with."""
    made = Repository(tmp_path / "new")
    made.write("war")
    made.git("add", "--all")
    assert made.judged() == []


def test_a_timeline_below_the_top_of_the_repository(repository: Repository) -> None:
    """Paths count from the timeline's folder."""
    inner = repository.folder / "data"
    (inner / "events").mkdir(parents=True)
    (inner / "events/peace.json").write_text(event("peace"), encoding="utf-8")
    repository.commit()
    (inner / "events/peace.json").write_text(event("peace", tags=["a"]), encoding="utf-8")
    repository.git("add", "--all")
    findings = judge_all(Staged(str(inner)), choice=None).findings
    assert [(found.path, found.rule) for found in findings] == [
        ("events/peace.json", "history/revision")
    ]


def test_no_repository_is_said_plainly(tmp_path: Path) -> None:
    """Git's own words, and what needs it."""
    (tmp_path / "events").mkdir()
    with pytest.raises(ProjectError, match="not in a git repository"):
        judge_all(Staged(str(tmp_path)), choice=None)


def test_without_git_it_is_said_plainly(tmp_path: Path, run) -> None:
    """Nothing else is printed, and no file is taken for missing."""
    (tmp_path / "events").mkdir()
    done = run("validate", "--index", cwd=tmp_path, PATH=str(tmp_path))
    assert done.returncode == 3
    assert done.stderr == "timeline: git is not installed\n"


def test_a_staged_file_of_nearly_the_right_name_is_told(repository: Repository) -> None:
    """It would be an event to nobody; hidden files and others are left."""
    for name in ("peace.jsn", "peace.JSON", ".peace.json", "readme.txt"):
        (repository.folder / "events" / name).write_text(event("peace"), encoding="utf-8")
    repository.git("add", "--all")
    assert repository.judged() == [("events/peace.JSON", "file/suffix")]


def test_what_was_no_event_before_has_no_revision_to_raise(repository: Repository) -> None:
    """Neither a list nor half a file is compared with what it becomes."""
    for name, text in (("list", "[]"), ("half", "{")):
        (repository.folder / f"events/{name}.json").write_text(text, encoding="utf-8")
    repository.commit()
    for name in ("list", "half"):
        repository.write(name)
    repository.git("add", "--all")
    assert repository.judged() == []
