"""Work that is shared among processes: in its order, whole, and nothing of it stays behind."""

import os
import subprocess
import sys

import pytest
from tests.environment import bare

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is shared without fork")

BEGIN = """
import os, signal, time
from timeline.validation import share
share.WORTH, share.TURN, share.AHEAD = 2, 5, 2
os.sched_getaffinity = lambda _: {0, 1, 2}
begun = os.getpid()

def alone():
    "Whether no process is left that this one began, and no pipe."
    try:
        return os.waitpid(-1, os.WNOHANG) and False
    except ChildProcessError:
        return len(os.listdir("/proc/self/fd")) == files if os.path.isdir("/proc/self/fd") else True

files = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
"""


def run(script: str) -> None:
    """Run a script in a process of its own, which has no thread beside it."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + script], env=bare(), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("count", [0, 1, 2, 7, 24, 500])
def test_every_number_comes_in_its_order(count: int) -> None:
    run(f"""
found = list(share.in_turns(list, {count}))
assert [number for some in found for number in some] == list(range({count}))
assert all(len(some) <= share.TURN for some in found)
assert alone()
""")


def test_others_do_their_share() -> None:
    run("""
found = list(share.in_turns(lambda part: [time.sleep(0.02), os.getpid()], 200))
assert len({process for _, process in found}) == 3
assert alone()
""")


def test_results_larger_than_a_pipe_are_whole() -> None:
    run("""
found = list(share.in_turns(lambda part: [bytes([number]) * 3_000_000 for number in part], 40))
assert [one for some in found for one in some] == [bytes([n]) * 3_000_000 for n in range(40)]
assert alone()
""")


def test_what_a_process_leaves_undone_is_done_here() -> None:
    """Whether it ends in the middle of its work, or its work fails there."""
    for end in ("os.kill(os.getpid(), signal.SIGKILL)", "os._exit(0)", "raise MemoryError"):
        run(f"""
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
def work(part):
    if os.getpid() != begun and 15 in part:
        {end}
    return list(part)

assert [n for some in share.in_turns(work, 60) for n in some] == list(range(60))
assert share.shared(work, 60, 3) == [list(range(20)), list(range(20, 40)), list(range(40, 60))]
""")


def test_who_wants_no_more_leaves_no_process() -> None:
    run("""
some = share.in_turns(lambda part: [time.sleep(0.01), list(part)][1], 500)
assert next(some) == [0, 1, 2, 3, 4]
some.close()
assert alone()
""")


def test_an_error_of_the_work_is_that_of_the_caller() -> None:
    run("""
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
def work(part):
    if 15 in part:
        raise ValueError("15")
    return list(part)

found = []
try:
    for some in share.in_turns(work, 60):
        found += some
except ValueError as error:
    assert str(error) == "15"
else:
    raise SystemExit("no error")
assert found == list(range(15))
""")
