"""Pages and sites in one, three and eight languages, and a site that is built again.

Processor time and greatest memory of whole processes, one round. Texts are in one to
three of eight languages, as those of `corpus.py`. Ends with 1 where a goal is not met.

    python bench/pages.py
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import corpus
import validate

Row = tuple[str, float, float, float | None, float | None]


def run(*words: str, cache: Path) -> tuple[float, float]:
    """Seconds of processor time and MB of memory of a command."""
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", *words],
        env={**validate.environment(), "XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def speak(folder: Path, count: int) -> None:
    """Set how many languages the timeline has."""
    languages = ", ".join(f'"{one}"' for one in corpus.LANGUAGES[:count])
    text = f'schema_version = "1.0"\nid = "bench.example"\nlanguages = [{languages}]\n'
    folder.joinpath("timeline.toml").write_text(text, encoding="utf-8")


def rows(place: Path) -> Iterator[Row]:
    """What was done, its seconds and MB, and their goals."""
    large, small, cache = place / "large", place / "small", place / "cache"
    corpus.write_files(10_000, large)
    corpus.write_files(1000, small)
    for count in (1, 3, 8):
        speak(large, count)
        spoken = f"{count} language{'s' * (count > 1)}"
        made = run("export", "html", "-C", str(large), "-o", str(place / "page"), cache=cache)
        goals = (6, 300) if count == 8 else (None, None)
        yield (f"export html, 10,000 events, {spoken}", *made, *goals)
    for count in (1, 3, 8):
        speak(small, count)
        site, spoken = str(place / f"site-{count}"), f"{count} language{'s' * (count > 1)}"
        build = ("build", "-C", str(small), site)
        goal = 2.5 if count == 3 else None  # what `corpus.py` gives a timeline
        yield (f"build, 1,000 events, {spoken}", *run(*build, cache=cache), goal, None)
        goal = 0.4 if count == 3 else None
        yield (f"again unchanged, {spoken}", *run(*build, cache=cache), goal, None)
        event = next(small.glob("events/*/event-00000007.json"))
        data = event.read_bytes()
        event.write_bytes(data.replace(b'"occurred"', b'"planned"'))
        yield (f"again, one event changed, {spoken}", *run(*build, cache=cache), None, None)
        event.write_bytes(data)


def main() -> int:
    """Print the table; 0 where every goal is met."""
    held = True
    print("| what | CPU s | MB | goal | met |\n|---|--:|--:|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for what, time, memory, most_time, most_memory in rows(Path(folder)):
            met = time <= (most_time or time) and memory <= (most_memory or memory)
            held = held and met
            goal = f"{most_time:g} s" if most_time else ""
            goal += f", {most_memory:g} MB" if most_memory else ""
            said = "" if not goal else "yes" if met else "**no**"
            print(f"| {what} | {time:.2f} | {memory:.0f} | {goal} | {said} |", flush=True)
    load = os.getloadavg()[0]
    print(f"\nLoad of the machine meanwhile: {load:.1f} on {os.cpu_count()} cores.")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
