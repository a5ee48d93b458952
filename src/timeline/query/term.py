"""What every term of the filter language declares about itself."""

from collections.abc import Callable

from timeline.query.frozen import Frozen
from timeline.query.nodes import Member, Node, Text
from timeline.query.pattern import Mode, pattern
from timeline.query.scope import Context

SIGNS = (">=", "<=", ">", "<", "=", ":")


class Ask(Frozen):
    """One use of a term: its value, the sign between name and value, and where it is asked."""

    value: str
    context: Context
    sign: str = ":"


class Term(Frozen):
    """A term: how it is written as an option, and what it builds.

    `build` gives the node, or None to ask that what it stands beside holds for certain.
    Without a `metavar` it takes no value: a flag on the command line, `is:NAME` in a query.
    `common` ones are shown by `--help`. `split` ones read a comma as OR. `compares` lets `>=` and
    its kin stand for the colon. `values` names the row's column or side table that completion
    offers.
    """

    build: Callable[[Ask], Node | None]
    flags: tuple[str, ...]
    metavar: str | None
    common: bool = False
    split: bool = False
    compares: bool = False
    values: str = ""


def text(column: str, how: Mode, said: str, noun: str = "") -> Callable[[Ask], Node]:
    """A term's `build`: its value in a column of the row; `said` names what is looked for."""
    return lambda ask: Text(column, pattern(ask.value, how), said.format(ask.value), noun)


def member(side: str, how: Mode, said: str, noun: str) -> Callable[[Ask], Node]:
    """The same in a side table: one of its values."""
    return lambda ask: Member(side, pattern(ask.value, how), said.format(ask.value), noun)
