"""`timeline.toml`: what holds for the whole timeline."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from timeline.format.models.document import Versioned
from timeline.format.models.shape import Distinct, Items, Maybe, Shape, Whole
from timeline.format.models.text import Id, Language, Text, Words
from timeline.format.models.vocabulary import (
    COUNT_MAX,
    DATASET_ID_MAX,
    DATASET_ID_PATTERN,
    DAY_PATTERN,
    NAME_PATTERN,
    RULE_PATTERN,
    Todos,
)
from timeline.format.models.when import Duration, Zone

DatasetId = Annotated[
    str, Field(min_length=1, max_length=DATASET_ID_MAX, pattern=DATASET_ID_PATTERN)
]
Day = Annotated[str, Field(pattern=DAY_PATTERN)]
RuleName = Annotated[str, Field(pattern=RULE_PATTERN)]
Name = Annotated[str, Field(pattern=NAME_PATTERN)]
Wording = Annotated[Mapping[Id, Text], Field(min_length=1)]
StoryTexts = Annotated[Mapping[Id, Text], Field(min_length=1)]
Limit = Annotated[Whole, Field(ge=0, le=COUNT_MAX)]
Bytes = Annotated[Whole, Field(ge=1, le=COUNT_MAX)]
PerFile = Annotated[Mapping[Words, Items[RuleName]], Field(min_length=1)]


class Labels(Shape):
    """The words for codes of the open lists that this timeline uses."""

    least = 1

    kind: Maybe[Wording] = Field(
        default=None,
        description="Words for kinds of event.",
        examples=[{"ceasefire": {"en": "ceasefire", "es": "alto el fuego"}}],
    )
    role: Maybe[Wording] = Field(
        default=None,
        description="Words for the roles of participants.",
        examples=[{"mediator": {"en": "mediator", "ja": "仲介者"}}],
    )
    tag: Maybe[Wording] = Field(
        default=None,
        description="Words for tags.",
        examples=[{"drug-policy": {"en": "drug policy", "ja": "麻薬政策"}}],
    )


class View(Shape):
    """A question with a name, to be asked again."""

    query: Words = Field(
        description="The filter expression.", examples=["kind:commitment and tag:drug-policy"]
    )
    description: Maybe[Text] = Field(
        default=None, description="What the view shows.", examples=["Promises on drug policy"]
    )
    sort: Maybe[Words] = Field(
        default=None, description="The order of the rows.", examples=["-when"]
    )
    format: Maybe[Name] = Field(default=None, description="The output format.", examples=["table"])
    fields: Maybe[Distinct[Words]] = Field(
        default=None, description="The columns to show.", examples=[["when", "title"]]
    )
    lang: Maybe[Language] = Field(
        default=None, description="The language of the output.", examples=["es"]
    )
    limit: Maybe[Limit] = Field(default=None, description="How many rows at most.", examples=[20])


Views = Annotated[Mapping[Id, View], Field(min_length=1)]


class Story(Shape):
    """Events in the order in which they are told."""

    title: Text = Field(description="The story's title.", examples=["How the meeting came about"])
    events: Distinct[Id] = Field(
        description="The ids of its events, in the order of the telling.",
        examples=[["invitation", "white-house-meeting"]],
    )
    texts: Maybe[StoryTexts] = Field(
        default=None,
        description="What the story says of an event, by the event's id.",
        examples=[{"white-house-meeting": "They met at last."}],
    )


Stories = Annotated[Mapping[Id, Story], Field(min_length=1)]


class Calendar(Shape):
    """What the published calendar is like; the same as the options of `export ics`."""

    least = 1

    refresh: Maybe[Duration] = Field(
        default=None,
        description="How often subscribers should look, an ISO 8601 duration.",
        examples=["PT12H"],
    )
    zones: Maybe[bool] = Field(
        default=None,
        description="Whether clock times are in their zones, not in UTC.",
        examples=[True],
    )
    alarm: Maybe[Duration] = Field(
        default=None,
        description="How long before an open deadline to remind of it, an ISO 8601 duration.",
        examples=["P7D"],
    )
    todos: Maybe[Todos] = Field(
        default=None,
        description="Commitments as to-dos too, beside their deadlines or instead of them.",
        examples=["beside"],
    )


class Validate(Shape):
    """How `timeline validate` judges this timeline."""

    select: Maybe[Distinct[RuleName]] = Field(
        default=None,
        description="Only these rules or families of rules.",
        examples=[["time", "commitment/no-due"]],
    )
    ignore: Maybe[Distinct[RuleName]] = Field(
        default=None,
        description="Not these rules or families of rules.",
        examples=[["text/not-nfc"]],
    )
    per_file_ignores: Maybe[PerFile] = Field(
        default=None,
        description="Rules or families not to apply to the files of a pattern.",
        examples=[{"events/old/**": ["honesty"]}],
    )
    strict: Maybe[bool] = Field(
        default=None, description="Whether warnings fail as errors do.", examples=[True]
    )
    max_bytes: Maybe[Bytes] = Field(
        default=None, description="The greatest size of one file, in bytes.", examples=[1048576]
    )


class Timeline(Versioned):
    """What holds for a whole timeline: the file `timeline.toml` in its root."""

    id: Maybe[DatasetId] = Field(
        default=None,
        description="A name in the style of a domain, which calendar apps tell timelines apart by.",
        examples=["peace-talks.example.org"],
    )
    title: Maybe[Text] = Field(
        default=None,
        description="The timeline's title.",
        examples=["Colombia and the United States"],
    )
    summary: Maybe[Text] = Field(
        default=None,
        description="What the timeline is about, in one sentence.",
        examples=["What led to the meeting of the two presidents, and what came of it."],
    )
    languages: Maybe[Distinct[Language]] = Field(
        default=None,
        description="The languages of its texts; the first is the default.",
        examples=[["en", "es", "ja"]],
    )
    tz: Maybe[Zone] = Field(
        default=None,
        description="The IANA time zone of events that name none; UTC if absent.",
        examples=["America/Bogota"],
    )
    as_of: Maybe[Day] = Field(
        default=None,
        description="The day up to which the chronology is known; what is still open by no word of "
        "its own is certain up to it.",
        examples=["2026-03-01"],
    )
    labels: Maybe[Labels] = Field(
        default=None,
        description="Words for codes of the open lists.",
        examples=[{"tag": {"drug-policy": {"en": "drug policy"}}}],
    )
    views: Maybe[Views] = Field(
        default=None,
        description="Questions with a name.",
        examples=[{"promises": {"query": "kind:commitment"}}],
    )
    stories: Maybe[Stories] = Field(
        default=None,
        description="Events in the order of a telling, each story with a name.",
        examples=[{"arrival": {"title": "The arrival", "events": ["invitation", "arrival"]}}],
    )
    calendar: Maybe[Calendar] = Field(
        default=None,
        description="What the published calendar is like.",
        examples=[{"refresh": "PT12H", "todos": "beside"}],
    )
    validate_: Maybe[Validate] = Field(
        default=None,
        alias="validate",
        description="How the timeline is judged.",
        examples=[{"strict": True}],
    )
