"""Events that may be the same as one that is about to be written."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.resolve import Resolved
from timeline.chronicle.timeline import Entry, Timeline, timeline_of
from timeline.dates import FOREVER
from timeline.format import schema
from timeline.format.untyped import Record
from timeline.text import fold
from timeline.words.told import Teller

ALIKE = 0.6  # of the words, or of the letters, of two titles


def duplicates(timeline: Timeline, title: str, when: Any, who: Sequence[str]) -> list[Record]:
    """The events that are like it, those most alike first: `{id, title, when, alike, why}`.

    `when` is a time as a file has it; one that cannot be read tells nothing.
    """
    time = _time(timeline, when)
    names = {fold(name) for name in who}
    teller = Teller(timeline)
    found = []
    for entry in timeline.ordered():
        why = list(_reasons(entry, fold(title), time, names))
        if _is_like(why):
            same = why[:2] == ["same title", "same time"]
            found.append((not same, -len(why), entry.id, _told(entry, why, teller, same)))
    return [told for *_, told in sorted(found, key=lambda one: one[:3])]


def _told(entry: Entry, why: list[str], teller: Teller, same: bool) -> Record:
    return {
        "id": entry.id,
        "title": teller.title(entry.id),
        "when": teller.when(entry),
        "alike": "same" if same else "alike",
        "why": why,
    }


def _is_like(why: Sequence[str]) -> bool:
    """One thing alone is enough only where it is the title."""
    return "same title" in why or ("like title" in why) or len(why) > 1


def _reasons(entry: Entry, title: str, time: Resolved | None, names: set[str]) -> Iterator[str]:
    titles = [fold(words) for words in all_words(entry.record["title"])]
    if title in titles:
        yield "same title"
    elif any(_alike(title, other) for other in titles):
        yield "like title"
    if time is not None and not entry.resolved.undated:
        if time.seconds == entry.resolved.seconds:
            yield "same time"
        elif _overlap(time, entry.resolved):
            yield "time may be the same"
    for name in sorted(names & set(entry.row.participant)):
        yield f"with {name}"


def _alike(one: str, other: str) -> bool:
    words, others = set(one.split()), set(other.split())
    shared = len(words & others) / max(len(words | others), 1)
    if shared >= ALIKE:
        return True
    letters, least = SequenceMatcher(None, one, other), 1 - (1 - ALIKE) / 2
    # The letters of two long texts take a time that grows as their product: bounds are asked first.
    bounds = (letters.real_quick_ratio, letters.quick_ratio, letters.ratio)
    return all(ratio() > least for ratio in bounds)


def _overlap(one: Resolved, other: Resolved) -> bool:
    """Whether the two may have been at the same time."""
    first = max(_least(one.seconds.s1), _least(other.seconds.s1))
    last = min(_most(one.seconds.e2), _most(other.seconds.e2))
    return first <= last


def _least(bound: int | None) -> int:
    return -FOREVER if bound is None else bound


def _most(bound: int | None) -> int:
    return FOREVER if bound is None else bound


def _time(timeline: Timeline, when: Any) -> Resolved | None:
    """When it would be; None where nothing is told of it."""
    if when is None:
        return None
    record = {"schema_version": "1.0", "id": "a", "title": "A", "when": when}
    if not schema.is_valid("event", record):
        return None
    alone = timeline_of({"events/a.json": record}, timeline.settings)
    known = alone.entries["a"].resolved
    return None if known.undated else known
