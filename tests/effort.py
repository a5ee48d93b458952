"""How much is tried: a share of the cases while a person waits, all of them where nobody does.

`TIMELINE_ORACLES=required`, which `.ci/run` sets, means every case. A share is the same on every
run, and its first and last case are always in it.
"""

import ast
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from hypothesis import settings

T = TypeVar("T")
TESTS = Path(__file__).parent
_MORE = frozenset({"hypothesis", "tests.oracle", "tests.effort"})
# Names a profile of Hypothesis: of cases, too, a share is tried then.
CHOSEN = "TIMELINE_EXAMPLES"
# What a process that tries cases itself is to know; `bare` leaves it out.
TOLD = {key: os.environ[key] for key in ("TIMELINE_ORACLES", CHOSEN) if key in os.environ}
# Examples of a property where every case is tried and nothing else is said.
USUAL = 120


def every() -> bool:
    """Whether every case is tried."""
    return os.environ.get("TIMELINE_ORACLES") == "required" and not os.environ.get(CHOSEN)


def some(cases: Sequence[T], few: int) -> list[T]:
    """All of the cases where every one is tried; else `few` of them, evenly spread."""
    if every() or len(cases) <= few:
        return list(cases)
    return [cases[step * (len(cases) - 1) // (few - 1)] for step in range(few)]


def examples(number: int) -> settings:
    """So many examples where every case is tried, and in proportion fewer elsewhere."""
    return settings(max_examples=max(2, number * settings.default.max_examples // USUAL))


def asked_for(test: str) -> bool:
    """Whether TIMELINE_TESTS asks for a test by its id.

    "more" asks for those that have more to try than they try on a person's machine, "even" and
    "odd" for a half of them each, cases of one test in both.
    """
    which = os.environ.get("TIMELINE_TESTS", "")
    if which == "more":
        return tries_more(test.partition(".py")[0].replace("/", "."))
    if which in ("even", "odd"):
        return crc32(test.encode()) % 2 == (which == "odd")
    return True


@cache
def tries_more(module: str) -> bool:
    """Whether a module of tests has more to try where every case is tried and all oracles are."""
    return not _MORE.isdisjoint(_imported(module))


@cache
def _imported(module: str) -> frozenset[str]:
    """The modules that one of ours imports, at any remove."""
    path = TESTS.parent.joinpath(*module.split(".")).with_suffix(".py")
    if not path.is_file():
        return frozenset()
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    ours = {name for name in found if name.startswith("tests.") and name != "tests.conftest"}
    return frozenset(found.union(*(_imported(name) for name in ours - {module})))
