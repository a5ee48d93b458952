"""How events are connected: their relations, and the anchors that their dates are counted from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.chronicle.timeline import Entry, Timeline
from timeline.text import one_line
from timeline.words.told import Teller


class Edge(NamedTuple):
    """From one event to another; `type` is a relation, or "when" or "due" for a date's anchor."""

    source: str
    target: str
    type: str


def edges(entries: Iterable[Entry]) -> list[Edge]:
    """Every edge that begins at one of `entries`, sorted."""
    return sorted({edge for entry in entries for edge in _edges(entry)})


def _edges(entry: Entry) -> Iterator[Edge]:
    for relation in entry.record.get("relations", ()):
        yield Edge(entry.id, relation["to"].partition("#")[0], relation["type"])
    for anchor in entry.resolved.anchors[:1]:
        yield Edge(entry.id, anchor, "when")
    deadline = entry.deadline
    if deadline is not None:
        for anchor in deadline.anchors[:1]:
            yield Edge(entry.id, anchor, "due")


def around(timeline: Timeline, id: str, depth: int) -> list[Edge]:
    """The edges that lead from or to the event `id` in at most `depth` steps."""
    every = edges(timeline.entries.values())
    touching: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in every:
        touching[edge.source].append(edge)
        touching[edge.target].append(edge)
    seen, border, found = {id}, {id}, set()
    for _ in range(depth):
        near = {edge for one in border for edge in touching[one]}
        found |= near
        border = {end for edge in near for end in edge[:2]} - seen
        seen |= border
    return sorted(found)


def nodes(found: Sequence[Edge], more: Iterable[str] = ()) -> list[str]:
    """The ids at the ends of edges, and `more`, each once, sorted."""
    return sorted({end for edge in found for end in edge[:2]} | set(more))


def as_mermaid(found: Sequence[Edge], ids: Sequence[str], teller: Teller) -> str:
    """A flow chart for Mermaid; dotted arrows are dates that depend on another event."""
    numbers = {id: f"e{place}" for place, id in enumerate(ids)}
    lines = ["flowchart LR"]
    lines += [f'  {numbers[id]}["{_mermaid(teller.title(id))}"]' for id in ids]
    for edge in found:
        arrow = "-.->" if edge.type in ("when", "due") else "-->"
        label = _mermaid(_label(edge, teller))
        lines.append(f'  {numbers[edge.source]} {arrow}|"{label}"| {numbers[edge.target]}')
    return "".join(f"{line}\n" for line in lines)


def _mermaid(text: str) -> str:
    """Text as Mermaid shows it: what it would read as syntax or HTML is an entity code."""
    return "".join(
        char if char.isalnum() or char in " ,.-" or ord(char) > 127 else f"#{ord(char)};"
        for char in one_line(text)
    )


def as_dot(found: Sequence[Edge], ids: Sequence[str], teller: Teller) -> str:
    """A graph for Graphviz."""
    lines = ["digraph timeline {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [f"  {_dot(id)} [label={_dot(teller.title(id))}];" for id in ids]
    for edge in found:
        style = ", style=dotted" if edge.type in ("when", "due") else ""
        label = _dot(_label(edge, teller))
        lines.append(f"  {_dot(edge.source)} -> {_dot(edge.target)} [label={label}{style}];")
    return "".join(f"{line}\n" for line in (*lines, "}"))


def _dot(text: str) -> str:
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _label(edge: Edge, teller: Teller) -> str:
    group = "heading" if edge.type in ("when", "due") else "relation"
    return teller.label(group, edge.type)
