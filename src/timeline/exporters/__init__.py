"""Formats that a timeline is exported to, one module a format.

A module's docstring is its help page, `SUFFIX` the ending of its files and `OPTIONS` what may be
asked of it beyond the options that every format has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from timeline import registry
from timeline.dates import ZoneError
from timeline.errors import TimelineError
from timeline.registry import Option

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.query import Match

TZ = Option("--tz", str, "", help="Clock times as in this zone: Asia/Tokyo.", metavar="ZONE")
"""Of formats that tell times one by one; its value is the name of a zone, "" for each event's own.
"""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an exporter made: the file, and a note for each thing that it had to leave out."""

    data: bytes
    notes: tuple[str, ...] = ()


def rendered(
    format: str,
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str | None = None,
    stamp: int | None = None,
    **options: Any,
) -> Rendered:
    """The events in the format of this name; an unknown format or zone is a `TimelineError`."""
    module = registry.load("timeline.exporters", format)
    language = lang or timeline.settings.languages[0]
    try:
        made: Rendered = module.render(matches, timeline, lang=language, stamp=stamp, **options)
    except ZoneError as error:  # of `tz`: zones of the data that are unknown are findings
        raise TimelineError(f"tz: {error}") from error
    return made


class Exporter(Protocol):
    """What a module in this room offers."""

    SUFFIX: str
    OPTIONS: tuple[Option, ...]

    def render(
        self,
        matches: Sequence[Match],
        timeline: Timeline,
        *,
        lang: str,
        stamp: int | None,
        **options: Any,
    ) -> Rendered:
        """The events in this format. `stamp` is `SOURCE_DATE_EPOCH`; nothing reads the clock."""
        ...
