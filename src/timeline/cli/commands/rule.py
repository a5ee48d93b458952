"""Explain a rule: what it finds, why that matters, how to fix it.

Without a name, all rules are listed; with the name of a family, its rules.

Example: timeline rule
Example: timeline rule time/not-edtf
Example: timeline rule reference
"""

from typing import Annotated

import typer

from timeline import registry
from timeline.cli import terminal

ROOM = "timeline.validation.rules"


def command(
    name: Annotated[
        str | None, typer.Argument(metavar="[RULE]", help="A rule, or a family of rules.")
    ] = None,
) -> None:
    known = registry.names(ROOM)
    family = [rule for rule in known if name is None or rule.startswith(f"{name}/")]
    if family:
        width = max(map(len, family))
        terminal.emit_page("\n".join(_line(rule, width) for rule in family))
        return
    module = registry.load(ROOM, name or "")
    manual = registry.manual(ROOM, name or "")
    terminal.emit_page(f"{name} ({module.SEVERITY})\n\n{manual}")


def _line(rule: str, width: int) -> str:
    return f"{rule:{width}}  {registry.summary(ROOM, rule).rstrip('.')}"
