"""Quantities: an amount, its bounds or its words."""

from typing import Annotated, ClassVar

from pydantic import Field

from timeline.format.models.shape import Keys, Maybe, Number, Shape, maybe
from timeline.format.models.text import Id, Text
from timeline.format.models.vocabulary import UNIT_MAX, UNIT_PATTERN
from timeline.format.models.when import Point

Unit = Annotated[str, Field(min_length=1, max_length=UNIT_MAX, pattern=UNIT_PATTERN)]


class Quantity(Shape):
    """A measured or estimated amount that belongs to the event."""

    one_of = ("value", "low", "best", "high", "text")
    excludes: ClassVar[Keys] = {
        "value": ("low", "best", "high", "text"),
        "text": ("low", "best", "high"),
    }

    id: Maybe[Id] = maybe(
        "A local id, needed only where something refers to this quantity.", "seized"
    )
    measure: Text = Field(description="What is measured.", examples=["cocaine seized"])
    value: Maybe[Number] = maybe("The amount.", 3172)
    low: Maybe[Number] = maybe("The lowest estimate.", 100)
    best: Maybe[Number] = maybe("The best estimate.", 250)
    high: Maybe[Number] = maybe("The highest estimate.", 400)
    text: Maybe[Text] = maybe(
        "The amount in words, where the source gives no number.", "hundreds or thousands"
    )
    unit: Maybe[Unit] = maybe("The unit: a UCUM code or an ISO 4217 currency.", "t", "USD")
    approximate: Maybe[bool] = maybe("Whether the source calls the amount approximate.", True)
    as_of: Maybe[Point] = maybe("The time for which the amount holds.", "2026-02")
