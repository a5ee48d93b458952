"""How much is tried: a share of the cases while a person waits, all of them where nobody does.

`TIMELINE_ORACLES=required`, which `.ci/run` sets, means every case. A share is the same on every
run, and its first and last case are always in it; of one case, the first.
"""

import ast
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from hypothesis import settings

T = TypeVar("T")
TESTS = Path(__file__).parent
_MORE = frozenset({"hypothesis", "tests.oracle", "tests.effort"})
# What skips a test where something is missing.
_SKIPPED = frozenset({"skip", "importorskip", "which"})
# Names a profile of Hypothesis: of cases, too, a share is tried then.
CHOSEN = "TIMELINE_EXAMPLES"
# What a process that tries cases itself is to know; `bare` leaves it out.
TOLD = {key: os.environ[key] for key in ("TIMELINE_ORACLES", CHOSEN) if key in os.environ}
# To so many examples of the profile the numbers that `examples` is given refer.
USUAL = 120


def every() -> bool:
    """Whether every case is tried."""
    return os.environ.get("TIMELINE_ORACLES") == "required" and not os.environ.get(CHOSEN)


def some(cases: Sequence[T], few: int) -> list[T]:
    """All of the cases where every one is tried; else `few` of them, evenly spread."""
    return list(cases) if every() else spread(cases, few)


def spread(cases: Sequence[T], few: int) -> list[T]:
    """At most `few` of the cases, evenly spread."""
    if len(cases) <= few:
        return list(cases)
    if few == 1:
        return [cases[0]]
    return [cases[step * (len(cases) - 1) // (few - 1)] for step in range(few)]


def examples(number: int) -> settings:
    """So many examples where a profile has `USUAL` of them, and in proportion elsewhere."""
    return settings(max_examples=max(2, number * settings.default.max_examples // USUAL))


def asked_for(test: str) -> bool:
    """Whether TIMELINE_TESTS asks for a test by its id.

    "more" asks for those that have more to try than they try on a person's machine, "1/3", "2/3"
    and "3/3" for a third of all each, in which the cases of one test are spread.
    """
    which = os.environ.get("TIMELINE_TESTS", "")
    if which == "more":
        return tries_more(test)
    number, _, parts = which.partition("/")
    return not parts or crc32(test.encode()) % int(parts) == int(number) - 1


def tries_more(test: str) -> bool:
    """Whether a test has, by its id, more to try where every case is tried and all oracles are.

    It does if it uses Hypothesis, an oracle or this module, or may be skipped: itself, or by what
    it calls, by its cases, its fixtures, or what holds for its whole module.
    """
    module, _, name = re.split(r"[\[ @]", test)[0].partition(".py::")
    more = _reaching(module.replace("/", "."))
    return name.partition("::")[0] in more or "pytestmark" in more


_known: dict[str, frozenset[str]] = {}


def _reaching(module: str) -> frozenset[str]:
    """The names of a module of ours that use one of `_MORE`, at any remove."""
    if module not in _known:
        _known[module] = frozenset()  # for one that imports this one in turn
        _known[module] = _read(module)
    return _known[module]


def _read(module: str) -> frozenset[str]:
    path = TESTS.parent.joinpath(*module.split(".")).with_suffix(".py")
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {*_fixtures(module), *_SKIPPED}
    uses: list[tuple[set[str], set[str]]] = []  # what a statement binds, and all that it names
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            found |= _brought(statement)
        else:
            words = _words(statement)
            made = isinstance(statement, ast.FunctionDef | ast.ClassDef)
            of_all = {"autouse" if made else "oracle"} & words
            uses.append((_bound(statement) | ({"pytestmark"} if of_all else set()), words))
            inner = (one for one in ast.walk(statement) if isinstance(one, ast.ImportFrom))
            found |= set().union(*(_bound(statement) for one in inner if _brought(one)))
    while more := [names for names, words in uses if words & found and not names <= found]:
        found.update(*more)
    return frozenset(found - _SKIPPED)


def _fixtures(module: str) -> frozenset[str]:
    """The fixtures of the folders around a module that use one of `_MORE`."""
    folder = module.rpartition(".")[0]
    if not folder or module.endswith("conftest"):
        return frozenset()
    return _fixtures(folder) | _reaching(f"{folder}.conftest")


def _brought(statement: ast.Import | ast.ImportFrom) -> set[str]:
    """The names that an import binds to what uses one of `_MORE`."""
    if isinstance(statement, ast.Import):
        return {name.asname or name.name for name in statement.names if name.name in _MORE}
    module, found = statement.module or "", set()
    for name in statement.names:
        whole = f"{module}.{name.name}"
        ours = module.startswith("tests") and name.name in _reaching(module)
        if {module, module.partition(".")[0], whole} & _MORE or ours or _reaching(whole):
            found.add(name.asname or name.name)
    return found


def _bound(statement: ast.stmt) -> set[str]:
    """The names that a statement of a module binds."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    nodes = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return {node.id for node in nodes if isinstance(node.ctx, ast.Store)}


def _words(tree: ast.AST) -> set[str]:
    """All that a piece of code names, its arguments and the texts of its marks as well."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.update(_SKIPPED & {node.attr})
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
    return found
