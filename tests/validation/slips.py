"""Files with one slip of a pen in them, drawn from a seed: mostly what a hint can mend."""

import json
from random import Random
from typing import Any, NamedTuple

from tests.agreement.mutate import MUTATIONS, _places, seeds

FOLDERS = {"event": "events", "entity": "entities", "source": "sources"}
STRANGE = ("\u200b", "\u202e", "\r", "\x7f", " ", "-", "_", "\u0301", "\u302b\u302a", "e", "\u2066")
NAMES = ("id", "title", "x", "Treaty", "con", "a b")


class Slip(NamedTuple):
    """A file with a slip, as it stands on disk, and its seed without one."""

    kind: str
    path: str
    data: bytes
    before: bytes


def slip(number: int) -> Slip:
    """The slip of this number, always the same one."""
    chance = Random(f"slip {number}")
    kind, before = chance.choice([seed for seed in seeds() if seed[0] in FOLDERS])
    record = json.loads(before)
    name = record["id"] if chance.random() < 0.95 else chance.choice(NAMES)
    holder = [record]
    chance.choice((misspell_key, misspell_key, misspell_text, misspell_text, other))(chance, holder)
    data = json.dumps(holder[0], ensure_ascii=chance.random() < 0.5).encode()
    return Slip(kind, f"/nowhere/{FOLDERS[kind]}/{name}.json", data, before)


def misspelt(chance: Random, text: str) -> str:
    """A letter less, twice, exchanged, or one that nobody sees; all in capitals."""
    at = chance.randrange(len(text)) if text else 0
    ways = (
        text[:at] + text[at + 1 :],
        text[:at] + text[at : at + 1] * 2 + text[at + 1 :],
        text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
        text.upper(),
        text.title(),
        f"{text}s",
        text[:at] + chance.choice(STRANGE) + text[at:],
    )
    return chance.choice(ways)


def misspell_key(chance: Random, holder: list[Any]) -> None:
    """A key with a slip, in its old place."""
    box, key = chance.choice([one for one in _places(holder) if isinstance(one[0], dict)])
    items = {(misspelt(chance, name) if name == key else name): box[name] for name in list(box)}
    box.clear()
    box.update(items)


def misspell_text(chance: Random, holder: list[Any]) -> None:
    """A text with a slip."""
    box, key = chance.choice([one for one in _places(holder) if isinstance(one[0][one[1]], str)])
    box[key] = misspelt(chance, box[key])


def other(chance: Random, holder: list[Any]) -> None:
    """Any other mistake."""
    chance.choice(MUTATIONS)(chance, holder)
