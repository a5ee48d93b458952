"""A folder of Parquet tables for very many events: `--data DIR` reads it, and so do other engines.

The table `event` has a row for each event, with its bounds as integers (days since 1970-01-01, UTC
seconds in `…_at`; NULL is unbounded) and the whole event in `json`; participants, places, tags,
sources and relations are in tables `event_…` of two columns. Nothing is lost but the layout of the
files. Needs the extra `scale`.

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
    Option("--replace", bool, False, help="Overwrite an existing dataset."),
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
