"""Commitments: who owes what to whom, by when, and what became of it."""

from pydantic import Field

from timeline.format.models.actor import Actor
from timeline.format.models.shape import Items, Maybe, Shape, maybe
from timeline.format.models.source import Citation
from timeline.format.models.text import Text
from timeline.format.models.vocabulary import CommitmentState
from timeline.format.models.when import Due, Edtf


class Commitment(Shape):
    """A promise with its deadline. Whether it is overdue is computed, never stored."""

    debtor: Maybe[Items[Actor]] = maybe("Who has to act.", [{"entity": "colombia"}])
    creditor: Maybe[Items[Actor]] = maybe("To whom it is owed.", [{"entity": "united-states"}])
    action: Text = Field(description="What was promised.", examples=["Locate the three leaders"])
    due: Maybe[Due] = maybe(
        "The deadline.",
        "2026-04",
        {"relative": "after", "to": "white-house-meeting", "offset": "P2M"},
    )
    state: CommitmentState = Field(
        description="What is known of the outcome.", examples=["unknown"]
    )
    state_as_of: Maybe[Edtf] = maybe("For which time the state is known (EDTF).", "2026-03-01")
    met_on: Maybe[Edtf] = maybe("When it was met (EDTF).", "2026-03-20")
    evidence: Maybe[Items[Citation]] = maybe("The sources for the state.", [{"source": "article"}])
