"""What is tried again where every oracle is there."""

import pytest
from tests.effort import TESTS, asked_for, every, some, tries_more


@pytest.mark.parametrize(
    ("test", "more"),
    [
        ("dates/test_differential.py::test_plain_dates_agree_without_exception", True),
        ("exporters/ical/test_oracles.py::test_icalendar[it-has-a-dash]", True),
        ("exporters/pages/test_window.py::test_zoom_arrows_and_brush", True),  # by its fixture
        ("write/test_killed.py::test_a_killed_command_did_all_or_nothing[edit]", True),  # by cases
        ("cli/test_list.py::test_a_view_is_a_saved_query", False),
        ("test_house.py::test_a_function_fits_on_a_page", False),
    ],
)
def test_what_has_more_to_try_is_known_by_what_it_uses(test: str, more: bool) -> None:
    path, _, name = test.partition("[")[0].partition("::")
    assert f"def {name}(" in (TESTS / path).read_text(encoding="utf-8")
    assert tries_more(f"tests/{test}") == more


def test_a_share_is_spread_and_has_both_ends() -> None:
    cases = range(100)
    assert some(cases, 5) == (list(cases) if every() else [0, 24, 49, 74, 99])
    assert some(cases, 100) == list(cases)


def test_thirds_are_all_and_have_cases_of_each_test(monkeypatch) -> None:
    tests = [f"tests/test_a.py::test_{name}[{case}]" for name in "xyz" for case in range(60)]
    found = []
    for part in ("1/3", "2/3", "3/3"):
        monkeypatch.setenv("TIMELINE_TESTS", part)
        found += (here := [test for test in tests if asked_for(test)])
        assert {test.partition("[")[0] for test in here} == {t.partition("[")[0] for t in tests}
    assert sorted(found) == sorted(tests)
