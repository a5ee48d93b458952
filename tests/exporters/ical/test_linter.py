"""The linter that judges every exported calendar sees every violation, and nothing else."""

import pytest
from tests.exporters.ical import shipped
from tests.exporters.ical.linter import lint, rules
from tests.exporters.ical.mutants import GOOD, MUTANTS, Mutant

from timeline.exporters.ical.canonical import folded


def test_the_good_file_has_no_violation():
    """All rules hold in a file that uses zones, alarms, to-dos, folding and three scripts."""
    assert lint(GOOD) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_every_seeded_violation_is_seen(mutant: Mutant):
    """A good file with one violation is not taken, and the rule that it breaks is named."""
    assert mutant.data != GOOD
    assert mutant.rule in rules(mutant.data)


def test_there_is_a_mutant_for_every_kind():
    """At least 45 kinds, no two alike."""
    assert len({mutant.data for mutant in MUTANTS}) == len(MUTANTS) >= 45


FULL = (
    (b"PARTICIPANT-TYPE:SPEAKER", b"PARTICIPANT-TYPE:TALKER", "participant-type-value"),
    (b"PARTICIPANT-TYPE:SPEAKER\r\n", b"", "needs-participant-type"),
    (b'LINKREL="describedby"', b"LINKREL=describedby", "linkrel-quoted"),
    (b"FMTTYPE=application/json;", b"", "needs-schema"),
    (b"data:application", b"data", "uri-value"),
    (b"CONCEPT:https://", b"CONCEPT:", "uri-value"),
    (b"BEGIN:VLOCATION", b"BEGIN:VPLACE", "nesting"),
)


@pytest.mark.parametrize(("old", "new", "rule"), FULL)
def test_violations_of_the_newer_standards_are_seen(old: bytes, new: bytes, rule: str):
    """RFC 9073 and 9253, in a real export of the full profile, unfolded and folded again."""
    text = shipped.calendar("rich-full").replace(b"\r\n ", b"")
    assert old in text
    mutant = b"\r\n".join(
        folded(line.decode()).encode() for line in text.replace(old, new, 1).split(b"\r\n")
    )
    assert rule in rules(mutant, profile="full")
