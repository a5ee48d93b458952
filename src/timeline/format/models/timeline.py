"""`timeline.toml`: what holds for the whole timeline."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from timeline.format.models.document import Versioned
from timeline.format.models.shape import Distinct, Items, Maybe, Shape, Whole, maybe
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

    kind: Maybe[Wording] = maybe(
        "Words for kinds of event.", {"ceasefire": {"en": "ceasefire", "es": "alto el fuego"}}
    )
    role: Maybe[Wording] = maybe(
        "Words for the roles of participants.", {"mediator": {"en": "mediator", "ja": "仲介者"}}
    )
    tag: Maybe[Wording] = maybe(
        "Words for tags.", {"drug-policy": {"en": "drug policy", "ja": "麻薬政策"}}
    )


class View(Shape):
    """A question with a name, to be asked again."""

    query: Words = Field(
        description="The filter expression.", examples=["kind:commitment and tag:drug-policy"]
    )
    description: Maybe[Text] = maybe("What the view shows.", "Promises on drug policy")
    sort: Maybe[Words] = maybe("The order of the rows.", "-when")
    format: Maybe[Name] = maybe("The output format.", "table")
    fields: Maybe[Distinct[Words]] = maybe("The columns to show.", ["when", "title"])
    lang: Maybe[Language] = maybe("The language of the output.", "es")
    limit: Maybe[Limit] = maybe("How many rows at most.", 20)


Views = Annotated[Mapping[Id, View], Field(min_length=1)]


class Story(Shape):
    """Events in the order in which they are told."""

    title: Text = Field(description="The story's title.", examples=["How the meeting came about"])
    events: Distinct[Id] = Field(
        description="The ids of its events, in the order of the telling.",
        examples=[["invitation", "white-house-meeting"]],
    )
    texts: Maybe[StoryTexts] = maybe(
        "What the story says of an event, by the event's id.",
        {"white-house-meeting": "They met at last."},
    )


Stories = Annotated[Mapping[Id, Story], Field(min_length=1)]


class Calendar(Shape):
    """What the published calendar is like; the same as the options of `export ics`."""

    least = 1

    refresh: Maybe[Duration] = maybe(
        "How often subscribers should look, an ISO 8601 duration.", "PT12H"
    )
    zones: Maybe[bool] = maybe("Whether clock times are in their zones, not in UTC.", True)
    alarm: Maybe[Duration] = maybe(
        "How long before an open deadline to remind of it, an ISO 8601 duration.", "P7D"
    )
    todos: Maybe[Todos] = maybe(
        "Commitments as to-dos too, beside their deadlines or instead of them.", "beside"
    )


class Validate(Shape):
    """How `timeline validate` judges this timeline."""

    select: Maybe[Distinct[RuleName]] = maybe(
        "Only these rules or families of rules.", ["time", "commitment/no-due"]
    )
    ignore: Maybe[Distinct[RuleName]] = maybe(
        "Not these rules or families of rules.", ["text/not-nfc"]
    )
    per_file_ignores: Maybe[PerFile] = maybe(
        "Rules or families not to apply to the files of a pattern.", {"events/old/**": ["honesty"]}
    )
    strict: Maybe[bool] = maybe("Whether warnings fail as errors do.", True)
    max_bytes: Maybe[Bytes] = maybe("The greatest size of one file, in bytes.", 1048576)


class Timeline(Versioned):
    """What holds for a whole timeline: the file `timeline.toml` in its root."""

    id: Maybe[DatasetId] = maybe(
        "A name in the style of a domain, which calendar apps tell timelines apart by.",
        "peace-talks.example.org",
    )
    title: Maybe[Text] = maybe("The timeline's title.", "Colombia and the United States")
    summary: Maybe[Text] = maybe(
        "What the timeline is about, in one sentence.",
        "What led to the meeting of the two presidents, and what came of it.",
    )
    languages: Maybe[Distinct[Language]] = maybe(
        "The languages of its texts; the first is the default.", ["en", "es", "ja"]
    )
    tz: Maybe[Zone] = maybe(
        "The IANA time zone of events that name none; UTC if absent.", "America/Bogota"
    )
    as_of: Maybe[Day] = maybe(
        "The day up to which the chronology is known; what is still open by no word of "
        "its own is certain up to it.",
        "2026-03-01",
    )
    labels: Maybe[Labels] = maybe(
        "Words for codes of the open lists.", {"tag": {"drug-policy": {"en": "drug policy"}}}
    )
    views: Maybe[Views] = maybe(
        "Questions with a name.", {"promises": {"query": "kind:commitment"}}
    )
    stories: Maybe[Stories] = maybe(
        "Events in the order of a telling, each story with a name.",
        {"arrival": {"title": "The arrival", "events": ["invitation", "arrival"]}},
    )
    calendar: Maybe[Calendar] = maybe(
        "What the published calendar is like.", {"refresh": "PT12H", "todos": "beside"}
    )
    validate_: Maybe[Validate] = maybe(
        "How the timeline is judged.", {"strict": True}, alias="validate"
    )
