"""Answers from memory: every row is checked in turn.

The engine for timelines kept as files; needs nothing but the timeline itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.chronicle.resolve import FOREVER
from timeline.chronicle.row import SIDES, Row
from timeline.chronicle.timeline import Timeline
from timeline.query.nodes import CERTAIN, POSSIBLE, Node
from timeline.query.window import TimeWindow, overlaps
from timeline.scale.engines import Bucket, BucketCount, Cover, Hit, Sizes, Tally


class PythonEngine:
    """Asks the rows of a timeline in memory."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def select(
        self, node: Node, *, certain: bool = False, limit: int | None = None
    ) -> Sequence[Hit]:
        """The events that match, in the order of time; with `limit`, the first of them."""
        hits = (Hit(row.id, verdict) for row, verdict in self._hits(node, certain))
        return list(islice(hits, limit))

    def sizes(self, node: Node, *, certain: bool = False) -> Sizes:
        """How many events match."""
        rows = [row for row, _ in self._hits(node, certain)]
        bounded = sum(row.s1 is not None and row.e2 is not None for row in rows)
        return Sizes(len(rows), bounded)

    def tally(self, node: Node, by: str, *, certain: bool = False) -> Sequence[Tally]:
        """The values of a column or side table, most frequent first, then by value."""
        groups: defaultdict[str, list[tuple[Row, int]]] = defaultdict(list)
        for row, verdict in self._hits(node, certain):
            for value in _values(row, by):
                groups[value].append((row, verdict))
        tallies = [_tally(value, hits) for value, hits in groups.items()]
        return sorted(tallies, key=lambda tally: (-tally.possible, tally.value))

    def extent(self, node: Node, *, certain: bool = False) -> Bucket | None:
        """From the earliest to the latest known day of the events that match."""
        first, last = _extent([row for row, _ in self._hits(node, certain)])
        return None if first is None or last is None else Bucket(first, last)

    def histogram(
        self, node: Node, buckets: Sequence[Bucket], *, certain: bool = False
    ) -> Sequence[BucketCount]:
        """How many of the events that match touch each bucket."""
        hits = list(self._hits(node, certain))
        asked = [overlaps(TimeWindow(a, b, False, ""), "") for a, b in buckets]
        counts = []
        for one in asked:
            verdicts = [min(verdict, one.verdict(row)) for row, verdict in hits]
            counts.append(BucketCount(verdicts.count(CERTAIN), sum(map(bool, verdicts))))
        return counts

    def covers(self, node: Node, *, certain: bool = False) -> Iterator[Cover]:
        """The days of every event that has a known first and last day, by first day, then id."""
        rows = (row for row, _ in self._hits(node, certain))
        found = (Cover(row.s1, row.e2, row.id) for row in rows if row.s1 is not None)
        return iter(sorted(cover for cover in found if cover.b is not None))

    def _hits(self, node: Node, certain: bool) -> Iterator[tuple[Row, int]]:
        least = CERTAIN if certain else POSSIBLE
        for entry in self._timeline.ordered():
            verdict = node.verdict(entry.row)
            if verdict >= least:
                yield entry.row, verdict


def open_engine(timeline: Timeline) -> PythonEngine:
    """The engine for a timeline in memory."""
    return PythonEngine(timeline)


def _values(row: Row, by: str) -> Sequence[str]:
    if by in SIDES:
        return getattr(row, by) or ("",)
    return (getattr(row, by) or "",)


def _tally(value: str, hits: Sequence[tuple[Row, int]]) -> Tally:
    certain = sum(verdict == CERTAIN for _, verdict in hits)
    return Tally(value, certain, len(hits), *_extent([row for row, _ in hits]))


def _extent(rows: Sequence[Row]) -> tuple[int | None, int | None]:
    """The earliest and the latest known day of rows."""
    columns = ("s1", "s2", "e1", "e2")
    days = [getattr(row, name) for row in rows for name in columns]
    known = [day for day in days if day is not None and abs(day) < FOREVER]
    return (min(known), max(known)) if known else (None, None)
