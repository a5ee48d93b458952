"""Time: when something was, in the words of EDTF, between bounds, or relative to another event.

Models hold the strings; whether they are true EDTF, durations and zones is the rules' business.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field, Tag
from typing_extensions import TypeAliasType

from timeline.format.models.shape import Keys, Maybe, Shape, by_json_type, maybe
from timeline.format.models.text import Id, Text
from timeline.format.models.vocabulary import (
    ASCII_PATTERN,
    DURATION_MAX,
    EDTF_MAX,
    ZONE_MAX,
    ZONE_PATTERN,
    PointName,
    Relative,
)

Edtf = Annotated[str, Field(min_length=1, max_length=EDTF_MAX, pattern=ASCII_PATTERN)]
EdtfEnd = Annotated[str, Field(max_length=EDTF_MAX, pattern=ASCII_PATTERN)]
Duration = Annotated[str, Field(min_length=1, max_length=DURATION_MAX, pattern=ASCII_PATTERN)]
Zone = Annotated[str, Field(min_length=1, max_length=ZONE_MAX, pattern=ZONE_PATTERN)]

RELATIVE_NEEDS = {
    "relative": ("to",), "to": ("relative",), "point": ("relative",), "offset": ("relative",),
    "min": ("relative",), "max": ("relative",),
}  # fmt: skip
OFFSETS = ("offset", "min", "max")
RELATIVE_CHOICES = (
    ("relative", ("during",), ("point", *OFFSETS)),
    ("relative", ("same",), OFFSETS),
)


class RelativePoint(Shape):
    """A point in time that depends on another event."""

    needs: ClassVar[Keys] = RELATIVE_NEEDS
    excludes: ClassVar[Keys] = {"offset": ("min", "max")}
    choice_excludes = RELATIVE_CHOICES
    least: ClassVar[int] = 1

    relative: Maybe[Relative] = maybe(
        "How this point stands to the other event.", "after", "during"
    )
    to: Maybe[Id] = maybe("The id of the event that this point hangs on.", "white-house-meeting")
    point: Maybe[PointName] = maybe(
        "Which point of the other event counts: by default its end for 'after', its "
        "start for 'before'.",
        "start",
    )
    offset: Maybe[Duration] = maybe(
        "The exact distance from the other event, an ISO 8601 duration.", "P2M", "PT90M"
    )
    min: Maybe[Duration] = maybe(
        "The least distance, an ISO 8601 duration; absent means none.", "P1D"
    )
    max: Maybe[Duration] = maybe(
        "The greatest distance, an ISO 8601 duration; absent means open.", "P1M"
    )


Bound = TypeAliasType(
    "Bound",
    Annotated[
        Annotated[Edtf, Tag("string")] | Annotated[RelativePoint, Tag("object")],
        by_json_type("a date (EDTF) or a relative point"),
        Field(
            description="The limit of a doubt: an EDTF string or a relative point.",
            examples=["2026-02-04T10:45", {"relative": "before", "to": "white-house-meeting"}],
        ),
    ],
)


class Limits(Shape):
    """The two limits between which a point lies."""

    earliest: Maybe[Bound] = maybe("Not before the first moment of this.", "2026-02-04T10:45")
    latest: Maybe[Bound] = maybe("Not after the last moment of this.", "2026-02-04T10:59")


class PointObject(RelativePoint, Limits):
    """A point in time in doubt (earliest, latest) or relative to another event."""

    excludes: ClassVar[Keys] = {"relative": ("earliest", "latest"), "offset": ("min", "max")}


Point = TypeAliasType(
    "Point",
    Annotated[
        Annotated[Edtf, Tag("string")] | Annotated[PointObject, Tag("object")],
        by_json_type("a date (EDTF) or an object with its doubt or its relation"),
        Field(
            description="A point in time: an EDTF string, two limits, or a relation to an event.",
            examples=["2026-02-04", {"latest": "2026-02-04T10:59"}],
        ),
    ],
)

EndPoint = TypeAliasType(
    "EndPoint",
    Annotated[
        Annotated[EdtfEnd, Tag("string")] | Annotated[PointObject, Tag("object")],
        by_json_type("a date (EDTF) or an object with its doubt or its relation"),
        Field(
            description="The end: a point in time, '' for an unknown end, '..' for still open.",
            examples=["2026-02-04", "", ".."],
        ),
    ],
)


class InWords(Shape):
    """What may stand beside every time: its zone and the source's own words."""

    tz: Maybe[Zone] = maybe(
        "The IANA time zone of the place where it happened.", "America/New_York"
    )
    text: Maybe[Text] = maybe(
        "The source's own words for the time. Alone, they make an undated event.",
        "shortly before 11:00",
    )


class Span(Shape):
    """The two ends of a duration."""

    start: Maybe[Point] = maybe(
        "When it began. Without it the beginning is unknown.", "2026-02-04T11:00"
    )
    end: Maybe[EndPoint] = maybe(
        "When it ended: '' is unknown, '..' is still open. Without it, start and end "
        "both lie in the unit that 'start' names.",
        "2026-02-04",
        "..",
    )


class WhenObject(InWords, PointObject, Span):
    """A duration (start, end) or a point in time, with its zone and the source's words."""

    excludes: ClassVar[Keys] = {
        "start": ("earliest", "latest", "relative"),
        "end": ("earliest", "latest", "relative"),
        "relative": ("earliest", "latest"),
        "offset": ("min", "max"),
    }
    least_with: ClassVar[Mapping[str, int]] = {"tz": 2}


When = TypeAliasType(
    "When",
    Annotated[
        Annotated[Edtf, Tag("string")] | Annotated[WhenObject, Tag("object")],
        by_json_type("a date (EDTF) or an object"),
        Field(
            description="When it happened: an EDTF string ('A/B' means from A to B), or an object.",
            examples=[
                "2026-02-04",
                "2018?",
                {"start": {"latest": "2026-02-04T10:59"}, "tz": "America/New_York"},
                {"relative": "after", "to": "white-house-meeting", "max": "P1M"},
            ],
        ),
    ],
)


class DueObject(InWords, PointObject):
    """A deadline in doubt or relative to an event, with its zone and the source's words."""

    least_with: ClassVar[Mapping[str, int]] = {"tz": 2}


Due = TypeAliasType(
    "Due",
    Annotated[
        Annotated[Edtf, Tag("string")] | Annotated[DueObject, Tag("object")],
        by_json_type("a date (EDTF) or an object"),
        Field(
            description="A deadline: the last moment of the unit that it names.",
            examples=[
                "2026-04",
                {"relative": "after", "to": "white-house-meeting", "offset": "P2M"},
            ],
        ),
    ],
)
