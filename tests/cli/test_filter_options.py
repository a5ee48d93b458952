"""Filter options are made only when they were typed; what is understood is as if all had been."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from timeline import registry
from timeline.cli import filter_options
from timeline.cli.app import app
from timeline.cli.doors import UsageError
from timeline.cli.filter_options import ROOM
from timeline.errors import TimelineError

LIST: Any = get_command(app).get_command(None, "list")  # type: ignore[attr-defined]
SHORT = sorted(
    {flag for _, term, _ in filter_options.terms() for flag in term.flags if flag[:2] != "--"}
)
WORDS = st.sampled_from(
    (
        *(f"--{name}" for name in registry.names(ROOM)),
        *(f"--{name}=x" for name in registry.names(ROOM)),
        *SHORT,
        *("--tga", "--sinc", "-x", "--", "x", "tag:x", "--within", "1d", "--not", "-n", "3"),
    )
)


def understood(arguments: list[str]) -> Any:
    """What the arguments say, or why they say nothing."""
    try:
        given = LIST.make_context("list", list(arguments)).params
    except (UsageError, TimelineError) as error:
        return type(error), str(error)
    return {name: value for name, value in given.items() if value}


@given(st.lists(WORDS, max_size=6))
def test_an_option_that_is_made_late_is_understood_alike(arguments: list[str]) -> None:
    """Words, values, errors and their hints are those of a command with every option."""
    own = list(LIST.params)
    few = understood(arguments)
    LIST.params = own
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(filter_options, "_typed", lambda args: list(registry.names(ROOM)))
        every = understood(arguments)
    LIST.params = own
    assert few == every
