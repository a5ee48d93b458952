"""Whole processes on the same valid files: `timeline validate` beside other JSON checkers.

    python bench/validate.py [--files 10,1000,10000,100000] [--runs 5]

Every figure is the median of runs that take turns, so that a slow moment of the machine hits all
programs alike; the ratios are what counts. check-jsonschema and jsonvet check the published schema
alone; timeline runs all its rules and knows what refers to what. From 100,000 files on
check-jsonschema, which takes minutes, runs once.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "src/timeline/schemas/event.schema.json"
SCRIPTS = Path(sysconfig.get_path("scripts"))
GOALS = {10: 2, 1000: 8.5, 5000: 15, 10000: 20, 100000: 30}
MEMORY_GOAL = 100
SLOW, MANY = "check-jsonschema", 100_000
TOML = """schema_version = "1.0"
id = "bench.example"
languages = ["en", "es", "ja"]
tz = "America/New_York"
"""
SUMMARY = {
    "en": "They spoke of drug trafficking, of energy and of the border, and agreed to meet again.",
    "es": "Hablaron del narcotráfico, de la energía y de la frontera, y acordaron volver a verse.",
    "ja": "麻薬取引、エネルギー、国境について話し合い、一、二か月以内に再び会うことで合意した。",
}


def corpus(folder: Path, count: int) -> None:
    """A timeline of `count` valid events of about 1.8 KB, the same every time."""
    chance = random.Random(7)
    for name in ("events", "entities", "sources"):
        (folder / name).mkdir(parents=True)
    (folder / "timeline.toml").write_text(TOML, encoding="utf-8")
    people = [f"person-{i}" for i in range(min(40, count))]
    sources = [f"source-{i}" for i in range(min(20, count))]
    for id in people:
        name = {"ja": f"人物{id[7:]}", "mul": id.title()}
        _write(folder / "entities", {"id": id, "type": "person", "name": name})
    for id in sources:
        work = {"id": id, "type": "news-article", "title": f"[{id}]", "issued": "2026-03-01"}
        _write(folder / "sources", {**work, "language": "es"})
    for i in range(count):
        _write(folder / "events", _event(i, chance, people, sources))


def _write(folder: Path, record: dict[str, Any]) -> None:
    data = json.dumps({"schema_version": "1.0", **record}, ensure_ascii=False, indent=2) + "\n"
    (folder / f"{record['id']}.json").write_text(data, encoding="utf-8")


def _event(i: int, chance: random.Random, people: list[str], sources: list[str]) -> dict[str, Any]:
    year, month, day = chance.randint(1990, 2024), chance.randint(1, 12), chance.randint(1, 28)
    actors = [people[i % len(people)], *chance.choices(people, k=3)]
    cited = [sources[i % len(sources)], *chance.choices(sources, k=2)]
    event: dict[str, Any] = {
        "id": f"meeting-number-{i:06}",
        "kind": "meeting",
        "status": "occurred",
        "title": {
            "en": f"The two presidents meet for the {i}th time",
            "es": f"Los dos presidentes se reúnen por {i}.ª vez",
            "ja": f"両大統領が{i}回目の会談",
        },
        "summary": SUMMARY,
        "when": _when(i, chance, f"{year}-{month:02}-{day:02}"),
        "places": [
            {
                "name": {"en": "Washington", "ja": "ワシントン"},
                "geo": {"lat": 38.8977, "lon": -77.0365},
                "precision": "city",
            }
        ],
        "participants": [
            {"entity": actors[0], "role": "host"},
            {"entity": actors[1], "role": "guest"},
            {"name": "the head of the delegation", "of": actors[2]},
        ],
        "tags": ["diplomacy", "energy"],
        "claims": [
            {"stance": "reports", "sources": [{"source": cited[0], "locator": "p. 3"}]},
            {
                "about": "/summary",
                "stance": "alleges",
                "by": {"entity": actors[3]},
                "at": f"{year + 1}-{month:02}",
                "sources": [{"source": cited[1]}],
            },
        ],
        "sources": [{"source": cited[2]}],
    }
    if i:
        event["relations"] = [{"type": "follows", "to": f"meeting-number-{i - 1:06}"}]
    return event


def _when(i: int, chance: random.Random, day: str) -> Any:
    """Half of the events have a day, a tenth depend on another event; the rest are as vague."""
    sort = chance.choice("dddddmmyst") if i else "d"
    if sort == "s":
        words = {"en": "from about 10:45 on that morning", "es": "desde las 10:45, más o menos"}
        return {"start": f"{day}T10:45", "end": day, "text": words}
    if sort == "t":
        return {"relative": "after", "to": f"meeting-number-{i // 2:06}", "max": "P2M"}
    return {"d": day, "m": day[:7], "y": f"{day[:4]}?"}[sort]


def programs(folder: Path, count: int) -> Iterator[tuple[str, list[list[str]]]]:
    """Each program's name and its command lines (several where one line would be too long)."""
    events = [str(path) for path in sorted((folder / "events").iterdir())]
    timeline = SCRIPTS / "timeline"
    yield "timeline validate", [[str(timeline), "validate", "-C", str(folder)]]
    check = [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(SCHEMA)]
    size = 15000
    parts = [events[i : i + size] for i in range(0, count, size)]
    yield SLOW, [[*check, *part] for part in parts]
    jsonvet = SCRIPTS / "jsonvet"
    if jsonvet.exists():
        line = [str(jsonvet), "--schema", str(SCHEMA), "--dialect", "i-json"]
        yield "jsonvet --schema", [[*line, *part] for part in parts]


def environment() -> dict[str, str]:
    """The environment of an installed program: compiled modules are kept, as `pip` leaves them."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "timeline-bench-pyc")}


def timed(commands: list[list[str]]) -> float:
    """Seconds that the commands take one after another; a failure ends the benchmark."""
    begin = time.perf_counter()
    for command in commands:
        done = subprocess.run(command, capture_output=True, check=False, env=environment())
        if done.returncode:
            text = (done.stdout + done.stderr).decode("utf-8", "replace")
            sys.exit(f"{command[0]} failed on valid files:\n{text[:2000]}")
    return time.perf_counter() - begin


def peak(command: list[str]) -> float:
    """The greatest memory that a command and each of its processes took, in MiB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, "
        "stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, check=True, text=True
    )
    return float(done.stdout)


def compare(count: int, runs: int, tell: Callable[[str], None]) -> None:
    """Print the rows of one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus(folder, count)
        lines = dict(programs(folder, count))
        taken: dict[str, list[float]] = {name: [] for name in lines}
        for name, commands in lines.items():
            if name == "timeline validate":
                timed(commands)  # once, so that neither reads a cold disk
        for turn in range(runs):
            for name, commands in lines.items():
                if turn == 0 or count < MANY or name != SLOW:
                    taken[name].append(timed(commands))
        middle = {name: statistics.median(times) for name, times in taken.items()}
        own, other = middle["timeline validate"], middle[SLOW]
        for name, seconds in middle.items():
            share = f"1/{other / seconds:.1f}"
            goal = f"1/{GOALS[count]}" if name == "timeline validate" and count in GOALS else ""
            memory = peak(lines[name][0])
            tell(f"| {count:,} | {name} | {seconds:.3f} s | {share} | {goal} | {memory:.0f} MiB |")
            if name == "timeline validate" and memory > MEMORY_GOAL:
                tell(f"\n{count:,} files: {memory:.0f} MiB is more than {MEMORY_GOAL} MiB\n")
        if count in GOALS and other / own < GOALS[count]:
            tell(f"\n{count:,} files: 1/{other / own:.1f} falls short of 1/{GOALS[count]}\n")


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", default="10,1000,5000,10000,100000")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if not (SCRIPTS / "check-jsonschema").exists() and not shutil.which("check-jsonschema"):
        sys.exit("needs check-jsonschema (pip install check-jsonschema)")
    counts = [int(count) for count in options.files.split(",")]
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, all rules on\n")
    print("| files | program | whole process | to check-jsonschema | goal | peak memory |")
    print("|---|---|---|---|---|---|")
    for count in counts:
        compare(count, options.runs, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
