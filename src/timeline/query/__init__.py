"""Questions to a timeline: terms and flags → one tree → a Python predicate or portable SQL."""

from timeline.query.match import Match, select, select_few
from timeline.query.nodes import CERTAIN, EVERYTHING, NO, POSSIBLE, Node
from timeline.query.parser import QueryError, parse
from timeline.query.scope import Context, context

__all__ = (
    "CERTAIN", "EVERYTHING", "NO", "POSSIBLE", "Context", "Match", "Node", "QueryError", "context",
    "parse", "select", "select_few",
)  # fmt: skip
