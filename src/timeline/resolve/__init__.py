"""When every event was: anchors and relative dates worked out over the whole timeline."""

from timeline.dates import FOREVER
from timeline.resolve.moved import moved
from timeline.resolve.offset import zone_named
from timeline.resolve.resolver import Resolver
from timeline.resolve.values import UNDATED, Deadline, Fault, Resolved, sort_key

__all__ = [
    "FOREVER",
    "UNDATED",
    "Deadline",
    "Fault",
    "Resolved",
    "Resolver",
    "moved",
    "sort_key",
    "zone_named",
]
