"""What the commands that people wait for take beside each other, and how they grow.

Processor time and greatest memory of whole processes, least of three rounds, of the largest size of
one; every ratio is between two rows of one run. The growth is the exponent between the smallest and
the largest size: 1.0 means that ten times as many events take ten times as long. "Read, parse,
schema" opens every file, parses it and asks the published schema, without the program; once more
with `pathlib`, as most programs are written. The events are those of `corpus.py`; what is validated
are those of `validate.py`, in canonical form, and for the findings in a language more than the
timeline declares.

    python bench/commands.py [SIZE…]
"""

import math
import os
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import corpus
import validate

SIZES = (1000, 10_000, 100_000)
ROUNDS = {1000: 3, 10_000: 3}
FLOOR = "read, parse, schema"
JUDGE = """
import json, os, sys
import jiter, jsonschema_rs
with open(sys.argv[1], encoding="utf-8") as file:
    valid = jsonschema_rs.validator_for(json.load(file)).is_valid
for folder, _, names in os.walk(sys.argv[2]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            assert valid(jiter.from_json(file.read()))
"""
PATHLIB = """
import json, sys
from pathlib import Path
import jiter, jsonschema_rs
valid = jsonschema_rs.validator_for(json.loads(Path(sys.argv[1]).read_bytes())).is_valid
for path in Path(sys.argv[2]).rglob("*.json"):
    assert valid(jiter.from_json(path.read_bytes()))
"""
FAULTY = "validate, a finding in every file"
REAL, CLEAN, SPOKEN = "real", "clean", "spoken"
NEW = ("new", "They part", "--when", "2026-02-05", "--kind", "meeting", "--dry-run")
COMMANDS = {
    FLOOR: (JUDGE,),
    f"{FLOOR}, with pathlib": (PATHLIB,),
    "list": ("list",),
    "list --since 2100": ("list", "--since", "2100"),
    "list --json": ("list", "--json"),
    "due": ("due", "--json"),
    "claims": ("claims", "--json"),
    "values who": ("values", "who", "--json"),
    "stats": ("stats", "--json"),
    "validate": ("validate", "-C", CLEAN),
    FAULTY: ("validate", "-C", SPOKEN),
    "fmt --check": ("fmt", "--check", "-C", CLEAN),
    "new": NEW,
    "export json": ("export", "json", "-o", "/dev/null"),
    "export csv": ("export", "csv", "-o", "/dev/null"),
    "export ics": ("export", "ics", "-o", "/dev/null"),
    "export jsonld": ("export", "jsonld", "-o", "/dev/null"),
}
GOALS = (
    ("list --since 2100", FLOOR, 1.6), (FAULTY, "validate", 2), ("new", "list --since 2100", 1.2),
    ("fmt --check", "validate", 1),
)  # fmt: skip
JSON, SECONDS, MEMORY = "list --json", 12, 450 * 1e6 / (1 << 20)
GROWTH = 1.08
Taken = dict[str, tuple[float, float]]


def run(arguments: tuple[str, ...], place: Path) -> tuple[float, float]:
    """Seconds of processor time and MiB of memory of a command on the timelines in a folder."""
    words = arguments if "-C" in arguments else (*arguments, "-C", REAL)
    command = [sys.executable, "-m", "timeline", *words]
    if arguments[0] in (JUDGE, PATHLIB):
        command = [sys.executable, "-c", arguments[0], str(validate.SCHEMA), f"{REAL}/events"]
    process = subprocess.Popen(
        command, cwd=place, env=validate.environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(count: int) -> Taken:
    """What each command takes on `count` events."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        corpus.write_files(count, place / REAL)
        for one in (CLEAN, SPOKEN):
            validate.corpus(place / one, count)
        settings = place / SPOKEN / "timeline.toml"
        settings.write_text(settings.read_text("utf-8").replace(', "ja"', ""), "utf-8")
        subprocess.run(
            [sys.executable, "-m", "timeline", "fmt", "-C", str(place / CLEAN)],
            check=True, capture_output=True, env=validate.environment(),
        )  # fmt: skip
        best: Taken = {}
        for _ in range(ROUNDS.get(count, 1)):
            for title, arguments in COMMANDS.items():
                seconds, memory = run(arguments, place)
                least, most = best.get(title, (math.inf, 0.0))
                best[title] = min(least, seconds), max(most, memory)
        return best


def main(sizes: tuple[int, ...]) -> int:
    """Print the table; 1 where a bound is not held."""
    found = {count: measure(count) for count in sizes}
    first, last = sizes[0], sizes[-1]
    held = True
    print("| command | " + " | ".join(f"{n:,} events, s" for n in sizes) + " | growth | MiB |")
    print("|---|" + "---:|" * (len(sizes) + 2))
    for title in COMMANDS:
        seconds = [found[count][title][0] for count in sizes]
        growth = math.log(seconds[-1] / seconds[0]) / math.log(last / first)
        cells = [f"{each:.2f}" for each in seconds]
        print(f"| `{title}` | {' | '.join(cells)} | {growth:.2f} | {found[last][title][1]:.0f} |")
        held &= growth <= GROWTH
    print(f"\nThe growth is to be at most {GROWTH}.")
    for count in sizes[1:]:
        print(f"\nTyper {metadata.version('typer')}; at {count:,} events:\n")
        for one, other, goal in GOALS:
            ratio = found[count][one][0] / found[count][other][0]
            held &= ratio <= goal
            print(f"- `{one}` / `{other}`: {ratio:.2f} (goal {goal})")
    seconds, memory = found[last][JSON]
    held &= last < 100_000 or (seconds <= SECONDS and memory <= MEMORY)
    print(f"- `{JSON}`: {seconds:.1f} s, {memory:.0f} MiB (goal {SECONDS} s, {MEMORY:.0f} MiB)")
    print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SIZES))
