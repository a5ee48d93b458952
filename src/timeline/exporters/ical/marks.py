"""Lines of our own in an entry: by them the event is read back, and what was changed in between."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.chronicle.timeline import Entry
from timeline.exporters.ical import values
from timeline.exporters.ical.draft import ComponentDraft
from timeline.format import digests, seen
from timeline.format.untyped import Record
from timeline.words.description import Told

_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_WHOLE = ("status", "when", "commitment", "places", "tags")


def lines(
    entry: Entry, told: Told, draft: ComponentDraft, *, is_owed: bool, labels: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The lines of an entry, of the event itself or (`is_owed`) of what its commitment owes.

    `labels` are the timeline's own words for kind and tags.
    """
    return tuple(
        (f"X-TIMELINE-{name}", value) for name, value in _lines(entry, told, draft, is_owed, labels)
    )


def _lines(
    entry: Entry, told: Told, draft: ComponentDraft, is_owed: bool, labels: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "BASE", _base(entry, told)
    if "commitment" in record:
        yield "COMMITMENT", compact(record["commitment"])
        if is_owed:
            yield from _owed(record["commitment"])
    yield "ID", entry.id
    if "kind" in record:
        yield "KIND", record["kind"]
    if labels:
        yield "LABELS", compact(labels)
    if len(told.places) > 1:
        yield "PLACES", compact([values.plain(place.name) for place in told.places])
    if not is_owed:
        yield "PRECISION", entry.resolved.precision
    yield "SEEN", seen.line(entry.id, _seen(draft, told, is_owed))
    if "status" in record:
        yield "STATUS", record["status"]
    if "tags" in record:
        yield "TAGS", " ".join(record["tags"])
    if told.summary or told.description:
        yield "TEXTS", _texts(told, draft)
    if draft.summary.text != told.title:
        yield from _decorated(draft.summary.text, told.title)
    yield "WHEN", expression(record["when"])


def _decorated(shown: str, title: str) -> Iterator[tuple[str, str]]:
    """The title by itself, and what SUMMARY has before and behind it."""
    before, found, behind = shown.partition(title)
    if found and before:
        yield "BEFORE", before
    if found and behind:
        yield "BEHIND", behind
    yield "TITLE", title


def _owed(commitment: Record) -> Iterator[tuple[str, str]]:
    if "due" in commitment:
        yield "DUE", expression(commitment["due"])
    yield "STATE", commitment["state"]


def _base(entry: Entry, told: Told) -> str:
    """The digest of each field that a calendar can change; of texts, that of their language."""
    record = entry.record
    found: dict[str, str] = {}
    shown = (
        ("title", told.title_lang),
        ("summary", told.summary_lang),
        ("description", told.description_lang),
    )
    for name, lang in shown:
        text = record.get(name)
        if text is not None:
            found |= digests.of_field(
                entry.id, name, {lang: text[lang]} if isinstance(text, dict) else text
            )
    for name in _WHOLE:
        if name in record:
            found |= digests.of_field(entry.id, name, record[name])
    return " ".join([f"{path}={mark}" for path, mark in found.items()])


def _seen(draft: ComponentDraft, told: Told, is_owed: bool) -> dict[str, str]:
    """What the entry shows, part by part."""
    parts = {
        "uid": draft.uid,
        "title": draft.summary.text,
        "text": draft.description.text,
        "tags": seen.categories(draft.categories),
        "url": draft.url,
        "place" if len(told.places) < 2 else "places": draft.location.text,
    }
    if draft.task is not None:
        return parts | {"due": _last(draft), "state": draft.task.status}
    return parts | {
        "due" if is_owed else "when": _span(draft),
        "status": draft.status or "CONFIRMED",
    }


def _span(draft: ComponentDraft) -> str:
    if draft.cell is None:
        return ""
    write = values.utc if draft.cell.timed else values.date
    return f"{write(draft.cell.start)}/{write(draft.cell.end)}"


def _last(draft: ComponentDraft) -> str:
    if draft.cell is None:
        return ""
    return values.utc(draft.cell.last) if draft.cell.timed else values.date(draft.cell.last)


def _texts(told: Told, draft: ComponentDraft) -> str:
    """Where summary and description lie among the lines of DESCRIPTION: their first, how many."""
    before = _count(f"{told.withdrawn}") if told.withdrawn else 0
    found = [f"summary={before}+{_count(told.summary)}"] if told.summary else []
    if told.description:
        size = _count(told.description)
        found.append(f"description={_count(draft.description.text) - size}+{size}")
    return " ".join(found)


def _count(text: str) -> int:
    return values.plain(text).count("\n") + 1


def expression(when: Any) -> str:
    """A date expression as it was written; an object as JSON, which starts with `{"`."""
    return when if isinstance(when, str) else compact(when)


def compact(record: Any) -> str:
    """JSON on one line."""
    return _ON_ONE_LINE.encode(record)
