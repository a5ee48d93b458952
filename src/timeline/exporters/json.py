"""A JSON array of `{event, resolved, path, match}`, as `timeline list --format json` prints it.

`event` is the file's content, verbatim; `resolved` the bounds and the standing that were worked
out; `match` certain or possible. Importers read the array back.

Example: timeline export json --kind commitment -o commitments.json
"""

import json
from collections.abc import Sequence

from timeline.answer import answer
from timeline.corpus import Timeline
from timeline.exporters import Option, Rendered
from timeline.query import Match

SUFFIX = ".json"
OPTIONS: tuple[Option, ...] = ()


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None
) -> Rendered:
    """The array of these events."""
    answers = [answer(match) for match in matches]
    return Rendered(f"{json.dumps(answers, ensure_ascii=False, indent=2)}\n".encode())
