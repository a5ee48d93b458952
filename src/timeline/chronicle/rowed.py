"""What a row is made of: entries make rows, so that rows must not know the class of an entry."""

from collections.abc import Mapping
from typing import Any, Protocol

from timeline.chronicle.entities import Entities
from timeline.chronicle.resolve import Resolved
from timeline.chronicle.standing import DerivedStanding
from timeline.format.untyped import Record


class Around(Protocol):
    """What a row asks of the timeline round its event."""

    entities: Entities
    sources: Mapping[str, Record]

    def edited(self, entry: Any) -> Any:
        """The event at its editors' time."""


class Rowed(Protocol):
    """An event, as far as its row is made of it."""

    id: str
    record: Record
    written: Record

    @property
    def timeline(self) -> Around:
        """Where its people, places and sources are known."""

    @property
    def resolved(self) -> Resolved:
        """When it was."""

    @property
    def standing(self) -> DerivedStanding:
        """How well it is attested."""

    @property
    def row(self) -> Any:
        """The row itself, whose columns may rest on others."""
