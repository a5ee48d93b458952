"""Mutation testing of one room: which changes of its code would no test notice?

    python .ci/mutants.py dates             run on, from wherever the last run stopped
    python .ci/mutants.py dates --again     run the survivors once more, after a test was added
    python .ci/mutants.py dates --of 10     try one of ten, evenly spread, where all take too long
    python .ci/mutants.py dates --report    what has been found so far, with a diff of each survivor

The mutants are those of `mutmut`; it works on a copy under `build/mutants/<room>`, the tree itself
is never changed. Sentences that people read are left alone: strings with a space in them are not
mutated; nor does `mutmut` mutate tables, properties, or anything else outside plain functions.

Only the room's own tests count. They are collected once, and each mutant is a fork of that state:
it runs the tests that reach its function until one fails: first those that its neighbours fell to,
then the fastest. No test runs before the fork, so that no cache hides a mutant; what runs at import
is tried in a process of its own.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import CallInfo
from _pytest.tmpdir import tmppath_result_key
from mutmut.mutation import trampoline

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("src", "tests", "schema", "events", "entities", "sources", "pyproject.toml")
ROOMS = {
    # Left out: what counts lines or modules (the mutants add some), and a slow second opinion.
    "dates": ("src/timeline/dates/*", "tests/dates", ("work", "import", "differential")),
    # The part of it that reads dates as people write them, alone.
    "human": ("src/timeline/dates/human/*", "tests/dates/human tests/agreement/test_dates.py", ()),
    "ledger": (
        "src/timeline/importers/rows/ledger.py",
        "tests/importers/rows tests/importers/test_table.py tests/importers/test_objects.py",
        (),
    ),
    "merge": (
        "src/timeline/write/merge.py",
        "tests/write tests/importers/test_calendar_series.py",
        ("killed", "judged_changes", "transaction", "journal", "round_trips"),
    ),
    "resolve": ("src/timeline/chronicle/resolve/*", "tests/chronicle/resolve", ("length",)),
    # Half of what the tree of a question says is SQL, which the engines try.
    "query": (
        "src/timeline/query/*",
        "tests/query tests/scale/engines",
        ("work", "same_ids", "spark"),
    ),
    "due": ("src/timeline/chronicle/due.py", "tests/chronicle/test_due.py", ()),
    "standing": ("src/timeline/chronicle/standing.py", "tests/chronicle/test_standing.py", ()),
}
Timed = tuple[float, pytest.Item]  # how long a test takes, in seconds of the processor
KILLED, SURVIVED, UNREACHED, OUT_OF_TIME = 1, 0, 33, -24  # as `mutmut` counts them


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument(
        "--again",
        nargs="*",
        metavar="PART",
        help="run the survivors once more, all or those whose name has one of these parts",
    )
    parser.add_argument("--of", type=int, default=1, metavar="N", help="try one of N mutants")
    parser.add_argument("--report", action="store_true", help="only say what was found so far")
    options = parser.parse_args()
    steady()
    place = ROOT / "build" / "mutants" / options.room
    if options.report:
        os.chdir(place)
        return report(details=True)
    mutated, tests, left_out = ROOMS[options.room]
    copy(place)
    os.chdir(place)
    Path("setup.cfg").write_text(
        f"[mutmut]\nsource_paths = src/\nonly_mutate = {mutated}\ntrack_dependencies = false\n"
        + "also_copy =\n"
        + "".join(f"    {name}\n" for name in COPIED[1:])
    )
    if in_a_fork(generate):
        raise SystemExit("no mutants could be made")
    sources = Path("mutants/src").absolute()
    sys.path[:0] = [str(sources), str(sources.parent)]
    # So that a program which a test starts is the mutant as well.
    os.environ["TIMELINE_TESTS_PYTHONPATH"] = str(sources)
    os.environ.update(TIMELINE_EXAMPLES="mutants", MUTANT_UNDER_TEST="")
    left = [f"--ignore={folder}/test_{name}.py" for folder in tests.split() for name in left_out]
    selection = [*tests.split(), *left]
    sys.setrecursionlimit(10_000)  # a call of what has mutants is four calls
    verdicts = Verdicts()
    os.chdir("mutants")
    arguments = ["-q", "--rootdir=.", "-p", "no:cacheprovider", *selection]
    try:
        pytest.main(arguments, plugins=[Mutants(verdicts, options, selection)])
    finally:
        verdicts.save()
        os.chdir(place)
        report(details=False)
    return None


def steady() -> None:
    """Start anew where the tests would, in an environment of their own."""
    sys.path.insert(0, str(ROOT))
    from tests.environment import adopt

    if adopt():
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], dict(os.environ))
    sys.path.remove(str(ROOT))
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]


def copy(place: Path) -> None:
    """The tree as it is now, times of change included: by them only what changed is run anew."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *COPIED]
    files = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, files.split("\0")):
        source, target = ROOT / name, place / name
        if not source.exists():
            target.unlink(missing_ok=True)
            (place / "mutants" / name).unlink(missing_ok=True)
        elif not target.exists() or target.stat().st_mtime != source.stat().st_mtime:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def generate() -> int:
    """Let `mutmut` write every mutant of a function beside it, to be chosen by its name."""
    os.environ["MUTANT_UNDER_TEST"] = "mutant_generation"
    from mutmut import __main__ as mutmut
    from mutmut.mutation import mutators

    place = [each for _, each in mutators.mutation_operators].index(mutators.operator_string)
    kind, operator = mutators.mutation_operators[place]

    def words_of_code(node: Any) -> Iterable[Any]:
        return iter(()) if " " in getattr(node, "value", "") else operator(node)

    mutators.mutation_operators[place] = (kind, words_of_code)
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.create_mutants(1)
    return 0


def in_a_fork(work: Callable[[], int]) -> int:
    """What `work` returns, done in a process that starts as this one; negative if it was ended."""
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # which pytest would count as a failure
        code = 3
        try:
            code = work()
        finally:
            os._exit(code)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except KeyboardInterrupt:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise


class Verdicts:
    """The exit code of each mutant's tests, in the files where `mutmut` keeps them."""

    def __init__(self) -> None:
        self._files = {path: json.loads(path.read_text("utf-8")) for path in metas()}
        self._home = {
            name: path for path, data in self._files.items() for name in data["exit_code_by_key"]
        }

    def of(self, name: str) -> int | None:
        code: int | None = self._files[self._home[name]]["exit_code_by_key"][name]
        return code

    def record(self, name: str, code: int) -> None:
        self._files[self._home[name]]["exit_code_by_key"][name] = code

    def save(self) -> None:
        for path, data in self._files.items():
            new = path.with_suffix(".new")
            new.write_text(json.dumps(data, indent=4), "utf-8")
            new.replace(path)  # a report may be reading it

    def __iter__(self) -> Iterator[str]:
        return iter(self._home)


class Mutants:
    """Instead of running the collected tests once, run them for every mutant."""

    def __init__(
        self, verdicts: Verdicts, options: argparse.Namespace, selection: list[str]
    ) -> None:
        self._verdicts = verdicts
        self._again: list[str] | None = options.again
        self._of: int = options.of
        self._selection = selection

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        names = self._wanted()
        reach = reached(session.items)
        unreached = []
        noticed = Path("noticed.txt").absolute()
        for at, name in enumerate(names, 1):
            tests = reach.get(name.rpartition("__mutmut_")[0])
            if tests:
                code = in_a_fork(partial(run, name, tests, noticed))
                self._verdicts.record(name, code)
                if code == KILLED:
                    by = int(noticed.read_text("utf-8"))
                    tests.insert(0, tests.pop(by))  # its neighbours may fall to it as well
            else:
                unreached.append(name)
            if at % 50 == 0:
                self._verdicts.save()
                print(f"{at} of {len(names)}", file=sys.stderr, flush=True)
        for name in unreached:
            self._verdicts.record(name, in_a_fork(partial(at_import, name, self._selection)))
        return True

    def _wanted(self) -> list[str]:
        """What was not run yet, or what survived."""
        if self._again is None:
            chosen = list(self._verdicts)[:: self._of]
            return [name for name in chosen if self._verdicts.of(name) is None]
        survivors = [name for name in self._verdicts if self._verdicts.of(name) == SURVIVED]
        return [
            name
            for name in survivors
            if not self._again or any(part in name for part in self._again)
        ]


def run(mutant: str, tests: list[Timed], noticed: Path) -> int:
    """Whether a test fails, and into a file which; ended where one takes ten times as long."""
    os.environ["MUTANT_UNDER_TEST"] = mutant
    trampoline.get_mutant_under_test = lambda: mutant  # asked at every call, and much faster so
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    for index, (seconds, item) in enumerate(tests):
        limit = ceil(time.process_time() + 10 * seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        if fails(item):
            noticed.write_text(str(index), "utf-8")
            return KILLED
    return SURVIVED


def fails(item: pytest.Item) -> bool:
    """Whether a test fails, without the time that a readable report of it would take."""
    hooks: list[Callable[[], object]] = [
        lambda: item.ihook.pytest_runtest_setup(item=item),
        lambda: item.ihook.pytest_runtest_call(item=item),
        lambda: item.ihook.pytest_runtest_teardown(item=item, nextitem=None),
    ]
    if hasattr(item, "_request") and not item._request:
        item._initrequest()  # type: ignore[attr-defined]  # as pytest's own runner does
    item.stash[tmppath_result_key] = {}  # where `tmp_path` looks for the reports, at its end
    for hook, when in zip(hooks, ("setup", "call", "teardown"), strict=True):
        error = CallInfo.from_call(hook, when=when).excinfo  # type: ignore[arg-type]
        if error is not None:
            return not error.errisinstance(pytest.skip.Exception)
    return False


def reached(items: list[pytest.Item]) -> dict[str, list[Timed]]:
    """The tests that reach each function, the fastest first; all of them have to pass."""
    changed = [(str(path), path.stat().st_mtime) for path in sorted(Path().glob("*/**/*.py"))]
    state_of_things = hashlib.sha256(repr(changed).encode()).hexdigest()[:16]
    file = Path(f"reached-{state_of_things}.json")

    def watch() -> int:
        from mutmut.state import state

        os.environ["MUTANT_UNDER_TEST"] = "stats"
        found: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for index, item in enumerate(items):
            state()._stats.clear()
            start = time.process_time()
            if fails(item):
                print(f"{item.nodeid} fails without a mutant", file=sys.stderr)
                return KILLED
            for name in state()._stats:
                found[name].append((time.process_time() - start, index))
        file.write_text(json.dumps(found), "utf-8")
        return 0

    if not file.exists() and in_a_fork(watch):
        raise SystemExit("the tests fail as they are")
    found = json.loads(file.read_text("utf-8"))
    return {
        name: [(seconds, items[index]) for seconds, index in sorted(tests)]
        for name, tests in found.items()
    }


def at_import(mutant: str, selection: list[str]) -> int:
    """A mutant of what runs once, when its module is imported; or of what nothing runs at all.

    Everything is imported anew, with the mutant in place.
    """
    os.environ["MUTANT_UNDER_TEST"] = mutant
    for name in [name for name in sys.modules if name.partition(".")[0] in ("timeline", "tests")]:
        del sys.modules[name]
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    code = int(pytest.main(["-x", "-q", "--rootdir=.", "-p", "no:cacheprovider", *selection]))
    # 2 is an error while the tests are collected: the module cannot even be imported.
    return KILLED if code in (1, 2) else code


def metas() -> list[Path]:
    return [path.absolute() for path in sorted(Path("mutants/src").rglob("*.meta"))]


def report(*, details: bool) -> None:
    print("| module | mutants | killed | timed out | survived | not run |")
    print("|---|--:|--:|--:|--:|--:|")
    total: Counter[int | None] = Counter()
    for meta in metas():
        codes = json.loads(meta.read_text("utf-8"))["exit_code_by_key"].values()
        counts = Counter(KILLED if code in (2, 3) else code for code in codes)
        total += counts
        if counts:
            module = meta.relative_to(Path("mutants/src").absolute()).as_posix()
            print(row(module.removeprefix("timeline/").removesuffix(".py.meta"), counts))
    print(row("all", total))
    for diff in diffs() if details else ():
        print(diff)


def row(name: str, counts: Counter[int | None]) -> str:
    known = (KILLED, OUT_OF_TIME, SURVIVED)
    rest = counts.total() - sum(counts[code] for code in known)
    shown = [counts.total(), *(counts[code] for code in known), rest]
    return f"| {name} | {' | '.join(map(str, shown))} |"


def diffs() -> Iterator[str]:
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    verdicts = Verdicts()
    for name in verdicts:
        if verdicts.of(name) == SURVIVED:
            yield f"\n# {name}\n{get_diff_for_mutant(name)}"


if __name__ == "__main__":
    main()
