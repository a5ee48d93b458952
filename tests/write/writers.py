"""The commands that write, found in what they import: a list of them that a test has is whole."""

from functools import cache

import grimp
from tests.cli.reading import COMMAND

_WRITING = ("timeline.write.transaction", "timeline.files.atomic")
# What every command imports: the door to the terminal, which also writes the file of '--output',
# and what '--install-completion' writes outside of any timeline.
_SHARED = ("timeline.cli.terminal", "timeline.cli.completion.shells")


@cache
def writers() -> frozenset[str]:
    """The commands that change a timeline or make a folder of files.

    Without a server, which nobody waits for: what it writes it writes as `new` and `edit` do.
    """
    graph = grimp.build_graph("timeline")
    for shared in _SHARED:
        for writing in _WRITING:
            graph.remove_import(importer=shared, imported=writing)
    return frozenset(
        name
        for name in COMMAND.list_commands(None)
        if name not in ("mcp", "serve") and any(_leads(graph, name, one) for one in _WRITING)
    )


def _leads(graph: grimp.ImportGraph, command: str, writing: str) -> bool:
    """Whether imports lead from a command, or a part of it, to a module that writes files."""
    start = f"timeline.cli.commands.{command.replace('-', '_')}"
    return graph.chain_exists(importer=start, imported=writing, as_packages=True)
