"""Mutants of valid files: the mistakes that people and programs make, drawn from a seed.

`mutant(seed, index)` is always the same kind and bytes, so that a number is enough to look at one
again: `python -m tests.agreement.mutate 1 4711`.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

SUITE = Path(__file__).resolve().parents[1] / "conformance" / "1.0" / "valid"
SEEDS = Path(__file__).parent / "seeds"
MOST_MUTATIONS = 3
RICH = 6
LENGTHS = (0, 1, 2, 39, 40, 41, 79, 80, 81, 160, 161, 162, 199, 200, 201, 2000, 2001)
ALPHABETS = ("a", "0", "é", "会", "😀", "a-", "1960,", "\u0301", "/a", "A")
WORDS = (
    *("", " ", "a", "A", "a-b", "a--b", "-a", "a-", "a b", "a\n", "\na", "a\r\n", "a\u2028", "a_b"),
    *("ａ", "İ", "ﬁ", "é", "e\u0301", "\u202ea", "\u200b", "\ufeff", "\u0000", "\u0085", "\uffff"),
    *("२०२६", "２０２６", "2026", "2026-02-04", "2026-02-04\n", "..", "2018/", "P1D", "-P1D", "T"),
    *("1.0", "1", "en", "EN", "en_US", "pt-BR", "zh-Hant-TW", "mul", "x-y", "en-", "es-419"),
    *("a#b", "a#", "#a", "#", "a#b#c", "/summary", "/a~1b", "/a~", "summary", "//", "/\n"),
    *("https://example.org", "http://a", "HTTPS://a", "ftp://a", "javascript:x", "https://a b"),
    *("https://日本/", "a/b.png", "../a", "/a", "C:\\a", "a:b", "data:,", "UTC", "Etc/GMT+5"),
    *("America/New_York", "America/", "org.example", "org", "https://", "org.Example", "a/b/c"),
    *("2026-02-05T09:30:00Z", "2026-02-05T09:30:00+00:00", "2026-02-05T24:00:00Z", "t", "USD"),
    *("commitment", "after", "before", "during", "same", "start", "end", "met", "alias", "null"),
)
NUMBERS = (0, -0.0, 1, -1, 1.0, 2.5, 90, 90.0, 90.5, -90, 180, 181, 1e2, 1e15, 2147483647)
NUMBERS += (2147483648, 2147483647.0, 9007199254740991, -9007199254740991, 1e300, 5e-324, 0.1)
ODD = (None, True, False, [], {}, [[]], [{}], [""], {"": ""}, {"en": "a"}, {"a": 1}, [None], ["a"])
KEYS = (
    *("id", "title", "when", "start", "end", "earliest", "latest", "relative", "to", "point"),
    *("offset", "min", "max", "tz", "text", "entity", "name", "of", "role", "geo", "lat", "value"),
    *("low", "best", "high", "source", "commitment", "kind", "type", "about", "$schema", "en"),
    *(
        "creditor",
        "language",
        "a" * 81,
        "a" * 2001,
        "EN",
        "",
        "titel",
        "Title",
        "title ",
        "__proto__",
        "constructor",
        "toString",
        "extensions",
    ),
)


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """The valid files that mutants are made of, each with its kind; the rich ones many times."""
    suite = [("event", path.read_bytes()) for path in sorted(SUITE.glob("*.json"))]
    rich = [
        (path.stem.partition("-")[0], path.read_bytes()) for path in sorted(SEEDS.glob("*.json"))
    ]
    return (*suite, *(rich * RICH))


@cache
def donors() -> tuple[bytes, ...]:
    """Values of the valid files, to stand where they do not belong."""
    found: set[bytes] = set()
    for _, data in seeds():
        _collect(json.loads(data), found)
    return tuple(sorted(found))


@cache
def donors_of(key: str) -> tuple[bytes, ...]:
    """Values that stand under a key somewhere, to stand under it elsewhere."""
    found = {
        json.dumps(box[key]).encode()
        for _, data in seeds()
        for box, name in _places([json.loads(data)])
        if name == key and isinstance(box, dict)
    }
    return tuple(sorted(found)) or donors()


def _collect(value: Any, found: set[bytes]) -> None:
    found.add(json.dumps(value).encode())
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _collect(inner, found)


def mutant(seed: int, index: int) -> tuple[str, bytes]:
    """The kind and the bytes of one mutant; one in about forty is left as it was."""
    chance = Random(f"{seed}:{index}")
    kind, data = chance.choice(seeds())
    holder = [json.loads(data)]
    for _ in range(chance.randint(0 if chance.random() < 0.1 else 1, MOST_MUTATIONS)):
        chance.choice(MUTATIONS)(chance, holder)
    return kind, _written(chance, holder[0])


Place = tuple[Any, Any]
Mutation = Callable[[Random, list[Any]], None]


def _places(value: Any) -> list[Place]:
    """Every container with each of its keys."""
    found: list[Place] = []
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        keys = inner if isinstance(inner, dict) else range(len(inner))
        for key in keys:
            found.append((inner, key))
            if isinstance(inner[key], dict | list):
                waiting.append(inner[key])
    return found


def _place(chance: Random, holder: list[Any]) -> Place:
    return chance.choice(_places(holder))


def _object(chance: Random, holder: list[Any]) -> dict[str, Any] | None:
    found = [box[key] for box, key in _places(holder) if isinstance(box[key], dict)]
    return chance.choice(found) if found else None


def replace_by_odd(chance: Random, holder: list[Any]) -> None:
    """Another type, null, empty."""
    box, key = _place(chance, holder)
    box[key] = json.loads(json.dumps(chance.choice(ODD)))


def replace_by_word(chance: Random, holder: list[Any]) -> None:
    """Another text, of another alphabet or grammar."""
    box, key = _place(chance, holder)
    box[key] = chance.choice(WORDS)


def replace_by_number(chance: Random, holder: list[Any]) -> None:
    """A number at a limit or in another spelling."""
    box, key = _place(chance, holder)
    box[key] = chance.choice(NUMBERS)


def change_number(chance: Random, holder: list[Any]) -> None:
    """A number where a number stands: limits and spellings."""
    found = [(box, key) for box, key in _places(holder) if type(box[key]) in (int, float)]
    if found:
        box, key = chance.choice(found)
        box[key] = chance.choice(NUMBERS)


def empty(chance: Random, holder: list[Any]) -> None:
    """A text, a list or an object with nothing in it, where one stands."""
    box, key = _place(chance, holder)
    if isinstance(box[key], str | list | dict):
        box[key] = type(box[key])()


def replace_by_length(chance: Random, holder: list[Any]) -> None:
    """A text at a limit of length."""
    texts = [(box, key) for box, key in _places(holder) if isinstance(box[key], str)]
    box, key = chance.choice(texts or _places(holder))
    length = chance.choice(LENGTHS)
    box[key] = (chance.choice(ALPHABETS) * length)[:length]


def replace_by_donor(chance: Random, holder: list[Any]) -> None:
    """A value that is right elsewhere."""
    box, key = _place(chance, holder)
    box[key] = json.loads(chance.choice(donors()))


def edit_text(chance: Random, holder: list[Any]) -> None:
    """A character put into a text, or taken out of it."""
    box, key = _place(chance, holder)
    if isinstance(box[key], str):
        at = chance.randint(0, len(box[key]))
        put = chance.choice(WORDS)[:1] if chance.random() < 0.7 else ""
        box[key] = box[key][:at] + put + box[key][at + (not put) :]


def drop(chance: Random, holder: list[Any]) -> None:
    """A member or an element less."""
    box, key = _place(chance, holder)
    if box is not holder:
        del box[key]


def add_key(chance: Random, holder: list[Any]) -> None:
    """A key more, known or unknown, with a value from anywhere."""
    target = _object(chance, holder)
    if target is not None:
        key = chance.choice(KEYS)
        fitting = donors_of(key) if chance.random() < 0.7 else donors()
        target[key] = json.loads(chance.choice(fitting))


def rename_key(chance: Random, holder: list[Any]) -> None:
    """A key with another name."""
    target = _object(chance, holder)
    if target:
        key = chance.choice(list(target))
        name = chance.choice((chance.choice(KEYS), key.upper(), f"{key} ", key[:-1], f"{key}s"))
        target[name] = target.pop(key)


def repeat(chance: Random, holder: list[Any]) -> None:
    """An element twice."""
    lists = [box[key] for box, key in _places(holder) if isinstance(box[key], list) and box[key]]
    if lists:
        target = chance.choice(lists)
        target.append(json.loads(json.dumps(chance.choice(target))))


def wrap(chance: Random, holder: list[Any]) -> None:
    """A value in a list or an object of its own."""
    box, key = _place(chance, holder)
    box[key] = [box[key]] if chance.random() < 0.5 else {chance.choice(KEYS): box[key]}


MUTATIONS: tuple[Mutation, ...] = (
    replace_by_odd,
    replace_by_word,
    replace_by_number,
    change_number,
    replace_by_length,
    replace_by_donor,
    edit_text,
    edit_text,
    empty,
    drop,
    drop,
    add_key,
    add_key,
    rename_key,
    repeat,
    wrap,
)


def _written(chance: Random, value: Any) -> bytes:
    """The value in one of many spellings; now and then a member stands twice."""
    text = json.dumps(value, ensure_ascii=chance.random() < 0.3)
    text = text.encode("utf-8", "replace").decode()
    if chance.random() < 0.1:
        text = text.replace('": 1', '": 1e0, "x": 1' if chance.random() < 0.1 else '": 10e-1', 1)
    if chance.random() < 0.02 and isinstance(value, dict) and value:
        key = json.dumps(chance.choice(list(value)))
        text = f"{text[:-1]}, {key}: 1}}"
    return text.encode()


def sweep() -> Iterator[tuple[str, bytes]]:
    """Every single mistake of some sorts at every place of the rich files, without chance.

    Each value is replaced by each of `ODD` and by texts just inside and outside of each limit,
    each member is left out, each list doubled, each object gets each of `KEYS` with values that
    fit elsewhere.
    """
    limits = ["é" * n for n in (0, 1, 200, 201)]
    limits += ["a" * n for n in (40, 41, 64, 65, 80, 81, 161, 162, 200, 201)]
    addresses = ["https://a/" + "b" * n for n in (1990, 1991)]
    for path in sorted(SEEDS.glob("*.json")):
        kind, holder = path.stem.partition("-")[0], [json.loads(path.read_bytes())]
        for box, key in _places(holder):
            numbers = NUMBERS if type(box[key]) in (int, float) else NUMBERS[:1]
            for value in (*ODD, *limits, *addresses, *numbers, {"tz": "UTC"}):
                yield kind, _with(holder, box, key, value)
            if isinstance(box[key], list):
                yield kind, _with(holder, box, key, [*box[key], *box[key]])
            if isinstance(box[key], dict):
                yield from ((kind, data) for data in _with_keys(holder, box[key]))
            if isinstance(box, dict):
                yield kind, _without(holder, box, key)


def _with(holder: list[Any], box: Any, key: Any, value: Any) -> bytes:
    before = box[key]
    box[key] = value
    data = json.dumps(holder[0]).encode()
    box[key] = before
    return data


def _without(holder: list[Any], box: dict[str, Any], key: str) -> bytes:
    before = dict(box)
    del box[key]
    data = json.dumps(holder[0]).encode()
    box.clear()
    box.update(before)
    return data


def _with_keys(holder: list[Any], target: dict[str, Any]) -> Iterator[bytes]:
    for key in KEYS:
        for value in donors_of(key)[:2]:
            before = dict(target)
            target[key] = json.loads(value)
            yield json.dumps(holder[0]).encode()
            target.clear()
            target.update(before)


if __name__ == "__main__":
    sys.stdout.buffer.write(mutant(int(sys.argv[1]), int(sys.argv[2]))[1] + b"\n")
