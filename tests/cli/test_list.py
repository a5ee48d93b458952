"""`timeline list`: the first command that anybody runs."""

import csv
import io
import json
import shlex

import pytest
from tests.cli.reading import timeline, write

from timeline import registry

TERMS = "timeline.query.terms"
TABLES = "timeline.listing.tables"


def ids(text: str) -> list[str]:
    """The ids in the plain form."""
    return [line.split("\t")[2] for line in text.splitlines()]


def test_since_2024_lists_the_meeting_and_not_the_attempt_of_2018(run):
    done = run("list", "--since", "2024")
    found = ids(done.stdout)
    assert done.returncode == 0
    assert {"white-house-meeting", "locate-three-leaders", "trump-campaign-incident"} <= {*found}
    assert "petro-assassination-attempt" not in found


def test_who_pablito_finds_the_commitment(run):
    assert ids(run("list", "--who", "Pablito").stdout) == ["locate-three-leaders"]


def test_until_2018_lists_the_attempt_as_possible_only(run):
    line = run("list", "--until", "2018").stdout.splitlines()[0]
    assert line.split("\t")[1:3] == ["possible", "petro-assassination-attempt"]
    assert "petro-assassination-attempt" not in run("list", "--until", "2018", "--certain").stdout


@pytest.mark.parametrize(
    "now", ["2024-02-29", "2025-12-31T23:59:59Z", "2026-11-22", "2026-01-31", "1999-06-15"]
)
def test_since_2024_means_1_january_on_every_day_of_every_year(tmp_path, now):
    """Git would take it for today's day and month of 2024."""
    folder = write(
        tmp_path,
        {"id": "last-of-2023", "when": "2023-12-31"},
        {"id": "first-of-2024", "when": "2024-01-01"},
    )
    found = timeline("list", "--since", "2024", "-C", str(folder), TIMELINE_NOW=now)
    assert ids(found.stdout) == ["first-of-2024"]


def test_plain_into_a_pipe_is_a_line_an_event_without_colour(run):
    done = run("list", FORCE_COLOR="1")
    lines = done.stdout.splitlines()
    assert len(lines) == len(list_of_events())
    assert all(len(line.split("\t")) == 4 for line in lines)
    assert "\x1b" not in done.stdout


def list_of_events():
    from tests.conftest import ROOT

    return list((ROOT / "events").rglob("*.json"))


def test_every_form_has_the_same_ids_in_the_same_order(run):
    plain = ids(run("list", "tag:diplomacy").stdout)
    array = json.loads(run("list", "tag:diplomacy", "--json").stdout)
    assert [answer["event"]["id"] for answer in array] == plain
    lines = run("list", "tag:diplomacy", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["event"]["id"] for line in lines] == plain
    rows = csv.DictReader(io.StringIO(run("list", "tag:diplomacy", "-f", "csv").stdout))
    assert [row["id"] for row in rows] == plain
    for form in ("table", "wide", "markdown", "tsv"):
        shown = run("list", "tag:diplomacy", "-f", form, "--fields", "id", COLUMNS="200").stdout
        assert [id for id in plain if id in shown] == plain


def test_json_holds_the_file_verbatim_and_what_was_worked_out(run, root):
    [answer] = json.loads(run("list", "id:locate-three-leaders", "--json").stdout)
    path = root / "events" / "locate-three-leaders.json"
    assert answer["event"] == json.loads(path.read_text(encoding="utf-8"))
    assert answer["path"] == "events/locate-three-leaders.json"
    assert answer["match"] == "certain"
    resolved = answer["resolved"]
    assert resolved["start"]["earliest"] == "2026-02-04T10:45:00-05:00"
    assert resolved["due"]["last"] == "2026-04-04T23:59:59-04:00"
    assert resolved["due"]["verdict"] == "passed"
    assert resolved["standing"] == "alleged"


@pytest.mark.parametrize("name", registry.names(TERMS))
def test_the_examples_of_every_term_run(name, monkeypatch, root):
    """What help says works on the shipped timeline, as it is typed."""
    monkeypatch.chdir(root)
    lines = registry.manual(TERMS, name).split("\n")
    examples = [line.removeprefix("Example: ") for line in lines if line.startswith("Example: ")]
    assert examples
    for example in examples:
        program, *arguments = shlex.split(example)
        assert program == "timeline"
        done = timeline(*arguments)
        assert done.exit_code == 0, (example, done.output, done.exception)


@pytest.mark.parametrize(
    "name",
    ["list", "search", "show", "stats", "values", "gaps", "graph", "help", "view", "when", "rule"],
)  # fmt: skip
def test_the_examples_of_every_command_run(name, monkeypatch, root):
    monkeypatch.chdir(root)
    lines = registry.manual("timeline.cli.commands", name).split("\n")
    for line in (line for line in lines if line.startswith("Example: ")):
        _, *arguments = shlex.split(line.removeprefix("Example: ").partition(" > ")[0])
        if "--view" not in arguments:
            done = timeline(*arguments)
            assert done.exit_code == 0, (line, done.output, done.exception)


def test_help_shows_common_terms_and_help_filters_all(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    short, long = timeline("list", "--help").stdout, timeline("help", "filters").stdout
    for name in registry.names(TERMS):
        term = registry.load(TERMS, name).TERM
        assert (f"--{name} " in short) is term.common
        assert f"--{name}" in long


def test_options_and_query_mean_the_same(run):
    by_option = run("list", "--tag", "diplomacy", "--since", "2026-02", "--not", "kind:statement")
    by_query = run("list", "tag:diplomacy since:2026-02 not:kind:statement")
    assert by_option.stdout == by_query.stdout != ""


def test_a_repeated_option_means_and_a_comma_or(tmp_path):
    folder = write(
        tmp_path,
        {"id": "a", "when": "2024", "tags": ["x"]},
        {"id": "b", "when": "2024", "tags": ["y"]},
        {"id": "c", "when": "2024", "tags": ["x", "y"]},
    )
    at = ("-C", str(folder), "--fields", "id")
    assert timeline("list", "-t", "x", "-t", "y", *at).stdout == "c\n"
    assert timeline("list", "-t", "x,y", *at).stdout == "a\nb\nc\n"
    assert timeline("list", "--tag=x", "--not", "tag:y", *at).stdout == "a\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "2024-13"), "since: column 6: '13'; expected a month"),
        (("since:2024-13",), "query: column 12: '13'"),
        (("--since", "gestern"), "expected a date such as"),
        (("--since", "10/11/2024"), "write '2024-11-10' (day first) or '2024-10-11' (month first)"),
        (("tga:x",), "did you mean 'tag'?"),
        (("(tag:x",), "expected ')' for the '(' in column 1"),
        (("--fields", "id,titel"), "did you mean 'title'?"),
        (("--sort", "stat"), "did you mean 'start'?"),
        (("--group-by", "yaer"), "did you mean 'year'?"),
        (("--format", "tabel"), "did you mean 'table'?"),
        (("--format", "ics"), "write 'timeline export ics'"),
        (("--json", "--format", "csv"), "exclude each other"),
        (("--limit", "-1"), "expected a number, 0 or more"),
        (("--has", "sorces"), "did you mean 'sources'?"),
        (("--view", "x"), "no view is called 'x'"),
        (("--template", "{{ titel }}"), "'titel' is undefined"),
        (("--template", "{{ title"), "template: line 1"),
        (("--template", "{{ ().__class__.__bases__ }}"), "is unsafe"),
        (("--within", "3d"), "--within needs --around"),
        (("--sort", ","), "--sort names nothing"),
        (("x " * 5000 + "tga:x",), "…x x"),
        (("-tag:energy",), "write 'not:tag:energy'"),
        (("--fields", ","), "--fields names no column"),
    ],
)
def test_a_wrong_request_ends_with_2_and_says_what_to_do(arguments, said, run):
    done = run("list", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_unknown_option_names_those_that_are_near(run):
    done = run("list", "--sincee", "2024")
    assert done.returncode == 2
    assert "--since" in done.stderr


def test_an_unknown_command_names_the_nearest(run):
    done = run("lst")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'list'?" in done.stderr


def test_an_unknown_value_is_a_hint_and_no_error(run):
    done = run("list", "--tag", "enrgy")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "no event has the tag 'enrgy'; did you mean 'energy'?\n"


def test_nothing_found_is_0_and_1_where_asked_for(run):
    assert run("list", "--text", "qqqq").returncode == 0
    assert run("list", "--text", "qqqq", "--exit-status").returncode == 1
    assert run("list", "--text", "petro", "--exit-status").returncode == 0


def test_no_timeline_is_3(run, tmp_path):
    done = run("list", cwd=tmp_path)
    assert done.returncode == 3
    assert "timeline init" in done.stderr


def test_a_broken_file_is_left_out_counted_and_named(tmp_path):
    folder = write(tmp_path, {"id": "good", "when": "2024"})
    (folder / "events" / "bad.json").write_text("{", encoding="utf-8")
    done = timeline("list", "-C", str(folder))
    assert done.exit_code == 0
    assert ids(done.stdout) == ["good"]
    assert "events/bad.json" in done.stderr
    assert "1 file was left out" in done.stderr


def test_explain_says_how_a_question_was_understood(run):
    done = run("list", "tag:energy", "--since", "2024", "--explain")
    assert "understood as: the tag 'energy' and since the start of 2024-01-01" in done.stderr


def test_order_number_and_groups(tmp_path):
    folder = write(
        tmp_path,
        {"id": "b", "when": "2023-05-01", "kind": "meeting"},
        {"id": "a", "when": "2024-01-01", "kind": "decision"},
        {"id": "c", "when": "2024-03-01", "kind": "meeting"},
    )
    at = ("-C", str(folder), "--fields", "id")

    def listed(*arguments):
        return timeline("list", *arguments, *at).stdout.split()

    assert listed() == ["b", "a", "c"]
    assert listed("-r") == ["c", "a", "b"]
    assert listed("--sort", "id") == ["a", "b", "c"]
    assert listed("--sort", "-start") == ["c", "a", "b"]
    assert listed("--sort", "kind,-id") == ["a", "c", "b"]
    assert listed("-n", "2") == ["b", "a"]
    assert listed("--last", "2") == ["a", "c"]
    assert listed("-n", "0") == []
    grouped = timeline("list", "--group-by", "kind", *at).stdout
    assert grouped == "decision\ta\nmeeting\tb\nmeeting\tc\n"
    assert timeline("list", "--delta", *at).stdout == "\tb\n+245d\ta\n+60d\tc\n"
    assert "showing 2 of 3" in timeline("list", "-n", "2", *at).stderr


def test_a_template_speaks_of_one_event_or_of_all(tmp_path):
    folder = write(tmp_path, {"id": "a", "when": "2024"}, {"id": "b", "when": "2025"})
    at = ("-C", str(folder), "--template")
    assert timeline("list", *at, "{{ id }} {{ start }}").stdout == "a 2024-01-01\nb 2025-01-01\n"
    all_of_them = "{% for e in events %}{{ e.event.id }},{% endfor %}"
    assert timeline("list", *at, all_of_them).stdout == "a,b,"
    kept = folder / "line.txt"
    kept.write_text("- {{ title }}\n", encoding="utf-8")
    assert timeline("list", *at, str(kept)).stdout == "- a\n- b\n"


def test_output_goes_whole_into_a_file_whose_ending_chooses_the_form(tmp_path):
    folder = write(tmp_path, {"id": "a", "when": "2024"})
    target = tmp_path / "out.json"
    done = timeline("list", "-C", str(folder), "-o", str(target))
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))[0]["event"]["id"] == "a"


def test_a_pipe_is_written_to_and_never_replaced(tmp_path, run):
    """`-o /dev/stdout` is a pipe here; a device would be lost if it were replaced by a file."""
    import os
    import stat

    assert run("list", "--fields", "id", "-n", "1", "-o", "/dev/stdout").stdout == (
        "petro-assassination-attempt\n"
    )
    folder = write(tmp_path, {"id": "a", "when": "2024"})
    pipe, kept, link = tmp_path / "pipe", tmp_path / "kept.txt", tmp_path / "link.txt"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert timeline("list", "-C", str(folder), "--fields", "id", "-o", str(pipe)).exit_code == 0
    assert os.read(reader, 99) == b"a\n"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    kept.write_text("before", encoding="utf-8")
    link.symlink_to(kept)
    timeline("list", "-C", str(folder), "--fields", "id", "-o", str(link))
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == "a\n"


def test_a_view_is_a_saved_query(tmp_path):
    toml = '[views.early]\nquery = "until:2024 NOT tag:x"\n'
    folder = write(
        tmp_path,
        {"id": "a", "when": "2024"},
        {"id": "b", "when": "2024", "tags": ["x"]},
        {"id": "c", "when": "2025"},
        toml=toml,
    )
    at = ("-C", str(folder))
    assert ids(timeline("list", "--view", "early", *at).stdout) == ["a"]
    assert ids(timeline("list", "view:early OR id:c", *at).stdout) == ["a", "c"]
    shown = timeline("view", *at).stdout
    assert "early\tuntil:2024 NOT tag:x\tuntil the end of" in shown
    assert "did you mean 'early'?" in timeline("view", "earli", *at).exception.hint


def test_words_of_files_never_reach_the_terminal_as_commands(tmp_path):
    folder = write(tmp_path, {"id": "a", "when": "2024", "title": "x\x1b[31m\u202ey"})
    for form in ("plain", "table", "wide", "csv", "markdown"):
        shown = timeline("list", "-C", str(folder), "-f", form).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_dates_are_told_in_the_language_asked_for(run):
    assert run("list", "id:petro-assassination-attempt", "--lang", "ja").stdout.startswith(
        "2018年(不確か)\t"
    )
    assert run("list", "id:petro-assassination-attempt", "--lang", "en").stdout.startswith(
        "2018 (uncertain)\t"
    )


def test_the_reader_may_go_away(root):
    """`timeline list | head -1` ends quietly."""
    import subprocess
    import sys

    command = f"{sys.executable} -m timeline list | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=root, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
