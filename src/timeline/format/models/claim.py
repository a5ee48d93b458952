"""Who says so: claims with their stance, and the standing that is set by hand."""

from typing import Annotated

from pydantic import Field

from timeline.format.models.actor import Actor
from timeline.format.models.shape import Items, Maybe, Shape, maybe
from timeline.format.models.source import Citation
from timeline.format.models.text import Id, Text
from timeline.format.models.vocabulary import ABOUT_PATTERN, POINTER_MAX, Stance, StandingValue
from timeline.format.models.when import Edtf, When

About = Annotated[str, Field(min_length=1, max_length=POINTER_MAX, pattern=ABOUT_PATTERN)]


class Claim(Shape):
    """What somebody says of the event or of a part of it."""

    id: Maybe[Id] = maybe("A local id, needed only where something refers to this claim.", "denial")
    about: Maybe[About] = maybe(
        "What is claimed: a JSON Pointer into the event, or '#' and a local id. "
        "Without it, the whole event.",
        "/summary",
        "#seized",
    )
    text: Maybe[Text] = maybe("The claim in words.", "It was self-defence, the ministry says.")
    stance: Stance = Field(
        description="'alleges' with a stake in it, 'reports' without, 'confirms', 'disputes', "
        "'denies', 'retracts'.",
        examples=["alleges"],
    )
    by: Maybe[Actor] = maybe(
        "Who says so. Without it, the cited source itself.", {"entity": "gustavo-petro"}
    )
    when: Maybe[When] = maybe(
        "The time of the event as this voice tells it; only of a claim on the whole "
        "event or on '/when' that affirms it.",
        "2026-02-03",
        {"relative": "before", "to": "white-house-meeting"},
    )
    at: Maybe[Edtf] = maybe("When it was said (EDTF).", "2026-02-04")
    sources: Maybe[Items[Citation]] = maybe(
        "The works that carry the claim.", [{"source": "article"}]
    )


class Standing(Shape):
    """A standing set by hand over the one that the claims give, with its reason."""

    value: StandingValue = Field(description="The standing.", examples=["disputed"])
    because: Text = Field(
        description="Why it differs from what the claims give; shown to readers.",
        examples=["The court's record is sealed."],
    )
