"""The linter that judges every exported calendar sees every violation, and nothing else."""

import pytest
from tests.ical.linter import lint, rules
from tests.ical.mutants import GOOD, MUTANTS, Mutant


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
