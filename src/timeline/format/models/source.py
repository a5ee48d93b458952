"""Sources: works that events cite, as files of their own or in place."""

from typing import ClassVar

from pydantic import Field

from timeline.format.models.document import Extensible, Identified, Merged
from timeline.format.models.shape import Distinct, Items, Keys, Maybe, Shape, maybe
from timeline.format.models.text import Id, Language, Text, Url, Words
from timeline.format.models.vocabulary import SourceType
from timeline.format.models.when import Edtf


class Work(Shape):
    """What is known of a work: its title, who made it, when, and where it is found."""

    type: Maybe[SourceType] = maybe("What sort of work it is.", "news-article")
    title: Maybe[Text] = maybe(
        "Its title, in its own language; in brackets if it has none.",
        "Petro meets Trump",
        "[untitled leaflet]",
    )
    authors: Maybe[Items[Text]] = maybe(
        "Who wrote or made it, as the work names them.", ["Ana Gómez"]
    )
    publisher: Maybe[Text] = maybe("Who published it.", "El Tiempo")
    issued: Maybe[Edtf] = maybe("When it was published (EDTF).", "2026-02-05")
    accessed: Maybe[Edtf] = maybe("When it was read (EDTF).", "2026-02-06")
    url: Maybe[Url] = maybe("Its web address.", "https://example.org/article")
    archive_url: Maybe[Url] = maybe(
        "The address of an archived copy.",
        "https://web.archive.org/web/2026/https://example.org/article",
    )
    language: Maybe[Language] = maybe("The language it is in.", "es")
    cites: Maybe[Distinct[Id]] = maybe(
        "The ids of the sources that it rests on.", ["press-conference"]
    )


class CitationStart(Shape):
    """What a citation begins with."""

    source: Maybe[Id] = maybe("The id of a source file.", "article")


class CitationPlace(Shape):
    """Where in a work, and in which words."""

    locator: Maybe[Words] = maybe(
        "Where in the work: a page, a paragraph, a time.", "p. 12", "00:14:05"
    )
    quote: Maybe[Text] = maybe("The words that are relied on.", "we shall live together")


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
