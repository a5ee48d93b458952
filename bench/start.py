"""How long `timeline list --since 2024` takes beside a bare Typer program, in one run.

Every program is started again and again in turn, so that all see the same load of the machine; the
processor time of the whole process is what is compared, its least value over the rounds. Prints a
Markdown table; ends with 1 where the bound of the README is not held.

    python bench/start.py [ROUNDS]
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
BOUND = 1.8
BARE = """
import typer
app = typer.Typer()

@app.command()
def main(name: str = "world"):
    print(f"Hello {name}")

app()
"""
OTHERS = (
    ("khal", ["khal", "list", "2024-01-01", "2027-01-01"]),
    ("jrnl", ["jrnl", "--version"]),
    ("gcalcli", ["gcalcli", "--help"]),
    ("check-jsonschema", ["check-jsonschema", "--version"]),
)


def processor_time(command: list[str], environment: dict[str, str]) -> float:
    """Seconds of processor time, user and system, that a whole run of the program takes."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    return usage.ru_utime + usage.ru_stime


def commands(bare: Path) -> dict[str, list[str]]:
    """The programs to compare, by name; those that are not installed are left out."""
    timeline = [sys.executable, "-m", "timeline"]
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "bare Typer program": [sys.executable, str(bare)],
        "timeline list --since 2024": [*timeline, "list", "--since", "2024"],
        "timeline list --format table": [*timeline, "list", "--since", "2024", "--format", "table"],
        "timeline --help": [*timeline, "--help"],
    }
    found |= {" ".join(line): line for name, line in OTHERS if shutil.which(name)}
    return found


def main(rounds: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        asked = commands(bare)
        # As installed: modules are compiled once, wherever this is run from.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "NO_COLOR": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        least = dict.fromkeys(asked, float("inf"))
        for _ in range(rounds):
            for name, command in asked.items():
                least[name] = min(least[name], processor_time(command, environment))
    base = least["bare Typer program"]
    print("| program | processor time, ms | times a bare Typer program |\n|---|---:|---:|")
    for name, seconds in least.items():
        print(f"| `{name}` | {seconds * 1000:.0f} | {seconds / base:.2f} |")
    ratio = least["timeline list --since 2024"] / base
    print(f"\n`timeline list --since 2024`: {ratio:.2f} times; the bound is {BOUND}.")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
