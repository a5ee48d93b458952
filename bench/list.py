"""How long `timeline list --since 2024` takes beside a bare loop that reads the same files.

The loop is a Python program that opens every file and keeps its bytes: less cannot be done. Both
are whole processes, started in turn; what is compared is their least processor time. The events
differ in precision, language and claims as those of a real chronology do. Ends with 1 where a
bound is not held.

    python bench/list.py [FILES …]     default: 10000 100000
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

BOUNDS = {10_000: 5.0, 100_000: 6.0}
LOOP = """
import os, sys
found = []
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            found.append(file.read())
print(len(found))
"""
WORDS = ("talks", "border", "court", "energy", "harbour", "strike", "vote", "treaty", "flood")
KINDS = ("meeting", "statement", "incident", "decision", "publication")


def event(number: int, chance: random.Random) -> dict[str, object]:
    """An event such as a chronology holds; one in eight vague, one in twenty relative."""
    year, month, day = chance.randint(1990, 2026), chance.randint(1, 12), chance.randint(1, 28)
    when: object = f"{year}-{month:02d}-{day:02d}"
    if number % 8 == 0:
        when = chance.choice(
            (f"{year}", f"{year}-{month:02d}", f"{year}~", f"{year}-{month:02d}/..")
        )
    if number % 20 == 19:
        when = {"relative": "after", "to": f"event-{number - 1:06d}", "offset": "P2D"}
    words = " ".join(chance.sample(WORDS, 3))
    return {
        "schema_version": "1.0",
        "id": f"event-{number:06d}",
        "kind": chance.choice(KINDS),
        "status": "occurred",
        "title": {"en": f"On {words}", "es": f"Sobre {words}", "ja": f"{number}番目の出来事"},
        "summary": {"en": f"What is known of {words}, in a sentence of ordinary length."},
        "when": when,
        "participants": [{"name": f"Person {chance.randint(1, 300)}", "role": "speaker"}],
        "tags": sorted(chance.sample(WORDS, 2)),
        "claims": [{"stance": "reports", "sources": [{"title": "A newspaper"}]}],
    }


def write(folder: Path, count: int) -> None:
    """`count` event files in folders of a thousand, as `timeline fmt` would leave them."""
    chance = random.Random(1)
    folder.joinpath("timeline.toml").write_text(
        'schema_version = "1.0"\nid = "bench.example"\nlanguages = ["en", "es", "ja"]\n'
    )
    for number in range(count):
        place = folder / "events" / f"{number // 1000:03d}"
        place.mkdir(parents=True, exist_ok=True)
        record = event(number, chance)
        text = json.dumps(record, ensure_ascii=False, indent=2)
        place.joinpath(f"{record['id']}.json").write_text(f"{text}\n", encoding="utf-8")


def run(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """Processor time in seconds of a whole process, and its greatest memory in bytes."""
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(count: int) -> Iterator[tuple[str, float, int]]:
    """The least time and memory of each program over three rounds (one above 50,000 files)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{name}/pyc"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        programs = {
            "reading loop": [sys.executable, "-c", LOOP, str(folder / "events")],
            "timeline list --since 2024": [
                sys.executable, "-m", "timeline", "list", "--since", "2024", "-C", name,
            ],
        }  # fmt: skip
        best: dict[str, tuple[float, int]] = {}
        for _ in range(4 if count <= 50_000 else 2):
            for title, command in programs.items():
                best[title] = min(best.get(title, (1e9, 0)), run(command, environment))
        for title, (seconds, memory) in best.items():
            yield title, seconds, memory


def main(counts: list[int]) -> int:
    held = True
    print("| files | program | processor time, s | times the loop | peak memory, MiB |")
    print("|---:|---|---:|---:|---:|")
    for count in counts:
        base = 0.0
        for title, seconds, memory in measure(count):
            base = base or seconds
            ratio = seconds / base
            print(f"| {count:,} | `{title}` | {seconds:.2f} | {ratio:.1f} | {memory >> 20} |")
            held &= ratio <= BOUNDS.get(count, 6.0)
    print(f"\nThe bounds: {', '.join(f'{n:,} files {b:g} times' for n, b in BOUNDS.items())}.")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main([int(count) for count in sys.argv[1:]] or [*BOUNDS]))
