"""What questions to very many events cost beside the same questions written by hand.

The questions: possibly in 2004..2005, a participant, the first 50; and the last 10 of all. Each
program is a process of its own, started in turn; compared is its least processor time, with its
greatest memory. `timeline list` finds the events, resolves and prints them; the DuckDB programs
read the same files and print the id and the JSON of the same events. Then a dataset is made of
JSON lines. Ends with 1 where a bound is not held.

    python bench/scale.py [DATASET [ROUNDS [LINES]]]     default: ten million events, made first
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES, MEMORY = {"timeline list -n 50": 1.3, "timeline list --last 10": 1.5}, 400 << 20
SECONDS, LINES = 10, 100_000
WHO = "Person 077"
BY_HAND = """
import sys
import duckdb
base = duckdb.connect()
base.execute("SET enable_progress_bar = false")
events, people = sys.argv[1:3]
found = base.execute(f'''{question}''').fetchall()
for id, text in found:
    print(id, text, sep="\\t")
"""
FIRST = """
    SELECT id, json FROM read_parquet([{events}])
    WHERE (s1 IS NULL OR s1 <= 13148) AND (e2 IS NULL OR e2 >= 12418)
      AND id IN (SELECT event_id FROM read_parquet([{people}]) WHERE value = 'person 077')
    ORDER BY sort_at, s2_at NULLS LAST, id LIMIT 50
"""
LAST = """
    SELECT id, json FROM (
        SELECT id, json, sort_at, s2_at FROM read_parquet([{events}])
        ORDER BY sort_at DESC, s2_at DESC NULLS FIRST, id DESC LIMIT 10
    ) ORDER BY sort_at, s2_at NULLS LAST, id
"""
PEERS = {
    "timeline list -n 50": "DuckDB by hand, the first 50",
    "timeline list --last 10": "DuckDB by hand, the last 10",
}


def files(folder: Path, table: str) -> str:
    """The files of a table as the manifest lists them, for SQL."""
    manifest = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    return ", ".join(f"'{folder / part['path']}'" for part in manifest["tables"][table])


def programs(folder: Path) -> dict[str, list[str]]:
    """What is compared, on one dataset."""
    ours = [sys.executable, "-m", "timeline"]
    asked = [f'who:"{WHO}"']
    period = ["--since", "2004", "--until", "2005"]
    data = ["--data", str(folder)]
    tables = [files(folder, table) for table in ("event", "event_participant")]

    def by_hand(question: str) -> list[str]:
        return [sys.executable, "-c", BY_HAND.replace("{question}", question), *tables]

    return {
        "DuckDB by hand, the first 50": by_hand(FIRST),
        "timeline list -n 50": [*ours, "list", *asked, *period, "-n", "50", *data],
        "DuckDB by hand, the last 10": by_hand(LAST),
        "timeline list --last 10": [*ours, "list", "--last", "10", *data],
        "timeline stats": [*ours, "stats", *data],
        "timeline stats --by kind": [*ours, "stats", "--by", "kind", *data],
        "timeline gaps -n 5": [*ours, "gaps", "-n", "5", *data],
    }


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
    for name, peer in PEERS.items():
        if ids(said[peer], 0) != ids(said[name], 2):
            raise SystemExit(f"{name}: the answers differ")
    for name, (elapsed, spent, memory) in found.items():
        ratio = f"{spent / found[PEERS[name]][1]:.2f}" if name in PEERS else ""
        cells = f"{events} | `{name}` | {elapsed:.2f} | {spent:.2f} | {ratio} | {memory >> 20}"
        print(f"| {cells} |", flush=True)
    return found


def making(lines: int) -> tuple[float, int]:
    """Processor time and memory of making a dataset of JSON lines; a line of the table."""
    with tempfile.TemporaryDirectory() as name:
        source, into = Path(name) / "events.jsonl", Path(name) / "dataset"
        corpus = Path(__file__).with_name("corpus.py")
        subprocess.run([sys.executable, corpus, "jsonl", str(lines), source], check=True)
        command = [sys.executable, "-m", "timeline", "import", str(source)]
        elapsed, spent, memory, _ = run([*command, "--to", "parquet", "--into", str(into)])
    said = "timeline import events.jsonl --to parquet"
    print(f"| {lines:,} | `{said}` | {elapsed:.2f} | {spent:.2f} |  | {memory >> 20} |", flush=True)
    return spent, memory


def main(folder: Path, rounds: int, lines: int) -> int:
    """Measure, print the table; 1 where a bound is not held."""
    print("| events | program | elapsed, s | processor, s | times by hand | peak memory, MiB |")
    print("|---|---|---:|---:|---:|---:|")
    manifest = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    count = sum(part["rows"] for part in manifest["tables"]["event"])
    found = measure(folder, rounds, f"{count:,}")
    spent, memory = making(lines)
    print(
        f"\nThe bounds: {TIMES['timeline list -n 50']} times by hand for the first 50 and"
        f" {TIMES['timeline list --last 10']} for the last 10, {MEMORY >> 20} MiB;"
        f" {SECONDS} s of the processor and {MEMORY >> 20} MiB for a dataset of {LINES:,} lines."
        f" Other work on the machine while it was measured: load {os.getloadavg()[0]:.0f} on"
        f" {os.cpu_count()} cores."
    )
    held = all(found[name][1] <= TIMES[name] * found[PEERS[name]][1] for name in PEERS)
    held &= all(found[name][2] <= MEMORY for name in PEERS) and memory <= MEMORY
    return 0 if held and spent <= SECONDS * lines / LINES else 1


def generated(folder: Path) -> Path:
    """A dataset of ten million different events, made now."""
    made = folder / "dataset"
    corpus = Path(__file__).with_name("corpus.py")
    subprocess.run(
        [sys.executable, corpus, "coded", "10000000", made], check=True, stdout=subprocess.DEVNULL
    )
    return made


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[2:]]
    rounds, lines = given + [3, LINES][len(given) :]
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1]).absolute(), rounds, lines))
    with tempfile.TemporaryDirectory() as name:
        sys.exit(main(generated(Path(name)), 3, LINES))
