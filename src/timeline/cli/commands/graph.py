"""Draw how events are related: by relations, and by dates given relative to other events.

With an ID, everything within --depth steps of it; otherwise all events that the filters find.

Example: timeline graph > chronology.mmd
Example: timeline graph white-house-meeting --depth 2 --format dot
"""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline import query
from timeline.cli import complete, reading, terminal
from timeline.cli.filter_options import Question, filtered
from timeline.cli.output_options import by_ending, require_ending
from timeline.errors import TimelineError
from timeline.text import json_text

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.listing.graph import Edge

_AN_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)+")
FORMATS = ("mermaid", "dot", "json")


@filtered
def command(
    *,
    question: Question,
    depth: Annotated[
        int, typer.Option("--depth", metavar="N", help="Steps from the given event.")
    ] = 1,
    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORM",
            help="mermaid, dot or json; by default from the ending of FILE.",
            autocompletion=complete.one_of(lambda: FORMATS),
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output: terminal.OutputOption = None,
    lang: terminal.LangOption = None,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.listing import graph
    from timeline.words.told import Teller

    format = "json" if json else format or by_ending(output, FORMATS)
    terminal.require(format, FORMATS, "form")
    require_ending(output, format, FORMATS)
    if depth < 0:
        raise TimelineError(f"--depth {depth}: expected a number of steps, 0 or more")
    timeline = reading.open_timeline(directory)
    edges, ids = _found(timeline, question, depth)
    teller = Teller(timeline, terminal.language(timeline, lang, personal=output is None))
    if format == "json":
        text = _json(edges, ids, teller)
    else:
        draw = graph.as_dot if format == "dot" else graph.as_mermaid
        text = draw(edges, ids, teller)
    terminal.emit(text, output)


def _found(timeline: "Timeline", question: Question, depth: int) -> "tuple[list[Edge], list[str]]":
    """The edges and events to draw: around one event, or among those that were asked for."""
    from timeline.listing import graph

    begun = timeline.begun(question.text) if _AN_ID.fullmatch(question.text) else []
    if question.text in timeline.entries or len(begun) == 1:
        id = question.text if question.text in timeline.entries else begun[0]
        edges = graph.around(timeline, id, depth)
        return edges, graph.nodes(edges, [id])
    node = question.node(timeline, terminal.now())
    ids = {match.entry.id for match in query.select(timeline, node)}
    if not ids and _AN_ID.fullmatch(question.text):
        timeline.get(question.text)  # says that there is none, and which is near
    if not ids and question.text and not question.asked:
        terminal.say(f"no event has the id or matches the query '{question.text}'")
    question.hint(timeline, node)
    entries = (timeline.entries[id] for id in ids)
    edges = [edge for edge in graph.edges(entries) if edge.target in ids]
    return edges, graph.nodes(edges, ids if question.text or question.asked else ())


def _json(edges: "list[Edge]", ids: list[str], teller: Any) -> str:
    report = {
        "nodes": [{"id": id, "title": teller.title(id)} for id in ids],
        "edges": [{"from": a, "to": b, "type": type} for a, b, type in edges],
    }
    return f"{json_text(report, indented=True)}\n"
