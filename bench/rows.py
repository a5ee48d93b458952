"""Import of a table of 12 columns, beside a loop that reads it and writes each row as a file.

Rows of distinct titles and of one title; of each a first import and one without change, all one
after the other. The files lie in memory where a machine has room for them there (`/dev/shm`), since
to make so many takes a disk longer than all else, and never the same time twice. The times are
those of the processor (user and system, children too), of which other work on the machine takes
little; the memory is the most that one process has resident. The growth is the exponent with which
the time of an import, less that of one row, grows with the rows.

    python bench/rows.py [ROWS]
"""

import csv
import datetime
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from math import log
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROWS = 100_000
LEAST = 1000
IN_MEMORY = Path("/dev/shm")
MIB = 1 << 20
COLUMNS = (
    *("id", "title", "date", "kind", "description", "who", "place", "lat", "lon", "source"),
    *("fatalities", "region"),
)
WORDS = re.findall(
    "[a-z]+",
    "government court order minister agency report investigation contract company bank fund "
    "official records law public state federal inquiry audit trial bill vote budget treaty",
)
LOOP = """
import csv, json, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for number, row in enumerate(csv.DictReader(file)):
        with open(f"{sys.argv[2]}/{number}.json", "w", encoding="utf-8") as out:
            out.write(json.dumps(row, ensure_ascii=False, indent=2))
"""


class Cost(NamedTuple):
    """Seconds of processor time, seconds by the clock, and bytes of memory at the most."""

    cpu: float
    wall: float
    memory: int


def text(chance: random.Random, count: int) -> str:
    """So many words."""
    return " ".join(chance.choice(WORDS) for _ in range(count))


def rows(count: int, *, one_title: bool) -> Iterator[list[str]]:
    """The heading and so many rows, always the same."""
    chance = random.Random(1)
    yield list(COLUMNS)
    for number in range(count):
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=chance.randrange(12_000))
        yield [
            f"R{number}",
            "Protests" if one_title else f"{text(chance, 6)} {number}",
            day.isoformat(),
            chance.choice(["meeting", "incident", "statement"]),
            text(chance, 20),
            f"{text(chance, 2)}; {text(chance, 2)} {number % 500}",
            chance.choice(["Washington", "Tokyo", "Nairobi"]),
            f"{chance.uniform(-80, 80):.4f}",
            f"{chance.uniform(-170, 170):.4f}",
            text(chance, 2),
            str(chance.randrange(10)),
            text(chance, 1),
        ]


def cost(*command: str) -> Cost:
    """What a process and its children cost, run to its end."""
    began = os.times()
    process = subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, said.decode()[-500:]
    wall = os.times().elapsed - began.elapsed
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024)


def measured(count: int, folder: Path, *, one_title: bool) -> dict[str, Cost]:
    """The loop, a first import, and one without change, of so many rows."""
    table = folder / "table.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows(count, one_title=one_title))
    loose, place = folder / "loop", folder / "timeline"
    loose.mkdir()
    (place / "events").mkdir(parents=True)
    bring = ("-m", "timeline", "import", str(table), "-C", str(place))
    found = {"csv + json loop": cost("-c", LOOP, str(table), str(loose))}
    found["import"] = cost(*bring)
    assert sum(1 for _ in (place / "events").iterdir()) == count
    found["again, no change"] = cost(*bring)
    return found


def middle(count: int, rounds: int, *, one_title: bool) -> dict[str, Cost]:
    """Of each, the median of the rounds."""
    every = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as name:
            every.append(measured(count, Path(name), one_title=one_title))
    return {
        what: Cost(*(median(one) for one in zip(*(round[what] for round in every), strict=True)))
        for what in every[0]
    }


def kind(count: int, *, one_title: bool) -> tuple[str, dict[str, Cost], list[str]]:
    """The name of a kind of rows, what so many of them cost, and how that grows."""
    titles = "one" if one_title else "distinct"
    one, few = (middle(size, 1, one_title=one_title) for size in (1, LEAST))
    many = middle(count, 1, one_title=one_title)
    growth = []
    for what in ("import", "again, no change"):
        ratio = (many[what].cpu - one[what].cpu) / (few[what].cpu - one[what].cpu)
        growth.append(f"{what}, {titles} titles: {log(ratio) / log(count / LEAST):.2f}")
    return titles, many, growth


def main(count: int = ROWS) -> None:
    """Measure and print."""
    before = os.getloadavg()[0]
    kinds = [kind(count, one_title=one_title) for one_title in (False, True)]
    print("| rows | titles | what | processor time, s | times the loop | by the clock, s | MiB |")
    print("|--:|---|---|--:|--:|--:|--:|")
    for titles, many, _ in kinds:
        for what, one in many.items():
            times = one.cpu / many["csv + json loop"].cpu
            print(
                f"| {count:,} | {titles} | {what} | {one.cpu:.1f} | {times:.1f} | {one.wall:.1f} "
                f"| {one.memory / MIB:.0f} |"
            )
    ratio = kinds[1][1]["import"].cpu / kinds[0][1]["import"].cpu
    print(f"\nOne title / distinct titles, first import: {ratio:.2f} (goal: at most 1.2).")
    growth = "; ".join(one for _, _, some in kinds for one in some)
    print(f"Growth from {LEAST:,} to {count:,} rows (goal: at most 1.08): {growth}.")
    print(f"Load of the machine before and after: {before:.1f}, {os.getloadavg()[0]:.1f}.")
    print("Goals by the clock on two idle cores: import 15 s and 250 MiB, again 8 s.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
