"""Events: what happened, when, who took part, and who says so."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from timeline.format.models.actor import Actor, Place
from timeline.format.models.claim import Claim, Standing
from timeline.format.models.commitment import Commitment
from timeline.format.models.document import Extensible, Identified
from timeline.format.models.quantity import Quantity
from timeline.format.models.shape import Distinct, Items, Maybe, Shape, Whole, maybe
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
    alt: Maybe[Text] = maybe(
        "What it shows, for those who cannot see it.", "The two presidents shake hands"
    )
    credit: Maybe[Text] = maybe("Who made it.", "Ana Gómez")
    license: Maybe[Words] = maybe("The terms of use, best as an SPDX identifier.", "CC-BY-4.0")


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
    key: Maybe[Words] = maybe("Its id there. Without it, it has none.", "row-17")
    kept: Maybe[Kept] = maybe(
        "The cells that filled no field, by their column.", {"box": "12", "importance": 7}
    )
    base: Maybe[Base] = maybe(
        "What the last import from that source made of each field: its digest, salted "
        "with the event's id, for the next merge.",
        {"title": "9f86d081884c7d65"},
    )


class EventCore(Identified):
    """The keys of an event file before its extensions."""

    kind: Maybe[Kind] = maybe(
        f"What sort of event. Core words: {', '.join(CORE_KINDS)}.", "meeting"
    )
    status: Maybe[Status] = maybe(
        "Whether it took place; of a commitment, whether it was made.", "occurred"
    )
    draft: Maybe[bool] = maybe("Whether it is not for publication yet.", True)
    title: Text = Field(
        description="A short name for the event.",
        examples=["Petro meets Trump", {"en": "Petro meets Trump", "ja": "両大統領が会談"}],
    )
    summary: Maybe[Text] = maybe(
        "A sentence or two: what happened, or what somebody said.",
        "The two presidents met for the first time.",
    )
    description: Maybe[Description] = maybe("The event in full.", "They spoke for **two hours**.")
    when: When = Field(
        description="When it happened.",
        examples=["2026-02-04", {"start": "2026-02-04T11:00", "tz": "America/New_York"}],
    )

    places: Maybe[Items[Place]] = maybe("Where it happened.", [{"entity": "white-house"}])
    participants: Maybe[Items[Actor]] = maybe(
        "Who took part.", [{"entity": "gustavo-petro", "role": "guest"}]
    )
    tags: Maybe[Distinct[Id]] = maybe(
        "Words to find it by, in the form of ids.", ["diplomacy", "drug-policy"]
    )
    language: Maybe[Language] = maybe("The language of the original material.", "ja")
    commitment: Maybe[Commitment] = maybe(
        "What was promised; exactly in events of kind 'commitment'.",
        {"action": "Locate the three leaders", "state": "unknown"},
    )
    quantities: Maybe[Items[Quantity]] = maybe(
        "Amounts that belong to the event.",
        [{"measure": "cocaine seized", "value": 3172, "unit": "t"}],
    )
    relations: Maybe[Items[Relation]] = maybe(
        "How it stands to other events.", [{"type": "part_of", "to": "white-house-meeting"}]
    )

    claims: Maybe[Items[Claim]] = maybe(
        "Who says so.", [{"stance": "alleges", "by": {"entity": "gustavo-petro"}}]
    )
    standing: Maybe[Standing] = maybe(
        "Sets the standing by hand; without it, the claims decide.",
        {"value": "disputed", "because": "The court's record is sealed."},
    )
    sources: Maybe[Items[Citation]] = maybe(
        "The works that the event rests on.", [{"source": "article"}]
    )
    media: Maybe[Items[Media]] = maybe(
        "Pictures, recordings and documents to show with it.",
        [{"url": "media/handshake.jpg", "alt": "The two presidents shake hands"}],
    )
    notes: Maybe[Notes] = maybe(
        "For the editors alone; never published unless it is asked for.",
        "Ask the archive for the minutes.",
        ["Call back on Monday.", "Check."],
    )
    created: Maybe[Stamp] = maybe(
        "When this file was written (RFC 3339, UTC).", "2026-02-05T09:30:00Z"
    )
    modified: Maybe[Stamp] = maybe(
        "When this file was last changed (RFC 3339, UTC).", "2026-02-06T09:30:00Z"
    )
    revision: Maybe[Revision] = maybe("How often this file has been changed.", 2)
    withdrawn: Maybe[Withdrawn] = maybe(
        "The event no longer stands; the file stays as a tombstone.",
        {"on": "2026-03-01", "reason": "A duplicate of white-house-meeting."},
    )
    origin: Maybe[Origin] = maybe(
        "Where it was imported from.", {"source": "archive.csv", "key": "row-17"}
    )


class Event(Extensible, EventCore):
    """One event, as it is really known."""

    pairs = (("kind", "commitment", "commitment"),)
