"""`timeline rule`: the manual of each rule, offline."""

import subprocess
from collections.abc import Callable

from timeline import registry

Run = Callable[..., "subprocess.CompletedProcess[str]"]
RULES = registry.names("timeline.validation.rules")


def test_all_rules_are_listed(run: Run) -> None:
    """Each with the first line of its manual."""
    lines = run("rule").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


def test_a_family_is_listed(run: Run) -> None:
    """By its name alone."""
    lines = run("rule", "claim").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [
        rule for rule in RULES if rule.startswith("claim/")
    ]


def test_a_rule_tells_what_why_and_how_to_mend(run: Run) -> None:
    """With its severity."""
    said = run("rule", "time/no-such-day").stdout
    assert said.startswith("time/no-such-day (error)\n\nA day that does not exist.\n")
    assert "\nWhy: " in said
    assert "\nFix: " in said


def test_an_unknown_rule_is_a_wrong_request(run: Run) -> None:
    """With the one that was probably meant."""
    done = run("rule", "time/no-such-dya")
    assert done.returncode == 2
    assert "did you mean 'time/no-such-day'?" in done.stderr
