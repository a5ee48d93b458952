"""`timeline edit`: real editors that are small programs, and changes by flags."""

import json
import signal
import subprocess
import sys
import time

import pytest
from tests.cli.reading import timeline
from tests.write.stopped import stopped

from timeline.write.transaction import FileChange

NOW = {"TIMELINE_NOW": "2026-02-05T12:00:00Z"}
MEETING = {"id": "meeting", "title": "They meet", "when": "2026-02-04", "tags": ["a"],
           "created": "2026-01-01T00:00:00Z", "revision": 3}  # fmt: skip
OTHER = {"id": "other", "title": "Other", "when": "2025", "kind": "decision",
         "relations": [{"type": "follows", "to": "meeting"}]}  # fmt: skip


@pytest.fixture
def place(make_timeline):
    return make_timeline(MEETING, OTHER, toml='schema_version = "1.0"\ntz = "UTC"\n')


def record(folder, id):
    return json.loads((folder / f"events/{id}.json").read_text())


@pytest.fixture
def editor(tmp_path):
    """Makes an editor: a program that carries out Python on the `text` of each file."""

    def make(code: str) -> str:
        script = tmp_path / "an editor.py"
        script.write_text(
            "import sys\nfrom pathlib import Path\nfor name in sys.argv[1:]:\n"
            "    path = Path(name)\n    text = path.read_text()\n"
            f"    {code}\n    path.write_text(text)\n"
        )
        return f'{sys.executable} "{script}"'

    return make


def kept(stderr: str) -> str:
    """The text in the file that the message names."""
    path = stderr.split("your text is in ")[1].split("\n")[0].split(", ")[0]
    with open(path) as file:
        return file.read()


def test_an_edit_is_written_with_its_stamps(run, place, editor):
    done = run(
        "edit", "meeting", cwd=place, EDITOR=editor('text = text.replace("They", "We")'), **NOW
    )
    assert done.returncode == 0, done.stderr
    changed = record(place, "meeting")
    assert changed["title"] == "We meet"
    assert changed["created"] == "2026-01-01T00:00:00Z"
    assert changed["modified"] == "2026-02-05T12:00:00Z"
    assert changed["revision"] == 4
    assert not (place / ".timeline-edits").exists()


def test_visual_goes_before_editor(run, place, editor):
    good = editor('text = text.replace("They", "We")')
    assert run("edit", "meeting", cwd=place, VISUAL=good, EDITOR="false").returncode == 0


def test_many_are_opened_at_once(run, place, editor):
    code = editor('text = text.replace(\'"title": "\', \'"title": "New \')')
    assert run("edit", "meeting", "other", cwd=place, EDITOR=code).returncode == 0
    assert record(place, "meeting")["title"] == "New They meet"
    assert record(place, "other")["title"] == "New Other"


def test_an_unchanged_text_changes_nothing(run, place, editor):
    before = (place / "events/meeting.json").read_bytes()
    done = run("edit", "meeting", cwd=place, EDITOR=editor("pass"))
    assert done.returncode == 0
    assert "nothing was changed" in done.stderr
    assert (place / "events/meeting.json").read_bytes() == before


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ('text = text.replace("{", "{{", 1)', "json/"),
        ('text = text.replace("title", "titel")', "titel"),
        ('text = text.replace("2026-02-04", "2026-02-31")', "time/no-such-day"),
        ('text = text.replace("meeting", "meating")', "timeline mv"),
        ("text = ''", "empty"),
    ],
)
def test_a_text_that_is_not_valid_is_kept_and_named(run, place, editor, code, word):
    before = (place / "events/meeting.json").read_bytes()
    refused = run("edit", "meeting", cwd=place, EDITOR=editor(code))
    assert refused.returncode == 1
    assert word in refused.stderr
    assert (place / "events/meeting.json").read_bytes() == before
    edited = {"text": before.decode()}
    exec(code, edited)
    assert kept(refused.stderr) == edited["text"]


def test_an_edit_that_breaks_another_file_is_refused(run, place, editor):
    """The other event's anchor is itself in a circle after the edit."""
    code = editor(
        'text = text.replace(\'"2026-02-04"\', \'{"relative": "after", "to": "nowhere"}\')'
    )
    refused = run("edit", "meeting", cwd=place, EDITOR=code)
    assert refused.returncode == 1
    assert "nowhere" in refused.stderr


def test_an_editor_that_fails_keeps_the_text(run, place):
    refused = run("edit", "meeting", cwd=place, EDITOR="false")
    assert refused.returncode == 1
    assert "They meet" in kept(refused.stderr)


def test_an_editor_that_is_not_there_is_named(run, place):
    refused = run("edit", "meeting", cwd=place, EDITOR="no-such-editor -x")
    assert refused.returncode == 2
    assert "no-such-editor" in refused.stderr


def test_a_new_text_outlives_an_editor_that_is_not_there(run, place):
    """Nothing else holds it: the file of the event is not written yet."""
    refused = run("new", "Draft", "--when", "2026", "--edit", cwd=place, EDITOR="no-such-editor")
    assert refused.returncode == 1
    assert "Draft" in kept(refused.stderr)


def test_the_editor_is_never_run_by_a_shell(run, place, tmp_path):
    run("edit", "meeting", cwd=place, EDITOR=f"true; touch {tmp_path}/evil")
    assert not (tmp_path / "evil").exists()


def test_a_file_changed_meanwhile_is_not_overwritten(run, place, editor):
    path = place / "events/meeting.json"
    code = editor(f"Path({str(path)!r}).write_text('theirs'); text = text.replace('They', 'We')")
    refused = run("edit", "meeting", cwd=place, EDITOR=code)
    assert refused.returncode == 1
    assert path.read_text() == "theirs"
    assert "We meet" in kept(refused.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_edit_leaves_file_and_text(place, editor, tmp_path):
    """Killed while the editor is open: the file is as it was, the text is in its place."""
    code = editor(
        f"text = text.replace('They', 'We'); path.write_text(text); "
        f"Path({str(tmp_path / 'open')!r}).touch(); __import__('time').sleep(20)"
    )
    before = (place / "events/meeting.json").read_bytes()
    import os

    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "edit", "meeting"], cwd=place,
        env={**os.environ, "EDITOR": code}, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    for _ in range(300):
        if (tmp_path / "open").exists():
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (place / "events/meeting.json").read_bytes() == before
    texts = list((place / ".timeline-edits").rglob("meeting.json"))
    assert ["We meet" in text.read_text() for text in texts] == [True]


def test_set_and_tags_on_a_filtered_set(run, place):
    done = run(
        "edit", "kind:decision", "--set", "status=occurred", "--set", "title.es=Otra",
        "--add-tag", "New one", cwd=place,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    changed = record(place, "other")
    assert changed["status"] == "occurred"
    assert changed["title"] == {"en": "Other", "es": "Otra"}
    assert changed["tags"] == ["new-one"]
    assert "1 changed, 0 as they were" in done.stderr
    assert record(place, "meeting")["revision"] == 3


def test_dry_run_is_a_diff_that_a_program_can_apply(run, place):
    shown = run("edit", "meeting", "--add-tag", "b", "--remove-tag", "a", "--dry-run", cwd=place)
    assert '-    "a"' in shown.stdout
    assert '+  "tags": ["b"],' in shown.stdout
    assert record(place, "meeting")["tags"] == ["a"]
    patch = ["git", "apply", "-"]
    subprocess.run(patch, cwd=place, input=shown.stdout, text=True, check=True)
    assert record(place, "meeting")["tags"] == ["b"]


@pytest.mark.parametrize(
    ("assignment", "path", "value"),
    [
        ("when=early 2026", ["when", "latest"], "2026-04"),
        ("when.text=so they say", ["when", "text"], "so they say"),
        ("places.0.name=Bogotá", ["places", 0, "name"], "Bogotá"),
        ("/participants/0/name=Ana", ["participants", 0, "name"], "Ana"),
        ('quantities=[{"measure":"x","value":2.5}]', ["quantities", 0, "value"], 2.5),
        ("tags=", ["tags"], None),
    ],
)  # fmt: skip
def test_a_field_is_set_by_path(run, place, assignment, path, value):
    done = run("edit", "meeting", "--set", assignment, cwd=place)
    assert done.returncode == 0, done.stderr
    found = record(place, "meeting")
    for step in path:
        found = found.get(step) if isinstance(found, dict) else found[step]
    assert found == value


def test_an_unknown_id_is_named_with_the_nearest(run, place):
    refused = run("edit", "meting", cwd=place, EDITOR="true")
    assert refused.returncode == 1
    assert "meeting" in refused.stderr


def test_no_events_named_is_a_wrong_request(run, place):
    assert run("edit", "--set", "status=occurred", cwd=place).returncode == 2


def test_a_broken_file_can_be_edited(run, place, editor):
    (place / "events/broken.json").write_text("{oops")
    good = json.dumps({"schema_version": "1.0", "id": "broken", "title": "Whole", "when": "2024"})
    done = run("edit", "broken", cwd=place, EDITOR=editor(f"text = {good!r}"))
    assert done.returncode == 0, done.stderr
    assert record(place, "broken")["title"] == "Whole"


def test_only_files_are_edited(run, place, tmp_path_factory):
    """Data that a question is asked of elsewhere are never mistaken for the timeline at hand."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    asked = ("edit", "kind:decision", "--add-tag", "b", "--dry-run")
    assert "+++ b/events/other.json" in run(*asked, cwd=place).stdout
    done = run(*asked, "--data", elsewhere, cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--data" in done.stderr


def test_no_match_changes_nothing_and_says_so(run, place):
    done = run("edit", "kind:treaty", "--set", "status=occurred", cwd=place)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "no event matches; nothing was changed"


def test_an_edit_in_the_editor_may_be_looked_at_first(run, place, editor):
    code = editor("text = text.replace('They', 'We')")
    done = run("edit", "meeting", "--dry-run", cwd=place, EDITOR=code)
    assert done.returncode == 0, done.stderr
    assert '-  "title": "They meet",' in done.stdout
    assert '+  "title": "We meet",' in done.stdout
    assert record(place, "meeting")["title"] == "They meet"
    assert not (place / ".timeline-edits").exists()


def test_a_diff_shows_only_what_differs(run, place):
    done = run("edit", "meeting", "other", "--set", "kind=decision", "--dry-run", cwd=place)
    assert "b/events/meeting.json" in done.stdout
    assert "b/events/other.json" not in done.stdout
    again = run("edit", "other", "--set", "kind=decision", "--stage", cwd=place)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.splitlines()[-1] == "0 changed, 1 as they were"
    assert record(place, "other").get("revision") is None


@pytest.mark.parametrize(
    ("assignments", "closing"),
    [
        (["kind=commitment"], "1 error; nothing was changed"),
        (["kind=commitment", "title="], "2 errors; nothing was changed"),
    ],
)
def test_what_would_be_invalid_is_not_written(run, place, assignments, closing):
    flags = [word for one in assignments for word in ("--set", one)]
    before = (place / "events/other.json").read_bytes()
    refused = run("edit", "other", *flags, cwd=place)
    assert refused.returncode == 1
    assert "events/other.json" in refused.stderr
    assert closing in refused.stderr
    assert (place / "events/other.json").read_bytes() == before


def test_an_editor_that_is_no_command_is_named(run, place):
    refused = run("edit", "meeting", cwd=place, EDITOR="vi 'half")
    assert refused.returncode != 0
    assert "VISUAL or EDITOR is not a command: 'vi 'half'" in refused.stderr


def test_without_an_editor_the_first_known_one_is_taken(run, place, tmp_path, editor):
    """`sensible-editor` and the like, where VISUAL and EDITOR say nothing."""
    from timeline.cli.commands.edit import EDITORS

    program = tmp_path / "bin" / EDITORS[-1]
    program.parent.mkdir()
    code = editor("text = text.replace('They', 'We')")
    program.write_text(f'#!/bin/sh\n{code} "$@"\n')
    program.chmod(0o755)
    nothing = {"VISUAL": "", "EDITOR": " "}
    done = run("edit", "meeting", cwd=place, PATH=str(program.parent), **nothing)
    assert done.returncode == 0, done.stderr
    assert record(place, "meeting")["title"] == "We meet"
    refused = run("edit", "meeting", cwd=place, PATH=str(tmp_path), **nothing)
    assert refused.returncode != 0
    assert "no editor is set" in refused.stderr
    assert "set VISUAL or EDITOR to one" in refused.stderr


def test_an_editor_that_removes_the_text_is_refused(run, place, editor):
    code = editor("path.unlink(); sys.exit()")
    refused = run("edit", "meeting", cwd=place, EDITOR=code)
    assert refused.returncode == 1
    assert "meeting.json: cannot be read: No such file" in refused.stderr


def test_texts_of_another_edit_stay(run, place, editor):
    other = place / ".timeline-edits" / "edit-other"
    other.mkdir(parents=True)
    (other / "x.json").write_text("mine")
    run("edit", "meeting", cwd=place, EDITOR=editor("text = text.replace('They', 'We')"))
    assert [path.name for path in (place / ".timeline-edits").iterdir()] == ["edit-other"]
    assert (other / "x.json").read_text() == "mine"


def test_where_no_text_can_be_laid_out_nothing_is_edited(run, place):
    (place / ".timeline-edits").write_text("")
    refused = run("edit", "meeting", cwd=place, EDITOR="true")
    assert refused.returncode == 1
    assert ".timeline-edits: cannot be written: " in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs another git")
def test_what_cannot_be_staged_is_written_and_said(run, place, tmp_path):
    refused = run("edit", "other", "--add-tag", "x", "--stage", cwd=place, GIT_DIR=str(tmp_path))
    assert refused.returncode == 1
    assert "written, but not staged: git: not a git repository" in refused.stderr
    assert record(place, "other")["tags"] == ["x"]
    refused = run("edit", "other", "--add-tag", "y", "--stage", cwd=place, PATH=str(tmp_path))
    assert "written, but not staged: git is not installed" in refused.stderr
    assert record(place, "other")["tags"] == ["x", "y"]


def test_an_interrupted_run_is_finished_first_and_told(run, place):
    """A journal was sealed, then another program wrote the file: theirs stays, ours is kept."""
    path, new = "events/meeting.json", "events/new.json"
    stopped(
        place,
        [FileChange(path, (place / path).read_bytes(), b"ours"), FileChange(new, None, b"{}")],
    )
    (place / path).write_text(json.dumps(record(place, "meeting")))
    done = run("edit", "other", "--add-tag", "x", cwd=place)
    assert done.returncode == 0, done.stderr
    assert "events/meeting.json: another program wrote it meanwhile" in done.stderr
    assert (place / "events/meeting.json.saved").read_bytes() == b"ours"
    assert record(place, "meeting")["title"] == "They meet"


def test_a_tag_of_which_nothing_is_left_is_refused(run, place):
    refused = run("edit", "meeting", "--add-tag", "!!", cwd=place)
    assert refused.returncode == 2
    assert "a tag of which nothing is left" in refused.stderr


def test_what_comes_out_the_same_keeps_its_stamps(run, place, editor):
    """Another order of keys is no change of what the file says."""
    before = (place / "events/meeting.json").read_bytes()
    code = editor("import json; text = json.dumps(dict(reversed(json.loads(text).items())))")
    done = run("edit", "meeting", cwd=place, EDITOR=code, **NOW)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "nothing was changed"
    assert (place / "events/meeting.json").read_bytes() == before


def change(place, *arguments, code=0):
    done = timeline("edit", *arguments, "-C", str(place), **NOW)
    assert getattr(done.exception, "exit_code", done.exit_code) == code, done.exception
    return done


def test_a_denial_a_second_source_and_a_note_are_added_by_options(place):
    change(
        place, "meeting", "--add-claim", "denies:The ministry", "--claim-at", "5 February 2026",
        "--claim-source", "A note", "--claim-source", "Another", "--add-claim", "alleges:Ana",
        "--claim-when", "3 Feb 2026", "--add-source", "A book <https://example.org/b>",
        "--add-who", "Ana=host", "--note", "Call back.", "--draft", "--when", "early 2026",
    )  # fmt: skip
    change(place, "meeting", "--note", "Done.", "--no-draft", "--remove-who", "Ana",
           "--remove-claim", "alleges:Bob", code=1)  # fmt: skip
    found = record(place, "meeting")
    assert found["draft"] is True
    assert found["claims"] == [
        {"stance": "denies", "by": {"name": "The ministry"}, "at": "2026-02-05",
         "sources": [{"title": "A note"}, {"title": "Another"}]},
        {"stance": "alleges", "by": {"name": "Ana"}, "when": "2026-02-03"},
    ]  # fmt: skip
    assert found["sources"] == [{"title": "A book", "url": "https://example.org/b"}]
    assert found["participants"] == [{"name": "Ana", "role": "host"}]
    assert found["when"] == {"earliest": "2026-01", "latest": "2026-04", "text": "early 2026"}
    change(place, "meeting", "--note", "Done.", "--no-draft", "--remove-who", "Ana",
           "--remove-claim", "alleges:ana", "--source", "One", "--title", "We met")  # fmt: skip
    found = record(place, "meeting")
    assert found["notes"] == ["Call back.", "Done."]
    assert found["title"] == "We met"
    assert found["sources"] == [{"title": "One"}]
    assert len(found["claims"]) == 1
    assert not {"draft", "participants"} & found.keys()


def test_what_was_written_is_never_added_twice(place):
    for _ in range(2):
        change(place, "meeting", "--add-who", "Ana", "--add-source", "One", "--add-tag", "b")
    found = record(place, "meeting")
    assert (found["participants"], found["sources"]) == ([{"name": "Ana"}], [{"title": "One"}])
    assert found["tags"] == ["a", "b"]


def test_an_option_of_a_claim_needs_one_before_it(place):
    refused = change(place, "meeting", "--claim-source", "x", "--add-claim", "denies:y", code=2)
    assert "--claim-source 'x'" in refused.exception.message


def test_a_beginning_that_one_event_has_names_it(place):
    change(place, "meet", "--status", "occurred")
    assert record(place, "meeting")["status"] == "occurred"


def test_what_is_not_there_cannot_be_removed(place):
    refused = change(place, "meeting", "other", "--remove-who", "Ana", code=1)
    assert "'Ana'" in refused.exception.message


@pytest.mark.parametrize("flag", ["--add-tag", "--note", "--add-who", "--add-source"])
@pytest.mark.parametrize("nothing", ["", "  "])
def test_nothing_is_refused_rather_than_added(place, flag, nothing):
    before = record(place, "meeting")
    assert "empty" in change(place, "meeting", flag, nothing, code=2).exception.message
    assert record(place, "meeting") == before
