"""The commands that write, found in what they import and declare: no list of them misses one."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import grimp
from tests.cli.reading import COMMAND

from timeline.cli.group import LazyGroup

_WRITING = ("timeline.write.transaction", "timeline.files.atomic")
# What commands that only read import, too: the door to the terminal, which also writes the file of
# '--output'; the reading of ids; what '--install-completion' writes outside of any timeline; what
# is made for entities and sources alike, whose commands that write have '--dry-run'.
_SHARED = ("terminal", "ids", "completion.shells", "cards")


def untried(tried: Iterable[Sequence[str]]) -> set[str]:
    """The commands that write, but for those that some of the command lines begin with."""
    lines = [" ".join([*words, ""]) for words in tried]
    return {name for name in writers() if not any(line.startswith(f"{name} ") for line in lines)}


@cache
def writers() -> frozenset[str]:
    """The commands that change a timeline or make a folder of files, as `new` or `entity new`.

    Without a server, which nobody waits for: what it writes it writes as `new` and `edit` do.
    """
    graph = grimp.build_graph("timeline", cache_dir=None)
    for shared in _SHARED:
        name = f"timeline.cli.{shared}"
        for imported in graph.find_modules_directly_imported_by(name):
            graph.remove_import(importer=name, imported=imported)
    return frozenset(
        name
        for name, module, command in _commands()
        if not _is_server(graph, module)
        and (
            any("--dry-run" in parameter.opts for parameter in command.params)
            or any(graph.chain_exists(importer=module, imported=one) for one in _WRITING)
        )
    )


def _is_server(graph: grimp.ImportGraph, module: str) -> bool:
    """Whether a command starts what answers until it is stopped."""
    imported = graph.find_modules_directly_imported_by(module)
    return any(one.startswith("timeline.serve") for one in imported)


def _commands() -> Iterator[tuple[str, str, Any]]:
    """Each command with its name and its module, those of a group behind the group's name."""
    for name in COMMAND.list_commands(None):
        command = COMMAND.get_command(None, name)
        if name == "export" or not isinstance(command, LazyGroup):
            yield name, f"timeline.cli.commands.{name}", command
            continue
        for part in command.list_commands(None):
            yield f"{name} {part}", f"{command.room}.{part}", command.get_command(None, part)
