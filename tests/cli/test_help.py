"""`timeline help`: every topic, term, form and command is explained."""

import pytest
from tests.cli.reading import COMMAND, timeline

from timeline import registry
from timeline.cli import terminal

TERMS = registry.names("timeline.query.terms")
PAGES = ("filters", "fields", "formats", "exit-codes", *TERMS)


@pytest.mark.parametrize("topic", ["filters", "fields", "formats", "exit-codes", *TERMS])
def test_a_topic_has_a_page(topic):
    done = timeline("help", topic)
    assert done.exit_code == 0
    assert len(done.stdout) > 60


def test_the_overview_names_every_term_and_command():
    text = timeline("help").stdout
    for name in (*TERMS, *COMMAND.list_commands(None)):
        assert name in text


def test_help_on_a_command_is_its_help_and_what_is_seldom_needed(run):
    full = run("help", "import", COLUMNS="80").stdout
    short = run("import", "--help", COLUMNS="80").stdout
    assert full.startswith(short)
    assert "--recurrence" not in short
    assert "Seldom needed:" in full
    assert "--recurrence HOW" in full


def test_help_on_a_command_without_seldom_needed_options_is_its_help(run):
    assert run("help", "mv", COLUMNS="80").stdout == run("mv", "--help", COLUMNS="80").stdout


@pytest.mark.parametrize("command", COMMAND.list_commands(None))
def test_the_help_of_every_command_fits_a_screen_and_has_an_example(command):
    done = timeline(command, "--help", COLUMNS="80")
    assert done.exit_code == 0
    lines = done.stdout.strip().splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert f"Example: timeline {command}" in done.stdout


def test_the_help_of_the_whole_fits_a_screen():
    """A line that is kept as it is written, such as an example, is short enough."""
    assert max(map(len, timeline("--help", COLUMNS="80").stdout.splitlines())) <= 80


@pytest.mark.parametrize("page", [("help",), *(("help", name) for name in PAGES), ("rule",)])
def test_a_manual_is_broken_at_spaces_for_a_person(page, monkeypatch):
    """On a terminal no line is wider, and the words are those that a pipe gets."""
    piped = timeline(*page).stdout
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    seen = timeline(*page, COLUMNS="60").stdout
    assert seen.split() == piped.split()
    assert max(map(len, seen.splitlines())) <= 60


def test_running_text_is_filled_again(monkeypatch):
    """No word stands alone where a longer line was broken; examples keep their lines."""
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    lines = timeline("help", "since", COLUMNS="60").stdout.splitlines()
    assert lines[4:7] == [
        "`--since 2024` means from 1 January 2024 on, whatever",
        "today's date is. An event that may have ended before then is",
        "listed as possible.",
    ]
    assert lines[8:] == [
        "Example: timeline list --since 2024",
        "Example: timeline list 'since:\"last month\"'",
    ]


def test_the_second_column_of_a_manual_keeps_its_place(monkeypatch):
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    lines = timeline("help", "exit-codes", COLUMNS="60").stdout.splitlines()
    assert lines[3] == "    1  the answer is no: findings, an unknown id; nothing"
    assert lines[4] == "       matched with --exit-status"


def test_an_unknown_topic_names_the_nearest(run):
    done = run("help", "filtres")
    assert done.returncode == 2
    assert "did you mean 'filters'?" in done.stderr


@pytest.mark.parametrize(
    ("name", "begun"),
    [
        ("view", ["view, --view\n", "Usage: timeline view "]),
        ("csv", ["--format csv\n", "timeline export csv\n"]),
        ("ics", ["timeline export ics\n"]),
    ],
)
def test_one_name_for_two_things_explains_both(name, begun):
    """A term and a command, a form and a format: none hides the other."""
    text = f"\n\n{timeline('help', name).stdout}"
    places = [text.find(f"\n\n{one}") for one in begun]
    assert -1 not in places
    assert places == sorted(places)
