"""Sources: works that events cite, as files of their own or in place."""

from typing import ClassVar

from pydantic import Field

from timeline.format.models.document import Extensible, Identified, Merged
from timeline.format.models.shape import Distinct, Items, Keys, Maybe, Shape
from timeline.format.models.text import Id, Language, Text, Url, Words
from timeline.format.models.vocabulary import SourceType
from timeline.format.models.when import Edtf


class Work(Shape):
    """What is known of a work: its title, who made it, when, and where it is found."""

    type: Maybe[SourceType] = Field(
        default=None, description="What sort of work it is.", examples=["news-article"]
    )
    title: Maybe[Text] = Field(
        default=None,
        description="Its title, in its own language; in brackets if it has none.",
        examples=["Petro meets Trump", "[untitled leaflet]"],
    )
    authors: Maybe[Items[Text]] = Field(
        default=None,
        description="Who wrote or made it, as the work names them.",
        examples=[["Ana Gómez"]],
    )
    publisher: Maybe[Text] = Field(
        default=None, description="Who published it.", examples=["El Tiempo"]
    )
    issued: Maybe[Edtf] = Field(
        default=None, description="When it was published (EDTF).", examples=["2026-02-05"]
    )
    accessed: Maybe[Edtf] = Field(
        default=None, description="When it was read (EDTF).", examples=["2026-02-06"]
    )
    url: Maybe[Url] = Field(
        default=None, description="Its web address.", examples=["https://example.org/article"]
    )
    archive_url: Maybe[Url] = Field(
        default=None,
        description="The address of an archived copy.",
        examples=["https://web.archive.org/web/2026/https://example.org/article"],
    )
    language: Maybe[Language] = Field(
        default=None, description="The language it is in.", examples=["es"]
    )
    cites: Maybe[Distinct[Id]] = Field(
        default=None,
        description="The ids of the sources that it rests on.",
        examples=[["press-conference"]],
    )


class CitationStart(Shape):
    """What a citation begins with."""

    source: Maybe[Id] = Field(
        default=None, description="The id of a source file.", examples=["article"]
    )


class CitationPlace(Shape):
    """Where in a work, and in which words."""

    locator: Maybe[Words] = Field(
        default=None,
        description="Where in the work: a page, a paragraph, a time.",
        examples=["p. 12", "00:14:05"],
    )
    quote: Maybe[Text] = Field(
        default=None,
        description="The words that are relied on.",
        examples=["we shall live together"],
    )


class Citation(CitationPlace, Work, CitationStart):
    """A reference to a source file, or a source given in place."""

    one_of = ("source", "title")
    excludes: ClassVar[Keys] = {"source": tuple(Work.model_fields)}


class Source(Extensible, Merged, Work, Identified):
    """A work that events cite."""

    title: Text = Field(
        description="Its title, in its own language; in brackets if it has none.",
        examples=["Petro meets Trump", "[untitled leaflet]"],
    )
