"""Who and where: actors and places, always objects, by entity or by name."""

from typing import Annotated, ClassVar

from pydantic import Field, WithJsonSchema

from timeline.format.models.shape import Keys, Maybe, Number, Shape, maybe
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

    entity: Maybe[Id] = maybe("The id of an entity file.", "gustavo-petro")
    name: Maybe[Text] = maybe(
        "A name, or a description of somebody unnamed, where there is no entity file.",
        "the head of Ecopetrol",
    )
    of: Maybe[Id] = maybe(
        "The id of the entity that this actor belongs to or speaks for.", "ecopetrol"
    )
    role: Maybe[Role] = maybe(
        f"The part taken. Core words: {', '.join(CORE_ROLES)}.", "host", "guest"
    )


class Geo(Shape):
    """A position on the earth (WGS 84), in degrees."""

    lat: Latitude = Field(description="Latitude, north positive.", examples=[38.8977])
    lon: Longitude = Field(description="Longitude, east positive.", examples=[-77.0365])


class Place(Shape):
    """Where it happened: an entity of the timeline, or a name."""

    one_of = ("entity", "name")
    excludes: ClassVar[Keys] = {"entity": ("name",)}

    entity: Maybe[Id] = maybe("The id of an entity file of type 'place'.", "white-house")
    name: Maybe[Text] = maybe(
        "The place's name, where there is no entity file.",
        "Oval Office",
        {"en": "Washington", "ja": "ワシントン"},
    )
    geo: Maybe[Geo] = maybe("The position.", {"lat": 38.8977, "lon": -77.0365})
    precision: Maybe[Precision] = maybe("How far the position can be trusted.", "city")
