"""Tests on other days, in other zones and locales, as other users: a promise of the program.

    python .ci/days.py          all; fails if one of them fails, or runs nothing
    python .ci/days.py 3 5      only these

Each combination runs a third of the tests of what writes, reads, renders and imports, with every
oracle, cases of each test among them: a test is tried on two days, as both users, in both locales.
The clock is set by Debian's `faketime`, for all programs that a test starts. Must be run as root,
to be somebody else as well: that user gets a copy of the tree, with an environment of its own.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
USER = "timeline-ci"
ELSEWHERE = (
    "agreement", "chronicle/resolve", "cli/test_shells.py", "dates",
    "exporters/ical/test_oracles.py", "exporters/ical/test_rounds.py",
    "exporters/ical/test_server.py", "format/models", "hooks",
    "query", "scale/engines",
    "validation/rules", "write/test_killed.py", "test_docs.py", "test_project.py",
    "test_registry.py", "test_extend.py", "test_house.py", "test_site.py",
    "importers/test_sizes.py",
)  # fmt: skip
"""What neither writes, reads, renders nor imports, and what other calendar programs make of bytes
that are the same on every day: the real day is enough for them."""
LEFT_OUT = {
    "chromium": "its pages never finish loading under libfaketime",
    "pyogrio": "in a Turkish locale its GDAL does not find its own options",
    "cli/test_bad_input.py::test_closed_streams_change_no_exit_code[when - <&--0]":
        "libfaketime itself opens a file where standard input is closed",
}  # fmt: skip
"""What cannot run on a faked clock: programs, whose tests are skipped and counted, and tests."""
MINUTES = 9
"""After which a combination is given up; one took 6 on a machine with much else to do."""


class Combination(NamedTuple):
    """A machine that somebody may have."""

    day: str
    zone: str
    locale: str
    user: str

    def __str__(self) -> str:
        return ", ".join(self)


COMBINATIONS = (
    Combination("2026-11-30 23:58:00", "UTC", "POSIX", "root"),
    Combination("2027-01-01 00:00:30", "America/Bogota", "tr_TR.UTF-8", USER),
    Combination("2028-02-29 08:00:00", "Asia/Tokyo", "tr_TR.UTF-8", "root"),  # in UTC the 28th
    Combination("2028-02-29 23:50:00", "Pacific/Apia", "POSIX", USER),
    Combination("2027-11-07 01:59:30", "America/New_York", "POSIX", USER),  # goes back at 2
    Combination("2027-03-28 01:59:30", "Europe/Berlin", "tr_TR.UTF-8", "root"),  # goes on at 2
)

THIRDS = ("1/3", "1/3", "2/3", "3/3", "2/3", "3/3")
"""The tests that each combination runs: each third as both users, and in both locales."""


class Result(NamedTuple):
    """What became of the tests of a combination."""

    passed: int
    skipped: dict[str, int]
    failed: bool


def main() -> None:
    if gone := [name for name in ELSEWHERE if not (ROOT / "tests" / name).exists()]:
        raise SystemExit(f"no such tests: {', '.join(gone)}")
    for name, why in LEFT_OUT.items():
        print(f"left out by name: {name} ({why})")
    chosen = [COMBINATIONS[int(number) - 1] for number in sys.argv[1:]] or COMBINATIONS
    with other_home() as home:
        results = [tried(each, home) for each in chosen]
    if any(each.failed or not each.passed for each in results):
        raise SystemExit("not every combination passes")


@contextlib.contextmanager
def other_home() -> Iterator[Path]:
    """A copy of the tree that another user owns, who is created, and can run it."""
    if os.geteuid() != 0:
        raise SystemExit("must be run as root, to run as another user too")
    if USER not in {each.pw_name for each in pwd.getpwall()}:
        subprocess.run(["useradd", "--system", "--user-group", USER], check=True)
    folder = Path(tempfile.mkdtemp(prefix="timeline-days-"))
    try:
        copied(folder / "timeline")
        (folder / "home").mkdir()
        folder.chmod(0o755)
        subprocess.run(["chown", "-R", f"{USER}:", folder], check=True)
        install(folder / "timeline")
        source = ROOT / ".ci" / "waits.c"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", folder / "waits.so", source], check=True)
        yield folder
    finally:
        shutil.rmtree(folder)


def copied(target: Path) -> None:
    """The repository with what stands in its folder now, and the packages of Node."""
    subprocess.run(["git", "clone", "-q", "--no-checkout", ROOT, target], check=True)
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    there = [name for name in names.split("\0") if name and os.path.lexists(ROOT / name)]
    subprocess.run(["cp", "-a", "--parents", *there, target], cwd=ROOT, check=True)
    subprocess.run(["git", "reset", "-q"], cwd=target, check=True)
    packages = Path(".ci", "node", "node_modules")
    subprocess.run(["cp", "-a", ROOT / packages, target / packages], check=True)


def install(folder: Path) -> None:
    """What the tests need, with a Python that the other user may run (not one below /root)."""
    uv = Path(sys.executable).with_name("uv")
    found = (Path(name).resolve() for name in (sys.executable, "/usr/bin/python3"))
    python = next((path for path in found if runs(path)), None)
    if python is None:
        raise SystemExit(f"{USER} may run neither {sys.executable} nor /usr/bin/python3")
    subprocess.run([uv, "venv", "-q", "-p", python, folder / ".venv"], check=True)
    pins = (ROOT / ".ci" / "pip.txt").read_text("utf-8").splitlines()
    # Built from its source, and of half a gigabyte: what needs it stands in `ELSEWHERE`.
    needed = [pin for pin in pins if "==" in pin and not pin.startswith("pyspark==")]
    command = [uv, "pip", "install", "-q", "-p", folder / ".venv", "-e", folder, *needed]
    subprocess.run(command, check=True)
    # Python keeps what it compiled beside its source. The files themselves may be links to uv's.
    places = ["find", folder / ".venv", "-type", "d"]
    subprocess.run([*places, "-exec", "chown", f"{USER}:", "{}", "+"], check=True)


def runs(python: Path) -> bool:
    """Whether the other user can start this Python."""
    try:
        return subprocess.run([python, "-c", ""], user=USER, group=USER).returncode == 0
    except PermissionError:
        return False


def tried(which: Combination, home: Path) -> Result:
    """Run the tests as that user, on that day; what was run is told in a line."""
    folder = ROOT if which.user == "root" else home / "timeline"
    python, begun = folder / ".venv" / "bin" / "python", time.monotonic()
    with tempfile.TemporaryDirectory(prefix="timeline-day-") as place:
        os.chmod(place, 0o777)
        report = Path(place, "report.xml")
        left = [f"--ignore={folder / 'tests' / name}" for name in ELSEWHERE]
        left += [f"--deselect=tests/{name}" for name in LEFT_OUT if "::" in name]
        options = ["-n", "2", "-p", "no:cacheprovider", f"--junitxml={report}", *left]
        code = faked(which, [python, "-m", "pytest", *options], folder, home)
        result = read(report, failed=code != 0)
    skipped = ", ".join(f"{number} {why}" for why, number in sorted(result.skipped.items()))
    minutes = (time.monotonic() - begun) / 60
    print(f"{which}: {result.passed} tests passed, skipped: {skipped or 'none'}", end="")
    print(f"{', SOME FAILED' if result.failed else ''} ({minutes:.1f} minutes)", flush=True)
    return result


def faked(which: Combination, command: list[Path | str], folder: Path, home: Path) -> int:
    """The exit code of a command on the machine that a combination describes."""
    place = {"TZ": which.zone, "LC_ALL": which.locale}
    env = {
        **{name: text for name, text in os.environ.items() if name != "TIMELINE_SDISTS"},
        **place,
        **{f"TIMELINE_TESTS_{name}": text for name, text in place.items()},
        "TIMELINE_ORACLES": "required",
        "TIMELINE_EXAMPLES": "again",
        "TIMELINE_TESTS": THIRDS[COMBINATIONS.index(which)],
        "TIMELINE_WITHOUT": ",".join(name for name in LEFT_OUT if "::" not in name),
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    if which.user != "root":
        env |= {"HOME": str(home / "home"), "USER": USER, "LOGNAME": USER}
        env["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    day, name = which.day.partition(" ")[0], which.user
    first = 'date "+%F %T %Z for $(id -un)"; test "$(date +%F)" = "$0"; '
    first += f'export LD_PRELOAD="{home}/waits.so:$LD_PRELOAD"; exec "$@"'
    started = subprocess.Popen(
        ["faketime", which.day, "sh", "-ec", first, day, *command], cwd=folder, env=env,
        user=name, group=name, extra_groups=[], start_new_session=True,
    )  # fmt: skip
    try:
        return started.wait(MINUTES * 60)
    except subprocess.TimeoutExpired:
        print(f"given up after {MINUTES} minutes")
        return 1
    finally:
        with contextlib.suppress(ProcessLookupError):  # nothing of it is left
            os.killpg(started.pid, signal.SIGKILL)


def read(report: Path, *, failed: bool) -> Result:
    """What pytest tells of its tests; nothing if it did not come to an end."""
    if not report.exists():
        return Result(0, {}, failed=True)
    cases = list(ElementTree.parse(report).iter("testcase"))
    skipped = [each.find("skipped") for each in cases]
    reasons = Counter(each.get("message", "") for each in skipped if each is not None)
    broken = sum(bool({"failure", "error"} & {one.tag for one in each}) for each in cases)
    return Result(len(cases) - reasons.total() - broken, dict(reasons), failed)


if __name__ == "__main__":
    main()
