"""What a file holds once it is read: a `TypedDict` for each kind of object of the format.

Printed by `python -m timeline.format.models.publish`; do not edit. An absent key is not known.
"""

from typing import Any, NotRequired, TypedDict

from timeline.format.models.vocabulary import (
    CommitmentState,
    EntityType,
    NameKind,
    PointName,
    Precision,
    RelationType,
    Relative,
    SchemaVersion,
    SourceType,
    Stance,
    StandingValue,
    Status,
    Todos,
)

_Schema = TypedDict("_Schema", {"$schema": NotRequired[str]})

Text = str | dict[str, str]
Lines = str | list[str]
Description = str | list[str] | dict[str, Lines]


class RelativePointRecord(TypedDict):
    """A point in time that depends on another event."""

    relative: NotRequired[Relative]
    to: NotRequired[str]
    point: NotRequired[PointName]
    offset: NotRequired[str]
    min: NotRequired[str]
    max: NotRequired[str]


Bound = str | RelativePointRecord


class PointObjectRecord(TypedDict):
    """A point in time in doubt (earliest, latest) or relative to another event."""

    earliest: NotRequired[Bound]
    latest: NotRequired[Bound]
    relative: NotRequired[Relative]
    to: NotRequired[str]
    point: NotRequired[PointName]
    offset: NotRequired[str]
    min: NotRequired[str]
    max: NotRequired[str]


Point = str | PointObjectRecord
EndPoint = str | PointObjectRecord


class WhenObjectRecord(TypedDict):
    """A duration (start, end) or a point in time, with its zone and the source's words."""

    start: NotRequired[Point]
    end: NotRequired[EndPoint]
    earliest: NotRequired[Bound]
    latest: NotRequired[Bound]
    relative: NotRequired[Relative]
    to: NotRequired[str]
    point: NotRequired[PointName]
    offset: NotRequired[str]
    min: NotRequired[str]
    max: NotRequired[str]
    tz: NotRequired[str]
    text: NotRequired[Text]


When = str | WhenObjectRecord


class GeoRecord(TypedDict):
    """A position on the earth (WGS 84), in degrees."""

    lat: int | float
    lon: int | float


class PlaceRecord(TypedDict):
    """Where it happened: an entity of the timeline, or a name."""

    entity: NotRequired[str]
    name: NotRequired[Text]
    geo: NotRequired[GeoRecord]
    precision: NotRequired[Precision]


class ActorRecord(TypedDict):
    """Somebody who takes part or speaks: an entity of the timeline, or a name."""

    entity: NotRequired[str]
    name: NotRequired[Text]
    of: NotRequired[str]
    role: NotRequired[str]


class DueObjectRecord(TypedDict):
    """A deadline in doubt or relative to an event, with its zone and the source's words."""

    earliest: NotRequired[Bound]
    latest: NotRequired[Bound]
    relative: NotRequired[Relative]
    to: NotRequired[str]
    point: NotRequired[PointName]
    offset: NotRequired[str]
    min: NotRequired[str]
    max: NotRequired[str]
    tz: NotRequired[str]
    text: NotRequired[Text]


Due = str | DueObjectRecord


class CitationRecord(TypedDict):
    """A reference to a source file, or a source given in place."""

    source: NotRequired[str]
    type: NotRequired[SourceType]
    title: NotRequired[Text]
    authors: NotRequired[list[Text]]
    publisher: NotRequired[Text]
    issued: NotRequired[str]
    accessed: NotRequired[str]
    url: NotRequired[str]
    archive_url: NotRequired[str]
    language: NotRequired[str]
    cites: NotRequired[list[str]]
    locator: NotRequired[str]
    quote: NotRequired[Text]


class CommitmentRecord(TypedDict):
    """A promise with its deadline. Whether it is overdue is computed, never stored."""

    debtor: NotRequired[list[ActorRecord]]
    creditor: NotRequired[list[ActorRecord]]
    action: Text
    due: NotRequired[Due]
    state: CommitmentState
    state_as_of: NotRequired[str]
    met_on: NotRequired[str]
    evidence: NotRequired[list[CitationRecord]]


class QuantityRecord(TypedDict):
    """A measured or estimated amount that belongs to the event."""

    id: NotRequired[str]
    measure: Text
    value: NotRequired[int | float]
    low: NotRequired[int | float]
    best: NotRequired[int | float]
    high: NotRequired[int | float]
    text: NotRequired[Text]
    unit: NotRequired[str]
    approximate: NotRequired[bool]
    as_of: NotRequired[Point]


class RelationRecord(TypedDict):
    """How this event stands to another."""

    type: RelationType
    to: str


class ClaimRecord(TypedDict):
    """What somebody says of the event or of a part of it."""

    id: NotRequired[str]
    about: NotRequired[str]
    text: NotRequired[Text]
    stance: Stance
    by: NotRequired[ActorRecord]
    when: NotRequired[When]
    at: NotRequired[str]
    sources: NotRequired[list[CitationRecord]]


class StandingRecord(TypedDict):
    """A standing set by hand over the one that the claims give, with its reason."""

    value: StandingValue
    because: Text


class MediaRecord(TypedDict):
    """A picture, a recording or a document to show with the event."""

    url: str
    alt: NotRequired[Text]
    credit: NotRequired[Text]
    license: NotRequired[str]


Notes = str | list[str] | dict[str, str]


class WithdrawnRecord(TypedDict):
    """Why the event no longer stands; the file stays as a tombstone."""

    on: str
    reason: Text


class OriginRecord(TypedDict):
    """Where an imported event came from; never shown to readers unless it is asked for."""

    source: str
    key: NotRequired[str]
    kept: NotRequired[dict[str, Any]]
    base: NotRequired[dict[str, str]]


class EventRecord(_Schema):
    """One event, as it is really known."""

    schema_version: SchemaVersion
    id: str
    kind: NotRequired[str]
    status: NotRequired[Status]
    draft: NotRequired[bool]
    title: Text
    summary: NotRequired[Text]
    description: NotRequired[Description]
    when: When
    places: NotRequired[list[PlaceRecord]]
    participants: NotRequired[list[ActorRecord]]
    tags: NotRequired[list[str]]
    language: NotRequired[str]
    commitment: NotRequired[CommitmentRecord]
    quantities: NotRequired[list[QuantityRecord]]
    relations: NotRequired[list[RelationRecord]]
    claims: NotRequired[list[ClaimRecord]]
    standing: NotRequired[StandingRecord]
    sources: NotRequired[list[CitationRecord]]
    media: NotRequired[list[MediaRecord]]
    notes: NotRequired[Notes]
    created: NotRequired[str]
    modified: NotRequired[str]
    revision: NotRequired[int]
    withdrawn: NotRequired[WithdrawnRecord]
    origin: NotRequired[OriginRecord]
    extensions: NotRequired[dict[str, Any]]


class OtherNameRecord(TypedDict):
    """Another name under which somebody is found."""

    name: str
    kind: NotRequired[NameKind]
    language: NotRequired[str]


class EntityRecord(_Schema):
    """A person, organization, group, state or place that events refer to."""

    schema_version: SchemaVersion
    id: str
    type: EntityType
    name: Text
    other_names: NotRequired[list[OtherNameRecord]]
    of: NotRequired[str]
    geo: NotRequired[GeoRecord]
    identifiers: NotRequired[dict[str, str]]
    description: NotRequired[Description]
    former_ids: NotRequired[list[str]]
    extensions: NotRequired[dict[str, Any]]


class SourceRecord(_Schema):
    """A work that events cite."""

    schema_version: SchemaVersion
    id: str
    type: NotRequired[SourceType]
    title: Text
    authors: NotRequired[list[Text]]
    publisher: NotRequired[Text]
    issued: NotRequired[str]
    accessed: NotRequired[str]
    url: NotRequired[str]
    archive_url: NotRequired[str]
    language: NotRequired[str]
    cites: NotRequired[list[str]]
    former_ids: NotRequired[list[str]]
    extensions: NotRequired[dict[str, Any]]


class LabelsRecord(TypedDict):
    """The words for codes of the open lists that this timeline uses."""

    kind: NotRequired[dict[str, Text]]
    role: NotRequired[dict[str, Text]]
    tag: NotRequired[dict[str, Text]]


class ViewRecord(TypedDict):
    """A question with a name, to be asked again."""

    query: str
    description: NotRequired[Text]
    sort: NotRequired[str]
    format: NotRequired[str]
    fields: NotRequired[list[str]]
    lang: NotRequired[str]
    limit: NotRequired[int]


class StoryRecord(TypedDict):
    """Events in the order in which they are told."""

    title: Text
    events: list[str]
    texts: NotRequired[dict[str, Text]]


class CalendarRecord(TypedDict):
    """What the published calendar is like; the same as the options of `export ics`."""

    refresh: NotRequired[str]
    zones: NotRequired[bool]
    alarm: NotRequired[str]
    todos: NotRequired[Todos]


class ValidateRecord(TypedDict):
    """How `timeline validate` judges this timeline."""

    select: NotRequired[list[str]]
    ignore: NotRequired[list[str]]
    per_file_ignores: NotRequired[dict[str, list[str]]]
    strict: NotRequired[bool]
    max_bytes: NotRequired[int]


class TimelineRecord(_Schema):
    """What holds for a whole timeline: the file `timeline.toml` in its root."""

    schema_version: SchemaVersion
    id: NotRequired[str]
    title: NotRequired[Text]
    summary: NotRequired[Text]
    languages: NotRequired[list[str]]
    tz: NotRequired[str]
    as_of: NotRequired[str]
    labels: NotRequired[LabelsRecord]
    views: NotRequired[dict[str, ViewRecord]]
    stories: NotRequired[dict[str, StoryRecord]]
    calendar: NotRequired[CalendarRecord]
    validate: NotRequired[ValidateRecord]
