"""The rules find the same with and without their shortcuts, whatever a file holds.

A shortcut looks at the bytes or the shape of a file and leaves out what can find nothing there.
Each is switched off here, over files with mistakes and with characters in every spelling.
"""

import json
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from tests.agreement.mutate import mutant

from timeline.chronicle.settings import Settings
from timeline.format import schema
from timeline.jsonio import JsonError, parse
from timeline.validation import RuleChoice, spoken
from timeline.validation.others import Known
from timeline.validation.record import FileRecord
from timeline.validation.rulebook import load

FILES = 3000
BOOK = load(RuleChoice())
FOLDERS: dict[str, dict[str, str]] = {"event": {}, "entity": {}, "source": {}}
KNOWN = Known(Settings(), folders=FOLDERS, entities={}, sources={}, read=lambda _: None)
CHARACTERS = (
    *"\r\b\f\n\t\x7f\x80\u200b\u202e\u2066\u2060\u3099\u302b\u0301\ufeff\ufffe\u2013é会",
    *("\u302b\u302a",) * 4,
)
Told = Counter[tuple[object, ...]]


class Slow(FileRecord):
    """A file of which nothing is known before it is looked at."""

    odd = True  # type: ignore[assignment]
    normal = False  # type: ignore[assignment]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.wordy = True
        if self.kind == "event":
            known = {found.place for found in (*self.dates, *self.faults)}
            for key in ("created", "modified"):
                if key in self.record and (key,) not in known:
                    self._date((key,), self.record[key], "stamp")


def speak(found: list[Any], place: Any, text: Any) -> None:
    """Every word of a text, usual or not."""
    if isinstance(text, dict):
        for code, words in text.items():
            lines = words if isinstance(words, list) else None
            if lines is None:
                found.append((place, code, code, words))
            else:
                found.extend(((*place, code), i, code, line) for i, line in enumerate(lines))
    elif isinstance(text, str):
        found.append((place, None, None, text))
    else:
        found.extend((place, i, None, line) for i, line in enumerate(text))


def files() -> Iterator[tuple[str, bytes, Any]]:
    """Valid files: mutants, most of them with a strange character in a text, in any spelling."""
    for number in range(FILES):
        kind, data = mutant(11, number)
        chance = Random(number)
        try:
            record = parse(data)
        except JsonError:
            continue
        if kind != "timeline" and isinstance(record, dict) and schema.is_valid(kind, record):
            for key in ("title", "name"):
                if isinstance(record.get(key), str) and chance.random() < 0.9:
                    record[key] += f"e{chance.choice(CHARACTERS)}{chance.choice(CHARACTERS)}x"
            data = json.dumps(record, ensure_ascii=chance.random() < 0.4).encode()
            yield kind, data, record


def told(sheet: FileRecord, *, traits: int | None) -> Told:
    """What all rules say of a file; without `traits`, all are asked."""
    found: Told = Counter()
    asked = [(rule, (sheet,)) for rule, _ in BOOK.single[sheet.kind]]
    asked += [(rule, (sheet, KNOWN)) for rule, _ in BOOK.linked[sheet.kind]]
    for rule, arguments in asked:
        if traits is None or rule.can_find(traits):
            found.update((rule.name, mark.place, mark.message) for mark in rule.check(*arguments))
    return found


@pytest.mark.parametrize("tz", [None, "America/New_York"])
def test_no_shortcut_hides_anything(tz: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same marks, rule by rule and place by place; and most rules find something."""
    looked: Counter[str] = Counter()
    for kind, data, record in files():
        fast = FileRecord(kind, "x.json", "x", record, data, tz=tz)
        quick = told(fast, traits=fast.traits)
        with monkeypatch.context() as slow:
            slow.setattr(spoken, "_speak", speak)
            careful = told(Slow(kind, "x.json", "x", record, data, tz=tz), traits=None)
        assert quick == careful, data
        looked.update(rule for rule, *_ in careful)
    assert len(looked) >= 20, looked
    texts = {"text/control-character", "text/not-nfc", "text/invisible-character"}
    assert texts <= set(looked)
