"""For programs, what the command line does: open, query, check, write, export, import."""

import builtins
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline import query, registry
from timeline.chronicle import folder as store
from timeline.chronicle import timeline as corpus
from timeline.chronicle.settings import Settings
from timeline.errors import ProjectError, TimelineError, require
from timeline.query import Match

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Entry
    from timeline.dates import Date
    from timeline.exporters import Rendered
    from timeline.findings import Finding
    from timeline.importers import Imported
    from timeline.listing.owed import Owed
    from timeline.write.records import Written
    from timeline.write.workspace import Workspace


class Timeline(corpus.Timeline):
    """The events, entities and sources of one timeline, as programs and notebooks use them.

    `entries` maps ids to events in the order of their paths; a timeline iterates over its events
    in the order of time. `problems` names every file that was left out, with the reason.
    """

    def __iter__(self) -> "Iterator[Entry]":
        return iter(self.ordered())

    def __contains__(self, id: object) -> bool:
        return id in self.entries

    def __repr__(self) -> str:
        return f"<Timeline '{self.settings.id}': {len(self)} events>"

    def to_rows(self, matches: Sequence[Match] | None = None) -> list[dict[str, Any]]:
        """One flat row per event, in the order of time, for pandas, Polars or DuckDB.

        `earliest` and `latest` are `YYYY-MM-DD` or RFC 3339, None where unbounded; `s1` to `e2`
        are the bounds as civil days since 1970-01-01, `s1_at` to `e2_at` as UTC seconds.
        `certain` is None unless the `matches` of a query are given. `participants`, `places` and
        `sources` are lists of ids, or of names where there is no id; `event` is the record as
        JSON text.
        """
        from timeline.listing.flatten import rows  # only who asks for rows needs it

        return rows(self, matches)

    def to_arrow(self, matches: Sequence[Match] | None = None) -> Any:
        """The same rows as a `pyarrow.Table`, whose bounds stay integers even if some are unknown.

        Needs the extra `[arrow]`; raises `TimelineError` without it.
        """
        from timeline.listing.flatten import table

        return table(self.to_rows(matches))

    def _repr_html_(self) -> str:
        """The timeline drawn as a strip, for notebooks."""
        return export(self, "svg").data.decode("utf-8")


def load(folder: str | Path = ".") -> Timeline:
    """The timeline in `folder` or in the nearest folder above it.

    Files that the published schema refuses are left out and named in `problems`. Raises
    `ProjectError` if there is no timeline.
    """
    return store.load(_root(folder), into=Timeline)


def _root(folder: str | Path) -> Path:
    """The folder of the timeline: `folder` itself or one above it."""
    require(folder, (str, os.PathLike), "a folder must be a string or a path")
    return store.find_root(Path(folder))


def open(place: str | Path = ".", *, engine: str = "duckdb") -> corpus.Timeline:
    """The timeline at `place`: a folder, JSON lines, or a dataset that `engine` reads.

    Events of a dataset are read only when they are needed. Raises `ProjectError` if there is no
    timeline.
    """
    from timeline.scale import lines  # most timelines are folders
    from timeline.scale.place import kind

    found = kind(str(place))
    if found == "folder":
        return load(place)
    if found == "dataset":
        module = registry.load("timeline.scale.engines", engine)
        if not hasattr(module, "connect"):
            raise TimelineError(
                f"'{engine}' cannot read a dataset", hint="expected duckdb or spark"
            )
        dataset: corpus.Timeline = module.connect(str(place))
        return dataset
    try:
        with builtins.open(place, "rb") as file:
            return lines.load(file, str(place), Timeline(Settings()))
    except OSError as error:
        raise ProjectError(f"{place}: cannot be read: {error.strerror}") from error


def date(text: str) -> "Date":
    """The date that a text says: EDTF such as `2018?`, or a date as people write it.

    `days` are the first and last start and the first and last end, in days since 1970-01-01,
    None where unbounded. Raises `TimelineError` for anything but one date, such as `last week`.
    """
    from timeline.dates import DateError, parse
    from timeline.dates.human import TimeShape, read

    require(text, str, "a date must be a string")
    try:
        reading = read(text)
        human = isinstance(reading.when, str) and reading.shape is not TimeShape.AFTER
        return parse(str(reading.when) if human and not reading.edtf else text)
    except DateError as error:
        raise TimelineError(f"'{text}' is not a date: {error}", hint=error.hint) from error


def validate(folder: str | Path = ".") -> list["Finding"]:
    """Everything that is wrong with the timeline in `folder` or above it, sorted."""
    from timeline.validation import whole  # rules load only when they judge

    return list(whole(_root(folder)))


def select(
    timeline: corpus.Timeline, text: str = "", *, now: float | None = None, certain: bool = False
) -> list[Match]:
    """The events that match a query, in the order of time.

    `text` is a query in the language of `timeline help filters`. `now` (UTC seconds) is needed only
    for words such as `today`, which raise `TimelineError` without it. With `certain`, possible
    matches are dropped.
    """
    node = _node(timeline, text, now)
    return query.select(timeline, node, certain=certain)


def _node(timeline: corpus.Timeline, text: str, now: float | None) -> query.Node:
    require(timeline, corpus.Timeline, "expected a timeline")
    require(text, str, "a query must be a string")
    at = None if now is None else seconds(now)
    return query.parse(text, query.context(timeline, now=at))


def stats(
    timeline: corpus.Timeline,
    by: str = "year",
    text: str = "",
    *,
    now: float | None = None,
    certain: bool = False,
) -> list[dict[str, Any]]:
    """How many events there are in each unit of time, or with each value of a field.

    Rows `{value, certain, possible}`, for a field also `name`, `first` and `last`: `certain` counts
    the events that certainly belong there, `possible` all that may.
    """
    from timeline.listing.counts import counts
    from timeline.scale.engines.python import open_engine
    from timeline.words.told import Teller

    require(by, str, "'by' must be a string")
    node = _node(timeline, text, now)
    backend = timeline.backend
    engine = open_engine(timeline) if backend is None else backend.engine
    return counts(engine, node, Teller(timeline), by, top=None, certain=certain)[1]


def due(
    timeline: corpus.Timeline,
    text: str = "",
    *,
    now: float,
    overdue: bool = False,
    settled: bool = False,
    within: str = "",
) -> "list[Owed]":
    """The commitments that are not settled at `now` (UTC seconds), the most urgent first.

    Each is a pair of the match and its state, whose `verdict` is pending, possibly-overdue,
    overdue or passed. `within`, such as `2w`, leaves out what is due later than that.
    """
    from timeline.listing.owed import horizon, owed

    require(timeline, corpus.Timeline, "expected a timeline")
    require(within, str, "'within' must be a string such as '2w'")
    now = seconds(now)
    period = horizon(within, now=now, tz=timeline.settings.tz) if within else None
    matches = select(timeline, text, now=now)
    return owed(matches, now=now, overdue=overdue, settled=settled, within=period)


def new(folder: str | Path, event: Mapping[str, Any], *, now: float) -> "Written":
    """Write one new event, stamped with `now` (UTC seconds).

    `schema_version` and `id` may be left out: the id is then made from the title. Raises
    `TimelineError`, and writes nothing, if `validate` would report an error or the id is taken.
    """
    from timeline.write import records

    return records.create(_workspace(folder, now), event)


def edit(folder: str | Path, id: str, fields: Mapping[str, Any], *, now: float) -> "Written":
    """Set fields of one event; the others stay as they are.

    A list replaces the whole list, and None removes a field. Raises `TimelineError`, and writes
    nothing, if the id is unknown or `validate` would report an error.
    """
    from timeline.write import records

    require(id, str, "an id must be a string")
    return records.edit(_workspace(folder, now), id, fields)


def _workspace(folder: str | Path, now: float) -> "Workspace":
    from timeline.write.workspace import Workspace

    return Workspace(_root(folder), seconds(now))


def seconds(now: float) -> int:
    """The present in whole seconds, from what `time.time()` gives."""
    try:
        return int(now)
    except (TypeError, ValueError, OverflowError):
        hint = "write now=int(time.time())"
        raise TimelineError(f"now={now!r} is not a number of UTC seconds", hint=hint) from None


def export(
    timeline: corpus.Timeline,
    format: str,
    *,
    matches: Sequence[Match] | None = None,
    lang: str | None = None,
    stamp: int | None = None,
    drafts: bool = False,
    with_notes: bool = False,
    with_origin: bool = False,
    **options: Any,
) -> "Rendered":
    """The bytes of a format such as `ics` or `html`, with notes on what could not be carried.

    Only `json` includes drafts, notes and origin by default; other formats do so only on request.
    `stamp` (UTC seconds) is the time of change for events that record none; `options` are those
    of the format, as keywords. Raises `TimelineError` for an unknown format or zone.
    """
    from timeline.chronicle.cleared import Show
    from timeline.exporters import rendered

    require(timeline, corpus.Timeline, "expected a timeline")
    require("" if lang is None else lang, str, "a language must be a string such as 'es'")
    show = Show(drafts, with_notes, with_origin)
    chosen = select(timeline) if matches is None else matches
    return rendered(format, chosen, timeline, lang=lang, stamp=stamp, show=show, **options)


def import_(data: bytes, format: str, *, name: str = "-", **options: Any) -> "Imported":
    """The event records in `data`, with a report of every value that was not carried over."""
    require(data, bytes, "the data to import must be bytes")
    module = registry.load("timeline.importers", format)
    imported: Imported = module.read(data, name=name, **options)
    return imported
