"""Which days a question is about at all, and what may then be left unread."""

from timeline.query.frozen import Frozen
from timeline.query.nodes import (
    And,
    Member,
    Node,
    Not,
    Or,
    Surely,
    TimeLimits,
    conjunction,
    disjunction,
)
from timeline.query.pattern import literal
from timeline.scale.layout import LONGEST

_DAY = 86400


class Among(Frozen):
    """A member that is one of `values`: what a pattern was found to mean in a dataset."""

    member: Member
    values: tuple[str, ...]

    def verdict(self, row: object) -> int:
        """That of the pattern."""
        return self.member.verdict(row)

    def sql(self, certain: bool) -> str:
        """Membership by equality, which skips what cannot hold the values."""
        if not self.values:
            return "1 = 0"
        values = ", ".join(map(literal, self.values))
        return f"id IN (SELECT event_id FROM event_{self.member.side} WHERE value IN ({values}))"

    def words(self) -> str:
        """As the term put it."""
        return self.member.words()


def hull(node: Node) -> tuple[int | None, int | None]:
    """The first and the last civil day that a match may touch; None where nothing limits it."""
    low: int | None = None
    high: int | None = None
    for part in _parts(node):
        for bound in part.possible if isinstance(part, TimeLimits) else ():
            # A day's instants lie within a day of it wherever on earth it is counted.
            day = bound.value // _DAY if bound.column.endswith("_at") else bound.value
            slack = 1 if bound.column.endswith("_at") else 0
            if bound.upper and bound.column in ("s1", "s1_at"):
                high = day + slack if high is None else min(high, day + slack)
            elif not bound.upper and bound.column in ("e2", "e2_at"):
                low = day - slack if low is None else max(low, day - slack)
    return low, high


def _parts(node: Node) -> tuple[Node, ...]:
    """What must hold all together."""
    if isinstance(node, Surely):
        return _parts(node.part)
    if isinstance(node, And):
        return tuple(one for part in node.parts for one in _parts(part))
    return (node,)


def short(low: int | None, high: int | None) -> str:
    """The condition on short events that may touch the days from `low` to `high`; "" for all."""
    parts = [f"s1 <= {high}"] if high is not None else []
    if low is not None:
        parts += [f"s1 >= {low - LONGEST}", f"e2 >= {low}"]
    return " AND ".join(parts)


def rewritten(node: Node, found: dict[Member, tuple[str, ...]]) -> Node:
    """The tree with those members for which it is known what values they mean."""
    if isinstance(node, Member):
        return Among(node, found[node]) if node in found else node
    if isinstance(node, And):
        return conjunction([rewritten(part, found) for part in node.parts])
    if isinstance(node, Or):
        return disjunction([rewritten(part, found) for part in node.parts])
    if isinstance(node, Not):
        return Not(rewritten(node.part, found))
    return Surely(rewritten(node.part, found)) if isinstance(node, Surely) else node
