"""What the commands that people wait for take beside each other, and how they grow.

Processor time and greatest memory of whole processes, least of three rounds; every ratio is between
two rows of one run. The growth is the exponent between the smallest and the largest size: 1.0 means
that ten times as many events take ten times as long.

    python bench/commands.py [SIZE…]
"""

import math
import os
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import validate

SIZES = (1000, 10_000)
ROUNDS = 3
FAULTY = "validate, a finding in every file"
NEW = ("new", "They part", "--when", "2026-02-05", "--kind", "meeting", "--dry-run")
COMMANDS = {
    "list": ("list",),
    "list --since 2100": ("list", "--since", "2100"),
    "list --json": ("list", "--json"),
    "due": ("due", "--json"),
    "claims": ("claims", "--json"),
    "values who": ("values", "who", "--json"),
    "stats": ("stats", "--json"),
    "validate": ("validate",),
    FAULTY: ("validate", "-C", "FAULTY"),
    "fmt --check": ("fmt", "--check"),
    "new": NEW,
    "export json": ("export", "json", "-o", "/dev/null"),
    "export csv": ("export", "csv", "-o", "/dev/null"),
    "export ics": ("export", "ics", "-o", "/dev/null"),
    "export jsonld": ("export", "jsonld", "-o", "/dev/null"),
}
GOALS = ((FAULTY, "validate", 2), ("new", "list --since 2100", 1.2), ("fmt --check", "validate", 1))
GROWTH = 1.08
Taken = dict[str, tuple[float, float]]


def run(arguments: tuple[str, ...], folder: Path, faulty: Path) -> tuple[float, float]:
    """Seconds of processor time and MiB of memory of a command on one of two timelines."""
    words = [str(faulty) if word == "FAULTY" else word for word in arguments]
    command = [sys.executable, "-m", "timeline", *words]
    command += [] if "-C" in words else ["-C", str(folder)]
    process = subprocess.Popen(
        command, env=validate.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(count: int) -> Taken:
    """What each command takes on `count` events in three languages."""
    with tempfile.TemporaryDirectory() as name:
        folder, faulty = Path(name) / "clean", Path(name) / "faulty"
        validate.corpus(folder, count)
        validate.corpus(faulty, count)
        toml = folder.joinpath("timeline.toml").read_text(encoding="utf-8")
        undeclared = toml.replace(', "ja"', "")
        faulty.joinpath("timeline.toml").write_text(undeclared, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "timeline", "fmt", "-C", str(folder)],
            check=True, capture_output=True, env=validate.environment(),
        )  # fmt: skip
        best: Taken = {}
        for _ in range(ROUNDS):
            for title, arguments in COMMANDS.items():
                seconds, memory = run(arguments, folder, faulty)
                least, most = best.get(title, (math.inf, 0.0))
                best[title] = min(least, seconds), max(most, memory)
        return best


def main(sizes: tuple[int, ...]) -> int:
    """Print the table; 1 where a bound is not held."""
    found = {count: measure(count) for count in sizes}
    first, last = sizes[0], sizes[-1]
    print("| command | " + " | ".join(f"{n:,} events, s" for n in sizes) + " | growth | MiB |")
    print("|---|" + "---:|" * (len(sizes) + 2))
    for title in COMMANDS:
        seconds = [found[count][title][0] for count in sizes]
        growth = math.log(seconds[-1] / seconds[0]) / math.log(last / first)
        cells = [f"{each:.2f}" for each in seconds]
        print(f"| `{title}` | {' | '.join(cells)} | {growth:.2f} | {found[last][title][1]:.0f} |")
    held = True
    print(f"\nTyper {metadata.version('typer')}; at {last:,} events:\n")
    for one, other, goal in GOALS:
        ratio = found[last][one][0] / found[last][other][0]
        held &= ratio <= goal
        print(f"- `{one}` / `{other}`: {ratio:.2f} (goal {goal})")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SIZES))
