"""Pages of timelines on disk, each made once however many tests open it."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests import looking

from timeline import api
from timeline.chronicle.timeline import Timeline


@dataclass(frozen=True)
class _Wanted:
    """A page; equal where all that it is made from is."""

    inputs: str
    timeline: Timeline = field(compare=False)
    options: dict[str, Any] = field(compare=False)


def written(timeline: Timeline, folder: Path, **options: Any) -> Path:
    """The page of a timeline on disk."""
    path, options = folder / "page.html", {"lang": "en", **options}
    records = [entry.record for entry in timeline.entries.values()]
    others = (timeline.entities.records, timeline.sources, timeline.settings, timeline.root)
    path.write_bytes(_made(_Wanted(repr((records, others, options)), timeline, options)))
    return path


@cache
def _made(wanted: _Wanted) -> bytes:
    chosen = {"matches": looking.matches(wanted.timeline), **wanted.options}
    return api.export(wanted.timeline, "html", **chosen).data
