"""A JSON array: for each event its file, bounds and standing, as `timeline list --json` prints
them.

`event` is the file's content, verbatim; `resolved` has the bounds and the standing that were worked
out; `match` is certain or possible. What is overdue only `list` and `due` say: an export is the
same on every day. `timeline import` reads the array back.

Example: timeline export json --kind commitment -o commitments.json
"""

from collections.abc import Sequence

from timeline.chronicle.timeline import Timeline
from timeline.exporters import TZ, Rendered
from timeline.listing.answer import answer
from timeline.query import Match
from timeline.text import json_array

WORKING = True
SUFFIX = ".json"
OPTIONS = (TZ,)


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None, tz: str = ""
) -> Rendered:
    """The array of these events."""
    return Rendered(map(str.encode, json_array(answer(match, tz=tz) for match in matches)))
