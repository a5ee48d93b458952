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


def test_help_on_a_command_is_its_help(run):
    assert run("help", "list", COLUMNS="80").stdout == run("list", "--help", COLUMNS="80").stdout


def test_an_unknown_topic_names_the_nearest(run):
    done = run("help", "filtres")
    assert done.returncode == 2
    assert "did you mean 'filters'?" in done.stderr
