"""A folder of Parquet tables for very many events: what `--data DIR` reads, and other engines too.

Events stand in the table `event`, a row each with its bounds as integers (days since 1970-01-01,
UTC seconds in `…_at`; NULL is unbounded) and itself in `json`; participants, places, tags,
sources and relations in tables `event_…` of two columns. Nothing is lost: what only a file has,
its layout, is not in the data. Needs the extra `scale`.

Example: timeline export parquet data/ --replace
"""

from collections.abc import Sequence
from pathlib import Path

from timeline.chronicle.timeline import Timeline
from timeline.query import Match
from timeline.registry import Option
from timeline.scale import build
from timeline.scale.rows import spooled

WORKING = True
SUFFIX = ""
OPTIONS: tuple[Option, ...] = (
    Option("--replace", bool, False, help="Write over a dataset that is there."),
)


def write(
    matches: Sequence[Match], timeline: Timeline, folder: Path, *, lang: str, replace: bool = False
) -> tuple[str, ...]:
    """The dataset of these events in `folder`: whole, or not there at all."""
    with build.building(folder, replace=replace) as aside, build.spooling(aside) as spool:
        spooled(spool, (match.entry for match in matches), timeline)
        spool.close()
        build.build(spool, aside, timeline.settings)
    return (f"{len(matches):,} events written to {folder}",)
