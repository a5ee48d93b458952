"""How long `timeline list --since 2024` takes beside a bare Typer program, in one run.

Every program is started again and again in turn, so that all see the same load of the machine; the
processor time of the whole process is what is compared, its least value over the rounds. Peers
that are installed are measured, too. Prints a Markdown table; ends with 1 where the bound is not
held or a peer is faster.

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
OURS = "timeline list --since 2024"
BASE = "bare Typer program"
PEERS = ("khal list", "jrnl", "gcalcli --help", "check-jsonschema --version")
BARE = """
import typer
app = typer.Typer()

@app.command()
def main(name: str = "world"):
    print(f"Hello {name}")

app()
"""
KHAL = """
[calendars]
[[events]]
path = FOLDER/calendar
[locale]
dateformat = %Y-%m-%d
[sqlite]
path = FOLDER/khal.db
"""
JRNL = """
journals:
  default: {journal: FOLDER/journal.txt}
version: v4.0
"""
CALENDAR = "\r\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bench//EN",
        "BEGIN:VEVENT",
        "UID:talks",
        "DTSTAMP:20240305T090000Z",
        "DTSTART:20240305T090000Z",
        "SUMMARY:Talks begin",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
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
    with process.stdout or sys.stdin.buffer as piped:
        piped.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def commands(folder: Path) -> dict[str, list[str]]:
    """The programs to compare, by name; peers that are not installed are left out."""
    timeline = [sys.executable, "-m", "timeline"]
    khal = ["khal", "-c", str(folder / "khal.conf")]
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        BASE: [sys.executable, str(folder / "bare.py")],
        OURS: [*timeline, "list", "--since", "2024"],
        "timeline list --format table": [*timeline, "list", "--since", "2024", "--format", "table"],
        "timeline --help": [*timeline, "--help"],
        "khal list": [*khal, "list", "2024-01-01", "2027-01-01"],
        "jrnl": ["jrnl", "--config-file", str(folder / "jrnl.yaml"), "-n", "9"],
        "gcalcli --help": ["gcalcli", "--help"],
        "check-jsonschema --version": ["check-jsonschema", "--version"],
    }
    return {name: line for name, line in found.items() if shutil.which(line[0])}


def prepare(folder: Path) -> None:
    """The bare program, and a calendar and a journal with one entry each for the peers."""
    (folder / "calendar").mkdir()
    files = {
        "bare.py": BARE,
        "khal.conf": KHAL.replace("FOLDER", str(folder)),
        "jrnl.yaml": JRNL.replace("FOLDER", str(folder)),
        "journal.txt": "[2024-03-05 09:00] Talks begin.\n",
        "calendar/talks.ics": CALENDAR,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def measure(rounds: int) -> dict[str, float]:
    """The least processor time of each program, as installed: modules compiled once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{name}/pyc", "HOME": name}
        environment |= {"NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        asked = commands(folder)
        least = dict.fromkeys(asked, float("inf"))
        for _ in range(rounds):
            for title, command in asked.items():
                least[title] = min(least[title], processor_time(command, environment))
        return least


def main(rounds: int) -> int:
    least = measure(rounds)
    print("| program | processor time, ms | times a bare Typer program |\n|---|---:|---:|")
    for name, seconds in least.items():
        print(f"| `{name}` | {seconds * 1000:.0f} | {seconds / least[BASE]:.2f} |")
    ratio = least[OURS] / least[BASE]
    faster = [name for name in PEERS if least.get(name, float("inf")) <= least[OURS]]
    measured = [name for name in PEERS if name in least]
    print(f"\n`{OURS}`: {ratio:.2f} times; the bound is {BOUND}.")
    print(f"Peers measured: {len(measured)}; faster than ours: {', '.join(faster) or 'none'}.")
    return 0 if ratio <= BOUND and not faster else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
