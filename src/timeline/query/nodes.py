"""The tree of a question: three connectives, one mode and four leaves, frozen.

Every node answers in two ways that must agree: `verdict(row)` is NO, POSSIBLE or CERTAIN for one
row, `sql(certain)` the condition, as SQL text, that selects what is certain, or what is possible
at least. NOT follows Kleene: not certain is no, not possible is possible.

The SQL is the part that SQLite, DuckDB, PostgreSQL, ClickHouse and Spark read alike: AND, OR, NOT,
IS NULL, integer comparisons, equality, REPLACE, || and LIKE with ESCAPE on folded text, and
`id IN (SELECT event_id FROM event_tag WHERE …)`. No condition is ever NULL, so that NOT means the
same everywhere.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from timeline.query.frozen import Frozen
from timeline.query.pattern import Pattern

NO, POSSIBLE, CERTAIN = 0, 1, 2


class Node(Protocol):
    """One part of a question."""

    def verdict(self, row: Any) -> int:
        """NO, POSSIBLE or CERTAIN for a row."""

    def sql(self, certain: bool) -> str:
        """The condition for "certain", or for "at least possible"; never NULL."""

    def words(self) -> str:
        """The question in plain words, for `--explain`."""


class And(Frozen):
    """All of its parts; of none, everything."""

    parts: tuple[Node, ...]

    def verdict(self, row: Any) -> int:
        """The weakest of its parts' verdicts."""
        found = CERTAIN
        for part in self.parts:
            one = part.verdict(row)
            if one < found:
                found = one
                if not found:
                    return NO
        return found

    def sql(self, certain: bool) -> str:
        """All conditions."""
        return _joined(" AND ", self.parts, certain) or "1 = 1"

    def words(self) -> str:
        """Parts joined by "and"."""
        return " and ".join(_inner(part, Or) for part in self.parts) or "everything"


class Or(Frozen):
    """Any of its parts, at least two."""

    parts: tuple[Node, ...]

    def verdict(self, row: Any) -> int:
        """The strongest of its parts' verdicts."""
        found = NO
        for part in self.parts:
            one = part.verdict(row)
            if one > found:
                found = one
                if found == CERTAIN:
                    return CERTAIN
        return found

    def sql(self, certain: bool) -> str:
        """Any of the conditions."""
        return _joined(" OR ", self.parts, certain)

    def words(self) -> str:
        """Parts joined by "or"."""
        return " or ".join(_inner(part, And) for part in self.parts)


class Not(Frozen):
    """What its part is not."""

    part: Node

    def verdict(self, row: Any) -> int:
        """Kleene's NOT."""
        return CERTAIN - self.part.verdict(row)

    def sql(self, certain: bool) -> str:
        """Certainly not is what is not even possible."""
        return f"NOT ({self.part.sql(not certain)})"

    def words(self) -> str:
        """The part with "not" before it."""
        return f"not ({self.part.words()})"


class Surely(Frozen):
    """Its part, where that is certain."""

    part: Node

    def verdict(self, row: Any) -> int:
        """CERTAIN or NO."""
        return CERTAIN if self.part.verdict(row) == CERTAIN else NO

    def sql(self, certain: bool) -> str:
        """The certain form, whichever is asked for."""
        return self.part.sql(True)

    def words(self) -> str:
        """The part with "certainly" before it."""
        return f"certainly ({self.part.words()})"


class Bound(Frozen):
    """A limit on one column of bounds: `column <= value` or `column >= value`.

    `null` tells whether an unknown bound (NULL) passes.
    """

    column: str
    upper: bool
    value: int
    null: bool

    def holds(self, row: Any) -> bool:
        """Whether the row's bound is inside the limit."""
        found = getattr(row, self.column)
        if found is None:
            return self.null
        return bool(found <= self.value if self.upper else found >= self.value)

    def sql(self) -> str:
        """The comparison, with what NULL means spelt out."""
        sign = "<=" if self.upper else ">="
        guard = f"{self.column} IS NULL OR" if self.null else f"{self.column} IS NOT NULL AND"
        return f"({guard} {self.column} {sign} {self.value})"


class TimeLimits(Frozen):
    """A condition on time: limits that hold for what is possible, and for what is certain.

    With `exact`, only an event whose certain pair equals its outer bounds is ever certain: no
    qualifier and no set weakens it.
    """

    possible: tuple[Bound, ...]
    certain: tuple[Bound, ...]
    said: str
    exact: str = ""  # the suffix of the columns to compare ("" is off, "days" or "at")

    def verdict(self, row: Any) -> int:
        """By the limits: possible on the outer bounds, certain on the certain form."""
        for bound in self.possible:
            if not bound.holds(row):
                return NO
        for bound in self.certain:
            if not bound.holds(row):
                return POSSIBLE
        return CERTAIN if not self.exact or _is_exact(row, self.exact) else POSSIBLE

    def sql(self, certain: bool) -> str:
        """The limits as comparisons of integers."""
        parts = [bound.sql() for bound in self.possible]
        if certain:
            parts += [bound.sql() for bound in self.certain]
            parts += [_exact_sql(self.exact)] if self.exact else []
        return f"({' AND '.join(parts)})" if parts else "1 = 1"

    def words(self) -> str:
        """As the term put it."""
        return self.said


def _columns(scale: str) -> tuple[str, ...]:
    tail = "_at" if scale == "at" else ""
    return tuple(f"{name}{tail}" for name in ("certain_s2", "certain_e1", "s1", "s2", "e1", "e2"))


def _is_exact(row: Any, scale: str) -> bool:
    s2c, e1c, s1, s2, e1, e2 = (getattr(row, name) for name in _columns(scale))
    return s2c is not None and e1c is not None and s2c in (s2, e2) and e1c in (s1, e1)


def _exact_sql(scale: str) -> str:
    s2c, e1c, s1, s2, e1, e2 = _columns(scale)
    return (
        f"({s2c} IS NOT NULL AND {e1c} IS NOT NULL"
        f" AND ({_same(s2, s2c)} OR {_same(e2, s2c)}) AND ({_same(s1, e1c)} OR {_same(e1, e1c)}))"
    )


def _same(column: str, other: str) -> str:
    return f"({column} IS NOT NULL AND {column} = {other})"


class Flag(Frozen):
    """A column that is true or false."""

    column: str
    said: str

    def verdict(self, row: Any) -> int:
        """CERTAIN or NO."""
        return CERTAIN if getattr(row, self.column) else NO

    def sql(self, certain: bool) -> str:
        """The column, which is never NULL, compared: a bare name would be no condition to Spark.

        It reads `event WHERE (draft)` as a table that is called `WHERE`, with a column `draft`.
        """
        return f"({self.column} = TRUE)"

    def words(self) -> str:
        """As the term put it."""
        return self.said


class Text(Frozen):
    """A pattern on one text column of the row; an absent text matches nothing."""

    column: str
    pattern: Pattern
    said: str
    noun: str = ""  # what a value of the column is called in hints; "" where any text may be asked

    def verdict(self, row: Any) -> int:
        """CERTAIN or NO."""
        found = getattr(row, self.column)
        return CERTAIN if found is not None and self.pattern.matches(found) else NO

    def sql(self, certain: bool) -> str:
        """An equality or LIKE on the folded column."""
        return f"({self.column} IS NOT NULL AND {self.pattern.sql(self.column)})"

    def words(self) -> str:
        """As the term put it."""
        return self.said


class Member(Frozen):
    """A pattern on any of the values that an event has in a side table."""

    side: str
    pattern: Pattern
    said: str
    noun: str = ""

    def verdict(self, row: Any) -> int:
        """CERTAIN or NO."""
        for value in getattr(row, self.side):
            if self.pattern.matches(value):
                return CERTAIN
        return NO

    def sql(self, certain: bool) -> str:
        """Membership in the side table `event_<side>(event_id, value)`."""
        condition = self.pattern.sql("value")
        return f"id IN (SELECT event_id FROM event_{self.side} WHERE {condition})"

    def words(self) -> str:
        """As the term put it."""
        return self.said


EVERYTHING = And(())


def conjunction(parts: Iterable[Node]) -> Node:
    """All of `parts` as one node, as flat as can be."""
    flat = tuple(_flat(parts, And))
    return flat[0] if len(flat) == 1 else And(flat)


def disjunction(parts: Iterable[Node]) -> Node:
    """Any of `parts` (one at least) as one node, as flat as can be."""
    flat = tuple(_flat(parts, Or))
    return flat[0] if len(flat) == 1 else Or(flat)


def negation(part: Node) -> Node:
    """What `part` is not; twice is the part itself."""
    return part.part if isinstance(part, Not) else Not(part)


def leaves(node: Node) -> Iterator[Node]:
    """Every leaf of the tree, from left to right."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, And | Or):
            waiting.extend(reversed(one.parts))
        elif isinstance(one, Not | Surely):
            waiting.append(one.part)
        else:
            yield one


def _flat(parts: Iterable[Node], kind: type[And] | type[Or]) -> Iterator[Node]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def _inner(part: Node, weaker: type) -> str:
    return f"({part.words()})" if isinstance(part, weaker) else part.words()


def _joined(sign: str, parts: Iterable[Node], certain: bool) -> str:
    return sign.join(
        f"({part.sql(certain)})" if isinstance(part, And | Or | Surely) else part.sql(certain)
        for part in parts
    )
