"""A timeline as tools for agents, over the Model Context Protocol (standard input and output).

The tools answer what the commands of the same names answer. Drafts are shown, notes are not.
Writing is offered only where it was asked for. Each answer reads the folder anew, so that it is
never stale.
"""

import inspect
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resources import TextResource
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import ValidationError

from timeline.format import schema
from timeline.project import NAME
from timeline.serve.mcp import guide
from timeline.serve.mcp.reading import ReadingTools
from timeline.serve.mcp.writing import Writing
from timeline.text import did_you_mean, json_text
from timeline.write.records import EXAMPLE

READING = {
    "list": "List events", "search": "Search words", "show": "Show an event",
    "stats": "Count events", "values": "Values of a field", "when": "Explain a date",
    "due": "What is due", "claims": "Who says what", "validate": "Check the timeline",
    "check_duplicate": "Find the same event",
}  # fmt: skip
WRITING = {"new": "Write a new event", "edit": "Change an event", "withdraw": "Withdraw an event"}


class McpServer(MCPServer[Any]):
    """A server that refuses arguments which a tool does not have, with the nearest that it has."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """What the tool answers; null for an argument that may be left out leaves it out."""
        tool = self._tool_manager.get_tool(name)
        known = tool.parameters["properties"] if tool else arguments
        for given in arguments:
            if given not in known:
                hint = did_you_mean(given, known) or f"expected one of {', '.join(known)}"
                raise ToolError(f"{name} has no argument '{given}'; {hint}")
        needed = tool.parameters.get("required", ()) if tool else ()
        told = {
            key: value for key, value in arguments.items() if value is not None or key in needed
        }
        try:
            return await super().call_tool(name, told, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(_wrong(name, error.__cause__)) from error
            raise


def _wrong(name: str, error: ValidationError) -> str:
    """What is wrong with the arguments of a tool, a line each."""
    lines = []
    for one in error.errors(include_url=False):
        where = ".".join(map(str, one["loc"]))
        if one["type"] == "missing":
            least = f'; the least is {{"event": {EXAMPLE}}}' if where == "event" else ""
            lines.append(f"{name} needs the argument '{where}'{least}")
            continue
        found = f", found {json_text(one['input'])[:80]}"
        words = "expected a list" if one["type"] == "sequence_str" else one["msg"]
        lines.append(f"{name}: {where}: {words[:1].lower()}{words[1:]}{found}")
    return "\n".join(lines)


def serve(root: Path, now: Callable[[], int], *, write: bool = False) -> None:
    """Serve the timeline at `root` on standard input and output until they close."""
    build(root, now, write=write).run("stdio")


def build(root: Path, now: Callable[[], int], *, write: bool = False) -> MCPServer[Any]:
    """The server with its tools and resources; those that write only with `write`."""
    tools = Writing(root, now) if write else ReadingTools(root, now)
    titles = READING | WRITING if write else READING
    return McpServer(
        "timeline",
        title="timeline",
        version=version(NAME),
        instructions=guide.instructions(guide.settings_of(root), write=write),
        log_level="WARNING",
        tools=[_tool(getattr(tools, name), name, title) for name, title in titles.items()],
        resources=_resources(),
    )


def _tool(function: Callable[..., str], name: str, title: str) -> Tool:
    hints = ToolAnnotations(
        title=title,
        read_only_hint=name in READING,
        destructive_hint=name in ("edit", "withdraw"),
        idempotent_hint=name != "new",
        open_world_hint=False,
    )
    tool = Tool.from_function(
        function,
        name=name,
        title=title,
        description=inspect.getdoc(function),
        annotations=hints,
        structured_output=False,  # or every answer would come twice
    )
    tool.parameters["additionalProperties"] = False
    if name == "new":
        event, definitions = guide.event_schema()
        tool.parameters["properties"]["event"] = event
        tool.parameters["$defs"] = definitions
    return tool


def _resources() -> list[Any]:
    found = [
        TextResource(
            uri="timeline://query-language",
            name="query-language",
            title="The query language, term by term",
            mime_type="text/markdown",
            text=guide.query_language(),
        )
    ]
    found += [
        TextResource(
            uri=f"timeline://schema/{kind}",
            name=f"schema-{kind}",
            title=f"JSON Schema: {kind}",
            mime_type="application/schema+json",
            text=schema.text(kind).decode(),
        )
        for kind in ("event", "entity", "source")
    ]
    return found
