"""What is tried again where every oracle is there."""

import pytest
from tests.effort import TESTS, asked_for, every, some, tries_more


@pytest.mark.parametrize(
    ("module", "more"),
    [
        ("tests.dates.test_differential", True),  # Hypothesis
        ("tests.exporters.ical.test_oracles", True),  # an oracle
        ("tests.exporters.pages.test_window", True),  # an oracle, by a helper of ours
        ("tests.write.test_killed", True),  # a share of cases
        ("tests.cli.test_list", False),
        ("tests.test_house", False),
    ],
)
def test_what_has_more_to_try_is_known_by_what_it_imports(module: str, more: bool) -> None:
    assert TESTS.parent.joinpath(*module.split(".")).with_suffix(".py").exists()
    assert tries_more(module) == more


def test_a_share_is_spread_and_has_both_ends() -> None:
    cases = range(100)
    assert some(cases, 5) == (list(cases) if every() else [0, 24, 49, 74, 99])
    assert some(cases, 100) == list(cases)


def test_halves_are_all_and_have_cases_of_each_test(monkeypatch) -> None:
    tests = [f"tests/test_a.py::test_{name}[{case}]" for name in "xyz" for case in range(40)]
    found = []
    for half in ("even", "odd"):
        monkeypatch.setenv("TIMELINE_TESTS", half)
        found.append([test for test in tests if asked_for(test)])
        assert {test.partition("[")[0] for test in found[-1]} == {
            t.partition("[")[0] for t in tests
        }
    assert sorted(found[0] + found[1]) == sorted(tests)
