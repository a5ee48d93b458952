"""A rule that is not asked of an event would have found nothing in it."""

from collections.abc import Iterator
from pathlib import Path

import jiter
import pytest

from timeline.chronicle.settings import Settings
from timeline.format import schema
from timeline.validation import RuleChoice
from timeline.validation.others import Known
from timeline.validation.record import TRAITS, FileRecord
from timeline.validation.rulebook import Rule, load

TESTS = Path(__file__).parents[2]
BOOK = load(RuleChoice())
FILE = [pair for pair in BOOK.single["event"] if pair[0].needs]
LINKED = [pair for pair in BOOK.linked["event"] if pair[0].needs]
ALONE = Known(
    Settings(),
    folders={"event": {}, "entity": {}, "source": {}},
    entities={},
    sources={"times": {"issued": "2026-02-06"}},
    read=lambda _: {"draft": True},
)


def sheets() -> Iterator[FileRecord]:
    """Every event of the tests and of the shipped timeline, good and bad."""
    for folder in (TESTS / "validation/rules", TESTS / "conformance", TESTS.parent / "events"):
        for path in folder.rglob("*.json"):
            data = path.read_bytes()
            try:
                record = jiter.from_json(data)
            except ValueError:
                continue
            if schema.is_valid("event", record):
                for tz in ("America/New_York", None):
                    yield FileRecord("event", path.name, path.stem, record, data, tz=tz)


SHEETS = list(sheets())


def finds(rule: Rule, sheet: FileRecord) -> bool:
    """Whether a rule has anything to say of a file, asked without regard to what it needs."""
    arguments = (sheet,) if rule in [pair[0] for pair in FILE] else (sheet, ALONE)
    return any(True for _ in rule.check(*arguments))


@pytest.mark.parametrize("rule", [pair[0] for pair in (*FILE, *LINKED)], ids=lambda rule: rule.name)
def test_a_rule_finds_nothing_without_what_it_needs(rule: Rule) -> None:
    """Over all files; and it does find something in some, so that the test can fail."""
    found = [sheet for sheet in SHEETS if finds(rule, sheet)]
    assert [sheet.path for sheet in found if not rule.can_find(sheet.traits)] == []
    assert found or rule.name == "reference/unknown-local"  # it asks the other event


def test_each_trait_is_needed_by_a_rule() -> None:
    """A bit that no rule asks for would be worked out in vain."""
    needed = 0
    for rule, _ in (*FILE, *LINKED):
        needed |= rule.needs
    assert {name for name, bit in TRAITS.items() if not needed & bit} == set()
