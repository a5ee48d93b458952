"""What may be written at a place: keys, words of the format, ids and words of the timeline."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.chronicle.entities import all_words
from timeline.chronicle.timeline import Timeline
from timeline.format.models import vocabulary
from timeline.jsonio.pointer import Steps
from timeline.serve.lsp import shapes
from timeline.serve.lsp.cursor import Cursor
from timeline.serve.lsp.places import kind_named
from timeline.words.told import Teller


class Suggestion(NamedTuple):
    """Something to write: its JSON text, what is seen of it, and what it is found by."""

    text: str
    label: str
    detail: str = ""
    kind: str = "value"
    found_by: str = ""


def offers(cursor: Cursor, kind: str, own: str, timeline: Timeline) -> list[Suggestion]:
    """Everything that may be written at a cursor, the most useful first; `own` is the file's id."""
    if cursor.is_key:
        return list(_keys(cursor, kind))
    found: dict[str, Suggestion] = {}
    for offer in (*_ids(cursor.steps, own, timeline), *_words(cursor.steps, kind, timeline)):
        found.setdefault(offer.text, offer)
    return list(found.values())


def _keys(cursor: Cursor, kind: str) -> Iterator[Suggestion]:
    colon = "" if cursor.has_colon else ": "
    for name, told in shapes.keys(kind, cursor.steps).items():
        if name not in cursor.keys:
            yield Suggestion(f"{json.dumps(name)}{colon}", name, told, "key", name)


def _ids(steps: Steps, own: str, timeline: Timeline) -> Iterator[Suggestion]:
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    kind, teller = kind_named(key), Teller(timeline)
    if kind == "entity":
        yield from _entities(teller)
    elif kind == "source":
        for id, record in timeline.sources.items():
            yield _offer(id, all_words(record["title"]), teller.work({"source": id}).line)
    elif kind == "event" and len(steps) > 1:
        for entry in timeline.ordered():
            if entry.id != own:
                detail = f"{teller.title(entry.id)} · {teller.when(entry)}"
                yield _offer(entry.id, all_words(entry.record["title"]), detail)


def _entities(teller: Teller) -> Iterator[Suggestion]:
    for id, record in teller.timeline.entities.records.items():
        texts = [record["name"], *(other["name"] for other in record.get("other_names", ()))]
        names = [words for text in texts for words in all_words(text)]
        yield _offer(id, names, f"{teller.entity(id)} · {record['type']}")


def _offer(id: str, names: Iterable[str], detail: str) -> Suggestion:
    return Suggestion(json.dumps(id), id, detail, "reference", " ".join((id, *names)))


def _words(steps: Steps, kind: str, timeline: Timeline) -> Iterator[Suggestion]:
    for word in shapes.words(kind, steps):
        yield Suggestion(json.dumps(word), word, found_by=word)
    for word in _used(steps, timeline):
        yield Suggestion(json.dumps(word, ensure_ascii=False), word, "used here", found_by=word)
    if steps == ("kind",):
        for word in vocabulary.CORE_KINDS:
            yield Suggestion(json.dumps(word), word, found_by=word)


def _used(steps: Steps, timeline: Timeline) -> list[str]:
    """Words that other events have at such a place, the most frequent first."""
    counts: dict[str, int] = {}
    for entry in timeline.entries.values():
        for word in _there(entry.record, steps):
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: (-counts[word], word))


def _there(record: dict[str, object], steps: Steps) -> Iterator[str]:
    if steps in (("kind",), ("language",)):
        value = record.get(str(steps[0]))
        if isinstance(value, str):
            yield value
    elif steps[:1] == ("tags",):
        tags = record.get("tags", ())
        yield from tags if isinstance(tags, list) else ()
    elif steps[-1:] == ("role",):
        people = record.get("participants", ())
        yield from (one["role"] for one in people if "role" in one)  # type: ignore[attr-defined]
