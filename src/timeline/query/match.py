"""Events that match a question, in the order of time, each with how surely it does."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline.chronicle.resolve import sort_key
from timeline.query.nodes import CERTAIN, NO, POSSIBLE, Member, Node, Text, leaves
from timeline.query.pattern import Pattern
from timeline.text import nearest

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Backend, Entry, Timeline

Verdict = Literal["certain", "possible"]
_WORDS: dict[int, Verdict] = {CERTAIN: "certain", POSSIBLE: "possible"}


class Match(NamedTuple):
    """An event, and whether it certainly or only possibly is what was asked for."""

    entry: "Entry"
    verdict: Verdict


def select(
    timeline: "Timeline", node: Node, *, certain: bool = False, limit: int | None = None
) -> list[Match]:
    """All events that match, in the order of time; with `certain`, only those that surely do.

    With `limit`, the first of them: a timeline that is not in memory reads no more.
    """
    if timeline.backend is not None:
        hits = timeline.backend.hits(node, certain=certain, limit=limit)
        return [Match(entry, _WORDS[verdict]) for entry, verdict in hits]
    least = CERTAIN if certain else POSSIBLE
    verdict_of = node.verdict
    found = []
    for entry in timeline.entries.values():
        verdict = verdict_of(entry.row)
        if verdict >= least:
            found.append(Match(entry, _WORDS[verdict]))
    found.sort(key=_by_time)  # after choosing: most questions leave few
    return found if limit is None else found[:limit]


def select_few(backend: "Backend", node: Node, *, order: str, limit: int) -> list[Match]:
    """The first events that match in an order of `timeline.query.statements`, no more read."""
    hits = backend.hits(node, limit=limit, order=order)
    return [Match(entry, _WORDS[verdict]) for entry, verdict in hits]


def _by_time(match: Match) -> tuple[int, int, str]:
    return sort_key(match.entry.resolved, match.entry.id)


def hints(timeline: "Timeline", node: Node) -> Iterator[str]:
    """A line for each value in the question that no event of the timeline has."""
    for leaf in leaves(node):
        if isinstance(leaf, Text) and leaf.column == "text_fold":
            yield from _as_id(timeline, leaf)
        if not isinstance(leaf, Text | Member) or not leaf.noun or _has(timeline, leaf):
            continue
        if timeline.backend is not None:
            yield _hint(leaf.noun, leaf.pattern, timeline.backend.values(leaf))
            continue
        rows = [entry.row for entry in timeline.entries.values()]
        if rows:
            yield _hint(leaf.noun, leaf.pattern, _values(leaf, rows))


def _as_id(timeline: "Timeline", leaf: Text) -> Iterator[str]:
    """That a word which stands in no text is an event's id."""
    id = leaf.pattern.text
    if _has(timeline, Text("id", Pattern(id, "exact"), "")) and not _has(timeline, leaf):
        yield f"no event has the words '{id}', which are an id; id:{id} finds the event"


def _has(timeline: "Timeline", leaf: Text | Member) -> bool:
    """Whether any event of the timeline has a value."""
    if timeline.backend is not None:
        return timeline.backend.has(leaf)
    return any(leaf.verdict(entry.row) != NO for entry in timeline.entries.values())


def _hint(noun: str, pattern: Pattern, known: Iterable[str]) -> str:
    near = nearest(pattern.text, known)
    tail = f"; did you mean '{near}'?" if near else ""
    return f"no event has the {noun} '{pattern.text}'{tail}"


def _values(leaf: Text | Member, rows: Iterable[object]) -> set[str]:
    if isinstance(leaf, Member):
        return {value for row in rows for value in getattr(row, leaf.side)}
    return {value for row in rows if (value := getattr(row, leaf.column)) is not None}
