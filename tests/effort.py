"""How much is tried: a share of the cases while a person waits, all of them where nobody does.

`TIMELINE_ORACLES=required`, which `.ci/run` sets, means every case. A share is the same on every
run, and its first and last case are always in it.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")
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
