"""Entity files: people, bodies and places, with all their names."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from timeline.format.models.actor import Geo
from timeline.format.models.document import Extensible, Identified, Merged
from timeline.format.models.shape import Items, Maybe, Shape, maybe
from timeline.format.models.text import Description, Id, Language, Text, Words
from timeline.format.models.vocabulary import IDENTIFIER_PATTERN, EntityType, NameKind

Scheme = Annotated[str, Field(pattern=IDENTIFIER_PATTERN)]
Identifiers = Annotated[Mapping[Scheme, Words], Field(min_length=1)]


class OtherName(Shape):
    """Another name under which somebody is found."""

    name: Words = Field(description="The name.", examples=["Pablito"])
    kind: Maybe[NameKind] = maybe("What sort of name it is.", "alias")
    language: Maybe[Language] = maybe("The language of the name.", "es")


class EntityCore(Identified):
    """The keys of an entity file before its extensions."""

    type: EntityType = Field(description="What it is.", examples=["person"])
    name: Text = Field(
        description="Its name; 'mul' serves every language that has no key of its own.",
        examples=[{"mul": "Gustavo Petro", "ja": "グスタボ・ペトロ"}],
    )
    other_names: Maybe[Items[OtherName]] = maybe(
        "Aliases, former names, abbreviations; each of them finds the entity.",
        [{"name": "Pablito", "kind": "alias"}],
    )
    of: Maybe[Id] = maybe("The id of the group, body or state that it belongs to.", "eln")
    geo: Maybe[Geo] = maybe("Its position, if it is a place.", {"lat": 38.8977, "lon": -77.0365})
    identifiers: Maybe[Identifiers] = maybe("Its identifiers elsewhere.", {"wikidata": "Q35525"})
    description: Maybe[Description] = maybe(
        "Who or what it is.", "The seat of the president of the United States."
    )


class Entity(Extensible, Merged, EntityCore):
    """A person, organization, group, state or place that events refer to."""
