"""Who and where: actors and places, always objects, by entity or by name."""

from typing import Annotated, ClassVar

from pydantic import Field, WithJsonSchema

from timeline.format.models.shape import Keys, Maybe, Number, Shape
from timeline.format.models.text import Id, Text
from timeline.format.models.vocabulary import CORE_ROLES, ID_MAX, ID_PATTERN, Precision

Role = Annotated[str, Field(min_length=1, max_length=ID_MAX, pattern=ID_PATTERN)]
Latitude = Annotated[
    Number, Field(ge=-90, le=90), WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90})
]
Longitude = Annotated[
    Number,
    Field(ge=-180, le=180),
    WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180}),
]


class Actor(Shape):
    """Somebody who takes part or speaks: an entity of the timeline, or a name."""

    one_of = ("entity", "name")
    excludes: ClassVar[Keys] = {"entity": ("name",)}

    entity: Maybe[Id] = Field(
        default=None, description="The id of an entity file.", examples=["gustavo-petro"]
    )
    name: Maybe[Text] = Field(
        default=None,
        description="A name, or a description of somebody unnamed, where there is no entity file.",
        examples=["the head of Ecopetrol"],
    )
    of: Maybe[Id] = Field(
        default=None,
        description="The id of the entity that this actor belongs to or speaks for.",
        examples=["ecopetrol"],
    )
    role: Maybe[Role] = Field(
        default=None,
        description=f"The part taken. Core words: {', '.join(CORE_ROLES)}.",
        examples=["host", "guest"],
    )


class Geo(Shape):
    """A position on the earth (WGS 84), in degrees."""

    lat: Latitude = Field(description="Latitude, north positive.", examples=[38.8977])
    lon: Longitude = Field(description="Longitude, east positive.", examples=[-77.0365])


class Place(Shape):
    """Where it happened: an entity of the timeline, or a name."""

    one_of = ("entity", "name")
    excludes: ClassVar[Keys] = {"entity": ("name",)}

    entity: Maybe[Id] = Field(
        default=None,
        description="The id of an entity file of type 'place'.",
        examples=["white-house"],
    )
    name: Maybe[Text] = Field(
        default=None,
        description="The place's name, where there is no entity file.",
        examples=["Oval Office", {"en": "Washington", "ja": "ワシントン"}],
    )
    geo: Maybe[Geo] = Field(
        default=None, description="The position.", examples=[{"lat": 38.8977, "lon": -77.0365}]
    )
    precision: Maybe[Precision] = Field(
        default=None, description="How far the position can be trusted.", examples=["city"]
    )
