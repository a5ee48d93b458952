"""`timeline help`: every topic, term, form and command is explained."""

import pytest
from tests.cli.reading import COMMAND, timeline

from timeline import registry

TERMS = registry.names("timeline.query.terms")


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
def test_the_help_of_every_command_fits_a_screen(command):
    done = timeline(command, "--help", COLUMNS="80")
    assert done.exit_code == 0
    assert len(done.stdout.strip().splitlines()) <= 40


def test_an_unknown_topic_names_the_nearest(run):
    done = run("help", "filtres")
    assert done.returncode == 2
    assert "did you mean 'filters'?" in done.stderr
