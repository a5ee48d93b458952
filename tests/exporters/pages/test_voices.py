"""The page as one voice tells it finds what `--as-told-by` finds, at the times that it tells."""

from pathlib import Path
from typing import Any

import pytest
from tests import looking
from tests.browser import visit
from tests.exporters.pages.made import written

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.exporters.pages.card import card
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.tongue import Span, tongue
from timeline.exporters.pages.view import view
from timeline.words.told import Teller


def claim(by: str, stance: str, **more: Any) -> dict[str, Any]:
    """A claim of somebody who has an entity of that id."""
    return {"by": {"entity": by}, "stance": stance, **more}


def told() -> Timeline:
    """Events that four voices tell in every way there is."""
    claims = {
        "moved": [claim("ann", "reports", when="1975"), claim("bo", "reports", when="1999-05")],
        "vague": [claim("ann", "alleges", when={"text": "long ago"}), claim("bo", "confirms")],
        "open": [claim("ann", "reports", when="1970/..", at="1980-01-01")],
        "denied": [claim("ann", "denies"), claim("bo", "reports")],
        "taken-back": [claim("ann", "reports"), claim("ann", "retracts")],
        "in-part": [claim("ann", "disputes", about="/places/0"), claim("cy", "disputes")],
        "changed": [
            claim("bo", "reports", when="1960", at="1990-01-01"),
            claim("bo", "reports", when="1970", at="1980-01-01"),
        ],
        "printed": [{"stance": "reports", "sources": [{"source": "book"}], "when": "1971-02-03"}],
        "silent": [],
    }
    events = [
        looking.event(
            id, "1985-06-07", places=[{"name": "Here"}], **({"claims": said} if said else {})
        )
        for id, said in claims.items()
    ]
    people = [{"id": id, "type": "person", "name": id.title()} for id in ("ann", "bo", "cy")]
    return looking.timeline(
        events, entities=people, sources=[{"id": "book", "type": "book", "title": "A book"}]
    )


def test_each_voice_tells_what_the_command_line_says_it_tells(browser: Any, tmp_path: Path) -> None:
    """The same events, at the same times: filters of time find the same, as certain."""
    timeline = told()
    with visit(browser) as seen:
        seen.open(written(timeline, tmp_path))
        for voice in timeline.voices():
            by = timeline.as_told_by(voice)
            for question in ({}, {"since": "1976"}, {"until": "1972"}, {"since": "1985-06-07"}):
                words = " ".join(f"{key}:{value}" for key, value in question.items())
                expected = {one.entry.id: one.verdict for one in api.select(by, words)}
                asked = {"as-told-by": voice.id, **question}
                assert seen.found(asked) == expected, asked


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("moved", "1975"),
        ("moved", "May 1999"),
        ("open", "from 1970 on"),
        ("vague", "undated (long ago)"),
    ],
)
def test_a_card_says_when_each_voice_has_it(id: str, said: str) -> None:
    """A claim with a time of its own is told with it, beside the voice."""
    timeline = told()
    teller, matches = Teller(timeline, "en"), looking.matches(timeline)
    chosen = {"named": frozenset[str](), "many": False, "true_to_scale": False, "drawn": False}
    page = tongue(matches, teller, Frame(), Span([], 0), **chosen)  # type: ignore[arg-type]  # as named
    (match,) = (one for one in matches if one.entry.id == id)
    assert f": <b>{said}" in card(view(match, teller, Frame()), page, 3)
