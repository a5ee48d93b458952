"""When every event was: anchors and relative dates worked out over the whole timeline."""

from timeline.chronicle.resolve.moved import moved
from timeline.chronicle.resolve.offset import zone_named
from timeline.chronicle.resolve.resolver import Resolver
from timeline.chronicle.resolve.values import (
    UNDATED,
    Deadline,
    Fault,
    Resolved,
    first_end,
    sort_key,
)
from timeline.dates import FOREVER

__all__ = [
    "FOREVER", "UNDATED", "Deadline", "Fault", "Resolved", "Resolver", "first_end", "moved",
    "sort_key", "zone_named",
]  # fmt: skip
