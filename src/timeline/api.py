"""What the command line does, a program can do: load, validate, select, export, import."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline import query, registry
from timeline.chronicle import folder as store
from timeline.chronicle import timeline as corpus
from timeline.query import Match

if TYPE_CHECKING:
    from timeline.exporters import Rendered
    from timeline.findings import Finding
    from timeline.importers import Imported


class Timeline(corpus.Timeline):
    """The events, entities and sources of one timeline, as programs and notebooks use them.

    `entries` maps ids to events in the order of their paths; `ordered()` gives them in the order
    of time. `problems` names every file that was left out, with the reason.
    """

    def to_rows(self, matches: Sequence[Match] | None = None) -> list[dict[str, Any]]:
        """A flat row an event, in the order of time, for pandas, Polars or DuckDB.

        `earliest` and `latest` are `YYYY-MM-DD` or RFC 3339, None where unbounded; `s1` to `e2`
        the same as civil days since 1970-01-01, `s1_at` to `e2_at` as UTC seconds. `certain` is
        None unless `matches` of a query are given. Lists are lists of ids; `event` is the record.
        """
        from timeline.listing.flatten import rows  # only who asks for rows needs it

        return rows(self, matches)

    def _repr_html_(self) -> str:
        """The strip, for notebooks."""
        return export(self, "svg").data.decode("utf-8")


def load(folder: str | Path = ".") -> Timeline:
    """The timeline at `folder` or above it.

    Files that the published schema refuses are left out and named in `problems`. Raises
    `ProjectError` where there is no timeline.
    """
    return store.load(store.find_root(Path(folder)), into=Timeline)


def validate(folder: str | Path = ".") -> list["Finding"]:
    """Everything that is wrong with the timeline at `folder` or above it, sorted."""
    from timeline.validation import whole  # rules load only when they judge

    return list(whole(store.find_root(Path(folder))))


def select(
    timeline: corpus.Timeline,
    text: str = "",
    *,
    now: int | None = None,
    certain: bool = False,
) -> list[Match]:
    """The events that match a query, in the order of time.

    `text` is the query language of `timeline help filters`. `now` (UTC seconds) is what `today`
    means and is needed only where the query says so; without it such words are a
    `TimelineError`. With `certain`, possible matches are dropped.
    """
    node = query.parse(text, query.context(timeline, now=now))
    return query.select(timeline, node, certain=certain)


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

    Only `json` has drafts, notes and origin by itself; any other format where they are asked for.
    `stamp` (UTC seconds) is the time of change of events that record none; `options` are those of
    the format, as keywords. An unknown format or zone is a `TimelineError`.
    """
    from timeline.chronicle.cleared import Show
    from timeline.exporters import rendered

    show = Show(drafts, with_notes, with_origin)
    chosen = select(timeline) if matches is None else matches
    return rendered(format, chosen, timeline, lang=lang, stamp=stamp, show=show, **options)


def import_(data: bytes, format: str, *, name: str = "-", **options: Any) -> "Imported":
    """The event records that `data` holds, with a report of every value that was not carried."""
    module = registry.load("timeline.importers", format)
    imported: Imported = module.read(data, name=name, **options)
    return imported
