"""A command that is run by a fork prints and ends as the same command started anew."""

import subprocess
import sys

import pytest
from tests.environment import bare
from tests.worker import Worker

COMMANDS = (
    ("list", "--since", "2024"),
    ("list", "--json"),
    ("show", "no-such-event"),
    ("list", "--since", "no date"),
    ("list", "-o", "/dev/stdout"),
    ("validate", "--no-such-option"),
    ("when", "2018?"),
    ("fmt", "-"),
    ("--version",),
    (),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_fork_answers_as_a_process_does(arguments, root, worker):
    given = '{"id": "a"'
    env = {**bare(), "COLUMNS": "60"}
    forked = worker.run(arguments, cwd=root, input=given, env=env)
    started = subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=root, input=given, env=env, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (forked.returncode, forked.stdout, forked.stderr) == (
        started.returncode,
        started.stdout,
        started.stderr,
    )


def test_what_a_process_reads_when_it_starts_is_not_faked(root):
    with Worker(bare()) as worker:
        env = {**bare(), "PYTHONHASHSEED": "1"}
        assert worker.run(["list"], cwd=root, input=None, env=env) is None


def test_the_next_command_finds_nothing_of_the_one_before(root, tmp_path, worker):
    assert worker.run(["list"], cwd=tmp_path, input=None, env=bare()).returncode == 3
    assert worker.run(["list"], cwd=root, input=None, env=bare()).returncode == 0
    shown = worker.run(["list", "-n1"], cwd=root, input=None, env={**bare(), "TZ": "Asia/Tokyo"})
    assert shown.returncode == 0
