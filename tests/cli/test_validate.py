"""`timeline validate`: what it judges, how it reports, and its exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline import registry
from timeline.cli.validate_options import from_top
from timeline.findings import Finding, Related

ROOT = Path(__file__).parent.parent.parent
WAR = {"id": "war", "title": "The war", "when": "2020/2025"}
TREATY = {"id": "treaty", "title": "The treaty", "when": {"relative": "after", "to": "war"}}
LOST = {"id": "peace", "title": "The peace", "when": {"relative": "after", "to": "waar"}}
BAD = {"id": "bad", "title": "Bad", "when": "2026-13-04"}
Make = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
MONTH = (
    "time/no-such-month: '2026-13-04' is not a date: found '13', expected a month, 01 to 12, or a "
    "part of a year, 21 to 41 [did you mean '2026-04-13'?]"
)


def test_a_sound_timeline_says_nothing(run: Run, make_timeline: Make) -> None:
    """Nothing on either stream when they are piped, and exit 0."""
    done = run("validate", cwd=make_timeline(WAR, TREATY))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_shipped_timeline_is_sound(run: Run) -> None:
    """No error and no warning in what this repository ships."""
    done = run("validate", "--strict")
    assert (done.returncode, done.stdout) == (0, "")


def test_without_paths_the_whole_timeline_is_judged(run: Run, make_timeline: Make) -> None:
    """Rules over all files are asked, from any folder below."""
    folder = make_timeline(WAR, LOST)
    done = run("validate", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == (
        "events/peace.json:7:12: reference/unknown-event: no event has the id 'waar' "
        "[did you mean 'war'?]\n"
    )
    below = run("validate", cwd=folder / "events")
    assert below.stdout.startswith("../events/peace.json:7:12: ")
    away = run("validate", "-C", folder, cwd=folder.parent)
    assert away.stdout.startswith("made/events/peace.json:7:12: ")


def test_with_paths_each_file_is_judged_alone(run: Run, make_timeline: Make) -> None:
    """What would need another file is not asked, so that hooks may run in batches."""
    folder = make_timeline(LOST, BAD)
    done = run("validate", "events/peace.json", "events/bad.json", cwd=folder)
    assert (done.returncode, done.stdout) == (1, f"events/bad.json:5:17: {MONTH}\n")


def test_the_order_of_paths_changes_nothing(run: Run, make_timeline: Make) -> None:
    """Nor does naming one twice."""
    folder = make_timeline(BAD, {**BAD, "id": "worse"}, {"id": "no-title", "when": "2026"})
    names = ["events/worse.json", "events/bad.json", "events/no-title.json"]
    first = run("validate", *names, cwd=folder).stdout
    assert len(first.splitlines()) == 3
    assert run("validate", *reversed(names), names[0], cwd=folder).stdout == first
    assert run("validate", "events", cwd=folder).stdout == first


def test_a_folder_stands_for_its_files_and_a_timeline_for_itself(
    run: Run, make_timeline: Make
) -> None:
    """Only the folder of a timeline is judged as a whole."""
    folder = make_timeline(LOST)
    assert run("validate", "made/events", cwd=folder.parent).stdout == ""
    whole = run("validate", "made", cwd=folder.parent)
    assert whole.stdout.startswith("made/events/peace.json:7:12: reference/unknown-event")
    below = run("validate", ".", cwd=folder)
    assert below.stdout.startswith("events/peace.json:7:12: reference/unknown-event")


def test_a_timeline_toml_is_judged_by_itself(run: Run, make_timeline: Make) -> None:
    """A hook may be given its name, too."""
    folder = make_timeline(toml='schema_version = "1.0"\nid = "x"\ntz = "Mars/Olympus"\n')
    done = run("validate", "timeline.toml", cwd=folder)
    assert done.stdout.startswith("timeline.toml:3:1: time/unknown-zone: ")
    (folder / "timeline.toml").write_text("languages = []\ncolour = 3\n")
    done = run("validate", cwd=folder)
    assert [line.split(" ")[:2] for line in done.stdout.splitlines()] == [
        ["timeline.toml:1:1:", "shape/missing-key:"],
        ["timeline.toml:1:1:", "shape/too-few:"],
        ["timeline.toml:2:1:", "shape/unknown-key:"],
    ]


def test_standard_input_has_a_name(run: Run, make_timeline: Make) -> None:
    """Editors judge what is not saved yet."""
    folder = make_timeline()
    text = json.dumps({"schema_version": "1.0", **BAD})
    done = run("validate", "-", "--stdin-filename", "events/bad.json", cwd=folder, input=text)
    assert done.stdout == f"events/bad.json:1:70: {MONTH}\n"
    full = run(
        *("validate", "--stdin-filename", "entities/bad.json", "--format", "full"),
        cwd=folder,
        input=text,
    )
    assert "shape/unknown-key: unknown key 'title'" in full.stdout
    assert text in full.stdout


@pytest.mark.parametrize("format", ["json", "sarif", "gitlab", "junit", "jsonl", "github", "full"])
def test_every_format_is_reached_by_its_name(run: Run, make_timeline: Make, format: str) -> None:
    """The report goes to standard output, or whole into a file."""
    folder = make_timeline(BAD)
    done = run("validate", "--format", format, cwd=folder)
    assert done.returncode == 1
    assert "time/no-such-month" in done.stdout
    assert run("validate", "--format", format, "-o", "report", cwd=folder).stdout == ""
    assert (folder / "report").read_text(encoding="utf-8") == done.stdout


def test_rules_are_selected_and_ignored_by_name_or_family(run: Run, make_timeline: Make) -> None:
    """On the command line, with commas or several times."""
    folder = make_timeline(BAD, LOST)
    select = run("validate", "--select", "reference,id", cwd=folder).stdout
    assert [line.split(" ")[1] for line in select.splitlines()] == ["reference/unknown-event:"]
    ignore = run(
        *("validate", "--ignore", "time/no-such-month", "--ignore", "reference"), cwd=folder
    )
    assert (ignore.returncode, ignore.stdout) == (0, "")


def test_an_unknown_rule_is_a_wrong_request(run: Run, make_timeline: Make) -> None:
    """With the one that was probably meant."""
    done = run("validate", "--ignore", "tiem", cwd=make_timeline(WAR))
    assert done.returncode == 2
    assert done.stderr == "timeline: unknown rule 'tiem'\n  did you mean 'time'?\n"


def test_an_unknown_format_is_a_wrong_request(run: Run, make_timeline: Make) -> None:
    """With the one that was probably meant."""
    done = run("validate", "--format", "jsn", cwd=make_timeline(WAR))
    assert done.returncode == 2
    assert "did you mean 'json'?" in done.stderr


def test_timeline_toml_chooses_rules(run: Run, make_timeline: Make) -> None:
    """Ignored rules, ignored per file, and warnings that fail."""
    toml = (
        'schema_version = "1.0"\nid = "wars.example"\ntz = "UTC"\n[validate]\n'
        'ignore = ["reference"]\n[validate.per_file_ignores]\n"events/b*.json" = ["time"]\n'
    )
    worse = {**BAD, "id": "worse", "title": "Worse"}
    done = run("validate", cwd=make_timeline(LOST, BAD, worse, toml=toml))
    assert done.stdout == f"events/worse.json:5:17: {MONTH}\n"
    strict = toml.replace("[validate]\n", "[validate]\nstrict = true\n")
    folder = make_timeline(WAR, {**WAR, "id": "war-again"}, toml=strict)
    for id in ("peace", "bad", "worse"):
        (folder / f"events/{id}.json").unlink()
    assert run("validate", cwd=folder).returncode == 1


def test_warnings_fail_only_when_strict(run: Run, make_timeline: Make) -> None:
    """And nothing fails with --exit-zero."""
    folder = make_timeline(WAR, {**WAR, "id": "war-again"})
    assert "honesty/told-twice" in run("validate", cwd=folder).stdout
    assert run("validate", cwd=folder).returncode == 0
    assert run("validate", "--strict", cwd=folder).returncode == 1
    assert run("validate", "--strict", "--exit-zero", cwd=folder).returncode == 0


def test_statistics_count_each_rule(run: Run, make_timeline: Make) -> None:
    """Most first."""
    done = run("validate", "--statistics", cwd=make_timeline(BAD, {**BAD, "id": "worse"}, LOST))
    assert done.stdout == (
        "2 error   time/no-such-month\n1 error   reference/unknown-event\n1 warning "
        "honesty/told-twice\n"
    )
    assert done.returncode == 1


def test_no_timeline_is_exit_3(run: Run, tmp_path: Path) -> None:
    """With what to do."""
    done = run("validate", cwd=tmp_path)
    assert done.returncode == 3
    assert "timeline init" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--index", "events/war.json"), "takes no paths"),
        (("-", "events/war.json"), "no other path may be given"),
        (("--index", "--fix"), "changes files"),
        (("-", "--fix"), "changes files"),
    ],
)
def test_what_contradicts_itself_is_a_wrong_request(
    run: Run, make_timeline: Make, arguments: tuple[str, ...], message: str
) -> None:
    """Said before anything is judged."""
    done = run("validate", *arguments, cwd=make_timeline(WAR), input="")
    assert done.returncode == 2
    assert message in done.stderr


def test_fix_mends_what_is_safe(run: Run, make_timeline: Make) -> None:
    """BOM, line ends, a comma too many, form D, order of keys: gone; the meaning is the same."""
    folder = make_timeline()
    path = folder / "events/war.json"
    path.write_bytes(
        b"\xef\xbb\xbf"
        + '{\r\n"when": "2020/2025", "id": "war",\r\n"schema_version": "1.0",'
        '"title": "Bogota\u0301",\r\n}'.encode()
    )
    done = run("validate", "--fix", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "mended events/war.json\n")
    assert path.read_text(encoding="utf-8") == (
        '{"schema_version": "1.0", "id": "war", "title": "Bogotá", "when": "2020/2025"}\n'
    )
    again = run("validate", "--fix", cwd=folder)
    assert (again.stdout, again.stderr) == ("", "")


def test_fix_takes_no_guess_unless_it_is_asked_to(run: Run, make_timeline: Make) -> None:
    """A "did you mean" changes what the file says."""
    folder = make_timeline(WAR, {**LOST, "status": "planed", "sumary": "Peace."})
    safe = run("validate", "--fix", cwd=folder)
    assert len(safe.stdout.splitlines()) == 2
    bold = run("validate", "--fix", "--unsafe-fixes", cwd=folder)
    assert (bold.returncode, bold.stdout) == (0, "")  # a mistake behind the mistakes is gone, too
    record = json.loads((folder / "events/peace.json").read_text())
    assert record["summary"] == "Peace."
    assert record["status"] == "planned"
    assert record["when"]["to"] == "war"


def test_fix_leaves_what_it_cannot_parse(run: Run, make_timeline: Make) -> None:
    """Not one byte is lost."""
    folder = make_timeline()
    path = folder / "events/war.json"
    path.write_bytes(b'\xef\xbb\xbf{"id": "war", "id": "war"')
    before = path.read_bytes()
    assert run("validate", "--fix", cwd=folder).returncode == 1
    assert path.read_bytes() == before


def judged(folder: Path, *, worth: int) -> str:
    """The report on a timeline, shared among processes from `worth` files on."""
    code = (
        "import sys; from pathlib import Path; from timeline.validation import share, whole\n"
        "share.WORTH = int(sys.argv[2]); share.os.sched_getaffinity = lambda _: {0, 1, 2}\n"
        "print(*whole(Path(sys.argv[1])), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(worth)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_several_processes_find_the_same(make_timeline: Make) -> None:
    """Findings of all scopes, in the same order."""
    events: list[dict[str, Any]] = [
        {"id": f"event-{i}", "title": f"Event {i % 40}", "when": f"20{i % 40:02}-01-01"}
        for i in range(60)
    ]
    events[7]["when"] = {"relative": "after", "to": "event-59"}
    events[59]["when"] = {"relative": "after", "to": "event-7"}
    events[30]["when"] = "2026-13"
    events[31]["relations"] = [{"type": "follows", "to": "event-99"}]
    folder = make_timeline(*events, entities=({"id": "ana", "type": "person", "name": "Ana"},))
    alone, shared = judged(folder, worth=10**9), judged(folder, worth=2)
    assert alone == shared
    for rule in ("time/anchor-cycle", "honesty/told-twice", "honesty/first-of-january"):
        assert rule in alone


HEAVY = {"pydantic", "ics", "jinja2", "tabulate", "rich", "duckdb", "icalendar", "yaml", "email"}


def test_a_sound_timeline_loads_nothing_heavy(make_timeline: Make) -> None:
    """Starting up costs more than judging a thousand files, so what is loaded is counted."""
    code = (
        "import sys; from timeline.cli.app import main\n"
        "sys.argv = ['timeline', 'validate']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=make_timeline(WAR, TREATY),
    )
    # jsonschema-rs itself loads email.utils, for its HTTP client that is never used here.
    assert not set(done.stdout.split()) & (HEAVY - {"email"})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--unsafe-fixes"], "'--unsafe-fixes' needs '--fix'"),
        (["--statistics", "--format", "json"], "it cannot have '--format'"),
    ],
    ids=["no --fix", "two reports"],
)
def test_an_option_that_would_do_nothing_is_refused(run: Run, asked: list[str], said: str) -> None:
    """Alone or beside one that it does not go with: exit 2."""
    done = run("validate", *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("said", [None, "CI_PROJECT_DIR", "GITHUB_WORKSPACE"])
def test_reports_of_ci_count_from_the_top(
    make_timeline: Make, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the program is called: servers look for the files from the repository's root."""
    folder = make_timeline()
    top = folder.parent
    for name in ("CI_PROJECT_DIR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    if said is None:
        subprocess.run(["git", "init", "-q", str(top)], check=True)
    else:
        monkeypatch.setenv(said, str(top))
    for where, path in (
        (top, "made/events/bad.json"),
        (folder, "events/bad.json"),
        (folder / "events", "../events/bad.json"),
        (folder / "events", "bad.json"),
        (folder, str(folder / "events/bad.json")),
    ):
        monkeypatch.chdir(where)
        related = (Related(path, 1, 1, "the same"),)
        (found,) = from_top([Finding(path, 1, 1, "text/blank", "blank", related=related)])
        assert found.path == found.related[0].path == "made/events/bad.json"


def test_a_path_that_leads_out_of_the_repository_stays(
    make_timeline: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So does every path where there is no repository, and CI works somewhere else."""
    folder = make_timeline()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CI_PROJECT_DIR", str(folder / "events"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    for path in ("events/bad.json", "../other/events/bad.json"):
        (found,) = from_top([Finding(path, 1, 1, "text/blank", "blank")])
        assert found.path == path


def test_the_reports_that_servers_show_count_so(run: Run, make_timeline: Make) -> None:
    """GitHub, GitLab, JUnit and SARIF; what a person reads counts from where the person is."""
    folder = make_timeline(BAD)
    for format in registry.names("timeline.validation.reporters"):
        top = format in ("github", "gitlab", "junit", "sarif")
        done = run("validate", "-f", format, cwd=folder, CI_PROJECT_DIR=str(folder.parent))
        assert ("made/events/bad.json" in done.stdout) is top, format


def test_what_is_read_without_a_name_has_none_to_differ_from(run, make_timeline):
    place = make_timeline({"id": "a", "title": "A", "when": "1970"})
    text = (place / "events/a.json").read_text()
    assert run("validate", "-", cwd=place, input=text).returncode == 0
    named = run("validate", "-", "--stdin-filename", "events/b.json", cwd=place, input=text)
    assert "id/file-name" in named.stdout
