"""What every file begins and ends with."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from timeline.format.models.shape import Distinct, Maybe, Shape, maybe
from timeline.format.models.text import Id
from timeline.format.models.vocabulary import EXTENSION_PATTERN, URL_MAX, SchemaVersion

ExtensionName = Annotated[str, Field(pattern=EXTENSION_PATTERN)]
SchemaAddress = Annotated[str, Field(min_length=1, max_length=URL_MAX)]
Extensions = Annotated[Mapping[ExtensionName, Any], Field(min_length=1)]


class Versioned(Shape):
    """The first keys of every file."""

    schema_: Maybe[SchemaAddress] = maybe(
        "The address of this schema, for editors; the program never follows it.",
        "../schema/1.0/event.schema.json",
        alias="$schema",
    )
    schema_version: SchemaVersion = Field(
        description="The version of the format.", examples=["1.0"]
    )


class Identified(Versioned):
    """The first keys of every JSON file."""

    id: Id = Field(
        description="The file's stem: lower-case letters, digits and single hyphens.",
        examples=["white-house-meeting"],
    )


class Merged(Shape):
    """What is left of others that were merged into this one."""

    former_ids: Maybe[Distinct[Id]] = maybe(
        "The ids of those that were merged into this one: imports find it by them, "
        "and nothing else may have them.",
        ["g-petro"],
    )


class Extensible(Shape):
    """The last key of every JSON file."""

    extensions: Maybe[Extensions] = maybe(
        "Other programs' data, each under a URL or a reverse-DNS name; carried unchanged.",
        {"org.example.archive": {"box": 12}},
    )
