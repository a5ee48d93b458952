"""Oracles: used where they are, skipped with a reason where not, demanded where required."""

import pytest
from tests.oracle import oracle


def test_an_oracle_that_is_there_is_handed_over() -> None:
    """A module as such, a program as its path."""
    assert oracle("json").__name__ == "json"  # type: ignore[union-attr]  # a module, not a path
    assert str(oracle("sh")).endswith("sh")


def test_an_oracle_that_is_missing_skips_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says which one it was."""
    monkeypatch.delenv("TIMELINE_ORACLES", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no_such_oracle"):
        oracle("no_such_oracle")


def test_an_oracle_that_is_required_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `TIMELINE_ORACLES=required`, nothing is skipped in silence."""
    monkeypatch.setenv("TIMELINE_ORACLES", "required")
    with pytest.raises(pytest.fail.Exception, match="no_such_oracle"):
        oracle("no_such_oracle")


def test_an_oracle_that_is_left_out_by_name_skips_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that is there, and where oracles are required; no other is meant by it."""
    monkeypatch.setenv("TIMELINE_ORACLES", "required")
    monkeypatch.setenv("TIMELINE_WITHOUT", "no_such_oracle,sh")
    with pytest.raises(pytest.skip.Exception, match="'sh', which is left out"):
        oracle("sh")
    assert oracle("json")
