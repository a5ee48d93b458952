"""How a run ends: its exit code, and what a person reads where something is broken."""

import os
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from timeline.cli.app import BUG, INTERRUPTED


def test_the_version_is_that_of_the_package(run):
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"timeline {version('timeline-events')}\n")


@pytest.fixture
def broken(tmp_path):
    """A folder whose `tabulate` fails as it is imported, in the place of the installed one."""

    def make(error: str) -> str:
        (tmp_path / "tabulate.py").write_text(f"raise {error}\n")
        return str(tmp_path)

    return make


def test_a_bug_is_one_line_and_a_code_of_its_own(run, broken):
    done = run("list", "--format", "wide", PYTHONPATH=broken("RuntimeError('worn out')"))
    assert (done.returncode, done.stdout) == (BUG, "")
    assert done.stderr.splitlines() == [
        "timeline: a bug: RuntimeError: worn out",
        "  please report it with the command that you ran; --debug shows where it happened",
    ]


def test_the_traceback_of_a_bug_is_there_for_who_asks(run, broken):
    path = broken("RuntimeError('worn out')")
    done = run("--debug", "list", "--format", "wide", PYTHONPATH=path)
    assert done.returncode != 0
    assert "Traceback" in done.stderr
    assert "tabulate.py" in done.stderr


def test_too_little_memory_is_no_bug(run, broken):
    done = run("list", "--format", "wide", PYTHONPATH=broken("MemoryError"))
    assert done.returncode not in (0, BUG)
    assert "MemoryError" in done.stderr
    assert "a bug" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_that_fills_up_halfway_is_told(root):
    """An answer longer than what is held back before it is written."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "timeline", "export", "json"], cwd=root, stdout=full,
            stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "timeline: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_who_stops_an_edit_keeps_the_text(make_timeline, tmp_path):
    folder = make_timeline({"id": "meeting", "title": "They meet", "when": "2024"})
    editor = tmp_path / "editor.sh"
    editor.write_text(f"#!/bin/sh\ntouch {tmp_path}/open\nexec sleep 20\n")
    editor.chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "edit", "meeting"], cwd=folder, stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, env={**os.environ, "VISUAL": "", "EDITOR": str(editor)},
        start_new_session=True,
    )  # fmt: skip
    for _ in range(600):
        if (tmp_path / "open").exists():
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == INTERRUPTED
    assert "Traceback" not in errors
    assert len(list((folder / ".timeline-edits").rglob("meeting.json"))) == 1
