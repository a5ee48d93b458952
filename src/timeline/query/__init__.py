"""Questions to a timeline: terms and flags → one tree → a Python predicate or portable SQL."""

from timeline.query.context import Context
from timeline.query.match import Match, select
from timeline.query.nodes import CERTAIN, EVERYTHING, NO, POSSIBLE, Node
from timeline.query.parser import QueryError, parse

__all__ = (
    "CERTAIN",
    "EVERYTHING",
    "NO",
    "POSSIBLE",
    "Context",
    "Match",
    "Node",
    "QueryError",
    "parse",
    "select",
)
