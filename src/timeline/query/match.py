"""Events that match a question, in the order of time, each with how surely it does."""

import re
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
        if isinstance(leaf, Text) and leaf.column in ("text_fold", "title_fold"):
            yield from _unheard(timeline, leaf)
        if not isinstance(leaf, Text | Member) or not leaf.noun or _has(timeline, leaf):
            continue
        if timeline.backend is not None:
            yield _hint(leaf.noun, leaf.pattern, timeline.backend.values(leaf))
            continue
        rows = [entry.row for entry in timeline.entries.values()]
        if rows:
            yield _hint(leaf.noun, leaf.pattern, _values(leaf, rows))


def _unheard(timeline: "Timeline", leaf: Text) -> Iterator[str]:
    """That words stand in no text: an event's id, or a slip of one or of a word."""
    words = leaf.pattern.text
    if not words or _has(timeline, leaf):
        return
    line = f"no event contains '{words}'"
    if leaf.column == "title_fold":
        line = f"{line} in its title"
    elif _has(timeline, Text("id", Pattern(words, "exact"), "")):
        yield f"{line}, which are an id; id:{words} finds the event"
        return
    near = None if timeline.backend is not None else nearest(words, _words(timeline, leaf))
    if near:  # that words stand nowhere is seen by the empty answer
        yield f"{line}; did you mean '{near}'?"


_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SLIP = 2  # letters more or fewer


def _words(timeline: "Timeline", leaf: Text) -> set[str]:
    """The words of all texts, and the ids, that may be meant by a word, with its first letter."""
    word = leaf.pattern.text
    rows = [entry.row for entry in timeline.entries.values()]
    known = {word for row in rows for word in _WORD.findall(getattr(row, leaf.column))}
    if leaf.column == "text_fold":
        known.update(timeline.entries)
    return {one for one in known if one[0] == word[0] and abs(len(one) - len(word)) <= _SLIP}


def _has(timeline: "Timeline", leaf: Text | Member) -> bool:
    """Whether any event of the timeline has a value."""
    if timeline.backend is not None:
        return timeline.backend.has(leaf)
    return any(leaf.verdict(entry.row) != NO for entry in timeline.entries.values())


def _hint(noun: str, pattern: Pattern, known: Iterable[str]) -> str:
    names = sorted(known)
    near = nearest(pattern.text, names)
    if near is None and pattern.mode == "word":  # names are found by whole words
        begin = Pattern(f"* {pattern.text}*", "glob")
        near = next((one for one in names if begin.matches(f" {one}")), None)
    tail = f"; did you mean '{near}'?" if near else ""
    return f"no event has the {noun} '{pattern.text}'{tail}"


def _values(leaf: Text | Member, rows: Iterable[object]) -> set[str]:
    if isinstance(leaf, Member):
        return {value for row in rows for value in getattr(row, leaf.side)}
    return {value for row in rows if (value := getattr(row, leaf.column)) is not None}
