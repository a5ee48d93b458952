"""The format: frozen Pydantic models, of which the published schemas are generated.

Nothing heavy is imported here: a name such as `Event` is loaded when it is first asked for, and
`timeline.format.models.vocabulary` (words, patterns, limits) needs the standard library alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.format.models.actor import Actor, Geo, Place
    from timeline.format.models.claim import Claim, Standing
    from timeline.format.models.commitment import Commitment
    from timeline.format.models.entity import Entity, OtherName
    from timeline.format.models.event import Event, Media, Origin, Relation, Withdrawn
    from timeline.format.models.quantity import Quantity
    from timeline.format.models.source import Citation, Source
    from timeline.format.models.timeline import Calendar, Story, Timeline, Validate, View
    from timeline.format.models.when import DueObject, PointObject, RelativePoint, WhenObject

__all__ = [
    "Actor", "Calendar", "Citation", "Claim", "Commitment", "DueObject", "Entity", "Event", "Geo",
    "Media", "Origin", "OtherName", "Place", "PointObject", "Quantity", "Relation", "RelativePoint",
    "Source", "Standing", "Story", "Timeline", "Validate", "View", "WhenObject", "Withdrawn",
]  # fmt: skip

_HOMES = {
    "actor": ("Actor", "Geo", "Place"),
    "claim": ("Claim", "Standing"),
    "commitment": ("Commitment",),
    "entity": ("Entity", "OtherName"),
    "event": ("Event", "Media", "Origin", "Relation", "Withdrawn"),
    "quantity": ("Quantity",),
    "source": ("Citation", "Source"),
    "timeline": ("Calendar", "Story", "Timeline", "Validate", "View"),
    "when": ("DueObject", "PointObject", "RelativePoint", "WhenObject"),
}


def __getattr__(name: str) -> Any:
    """The model called `name`, loaded now."""
    for home, models in _HOMES.items():
        if name in models:
            return getattr(import_module(f"timeline.format.models.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
