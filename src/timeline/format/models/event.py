"""Events: what happened, when, who took part, and who says so."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from timeline.format.models.actor import Actor, Place
from timeline.format.models.claim import Claim, Standing
from timeline.format.models.commitment import Commitment
from timeline.format.models.document import Extensible, Identified
from timeline.format.models.quantity import Quantity
from timeline.format.models.shape import Distinct, Items, Maybe, Shape, Whole
from timeline.format.models.source import Citation
from timeline.format.models.text import Description, Id, Language, Notes, Text, Words
from timeline.format.models.vocabulary import (
    CORE_KINDS,
    COUNT_MAX,
    DIGEST_PATTERN,
    ID_MAX,
    ID_PATTERN,
    MEDIA_PATTERN,
    REFERENCE_PATTERN,
    STAMP_PATTERN,
    URL_MAX,
    RelationType,
    Status,
)
from timeline.format.models.when import Edtf, When

Kind = Annotated[str, Field(min_length=1, max_length=ID_MAX, pattern=ID_PATTERN)]
Reference = Annotated[
    str, Field(min_length=1, max_length=2 * ID_MAX + 1, pattern=REFERENCE_PATTERN)
]
MediaAddress = Annotated[str, Field(min_length=1, max_length=URL_MAX, pattern=MEDIA_PATTERN)]
Stamp = Annotated[str, Field(pattern=STAMP_PATTERN)]
Digest = Annotated[str, Field(pattern=DIGEST_PATTERN)]
Kept = Annotated[Mapping[Words, Any], Field(min_length=1)]
Base = Annotated[Mapping[Words, Digest], Field(min_length=1)]
Revision = Annotated[Whole, Field(ge=0, le=COUNT_MAX)]


class Relation(Shape):
    """How this event stands to another."""

    type: RelationType = Field(description="The relation.", examples=["part_of"])
    to: Reference = Field(
        description="The other event's id, or 'event-id#local-id' of something in it.",
        examples=["white-house-meeting"],
    )


class Media(Shape):
    """A picture, a recording or a document to show with the event."""

    url: MediaAddress = Field(
        description="Its web address, or a path relative to the timeline's folder.",
        examples=["https://example.org/handshake.jpg", "media/handshake.jpg"],
    )
    alt: Maybe[Text] = Field(
        default=None,
        description="What it shows, for those who cannot see it.",
        examples=["The two presidents shake hands"],
    )
    credit: Maybe[Text] = Field(default=None, description="Who made it.", examples=["Ana Gómez"])
    license: Maybe[Words] = Field(
        default=None,
        description="The terms of use, best as an SPDX identifier.",
        examples=["CC-BY-4.0"],
    )


class Withdrawn(Shape):
    """Why the event no longer stands; the file stays as a tombstone."""

    on: Edtf = Field(description="When it was withdrawn (EDTF).", examples=["2026-03-01"])
    reason: Text = Field(
        description="Why it was withdrawn.", examples=["A duplicate of white-house-meeting."]
    )


class Origin(Shape):
    """Where an imported event came from; never shown to readers unless it is asked for."""

    source: Words = Field(
        description="The name of the file, feed or calendar that it was imported from.",
        examples=["archive.csv"],
    )
    key: Maybe[Words] = Field(
        default=None, description="Its id there. Without it, it has none.", examples=["row-17"]
    )
    kept: Maybe[Kept] = Field(
        default=None,
        description="The cells that filled no field, by their column.",
        examples=[{"box": "12", "importance": 7}],
    )
    base: Maybe[Base] = Field(
        default=None,
        description="What the last import from that source made of each field: its digest, salted "
        "with the event's id, for the next merge.",
        examples=[{"title": "9f86d081884c7d65"}],
    )


class EventCore(Identified):
    """The keys of an event file before its extensions."""

    kind: Maybe[Kind] = Field(
        default=None,
        description=f"What sort of event. Core words: {', '.join(CORE_KINDS)}.",
        examples=["meeting"],
    )
    status: Maybe[Status] = Field(
        default=None,
        description="Whether it took place; of a commitment, whether it was made.",
        examples=["occurred"],
    )
    draft: Maybe[bool] = Field(
        default=None, description="Whether it is not for publication yet.", examples=[True]
    )
    title: Text = Field(
        description="A short name for the event.",
        examples=["Petro meets Trump", {"en": "Petro meets Trump", "ja": "両大統領が会談"}],
    )
    summary: Maybe[Text] = Field(
        default=None,
        description="A sentence or two: what happened, or what somebody said.",
        examples=["The two presidents met for the first time."],
    )
    description: Maybe[Description] = Field(
        default=None, description="The event in full.", examples=["They spoke for **two hours**."]
    )
    when: When = Field(
        description="When it happened.",
        examples=["2026-02-04", {"start": "2026-02-04T11:00", "tz": "America/New_York"}],
    )

    places: Maybe[Items[Place]] = Field(
        default=None, description="Where it happened.", examples=[[{"entity": "white-house"}]]
    )
    participants: Maybe[Items[Actor]] = Field(
        default=None,
        description="Who took part.",
        examples=[[{"entity": "gustavo-petro", "role": "guest"}]],
    )
    tags: Maybe[Distinct[Id]] = Field(
        default=None,
        description="Words to find it by, in the form of ids.",
        examples=[["diplomacy", "drug-policy"]],
    )
    language: Maybe[Language] = Field(
        default=None, description="The language of the original material.", examples=["ja"]
    )
    commitment: Maybe[Commitment] = Field(
        default=None,
        description="What was promised; exactly in events of kind 'commitment'.",
        examples=[{"action": "Locate the three leaders", "state": "unknown"}],
    )
    quantities: Maybe[Items[Quantity]] = Field(
        default=None,
        description="Amounts that belong to the event.",
        examples=[[{"measure": "cocaine seized", "value": 3172, "unit": "t"}]],
    )
    relations: Maybe[Items[Relation]] = Field(
        default=None,
        description="How it stands to other events.",
        examples=[[{"type": "part_of", "to": "white-house-meeting"}]],
    )

    claims: Maybe[Items[Claim]] = Field(
        default=None,
        description="Who says so.",
        examples=[[{"stance": "alleges", "by": {"entity": "gustavo-petro"}}]],
    )
    standing: Maybe[Standing] = Field(
        default=None,
        description="Sets the standing by hand; without it, the claims decide.",
        examples=[{"value": "disputed", "because": "The court's record is sealed."}],
    )
    sources: Maybe[Items[Citation]] = Field(
        default=None,
        description="The works that the event rests on.",
        examples=[[{"source": "article"}]],
    )
    media: Maybe[Items[Media]] = Field(
        default=None,
        description="Pictures, recordings and documents to show with it.",
        examples=[[{"url": "media/handshake.jpg", "alt": "The two presidents shake hands"}]],
    )
    notes: Maybe[Notes] = Field(
        default=None,
        description="For the editors alone; never published unless it is asked for.",
        examples=["Ask the archive for the minutes.", ["Call back on Monday.", "Check."]],
    )
    created: Maybe[Stamp] = Field(
        default=None,
        description="When this file was written (RFC 3339, UTC).",
        examples=["2026-02-05T09:30:00Z"],
    )
    modified: Maybe[Stamp] = Field(
        default=None,
        description="When this file was last changed (RFC 3339, UTC).",
        examples=["2026-02-06T09:30:00Z"],
    )
    revision: Maybe[Revision] = Field(
        default=None, description="How often this file has been changed.", examples=[2]
    )
    withdrawn: Maybe[Withdrawn] = Field(
        default=None,
        description="The event no longer stands; the file stays as a tombstone.",
        examples=[{"on": "2026-03-01", "reason": "A duplicate of white-house-meeting."}],
    )
    origin: Maybe[Origin] = Field(
        default=None,
        description="Where it was imported from.",
        examples=[{"source": "archive.csv", "key": "row-17"}],
    )


class Event(Extensible, EventCore):
    """One event, as it is really known."""

    pairs = (("kind", "commitment", "commitment"),)
