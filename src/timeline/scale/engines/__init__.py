"""Engines that answer questions to a timeline, one module an engine, all with the same answers.

An engine sees only rows (`timeline.chronicle.row`) and the tree of a question
(`timeline.query.nodes`), so that the same answers come from memory, SQLite, DuckDB and Spark.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from timeline.query import statements
from timeline.query.nodes import Node


class Hit(NamedTuple):
    """The id of an event that matches, and its verdict (POSSIBLE or CERTAIN)."""

    id: str
    verdict: int


class Tally(NamedTuple):
    """How many events have a value: certainly, and certainly or possibly.

    `first` and `last` are the outermost known days (since 1970-01-01) of the latter, None where
    none is known. `value` is "" for events that have none.
    """

    value: str
    certain: int
    possible: int
    first: int | None
    last: int | None


class Bucket(NamedTuple):
    """Civil days from `a` to `b`, both included."""

    a: int
    b: int


class BucketCount(NamedTuple):
    """How many events certainly touch a bucket, and how many do at least possibly."""

    certain: int
    possible: int


class Cover(NamedTuple):
    """The days on which an event may have been, both ends known, and its id."""

    a: int
    b: int
    id: str


class Sizes(NamedTuple):
    """How many events match, and how many of them have both a known first and last day."""

    events: int
    bounded: int


class Engine(Protocol):
    """What answers a question; `certain` leaves out what only possibly matches."""

    def select(
        self, node: Node, *, certain: bool = False, limit: int | None = None
    ) -> Sequence[Hit]:
        """The events that match, in the order of time; with `limit`, the first of them."""
        ...

    def sizes(self, node: Node, *, certain: bool = False) -> Sizes:
        """How many events match."""
        ...

    def tally(self, node: Node, by: str, *, certain: bool = False) -> Sequence[Tally]:
        """The values of a column or side table of the row, most frequent first, then by value.

        An event with several values counts for each.
        """
        ...

    def extent(self, node: Node, *, certain: bool = False) -> Bucket | None:
        """From the earliest to the latest known day of the events that match."""
        ...

    def histogram(
        self, node: Node, buckets: Sequence[Bucket], *, certain: bool = False
    ) -> Sequence[BucketCount]:
        """How many of the events that match touch each bucket."""
        ...

    def covers(self, node: Node, *, certain: bool = False) -> Iterator[Cover]:
        """The days of events that have a known first and last day, in order.

        An engine may leave out events that begin on one day, save the shortest and the longest
        of them: the gaps between all are the same.
        """
        ...


class SqlEngine(ABC):
    """Answers by SQL: what every engine that reads it shares. A subclass says how to `ask`."""

    source = statements.EVENT

    @abstractmethod
    def ask(self, sql: str) -> Iterable[tuple[Any, ...]]:
        """The rows that a statement in the portable text gives."""

    def reading(self, node: Node) -> tuple[Node, str]:
        """The question as it is best asked here, and what to read for the table `event`."""
        return node, self.source

    def select(
        self, node: Node, *, certain: bool = False, limit: int | None = None
    ) -> Sequence[Hit]:
        """The events that match, in the order of time; with `limit`, the first of them."""
        node, source = self.reading(node)
        sql = statements.select(node, certain=certain, limit=limit, source=source)
        return [Hit(*row) for row in self.ask(sql)]

    def sizes(self, node: Node, *, certain: bool = False) -> Sizes:
        """How many events match."""
        node, source = self.reading(node)
        events, bounded = next(
            iter(self.ask(statements.sizes(node, certain=certain, source=source)))
        )
        return Sizes(events, int(bounded or 0))

    def tally(self, node: Node, by: str, *, certain: bool = False) -> Sequence[Tally]:
        """The values of a column or side table, most frequent first, then by value."""
        node, source = self.reading(node)
        found = self.ask(statements.tally(node, by, certain=certain, source=source))
        tallies = [
            Tally(value, int(sure), possible, *_extremes(days))
            for value, sure, possible, *days in found
        ]
        return sorted(tallies, key=lambda tally: (-tally.possible, tally.value))

    def extent(self, node: Node, *, certain: bool = False) -> Bucket | None:
        """From the earliest to the latest known day of the events that match."""
        node, source = self.reading(node)
        sql = statements.extent(node, certain=certain, source=source)
        first, last = _extremes(next(iter(self.ask(sql))))
        return None if first is None or last is None else Bucket(first, last)

    def histogram(
        self, node: Node, buckets: Sequence[Bucket], *, certain: bool = False
    ) -> Sequence[BucketCount]:
        """How many of the events that match touch each bucket."""
        node, source = self.reading(node)
        sql = statements.histogram(node, certain=certain, source=source)
        return _counts(self.ask(sql), buckets)

    def covers(self, node: Node, *, certain: bool = False) -> Iterator[Cover]:
        """The days of the shortest and the longest event from each day on which some begin."""
        node, source = self.reading(node)
        sql = statements.covers(node, certain=certain, source=source)
        return (Cover(*row) for row in self.ask(sql))


def _extremes(days: Sequence[int | None]) -> tuple[int | None, int | None]:
    """The earliest and the latest of bounds, None where none is known."""
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known else (None, None)


class _Edges:
    """How many bounds lie at or before a day."""

    def __init__(self, counted: Iterable[tuple[int, int]]) -> None:
        found = sorted(counted)
        self.days = [day for day, _ in found]
        self.sums = [0, *accumulate(number for _, number in found)]

    def until(self, day: int) -> int:
        return self.sums[bisect_right(self.days, day)]

    def before(self, day: int) -> int:
        return self.sums[bisect_left(self.days, day)]


def _counts(found: Iterable[tuple[Any, ...]], buckets: Sequence[Bucket]) -> list[BucketCount]:
    """What touches each bucket, from how many events have each bound.

    What begins until a bucket's last day and does not end before its first touches it. A NULL
    begins before everything (`from`), or ends after it.
    """
    edges: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    within: list[tuple[int, int, int]] = []
    always = 0
    for kind, day, other, number in found:
        if kind == "within":
            within.append((day, other, number))
        elif day is not None:
            edges[kind].append((day, number))
        elif kind == "from":
            always = number
    begins, ends, sure, unsure = (
        _Edges(edges[kind]) for kind in ("from", "until", "sure-from", "sure-until")
    )
    inside = _inside(within, buckets)
    return [
        BucketCount(
            sure.until(bucket.b) - unsure.before(bucket.a) + inside[place],
            always + begins.until(bucket.b) - ends.before(bucket.a),
        )
        for place, bucket in enumerate(buckets)
    ]


def _inside(pairs: Iterable[tuple[int, int, int]], buckets: Sequence[Bucket]) -> list[int]:
    """How many vague events surely lie in each bucket: both of their days are in it."""
    counts = [0] * len(buckets)
    ends = [bucket.b for bucket in buckets]
    for low, high, number in pairs:
        place = bisect_left(ends, high)  # the one bucket that may hold the later day
        if place < len(buckets) and buckets[place].a <= low:
            counts[place] += number
    return counts
