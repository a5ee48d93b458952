"""A JSON array: of each event the file, the bounds, the standing, as `timeline list --json` has it.

`event` is the file's content, verbatim; `resolved` the bounds and the standing that were worked
out; `match` certain or possible. What is overdue is left to `list` and `due`: an export is the
same on every day. Importers read the array back.

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
