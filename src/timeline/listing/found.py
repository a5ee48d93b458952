"""Where the words that were searched for stand: a part of the text around them, marked."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.chronicle.entities import all_words
from timeline.chronicle.timeline import Entry
from timeline.query.nodes import Node, Text, leaves
from timeline.text import fold, one_line

AROUND = 30  # characters shown on either side
OPENING, CLOSING = "«", "»"


def needles(node: Node) -> tuple[str, ...]:
    """The folded words that a question looks for in texts."""
    texts = (leaf for leaf in leaves(node) if isinstance(leaf, Text))
    found = (leaf.pattern.text for leaf in texts if leaf.column in ("text_fold", "title_fold"))
    return tuple(dict.fromkeys(found))


def excerpt(entry: Entry, words: Sequence[str], lang: str) -> str:
    """The first part of the event's texts and names that holds one of `words`, marked; else "".

    Texts in `lang` are looked at first.
    """
    for text in (*_texts(entry, lang), *_texts(entry)):
        line = one_line(text)
        folded, places = _folded(line)
        for word in words:
            at = folded.find(word)
            if at >= 0:
                return _marked(line, places[at], places[at + len(word) - 1] + 1)
    return next((name for name in _names(entry) if any(word in name for word in words)), "")


def marked(text: str, words: Sequence[str]) -> str:
    """`text` with every one of `words` in it marked."""
    folded, places = _folded(text)
    spans = sorted(_spans(folded, places, words))
    parts, end = [], 0
    for first, last in spans:
        if first >= end:
            parts += [text[end:first], OPENING, text[first:last], CLOSING]
            end = last
    return "".join([*parts, text[end:]])


def _spans(folded: str, places: Sequence[int], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            yield places[at], places[at + len(word) - 1] + 1
            at = folded.find(word, at + len(word))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each character of that its place in `text`."""
    parts: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        part = " " if char.isspace() else fold(char)
        parts.append(part)
        places += [place] * len(part)
    return "".join(parts), places


def _marked(line: str, first: int, last: int) -> str:
    start, end = max(0, first - AROUND), min(len(line), last + AROUND)
    before, after = ("…" if start else ""), ("…" if end < len(line) else "")
    inside = f"{OPENING}{line[first:last]}{CLOSING}"
    return f"{before}{line[start:first].lstrip()}{inside}{line[last:end].rstrip()}{after}"


def _texts(entry: Entry, lang: str | None = None) -> Iterator[str]:
    """The event's texts in one language, or in all."""
    record = entry.record
    found = [record.get(key) for key in ("title", "summary", "description")]
    if isinstance(record["when"], dict):
        found.append(record["when"].get("text"))
    found += [claim.get("text") for claim in record.get("claims", ())]
    found.append(record.get("commitment", {}).get("action"))
    for text in (*found, *record.get("tags", ())):
        if lang is None:
            yield from all_words(text)
        elif isinstance(text, dict) and lang in text:
            yield from all_words(text[lang])


def _names(entry: Entry) -> Iterable[str]:
    """The folded name by which somebody or some place was found."""
    return (*entry.row.participant, *entry.row.place)
