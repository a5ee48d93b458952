"""A Mermaid `timeline` of up to 20 events, for a README on a host that draws it.

Mermaid spaces events evenly and can show doubt only in words; for a picture to scale, use the
format `svg`. Further events are left out and counted.

Example: timeline export mermaid --kind meeting
"""

from collections.abc import Sequence

from timeline.chronicle.timeline import Timeline
from timeline.exporters import TZ, Rendered
from timeline.exporters.picture import mermaid
from timeline.query import Match
from timeline.words.told import Teller

SUFFIX = ".mmd"
OPTIONS = (TZ,)


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None, tz: str = ""
) -> Rendered:
    """The diagram."""
    left_out = len(matches) - mermaid.MOST
    notes = (f"more than {mermaid.MOST} events, left out: {left_out}",) if left_out > 0 else ()
    return Rendered(mermaid.draw(matches, Teller(timeline, lang, tz=tz)).encode(), notes)
