"""Bytes to records and back: exact refusals, exact places, the canonical form.

`parse` is the fast way that every load takes; the other names are for a file that failed and for
the commands that write.
"""

from typing import TYPE_CHECKING, Any

from timeline.jsonio.errors import Area, JsonError
from timeline.jsonio.read import parse, parse_exact

__all__ = [
    "Area", "Duplicate", "JsonError", "JsonPlace", "Positions", "dumps", "locate", "parse",
    "parse_exact",
]  # fmt: skip

_LAZY = {
    "Duplicate": "places",
    "JsonPlace": "places",
    "Positions": "places",
    "dumps": "canonical",
    "locate": "scan",
}
if TYPE_CHECKING:
    from timeline.jsonio.canonical import dumps
    from timeline.jsonio.places import Duplicate, JsonPlace, Positions
    from timeline.jsonio.scan import locate


def __getattr__(name: str) -> Any:
    """The public name, loaded now: a load that goes well needs neither positions nor writing."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"timeline.jsonio.{_LAZY[name]}"), name)
    globals()[name] = found  # to be found here again takes 15 µs, and an import asks twice a row
    return found
