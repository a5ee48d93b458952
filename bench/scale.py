"""What a question to very many events costs beside the same question written by hand.

The question: possibly in 2024..2025, a participant, the first 50. Each program is a process of its
own, started in turn; compared is its least elapsed time, with its greatest memory. `timeline list`
finds the events, resolves and prints them; the DuckDB programs read the same files and print the
id and the JSON of the same 50. The second lists every file ten times. Ends with 1 where a bound is
not held.

    python bench/scale.py [DATASET [ROUNDS]]     default: ten million events, made first
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES, MEMORY, MEMORY_TEN = 1.3, 300 << 20, 1500 << 20
WHO = "Person 077"
BY_HAND = """
import sys
import duckdb
base = duckdb.connect()
base.execute("SET enable_progress_bar = false")
events, people = sys.argv[1:3]
found = base.execute(f'''
    SELECT id, json FROM read_parquet([{events}])
    WHERE (s1 IS NULL OR s1 <= 20453) AND (e2 IS NULL OR e2 >= 19723)
      AND id IN (SELECT event_id FROM read_parquet([{people}]) WHERE value = 'person 077')
    ORDER BY sort_at, s2_at NULLS LAST, id LIMIT 50
''').fetchall()
for id, text in found:
    print(id, text, sep="\\t")
"""


def files(folder: Path, table: str) -> str:
    """The files of a table as the manifest lists them, for SQL."""
    manifest = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    return ", ".join(f"'{folder / part['path']}'" for part in manifest["tables"][table])


def ten_times(folder: Path, place: Path) -> Path:
    """A dataset that lists every file of another ten times."""
    manifest = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    for name, parts in manifest["tables"].items():
        (place / name).symlink_to(folder / name)
        if name == "event" or name.startswith("event_"):
            manifest["tables"][name] = parts * 10
    (place / "dataset.json").write_text(json.dumps(manifest), encoding="utf-8")
    return place


def programs(folder: Path) -> dict[str, list[str]]:
    """What is compared, on one dataset."""
    ours = [sys.executable, "-m", "timeline"]
    asked = [f'who:"{WHO}"']
    period = ["--since", "2024", "--until", "2025"]
    data = ["--data", str(folder)]
    tables = [files(folder, table) for table in ("event", "event_participant")]
    return {
        "DuckDB by hand": [sys.executable, "-c", BY_HAND, *tables],
        "timeline list -n 50": [*ours, "list", *asked, *period, "-n", "50", *data],
        "timeline stats": [*ours, "stats", *data],
        "timeline stats --by kind": [*ours, "stats", "--by", "kind", *data],
        "timeline gaps -n 5": [*ours, "gaps", "-n", "5", *data],
    }  # fmt: skip


def run(command: list[str]) -> tuple[float, float, int, bytes]:
    """Elapsed and processor time in seconds, greatest memory in bytes, and standard output."""
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        output.seek(0)
        spent = usage.ru_utime + usage.ru_stime
        return elapsed, spent, usage.ru_maxrss * 1024, output.read()


def ids(output: bytes, column: int) -> list[str]:
    """The ids in a column of lines."""
    return [line.split("\t")[column] for line in output.decode().splitlines()]


def measure(folder: Path, rounds: int, events: str) -> dict[str, tuple[float, float, int]]:
    """The least time and the greatest memory of every program; a line of the table for each."""
    found: dict[str, tuple[float, float, int]] = {}
    said: dict[str, bytes] = {}
    for _ in range(rounds):
        for name, command in programs(folder).items():
            elapsed, spent, memory, said[name] = run(command)
            before = found.get(name, (1e9, 1e9, 0))
            found[name] = (
                min(before[0], elapsed), min(before[1], spent), max(before[2], memory)
            )  # fmt: skip
    if ids(said["DuckDB by hand"], 0) != ids(said["timeline list -n 50"], 2):
        raise SystemExit("the answers differ")
    base = found["DuckDB by hand"]
    for name, (elapsed, spent, memory) in found.items():
        ratio = f"{elapsed / base[0]:.2f} | {spent / base[1]:.2f}"
        if name not in ("DuckDB by hand", "timeline list -n 50"):
            ratio = " | "
        cells = f"{events} | `{name}` | {elapsed:.2f} | {spent:.2f} | {ratio} | {memory >> 20}"
        print(f"| {cells} |", flush=True)
    return found


def main(folder: Path, rounds: int) -> int:
    """Measure, print the table; 1 where a bound is not held."""
    print(
        "| events | program | elapsed, s | processor, s | times by hand, elapsed | processor |",
        end="",
    )
    print(" peak memory, MiB |\n|---|---|---:|---:|---:|---:|---:|")
    manifest = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    count = sum(part["rows"] for part in manifest["tables"]["event"])
    once = measure(folder, rounds, f"{count:,}")
    with tempfile.TemporaryDirectory() as name:
        ten = measure(ten_times(folder, Path(name)), 1, f"{count * 10:,}")
    ratio = once["timeline list -n 50"][0] / once["DuckDB by hand"][0]
    most = max(ten[name][2] for name in ten if name.startswith("timeline"))
    memory = once["timeline list -n 50"][2]
    print(
        f"\nThe bounds: {TIMES} times by hand and {MEMORY >> 20} MiB;"
        f" of ten times as many, {MEMORY_TEN >> 20} MiB."
    )
    return 0 if ratio <= TIMES and memory <= MEMORY and most <= MEMORY_TEN else 1


def generated(folder: Path) -> Path:
    """A dataset of ten million events, made now."""
    made = folder / "dataset"
    corpus = Path(__file__).with_name("corpus.py")
    subprocess.run(
        [sys.executable, corpus, "parquet", "10000000", made],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return made


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1]).absolute(), int(sys.argv[2]) if len(sys.argv) > 2 else 3))
    with tempfile.TemporaryDirectory() as name:
        sys.exit(main(generated(Path(name)), 3))
