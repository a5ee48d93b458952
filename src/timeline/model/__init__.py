"""The format: frozen Pydantic models, of which the published schemas are generated.

Nothing heavy is imported here: a name such as `Event` is loaded when it is first asked for, and
`timeline.model.vocabulary` (words, patterns, limits) needs the standard library alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.model.actor import Actor, Geo, Place
    from timeline.model.claim import Claim, Standing
    from timeline.model.commitment import Commitment
    from timeline.model.entity import Entity, OtherName
    from timeline.model.event import Event, Media, Relation, Withdrawn
    from timeline.model.quantity import Quantity
    from timeline.model.source import Citation, Source
    from timeline.model.timeline import Timeline, Validate, View
    from timeline.model.when import DueObject, PointObject, RelativePoint, WhenObject

__all__ = [
    "Actor",
    "Citation",
    "Claim",
    "Commitment",
    "DueObject",
    "Entity",
    "Event",
    "Geo",
    "Media",
    "OtherName",
    "Place",
    "PointObject",
    "Quantity",
    "Relation",
    "RelativePoint",
    "Source",
    "Standing",
    "Timeline",
    "Validate",
    "View",
    "WhenObject",
    "Withdrawn",
]

_HOMES = {
    "actor": ("Actor", "Geo", "Place"),
    "claim": ("Claim", "Standing"),
    "commitment": ("Commitment",),
    "entity": ("Entity", "OtherName"),
    "event": ("Event", "Media", "Relation", "Withdrawn"),
    "quantity": ("Quantity",),
    "source": ("Citation", "Source"),
    "timeline": ("Timeline", "Validate", "View"),
    "when": ("DueObject", "PointObject", "RelativePoint", "WhenObject"),
}


def __getattr__(name: str) -> Any:
    """The model called `name`, loaded now."""
    for home, models in _HOMES.items():
        if name in models:
            return getattr(import_module(f"timeline.model.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
