"""Counts, values and gaps as rows to print; an engine does the counting."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from timeline.chronicle.row import written_names
from timeline.dates import format_day
from timeline.errors import TimelineError
from timeline.listing.buckets import UNITS, buckets, fitting, named
from timeline.listing.tables import TonedCell
from timeline.query import Node
from timeline.scale.engines import Cover, Engine, Tally
from timeline.text import did_you_mean
from timeline.words.told import Teller

# What can be counted, and the column or side table of the row that holds it.
VALUES: Mapping[str, str] = {
    "kind": "kind", "status": "status", "standing": "standing", "language": "language",
    "tag": "tag", "who": "actor", "place": "site", "source": "work", "voice": "speaker",
    "related": "relation",
}  # fmt: skip
ALIASES: Mapping[str, str] = {"person": "who"}
_BAR = 24
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def counts(
    engine: Engine, node: Node, teller: Teller, by: str | None, *, top: int | None, certain: bool
) -> tuple[str, list[dict[str, Any]]]:
    """What was counted by, and a row a unit of time or a value."""
    by = None if by is None else ALIASES.get(by, by)
    if by is not None and by not in UNITS and by not in VALUES:
        known = (*UNITS, *VALUES)
        hint = did_you_mean(by, known) or f"expected one of {', '.join(known)}"
        raise TimelineError(f"'{by}' is not something to count by", hint=hint)
    if by in VALUES:
        rows = values(engine, node, teller, str(by), certain=certain)
        return str(by), rows if top is None else rows[:top]
    return _histogram(engine, node, by, certain)


def _histogram(
    engine: Engine, node: Node, by: str | None, certain: bool
) -> tuple[str, list[dict[str, Any]]]:
    """A row a unit of time; those in which nothing happened stand there, too."""
    extent = engine.extent(node, certain=certain)
    if extent is None:
        return by or "year", []
    unit = by or fitting(*extent)
    units = buckets(*extent, unit)
    found = engine.histogram(node, units, certain=certain)
    return unit, [
        {"value": named(bucket, unit), "certain": count.certain, "possible": count.possible}
        for bucket, count in zip(units, found, strict=True)
    ]


def values(
    engine: Engine, node: Node, teller: Teller, by: str, *, certain: bool = False
) -> list[dict[str, Any]]:
    """A row a value, most frequent first, with its name and the days between which it stands."""
    tallies = engine.tally(node, VALUES[by], certain=certain)
    spoken = by in ("who", "place", "source", "voice")
    written = _written(teller, [tally.value for tally in tallies]) if spoken else {}
    return [
        {
            "value": tally.value,
            "name": written.get(tally.value) or _name(tally, by, teller),
            "certain": tally.certain,
            "possible": tally.possible,
            "first": None if tally.first is None else format_day(tally.first),
            "last": None if tally.last is None else format_day(tally.last),
        }
        for tally in tallies
    ]


def _written(teller: Teller, values: Collection[str]) -> dict[str, str]:
    """The names, as they are written, of those who have no entity and of works with no file."""
    backend = teller.timeline.backend
    if backend is not None:
        texts = backend.written(values)
        return {value: teller.text(text)[0] for value, text in texts.items()}
    found: dict[str, str] = {}
    for entry in teller.timeline.entries.values():
        for value, text in written_names(entry.record):
            found.setdefault(value, teller.text(text)[0])
    return found


def _name(tally: Tally, by: str, teller: Teller) -> str:
    if not tally.value:
        return ""
    if by in ("who", "place"):
        return teller.timeline.entities.name(tally.value, teller.lang, teller.languages)
    if by == "voice" and tally.value in teller.timeline.entities.records:
        return teller.timeline.entities.name(tally.value, teller.lang, teller.languages)
    if by in ("source", "voice"):
        work = teller.timeline.sources.get(tally.value)
        return teller.text(work["title"])[0] if work else tally.value
    if by == "related":
        return teller.title(tally.value)
    return teller.label(by, tally.value) if by in ("kind", "status", "standing", "tag") else ""


def with_bars(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with a bar each: solid for what is certain, dotted for what is possible only."""
    most = max((row["possible"] for row in rows), default=0) or 1
    return [row | {"bar": _bar(row["certain"], row["possible"], most)} for row in rows]


def _bar(certain: int, possible: int, most: int) -> str:
    solid, whole = _BAR * certain / most, round(_BAR * possible / most)
    full, rest = divmod(round(solid * 8), 8)
    text = "█" * full + _EIGHTHS[rest]
    return TonedCell(text + "░" * max(0, whole - len(text)) or ("·" if possible else ""))


def gaps(covers: Sequence[Cover], least: int) -> list[dict[str, Any]]:
    """The spans of at least `least` days on which no event can have been, longest first.

    `covers` come by their first day; each gap names the events on its two sides.
    """
    found = []
    reach: Cover | None = None
    for cover in covers:
        if reach is not None and cover.a - reach.b - 1 >= least:
            found.append(_gap(reach, cover))
        if reach is None or cover.b > reach.b:
            reach = cover
    return sorted(found, key=lambda gap: (-int(gap["days"]), str(gap["from"])))


def _gap(before: Cover, after: Cover) -> dict[str, Any]:
    return {
        "from": format_day(before.b + 1),
        "to": format_day(after.a - 1),
        "days": after.a - before.b - 1,
        "gap_after": before.id,
        "gap_before": after.id,
    }
