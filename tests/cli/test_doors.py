"""The private parts of Typer do what the program takes them for, in the release that is there.

`.ci/typer` runs this file, and the tests of arguments and completion, with every minor release
that `pyproject.toml` allows.
"""

from typing import Annotated

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from timeline.cli import doors


def complete(incomplete: str) -> list[str]:
    return [incomplete]


def command(
    words: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]...")] = None,
    tag: Annotated[str | None, typer.Option("--tag", "-t", autocompletion=complete)] = None,
    many: Annotated[bool, typer.Option("--many")] = False,
) -> None:
    """Does nothing."""


def app():
    made = typer.Typer(add_completion=False)
    made.callback()(lambda: None)
    made.command("do")(command)
    made.command("other")(command)
    return get_command(made)


def test_a_functions_parameters_become_options():
    """Names, flags and whether it is an argument: all that the filter options rest on."""
    found = {one.name: one for one in doors.options_of(command)}
    assert list(found) == ["words", "tag", "many"]
    assert found["tag"].opts == ["--tag", "-t"]
    assert [one.param_type_name for one in found.values()] == ["argument", "option", "option"]


def test_a_completion_of_its_own_is_known():
    found = {one.name: doors.has_completion(one) for one in doors.options_of(command)}
    assert found == {"words": False, "tag": True, "many": False}


def test_no_command_runs_outside_of_one():
    assert doors.current_context() is None


def test_the_running_command_has_a_context():
    seen = []
    made = typer.Typer(add_completion=False)
    made.command()(lambda: seen.append(doors.current_context().info_name))
    assert CliRunner().invoke(made, []).exit_code == 0
    assert len(seen) == 1


def test_words_lead_to_the_command_that_is_being_typed():
    found = doors.context_of(app(), ["do", "--tag", "x"])
    assert (found.info_name, found.params["tag"]) == ("do", "x")


def test_words_that_lead_to_no_command_lead_nowhere():
    assert doors.context_of(app(), ["nothing", "--tag", "x"]) is None


def test_a_group_alone_is_a_place_to_type_in():
    assert isinstance(doors.context_of(app(), []).command, TyperGroup)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["do", "--tga", "x"], doors.NoSuchOption),
        (["do", "--tag"], doors.UsageError),
        (["undo"], doors.UsageError),
    ],
)
def test_a_wrong_request_is_an_error_that_can_be_caught(arguments, error):
    with pytest.raises(error):
        app().main(arguments, standalone_mode=False)


def test_nothing_at_all_is_told_apart_from_a_wrong_request():
    made = typer.Typer(add_completion=False, no_args_is_help=True)
    made.command("do")(command)
    made.command("other")(command)
    with pytest.raises(doors.NoArgsIsHelpError):
        get_command(made).main([], standalone_mode=False)
