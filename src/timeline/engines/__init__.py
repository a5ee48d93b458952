"""Engines that answer questions to a timeline, one module an engine, all with the same answers.

An engine sees only rows (`timeline.row`) and the tree of a question (`timeline.query.nodes`), so
that the same answers come from memory, SQLite, DuckDB and Spark.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

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


class Count(NamedTuple):
    """How many events certainly touch a bucket, and how many do at least possibly."""

    certain: int
    possible: int


class Cover(NamedTuple):
    """The days on which an event may have been, both ends known, and its id."""

    a: int
    b: int
    id: str


class Engine(Protocol):
    """What answers a question; `certain` leaves out what only possibly matches."""

    def select(self, node: Node, *, certain: bool = False) -> Sequence[Hit]:
        """The events that match, in the order of time."""
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
    ) -> Sequence[Count]:
        """How many of the events that match touch each bucket."""
        ...

    def covers(self, node: Node, *, certain: bool = False) -> Iterator[Cover]:
        """The days of every event that has a known first and last day, by first day, then id."""
        ...
