"""The private parts of Typer that the program needs: the only module that imports them.

What Typer offers to everybody has no name for a wrong request, the running context, the options of
a function, or the context of words that are still being typed.
"""

from collections.abc import Callable, Sequence
from typing import Any

from typer._click.exceptions import NoArgsIsHelpError, NoSuchOption, UsageError
from typer._click.globals import get_current_context
from typer._click.shell_completion import _resolve_context
from typer.core import TyperGroup
from typer.main import get_params_convertors_ctx_param_name_from_function

__all__ = (
    "NoArgsIsHelpError", "NoSuchOption", "UsageError", "context_of", "current_context",
    "has_completion", "options_of",
)  # fmt: skip


def current_context() -> Any:
    """The context of the command that is running; None outside of any."""
    return get_current_context(silent=True)


def options_of(function: Callable[..., Any]) -> list[Any]:
    """The options and arguments that Typer makes of a function's parameters."""
    options, _, _ = get_params_convertors_ctx_param_name_from_function(function)
    return list(options)


def context_of(root: Any, words: Sequence[str]) -> Any:
    """The context of the command that `words` lead to; None where one of them is no command.

    Nothing is run: no callback asks, prints or refuses (`resilient_parsing`).
    """
    context = _resolve_context(root, {}, "timeline", list(words))
    is_group = isinstance(context.command, TyperGroup)
    return None if is_group and [*context._protected_args, *context.args] else context


def has_completion(parameter: Any) -> bool:
    """Whether the parameter was declared with a completion of its own."""
    return parameter._custom_shell_complete is not None
