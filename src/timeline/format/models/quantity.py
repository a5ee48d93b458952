"""Quantities: an amount, its bounds or its words."""

from typing import Annotated, ClassVar

from pydantic import Field

from timeline.format.models.shape import Keys, Maybe, Number, Shape
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

    id: Maybe[Id] = Field(
        default=None,
        description="A local id, needed only where something refers to this quantity.",
        examples=["seized"],
    )
    measure: Text = Field(description="What is measured.", examples=["cocaine seized"])
    value: Maybe[Number] = Field(default=None, description="The amount.", examples=[3172])
    low: Maybe[Number] = Field(default=None, description="The lowest estimate.", examples=[100])
    best: Maybe[Number] = Field(default=None, description="The best estimate.", examples=[250])
    high: Maybe[Number] = Field(default=None, description="The highest estimate.", examples=[400])
    text: Maybe[Text] = Field(
        default=None,
        description="The amount in words, where the source gives no number.",
        examples=["hundreds or thousands"],
    )
    unit: Maybe[Unit] = Field(
        default=None,
        description="The unit: a UCUM code or an ISO 4217 currency.",
        examples=["t", "USD"],
    )
    approximate: Maybe[bool] = Field(
        default=None,
        description="Whether the source calls the amount approximate.",
        examples=[True],
    )
    as_of: Maybe[Point] = Field(
        default=None, description="The time for which the amount holds.", examples=["2026-02"]
    )
