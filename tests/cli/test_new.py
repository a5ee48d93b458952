"""`timeline new`: an event from flags, from JSON, or by asking."""

import json
import os
import subprocess
import sys
import threading

import pytest

NOW = {"TIMELINE_NOW": "2026-02-05T12:00:00Z"}
MEETING = {"id": "meeting", "title": "They meet", "when": "2026-02-04"}


def record(folder, id):
    return json.loads((folder / f"events/{id}.json").read_text())


@pytest.fixture
def place(make_timeline):
    entity = {"id": "ana-gomez", "type": "person", "name": "Ana Gómez",
              "other_names": [{"name": "アナ", "kind": "native", "language": "ja"}]}  # fmt: skip
    source = {"id": "article", "title": "An article", "url": "https://example.org/article"}
    return make_timeline(MEETING, entities=(entity,), sources=(source,), toml=TOML)


TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "America/Bogota"\n'


def test_every_flag_lands_in_its_field(run, place):
    done = run(
        "new", "Ana speaks", "--when", "early 2026", "--kind", "statement", "--status", "occurred",
        "--who", "アナ=speaker", "--who", "Somebody", "--place", "Bogotá",
        "--tag", "Energy policy,x",
        "--source", "https://example.org/article", "--source", "A book <https://example.org/b>",
        "--summary", "She speaks.", "--description", "In **full**.", "--language", "es",
        "--claim", "alleges:Ana Gómez", "--relation", "part_of:meeting",
        "--set", "title.es=Ana habla", cwd=place, **NOW,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == "events/ana-speaks.json\n"
    cited = [{"source": "article"}, {"title": "A book", "url": "https://example.org/b"}]
    assert record(place, "ana-speaks") == {
        "schema_version": "1.0",
        "id": "ana-speaks",
        "kind": "statement",
        "status": "occurred",
        "title": {"en": "Ana speaks", "es": "Ana habla"},
        "summary": "She speaks.",
        "description": "In **full**.",
        "when": {"earliest": "2026-01", "latest": "2026-04", "text": "early 2026"},
        "places": [{"name": "Bogotá"}],
        "participants": [{"entity": "ana-gomez", "role": "speaker"}, {"name": "Somebody"}],
        "tags": ["energy-policy", "x"],
        "language": "es",
        "relations": [{"type": "part_of", "to": "meeting"}],
        "claims": [{"stance": "alleges", "by": {"entity": "ana-gomez"}}],
        "sources": cited,
        "created": "2026-02-05T12:00:00Z",
        "modified": "2026-02-05T12:00:00Z",
        "revision": 0,
    }


def test_a_date_is_echoed_as_it_was_understood(run, place):
    done = run("new", "X", "--when", "early 2026", "--dry-run", cwd=place)
    assert "when: between January and April 2026" in done.stderr


def test_a_name_becomes_the_one_entity_that_it_means_and_that_is_said(run, place):
    done = run("new", "X", "--when", "2026", "--who", "gomez", "--debtor", "GÓMEZ", "--who",
               "name:Gómez", "--action", "Go", "--source", "article", cwd=place)  # fmt: skip
    assert "'gomez' = entity ana-gomez; 'name:gomez' for somebody else" in done.stderr
    assert record(place, "x")["participants"] == [{"entity": "ana-gomez"}, {"name": "Gómez"}]
    assert record(place, "x")["commitment"]["debtor"] == [{"entity": "ana-gomez"}]


def test_the_editor_may_have_the_last_word(run, place, tmp_path):
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; from pathlib import Path; p = Path(sys.argv[1]); "
        "p.write_text(p.read_text().replace('Draft', 'Final').replace('draft', 'final'))"
    )
    editor = f"{sys.executable} {script}"
    done = run("new", "Draft", "--when", "2026", "--edit", cwd=place, EDITOR=editor)
    assert done.returncode == 0, done.stderr
    assert record(place, "final")["title"] == "Final"
    assert not (place / "events/draft.json").exists()


def test_a_time_told_by_another_event(run, place):
    run("new", "X", "--relative", "within 2 months after meeting", cwd=place)
    assert record(place, "x")["when"] == {"relative": "after", "to": "meeting", "max": "P2M"}


def test_a_commitment_with_its_deadline(run, place):
    done = run(
        "new", "A promise", "--when", "2026-02-04", "--action", "Publish it",
        "--due", "within two months after meeting", "--debtor", "Ana Gómez", cwd=place,
    )  # fmt: skip
    assert "by the end of 4 April 2026" in done.stderr
    promise = record(place, "a-promise")
    assert promise["kind"] == "commitment"
    assert promise["commitment"] == {
        "debtor": [{"entity": "ana-gomez"}],
        "action": "Publish it",
        "due": {"relative": "after", "to": "meeting", "offset": "P2M"},
        "state": "unknown",
    }


def test_two_ends_and_a_zone(run, place):
    run(
        "new",
        "X",
        "--start",
        "4 February 2026 11:00",
        "--end",
        "..",
        "--tz",
        "Asia/Tokyo",
        cwd=place,
    )
    expected = {"start": "2026-02-04T11:00", "end": "..", "tz": "Asia/Tokyo"}
    assert record(place, "x")["when"] == expected


@pytest.mark.parametrize(
    ("arguments", "flag"),
    [(["new"], "TITLE"), (["new", "X"], "--when"), (["new", "--when", "2024"], "TITLE")],
)
def test_in_a_pipe_nothing_is_asked_and_the_flag_is_named(run, place, arguments, flag):
    refused = run(*arguments, cwd=place, input="answer\n")
    assert refused.returncode == 2
    assert flag in refused.stderr
    assert len(list((place / "events").iterdir())) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--when", "10/11/2024"], ["2024-11-10", "2024-10-11"]),
        (["--when", "soon"], ["soon", "YYYY-MM-DD"]),
        (["--relative", "after meting"], ["meting", "did you mean 'meeting'"]),
        (["--when", "2024", "--relative", "after meeting"], ["--when", "--relative"]),
        (["--when", "2024", "--relation", "part_of:meting"], ["meting"]),
        (["--when", "2024", "--relation", "near:meeting"], ["near", "part_of"]),
        (["--when", "2024", "--claim", "says"], ["says", "alleges"]),
        (["--when", "2024", "--set", "titel=x"], ["titel", "did you mean 'title'"]),
        (["--when", "2024", "--set", "revision=7"], ["revision"]),
        (["--when", "2024", "--kind", "commitment"], ["--action"]),
        (["--when", "2024", "--id", "meeting"], ["meeting", "taken"]),
    ],
)  # fmt: skip
def test_what_is_unclear_is_refused_and_nothing_written(run, place, arguments, words):
    refused = run("new", "X", *arguments, cwd=place)
    assert refused.returncode == 2
    assert all(word in refused.stderr for word in words), refused.stderr
    assert len(list((place / "events").iterdir())) == 1


def test_an_event_that_would_not_be_valid_is_not_written(run, place):
    refused = run("new", "X", "--when", "2024", "--status", "hapened", cwd=place)
    assert refused.returncode == 1
    assert "occurred" in refused.stderr
    assert not (place / "events/x.json").exists()


def test_a_title_without_an_id_asks_for_one(run, place):
    refused = run("new", "!!!", "--when", "2024", cwd=place)
    assert refused.returncode == 2
    assert "--id" in refused.stderr
    assert run("new", "!!!", "--when", "2024", "--id", "cry", cwd=place).returncode == 0


def test_an_id_that_is_taken_gets_a_number(run, place):
    done = run("new", "Meeting", "--when", "2024", cwd=place)
    assert done.stdout == "events/meeting-2.json\n"


def test_dry_run_writes_nothing(run, place):
    done = run("new", "X", "--when", "2024", "--dry-run", cwd=place)
    assert "+++ b/events/x.json" in done.stdout
    assert not (place / "events/x.json").exists()


def test_stage_puts_the_file_into_the_index(run, place):
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    run("new", "X", "--when", "2024", "--stage", cwd=place)
    shown = subprocess.run(["git", "diff", "--cached", "--name-only"], cwd=place, text=True,
                           capture_output=True, check=True)  # fmt: skip
    assert shown.stdout == "events/x.json\n"


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "One", "when": "2024"}',
        '[{"title": "One", "when": "2024"}]',
        '{"title": "One", "when": "2024"}\n{"title": "Two", "when": "2025"}\n',
    ],
)
def test_from_reads_one_an_array_or_lines(run, place, text):
    done = run("new", "--from", "-", cwd=place, input=text)
    assert done.returncode == 0, done.stderr
    written = done.stdout.splitlines()
    assert written[0] == "events/one.json"
    assert len(written) == text.count('"title"')
    assert run("validate", cwd=place).returncode == 0


def test_from_never_overwrites(run, place):
    text = json.dumps({"schema_version": "1.0", "id": "meeting", "title": "Other", "when": "2024"})
    refused = run("new", "--from", "-", cwd=place, input=text)
    assert refused.returncode != 0
    assert record(place, "meeting")["title"] == "They meet"


def test_many_at_once_with_one_title_lose_nothing(place):
    """Eight processes write an event of the same title at the same moment: eight files."""
    command = [sys.executable, "-m", "timeline", "new", "Same", "--when", "2024"]
    running = [
        subprocess.Popen(
            command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]
    results = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 8, results
    assert len({out for out, _ in results}) == 8
    assert len(list((place / "events").glob("same*.json"))) == 8


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_only_what_is_missing_is_asked(place):
    import pty

    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "new", "--when", "2024"],
        cwd=place, stdin=side, stdout=side, stderr=side, env={**os.environ, "TERM": "dumb"},
    )  # fmt: skip
    os.close(side)
    shown = bytearray()

    def listen():
        try:
            while chunk := os.read(main, 1000):
                shown.extend(chunk)
        except OSError:
            return

    listener = threading.Thread(target=listen)
    listener.start()
    os.write(main, b"Asked for\n")
    assert process.wait(timeout=30) == 0
    listener.join(timeout=5)
    os.close(main)
    assert b"A title" in shown
    assert b"When it happened" not in shown
    assert record(place, "asked-for")["title"] == "Asked for"


def refused_words(run, place, *arguments):
    done = run("new", "X", *arguments, cwd=place, **NOW)
    assert done.returncode == 2, done.stderr
    assert not (place / "events/x.json").exists()
    return done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--when", "2024", "--start", "2024"], "--when and --start exclude each other"),
        (["--start", "2024/2025"], "'2024/2025' is more than one point in time"),
        (["--start", "since 4 May 2024 11:00"], "is more than one point in time"),
        (["--when", "../2024", "--tz", "Asia/Tokyo"], "'../2024' takes no zone and no words"),
        (["--when", "2024", "--tag", "!!"], "a tag of which nothing is left"),
        (["--when", "2024", "--relation", "near:meeting"], "'near:meeting' is not a relation"),
        (["--when", "2024", "--relation", "part_of:meting"], "no event has the id 'meting'"),
        (["--when", "2024", "--claim", "shouts:Ana"], "'shouts:Ana' is not a claim"),
        (["--when", "2024", "--who", " "], "an empty name"),
        (["--when", "2024", "--who", "Ana=!!"], "'Ana=!!': '!!' is not a role"),
        (["--when", "2024", "--source", " "], "an empty source"),
        (["--when", "2024", "--due", "2025"], "a commitment needs --action"),
        (
            ["--when", "2024", "--action", "Go", "--due", "since 4 May 2024 11:00"],
            "is not a deadline",
        ),
        (["--when", "2024", "--action", "Go", "--due", "soon"], "'soon'"),
        (["--when", "2024", "--action", "Go", "--due", "nearly meeting"], "'nearly meeting'"),
    ],
)
def test_what_a_flag_cannot_mean_is_refused(run, place, arguments, message):
    assert message in refused_words(run, place, *arguments)


@pytest.mark.parametrize(
    ("arguments", "when"),
    [
        (["--start", "2024", "--end", "ongoing"], {"start": "2024", "end": ".."}),
        (["--start", "2024", "--end", "unknown"], {"start": "2024", "end": ""}),
        (["--end", "May 2024"], {"end": "2024-05"}),
        (["--start", "early 2024"], {"start": {"earliest": "2024-01", "latest": "2024-04"}}),
        (["--when", "2024-05-01", "--tz", "Asia/Tokyo"],
         {"start": "2024-05-01", "tz": "Asia/Tokyo"}),
        (["--when", "2024/2025", "--when-text", "for a year"],
         {"start": "2024", "end": "2025", "text": "for a year"}),
        (["--when", "/2025", "--when-text", "until 2025"], {"end": "2025", "text": "until 2025"}),
        (["--when", "early 2024", "--tz", "Asia/Tokyo"],
         {"earliest": "2024-01", "latest": "2024-04", "text": "early 2024", "tz": "Asia/Tokyo"}),
    ],
)  # fmt: skip
def test_a_time_in_parts(run, place, arguments, when):
    done = run("new", "X", *arguments, cwd=place)
    assert done.returncode == 0, done.stderr
    assert record(place, "x")["when"] == when


@pytest.mark.parametrize(
    ("due", "expected"),
    [("by May 2026", "2026-05"), ("early 2026", "2026-04-30"), ("4 April 2026", "2026-04-04")],
)
def test_a_deadline_in_words(run, place, due, expected):
    done = run("new", "X", "--when", "2026", "--action", "Go", "--due", due, cwd=place)
    assert done.returncode == 0, done.stderr
    assert record(place, "x")["commitment"]["due"] == expected


def test_names_that_are_known_become_ids(run, place):
    done = run("new", "X", "--when", "2024", "--who", "ana-gomez", "--source", "article",
               "--source", "An Article", "--source", "A book", cwd=place)  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = record(place, "x")
    assert made["participants"] == [{"entity": "ana-gomez"}]
    assert made["sources"] == [{"source": "article"}, {"title": "A book"}]


def test_events_from_a_file_may_be_looked_at_first(run, place):
    text = '[{"title": "One", "when": "2024"}, {"title": "Two", "when": "2025"}]'
    done = run("new", "--from", "-", "--dry-run", cwd=place, input=text)
    assert "+++ b/events/one.json" in done.stdout
    assert "+++ b/events/two.json" in done.stdout
    assert [path.name for path in (place / "events").iterdir()] == ["meeting.json"]


def test_an_event_that_brings_its_day_of_making_was_not_changed_since(run, place):
    text = '{"title": "One", "when": "2024", "created": "2020-01-01T00:00:00Z"}'
    assert run("new", "--from", "-", cwd=place, input=text, **NOW).returncode == 0
    made = record(place, "one")
    assert (made["created"], made["modified"]) == ("2020-01-01T00:00:00Z",) * 2
