"""How much work something is: counted in lines of Python that are run, never in seconds."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object], refused: type[Exception] | tuple[()] = ()) -> int:
    """How many lines run until `work` is done, or ends with the error `refused`."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    except refused:
        pass
    finally:
        sys.settrace(before)
    return count
