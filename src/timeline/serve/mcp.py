"""A timeline as tools for agents, over the Model Context Protocol (standard input and output).

The tools answer what the commands of the same names answer, in the same shapes. Writing is offered
only where it was asked for. Each answer reads the folder anew, so that it is never stale.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from timeline import api
from timeline.errors import TimelineError
from timeline.listing.answer import Answer, answer
from timeline.listing.counts import counts
from timeline.listing.found import needles
from timeline.query import Match, Node, context, parse
from timeline.scale.engines.python import PythonEngine
from timeline.words.told import Teller
from timeline.write import bring
from timeline.write.workspace import Workspace

READING = ("list", "search", "show", "stats", "validate")
T = TypeVar("T")
MOST = 50  # events an answer holds unless more are asked for


class Tools:
    """The tools of one timeline folder; `now` gives the present in UTC seconds."""

    def __init__(self, root: Path, now: Callable[[], int]) -> None:
        self.root = root
        self.now = now

    def list(self, query: str = "", certain: bool = False, limit: int = MOST) -> dict[str, Any]:
        """List events in the order of time.

        `query` is the filter language, such as `since:2024 who:petro (kind:meeting OR tag:energy)`.
        Each event comes with its resolved bounds and whether it matches certainly or possibly.
        """
        timeline = self._load()
        now = self.now()
        matches = _asked(lambda: api.select(timeline, query, now=now, certain=certain))
        return {
            "total": len(matches),
            "events": [answer(match, now=now) for match in matches[: max(limit, 0)]],
            "left_out": [str(problem) for problem in timeline.problems],
        }

    def search(self, words: str, limit: int = MOST) -> dict[str, Any]:
        """Find words in the titles, texts, names and tags of all events, in every language.

        All of them must be there; quotes hold a phrase together, and terms such as `since:2024`
        narrow the search.
        """
        if not needles(self._node(self._load(), words)):
            raise ToolError("no words to search for")
        return self.list(words, limit=limit)

    def show(self, id: str) -> Answer:
        """Show one event in full, with its bounds, its standing and what is due."""
        entry = _asked(lambda: self._load().get(id))
        return answer(Match(entry, "certain"), now=self.now())

    def stats(self, by: str = "year", query: str = "") -> dict[str, Any]:
        """Count events by year, month, kind, tag, who, place, standing or source."""
        timeline = self._load()
        node = self._node(timeline, query)
        engine, teller = PythonEngine(timeline), Teller(timeline)
        unit, rows = _asked(lambda: counts(engine, node, teller, by, top=None, certain=False))
        return {"by": unit, "events": engine.sizes(node).events, "rows": rows}

    def validate(self) -> dict[str, Any]:
        """Judge the whole timeline: every finding with path, line, rule, message and help."""
        findings = _asked(lambda: api.validate(self.root))
        return {"findings": [finding._asdict() for finding in findings]}

    def new(self, event: dict[str, Any]) -> dict[str, Any]:
        """Write one new event, a record of the format; it is judged first and never overwrites."""
        workspace = Workspace(self.root, self.now())
        data = json.dumps(event, ensure_ascii=False).encode("utf-8")
        plan = _asked(
            lambda: bring.plan(workspace, bring.from_json(data, name="event"), conflict="error")
        )
        if plan.failed:
            raise ToolError("\n".join(str(report) for report in plan.reports) or "not written")
        notes = _asked(lambda: workspace.commit(plan.changes))
        reports = [str(report) for report in plan.reports]
        return {"written": [change.path for change in plan.changes], "notes": [*notes, *reports]}

    def _node(self, timeline: api.Timeline, query: str) -> Node:
        """The question as it is understood now."""
        return _asked(lambda: parse(query, context(timeline, now=self.now())))

    def _load(self) -> api.Timeline:
        return _asked(lambda: api.load(self.root))


def _asked(what: Callable[[], T]) -> T:
    """What a request gives; one that cannot be served is told to the agent with its remedy."""
    try:
        return what()
    except TimelineError as error:
        raise ToolError(
            f"{error.message}; {error.hint}" if error.hint else error.message
        ) from error


def serve(root: Path, now: Callable[[], int], *, write: bool = False) -> None:
    """Serve the timeline at `root` on standard input and output until they close."""
    build(root, now, write=write).run("stdio")


def build(root: Path, now: Callable[[], int], *, write: bool = False) -> MCPServer:
    """The server with its tools; `new` is among them only with `write`."""
    server: MCPServer = MCPServer("timeline", log_level="WARNING")
    tools = Tools(root, now)
    for name in (*READING, "new") if write else READING:
        server.tool()(getattr(tools, name))
    return server
