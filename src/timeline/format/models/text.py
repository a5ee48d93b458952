"""Texts: a plain string or a language map; a description may also be a list of lines."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, Tag
from typing_extensions import TypeAliasType

from timeline.format.models.shape import Items, by_json_type
from timeline.format.models.vocabulary import (
    ID_MAX,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    URL_MAX,
    URL_PATTERN,
)

# A language tag: `es`, `zh-Hant`, `pt-BR`; `mul` serves every language without its own.
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN, json_schema_extra={"type": "string"})]

Words = Annotated[str, Field(min_length=1)]

Id = Annotated[str, Field(min_length=1, max_length=ID_MAX, pattern=ID_PATTERN)]

Url = Annotated[str, Field(min_length=1, max_length=URL_MAX, pattern=URL_PATTERN)]

Text = TypeAliasType(
    "Text",
    Annotated[
        Annotated[Words, Tag("string")]
        | Annotated[Annotated[Mapping[Language, Words], Field(min_length=1)], Tag("object")],
        by_json_type("a text (a string, or one string for each language)"),
        Field(
            description="A plain string in the timeline's default language, or one string for "
            "each language. 'mul' serves every language that has no key of its own.",
            examples=["Petro meets Trump", {"en": "Petro meets Trump", "ja": "両大統領が会談"}],
        ),
    ],
)

Lines = TypeAliasType(
    "Lines",
    Annotated[
        Annotated[Words, Tag("string")] | Annotated[Items[str], Tag("array")],
        by_json_type("a string or a list of lines"),
        Field(
            description="Markdown (CommonMark): a string, or a list of lines.",
            examples=["They spoke for **two hours**.", ["First line.", "", "Second paragraph."]],
        ),
    ],
)

Notes = TypeAliasType(
    "Notes",
    Annotated[
        Annotated[Words, Tag("string")]
        | Annotated[Items[str], Tag("array")]
        | Annotated[Annotated[Mapping[Language, Words], Field(min_length=1)], Tag("object")],
        by_json_type("a text or a list of lines"),
        Field(
            description="A text, or a list of lines that are joined with line breaks.",
            examples=["Ask the archive for the minutes.", ["Call back on Monday.", "Check."]],
        ),
    ],
)

Description = TypeAliasType(
    "Description",
    Annotated[
        Annotated[Words, Tag("string")]
        | Annotated[Items[str], Tag("array")]
        | Annotated[Annotated[Mapping[Language, Lines], Field(min_length=1)], Tag("object")],
        by_json_type("a string, a list of lines, or one of these for each language"),
        Field(
            description="Markdown (CommonMark): a string, a list of lines that are joined with "
            "line breaks, or one of these for each language.",
            examples=[
                "They spoke for **two hours**.",
                {"en": ["First line.", "", "Second paragraph."], "es": "Una línea."},
            ],
        ),
    ],
)
