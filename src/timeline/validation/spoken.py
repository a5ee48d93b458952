"""The texts of a record that take a second look: those that are not plain ASCII words."""

from collections.abc import Iterator
from typing import Any

from timeline.format.untyped import Record
from timeline.jsonio.pointer import Steps

"""Where a value stands in a record: keys and list indices from the root."""

# Some words: the place of their text, the step to them inside it, their language, the words.
#
# The step is None for a plain string, else a language or the number of a line. Language is None
# where the words stand under none.
Spoken = tuple[Steps, str | int | None, str | None, str]

_TEXTS = {
    "event": ("title", "summary", "description"),
    "entity": ("name", "description"),
    "source": ("title", "publisher"),
}
_PARTS = (("participants", "name"), ("places", "name"), ("claims", "text"), ("media", "alt"))
# What the timeline's own authors wrote. All else is a name, a quotation, an address or a code,
# whose characters are not ours to choose: a test asks it of every text of the schemas.
_PROSE: dict[str, tuple[tuple[str, ...], ...]] = {
    "event": (
        *(("title",), ("summary",), ("description",), ("claims", "*", "text")),
        *(("commitment", "action"), ("standing", "because"), ("withdrawn", "reason")),
        *(("media", "*", "alt"), ("quantities", "*", "measure"), ("notes",)),
    ),
    "entity": (("description",),),
    "source": (),
}


def place_of_words(place: Steps, step: str | int | None) -> Steps:
    """The place of some words of a text."""
    return place if step is None else (*place, step)


def spoken(kind: str, record: Record) -> list[Spoken]:
    """The unusual texts of a record, in one go: this is asked of every file that is judged."""
    found: list[Spoken] = []
    for key in _TEXTS[kind]:
        if key in record:
            _speak(found, (key,), record[key])
    if kind != "event":
        return found
    when = record["when"]
    if type(when) is dict and "text" in when:
        _speak(found, ("when", "text"), when["text"])
    for key, part in _PARTS:
        if key in record:
            for i, item in enumerate(record[key]):
                if part in item:
                    _speak(found, (key, i, part), item[part])
    if "commitment" in record:
        _speak(found, ("commitment", "action"), record["commitment"]["action"])
    return found


def prose(kind: str, record: Record) -> Iterator[tuple[Steps, str]]:
    """Every string of a record that its authors put into words of their own, with its place."""
    for path in _PROSE[kind]:
        yield from _below(record, path, ())


def _below(value: Any, path: tuple[str, ...], place: Steps) -> Iterator[tuple[Steps, str]]:
    """The strings at the end of a path; "*" stands for each item of a list."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _below(item, path[1:], (*place, i))
    elif path:
        if path[0] in value:
            yield from _below(value[path[0]], path[1:], (*place, path[0]))
    else:
        for code, words in value.items():
            yield from _below(words, (), (*place, code))


def _speak(found: list[Spoken], place: Steps, text: Any) -> None:
    """Add the unusual words of a text: of a string, of each language, of each line."""
    if type(text) is dict:
        for code, words in text.items():
            if type(words) is not str:
                found.extend(((*place, code), i, code, line) for i, line in enumerate(words))
            elif not words.isascii() or words.isspace():
                found.append((place, code, code, words))
    elif type(text) is str:
        if not text.isascii() or text.isspace():
            found.append((place, None, None, text))
    else:
        found.extend((place, i, None, line) for i, line in enumerate(text))
