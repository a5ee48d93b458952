"""Mutation testing of one room: which changes of its code would no test notice?

    python .ci/mutants.py dates             run on, from wherever the last run stopped
    python .ci/mutants.py dates --again     run the survivors once more, after a test was added
    python .ci/mutants.py dates --report    what has been found so far, with a diff of each survivor

It works on a copy under `build/mutants/<room>`; the tree itself is never changed. Only the room's
own tests count, the fastest first. Sentences that people read are left alone: strings with a
space in them are not mutated. `mutmut` mutates no table, no property and nothing else outside
plain functions; what runs when a module is imported is tried in processes of its own.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("src", "tests", "schema", "events", "entities", "sources", "pyproject.toml")
ROOMS = {
    # Left out: what counts lines or modules (the mutants add some), and a slow second opinion.
    "dates": ("src/timeline/dates/*", "tests/dates", ("work", "import", "differential")),
    "resolve": ("src/timeline/resolve/*", "tests/resolve", ()),
    "query": ("src/timeline/query/*", "tests/query", ()),
}
NO_TESTS = 33  # mutmut's code for a mutant that no test reached


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--again", action="store_true", help="run the survivors once more")
    parser.add_argument("--report", action="store_true", help="only say what was found so far")
    options = parser.parse_args()
    place = ROOT / "build" / "mutants" / options.room
    if not options.report:
        copy(place)
        configure(place, *ROOMS[options.room])
    os.chdir(place)
    if not options.report:
        survivors = [name for name, code in results().items() if code == 0]
        if not options.again or survivors:
            run_mutants(survivors if options.again else [])
        if None not in results().values():
            run_at_import()
    report(details=options.report)


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


def configure(place: Path, mutated: str, tests: str, left_out: tuple[str, ...]) -> None:
    selection = [tests, *(f"--ignore={tests}/test_{name}.py" for name in left_out)]
    values = {
        "source_paths": ["src/"],
        "only_mutate": [mutated],
        "also_copy": list(COPIED[1:]),
        "pytest_add_cli_args_test_selection": selection,
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        "track_dependencies": "false",
        "use_git_change_detection": "false",
        "timeout_multiplier": "8.0",
        # Tests run in this process would fill caches, behind which a mutant never runs.
        "process_isolation": "forkserver",
    }
    lines = ["[mutmut]"]
    for key, value in values.items():
        listed = value if isinstance(value, str) else "".join(f"\n    {item}" for item in value)
        lines.append(f"{key} = {listed}")
    place.joinpath("setup.cfg").write_text("\n".join(lines) + "\n", "utf-8")


def run_mutants(names: list[str]) -> None:
    os.environ["TIMELINE_EXAMPLES"] = "mutants"
    # A mutant that fills a list for ever ends by itself.
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    # So that a program which a test starts is the mutant as well.
    os.environ["PYTHONPATH"] = str(Path("mutants/src").absolute())
    from mutmut.__main__ import cli
    from mutmut.mutation import mutators

    place = [each for _, each in mutators.mutation_operators].index(mutators.operator_string)
    kind, operator = mutators.mutation_operators[place]

    def words_of_code(node: Any) -> Iterable[Any]:
        return iter(()) if " " in getattr(node, "value", "") else operator(node)

    mutators.mutation_operators[place] = (kind, words_of_code)
    cli(["run", "--max-children", "1", *names], standalone_mode=False)


def run_at_import() -> None:
    """Mutants of what runs once, at import: each needs a process of its own."""
    from mutmut.configuration import config

    tests = config().pytest_add_cli_args_test_selection
    for meta in metas():
        data = json.loads(meta.read_text("utf-8"))
        codes = data["exit_code_by_key"]
        for name in [name for name, code in codes.items() if code == NO_TESTS]:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
                cwd="mutants",
                env={
                    **os.environ,
                    "MUTANT_UNDER_TEST": name,
                    "PYTHONPATH": str(Path("mutants/src").absolute()),
                },
                capture_output=True,
                check=False,
                timeout=300,
            )
            # 2 is an error while the tests are collected: the module cannot even be imported.
            codes[name] = 1 if done.returncode in (1, 2) else done.returncode
            meta.write_text(json.dumps(data, indent=4), "utf-8")


def metas() -> Iterable[Path]:
    return sorted(Path("mutants/src").rglob("*.meta"))


def results() -> dict[str, int | None]:
    """The exit code of each mutant's tests; None if they were not run yet."""
    return {
        name: code
        for meta in metas()
        for name, code in json.loads(meta.read_text("utf-8"))["exit_code_by_key"].items()
    }


def report(*, details: bool) -> None:
    from mutmut.stats import status_by_exit_code

    print("| module | mutants | killed | timed out | survived | not run |")
    print("|---|--:|--:|--:|--:|--:|")
    total: Counter[str] = Counter()
    for meta in metas():
        codes = json.loads(meta.read_text("utf-8"))["exit_code_by_key"].values()
        counts = Counter(status_by_exit_code[code] for code in codes)
        total += counts
        if counts:
            module = meta.relative_to("mutants/src").as_posix().removesuffix(".py.meta")
            print(row(module.removeprefix("timeline/"), counts))
    print(row("all", total))
    for diff in diffs() if details else ():
        print(diff)


def row(name: str, counts: Counter[str]) -> str:
    known = ("killed", "timeout", "survived")
    shown = [counts.total(), *(counts[each] for each in known)]
    rest = counts.total() - sum(counts[each] for each in known)
    return f"| {name} | {' | '.join(map(str, [*shown, rest]))} |"


def diffs() -> Iterator[str]:
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    for name, code in results().items():
        if code == 0:
            yield f"\n# {name}\n{get_diff_for_mutant(name)}"


if __name__ == "__main__":
    main()
