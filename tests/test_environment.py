"""The caller's terminal, language, zone and Python options reach no test."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.effort import some
from tests.environment import bare, steady

CALLER = {
    "COLUMNS": "20", "LINES": "3", "NO_COLOR": "1", "LANG": "tr_TR.UTF-8", "LC_ALL": "POSIX",
    "LC_TIME": "ja_JP", "TZ": "Pacific/Apia", "GIT_DIR": "/nowhere", "PYTHONHASHSEED": "7",
    "PYTHONIOENCODING": "cp932", "PYTHONUTF8": "0", "PYTHONDONTWRITEBYTECODE": "1",
}  # fmt: skip
ZONE = os.environ.get("TIMELINE_TESTS_TZ", "UTC")


@pytest.fixture
def caller(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CALLER.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("caller")
def test_the_callers_habits_are_dropped() -> None:
    """What a shell sets changes nothing; what is no habit, such as PATH, stays."""
    asked = {name for name in CALLER if f"TIMELINE_TESTS_{name}" in os.environ}
    assert {name for name in CALLER if steady().get(name) == CALLER[name]} <= asked
    assert steady()["PATH"] == os.environ["PATH"]
    assert steady()["TZ"] == ZONE


@pytest.mark.usefixtures("caller")
def test_the_steady_environment_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workers of a run, which start in it, have the same."""
    first = steady()
    for name in CALLER:
        monkeypatch.delenv(name)
    for name, value in first.items():
        monkeypatch.setenv(name, value)
    assert steady() == first


def test_what_a_run_asks_for_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a name of ours, which the programs under test do not see."""
    monkeypatch.setenv("TIMELINE_TESTS_TZ", "Asia/Tokyo")
    monkeypatch.setenv("TIMELINE_TESTS_LC_ALL", "tr_TR.UTF-8")
    assert (bare()["TZ"], bare()["LC_ALL"]) == ("Asia/Tokyo", "tr_TR.UTF-8")
    assert [name for name in bare() if name.startswith("TIMELINE_")] == []


def test_this_process_is_untouched_by_its_caller() -> None:
    """This test is run by the next one as well, under another caller."""
    assert {name for name in CALLER if name in os.environ} <= {"TZ", "LC_ALL", "PYTHONUTF8"}
    assert os.environ["TZ"] == ZONE
    assert time.strftime("%z", time.localtime(0)) == _offset(ZONE)
    assert (sys.flags.optimize, sys.flags.dont_write_bytecode) == (0, 0)
    assert sys.getfilesystemencoding() == "utf-8"


@pytest.mark.parametrize("workers", some(["0", "1"], 1))
def test_pytest_itself_may_be_started_by_any_caller(workers: str, tmp_path: Path) -> None:
    """What Python reads at its start would hold until its end."""
    name = f"{__file__}::{test_this_process_is_untouched_by_its_caller.__name__}"
    command = [sys.executable, "-m", "pytest", "-n", workers, "-p", "no:cacheprovider", name]
    asked = {name: text for name, text in os.environ.items() if name.startswith("TIMELINE_TESTS_")}
    done = subprocess.run(
        command, env={**bare(), **asked, **CALLER}, capture_output=True, text=True,
        cwd=Path(__file__).parent.parent, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[100%]" in done.stdout


def test_the_locale_that_a_run_asks_for_is_there() -> None:
    """Otherwise C would be taken for it, and most programs would not say so."""
    code = "import locale; locale.setlocale(locale.LC_ALL, '')"
    subprocess.run([sys.executable, "-c", code], env=bare(), check=True)


def _offset(zone: str) -> str:
    import zoneinfo
    from datetime import UTC, datetime

    return datetime.fromtimestamp(0, UTC).astimezone(zoneinfo.ZoneInfo(zone)).strftime("%z")
