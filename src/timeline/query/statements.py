"""Whole SQL statements for a question, in the one portable text that every SQL engine reads.

They stand on the tables `event` (columns: `timeline.chronicle.row`) and `event_<side>(event_id,
value)`. What they count is finished by `timeline.scale.engines`, so that no engine needs more than
sums, least and greatest.
"""

import re
from collections.abc import Sequence

from timeline.chronicle.row import SIDES
from timeline.dates import FOREVER
from timeline.query.nodes import Node
from timeline.query.pattern import literal

EVENT = "event"
DAYS = ("s1", "s2", "e1", "e2")
_TIME = ("sort_at", f"COALESCE(s2_at, {FOREVER})", "id")
# What orders events by a column of a list, as `timeline.listing.order` does in memory.
_SORTS = {
    "start": _TIME, "end": (f"COALESCE(e2_at, {FOREVER})", "id"), "id": ("id",),
    "title": ("title_fold",), "standing": ("standing",), "kind": ("COALESCE(kind, '')",),
    "status": ("COALESCE(status, '')",), "language": ("COALESCE(language, '')",),
}  # fmt: skip


def order(names: Sequence[str] = (), *, backwards: bool = False) -> str | None:
    """What puts rows in the order of these columns, then of time; None where no table has one.

    A `-` before a name turns its order, `backwards` the whole.
    """
    found = []
    for name in (*names, "start"):
        columns = _SORTS.get(name.lstrip("-"))
        if columns is None:
            return None
        down = name.startswith("-") != backwards
        found += [f"{column} DESC" if down else column for column in columns]
    return ", ".join(found)


ORDER = ", ".join(_TIME)


def select(
    node: Node,
    *,
    certain: bool = False,
    limit: int | None = None,
    order: str = ORDER,
    source: str = EVENT,
    more: tuple[str, ...] = (),
) -> str:
    """Id and verdict (2 certain, 1 possible) of what matches, in the order of time or another.

    `more` are columns to give besides; `source` is what stands for the table `event`.
    """
    columns = ", ".join(("id", f"{_verdict(node)} AS verdict", *more))
    tail = "" if limit is None else f" LIMIT {limit}"
    return f"SELECT {columns} FROM {source} WHERE {node.sql(certain)} ORDER BY {order}{tail}"


def sizes(node: Node, *, certain: bool = False, source: str = EVENT) -> str:
    """How many events match, and how many of them have a known first and last day."""
    bounded = "SUM(CASE WHEN s1 IS NOT NULL AND e2 IS NOT NULL THEN 1 ELSE 0 END)"
    return f"SELECT COUNT(*), {bounded} FROM {source} WHERE {node.sql(certain)}"


def tally(node: Node, by: str, *, certain: bool = False, source: str = EVENT) -> str:
    """Value, how many certain, how many at all, the least and greatest of each bound."""
    hits = f"SELECT id, {_value(by)}{_verdict(node)} AS verdict, {', '.join(DAYS)} FROM {source}"
    hits = f"({hits} WHERE {node.sql(certain)}) hits"
    if by in SIDES:
        hits += f" LEFT JOIN event_{by} side ON side.event_id = hits.id"
    value = f"COALESCE({'side.value' if by in SIDES else 'hits.own'}, '')"
    counts = "SUM(CASE WHEN hits.verdict = 2 THEN 1 ELSE 0 END), COUNT(*)"
    return f"SELECT {value}, {counts}, {_extremes()} FROM {hits} GROUP BY {value}"


def extent(node: Node, *, certain: bool = False, source: str = EVENT) -> str:
    """The least and the greatest of each bound."""
    days = ", ".join(DAYS)
    return f"SELECT {_extremes()} FROM (SELECT {days} FROM {source} WHERE {node.sql(certain)}) hits"


def histogram(node: Node, *, certain: bool = False, source: str = EVENT) -> str:
    """How many events have each bound: kind, day, other day, number.

    `from` and `until` are the outer bounds of all; of what is certain, `sure-from` and
    `sure-until` are those of events that surely fill the days between, `within` the pair of those
    that surely are somewhere between both.
    """
    outer, sure = node.sql(certain), node.sql(True)
    never = "certain_s2 IS NOT NULL AND certain_e1 IS NOT NULL"
    parts = (
        ("from", "s1", "0", outer),
        ("until", "e2", "0", outer),
        ("sure-from", "certain_s2", "0", f"({sure}) AND {never} AND certain_s2 <= certain_e1"),
        ("sure-until", "certain_e1", "0", f"({sure}) AND {never} AND certain_s2 <= certain_e1"),
        ("within", "certain_e1", "certain_s2", f"({sure}) AND {never} AND certain_s2 > certain_e1"),
    )
    return " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, {day} AS day, {other} AS other, COUNT(*) AS number"
        f" FROM {source} WHERE {condition} GROUP BY {_groups(day, other)}"
        for kind, day, other, condition in parts
    )


def covers(node: Node, *, certain: bool = False, source: str = EVENT) -> str:
    """First day, last day and id of the shortest and of the longest event from each first day."""
    hits = (
        f"SELECT id, s1, e2 FROM {source} WHERE ({node.sql(certain)})"
        " AND s1 IS NOT NULL AND e2 IS NOT NULL"
    )
    edges = f"SELECT s1 AS day, MIN(e2) AS low, MAX(e2) AS high FROM ({hits}) found GROUP BY s1"
    return (
        f"SELECT hits.s1, hits.e2, MIN(hits.id) FROM ({hits}) hits JOIN ({edges}) edges"
        " ON hits.s1 = edges.day AND (hits.e2 = edges.low OR hits.e2 = edges.high)"
        " GROUP BY hits.s1, hits.e2 ORDER BY hits.s1, hits.e2"
    )


def for_spark(sql: str) -> str:
    """A statement as Spark reads it, which takes a backslash in a literal for an escape."""
    return _LITERAL.sub(lambda found: found[0].replace("\\", "\\\\"), sql)


_LITERAL = re.compile(r"'(?:[^']|'')*'")


def one_of(column: str, values: list[str]) -> str:
    """The condition that a column is one of `values`; of none, that it is nothing."""
    return f"{column} IN ({', '.join(map(literal, values))})" if values else "1 = 0"


def _verdict(node: Node) -> str:
    return f"CASE WHEN {node.sql(True)} THEN 2 ELSE 1 END"


def _value(by: str) -> str:
    return "" if by in SIDES else f"{by} AS own, "


def _groups(day: str, other: str) -> str:
    return day if other == "0" else f"{day}, {other}"


def _extremes() -> str:
    """Least and greatest of each bound, what is open for ever left aside."""
    known = [f"CASE WHEN ABS(hits.{day}) < {FOREVER} THEN hits.{day} END" for day in DAYS]
    return ", ".join(f"MIN({one}), MAX({one})" for one in known)
