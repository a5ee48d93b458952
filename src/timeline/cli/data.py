"""Where events come from when `--data` says so: another folder, JSON lines, a dataset."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import registry, store
from timeline.cli import common
from timeline.dataset.place import kind
from timeline.errors import ProjectError, TimelineError

if TYPE_CHECKING:
    from timeline.corpus import Timeline


def open_data(place: str, *, engine: str | None, directory: Path | None) -> "Timeline":
    """The timeline at `place`; what was left out of it is named on standard error."""
    found = kind(place)
    if found == "dataset":
        return _dataset(place, engine or "duckdb")
    if engine not in (None, "python"):
        raise TimelineError(
            f"--engine {engine}: only a dataset is read by another engine than 'python'",
            hint="make one with 'timeline export parquet DIR'",
        )
    if found == "folder":
        timeline = store.load(store.find_root(Path(place)), progress=common.progress("events read"))
    else:
        return _lines(place, directory)
    common.report_problems(timeline)
    return timeline


def _dataset(place: str, engine: str) -> "Timeline":
    module = registry.load("timeline.engines", engine)
    if not hasattr(module, "connect"):
        raise TimelineError(f"--engine {engine}: reads no dataset", hint="expected duckdb or spark")
    dataset: Timeline = module.connect(place)
    return dataset


def _lines(place: str, directory: Path | None) -> "Timeline":
    """The events of a file or of standard input, with what `-C` says of their timeline."""
    from timeline.corpus import Timeline
    from timeline.dataset import lines
    from timeline.settings import Settings

    # Names, sources and zone are those of the timeline named with -C: a file has none of its own.
    known = Timeline(Settings())
    if directory is not None:
        known = store.load(store.find_root(directory))
    timeline = Timeline(
        known.settings, root=known.root, entities=known.entities.records, sources=known.sources
    )
    try:
        with nullcontext(sys.stdin.buffer) if place == "-" else Path(place).open("rb") as file:
            lines.load(file, place, timeline)
    except OSError as error:
        raise ProjectError(f"{place}: cannot be read: {error.strerror}") from error
    for finding in timeline.problems:
        common.say(f"left out: {finding}")
    count = len(timeline.problems)
    if count:
        common.say("1 line was left out" if count == 1 else f"{count} lines were left out")
    return timeline
