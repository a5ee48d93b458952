"""`timeline export ics` beside `icalendar` writing the same components, in one run.

    python bench/calendars.py [--events 10000] [--runs 3]

Each side runs in a process of its own, in turns. Ours loads nothing that is timed, then goes all
the way from records to bytes: dates, words, entries, text. The peer gets the values of exactly
those components, decoded beforehand, builds its components from them and writes its text. Times
are of the processor, so that what else runs on the machine counts less. Peak
memory is that of our whole process, the timeline read from its files included.
"""

import argparse
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

GOAL_RATIO = 0.8
GOAL_MEMORY = 150
WHENS = (
    "20{y}-{m}-{d}", "20{y}-{m}", "19{y}", "20{y}-{m}-{d}T10:{d}", "20{y}-{m}-{d}/20{y}-12-30",
    "20{y}-{m}-{d}T10:{d}Z", "20{y}-{m}~", "19{y}-{m}-{d}/..", "20{y}-{m}-{d}", "19{y}-{m}-{d}",
)  # fmt: skip
SUMMARY = {
    "en": "They spoke of drug trafficking, of energy and of the border, and agreed to meet again.",
    "ja": "麻薬取引、エネルギー、国境について話し合い、再び会うことで合意した。",
}


def event(number: int) -> dict[str, Any]:
    """One event, the same every time."""
    fields = {
        "y": f"{number % 69 + 1:02}",
        "m": f"{number % 12 + 1:02}",
        "d": f"{number % 28 + 1:02}",
    }
    return {
        "schema_version": "1.0",
        "id": f"event-{number}",
        "kind": "meeting",
        "status": "occurred",
        "title": {"en": f"Meeting, number {number}; in Bogotá", "ja": f"会談 {number}"},
        "summary": SUMMARY,
        "when": WHENS[number % len(WHENS)].format(**fields),
        "participants": [{"entity": "ana", "role": "host"}, {"name": f"Guest {number}"}],
        "places": [{"name": "Bogotá", "geo": {"lat": 4.61, "lon": -74.08}}],
        "tags": ["energy", "security"],
        "sources": [{"source": "paper"}],
        "revision": number % 5,
    }


def corpus(folder: Path, count: int) -> None:
    """A timeline of `count` events, as files."""
    for name in ("events", "entities", "sources"):
        (folder / name).mkdir()
    toml = 'schema_version = "1.0"\nid = "bench.example"\nlanguages = ["en", "ja"]\n'
    (folder / "timeline.toml").write_text(toml, encoding="utf-8")
    ana = {"schema_version": "1.0", "id": "ana", "type": "person", "name": "Ana Ruiz"}
    paper = {"schema_version": "1.0", "id": "paper", "type": "news-article", "title": "A paper",
             "url": "https://example.org/a?b=1,2"}  # fmt: skip
    records = {"entities": [ana], "sources": [paper], "events": map(event, range(count))}
    for name, found in records.items():
        for record in found:
            text = json.dumps(record, ensure_ascii=False, indent=2)
            (folder / name / f"{record['id']}.json").write_text(f"{text}\n", encoding="utf-8")


def ours(folder: Path, out: Path) -> dict[str, float]:
    """Processor seconds to export, and the peak memory of this process in MiB."""
    from timeline import api

    timeline = api.load(folder)
    matches = api.select(timeline)
    start = time.process_time()
    with out.open("wb") as file:  # as the command line does, piece by piece
        file.writelines(api.export(timeline, "ics", matches=matches).content)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "memory": peak, "bytes": out.stat().st_size}


def theirs(folder: Path, out: Path) -> dict[str, float]:
    """Processor seconds in which `icalendar` builds and writes the components of our file."""
    from icalendar import Calendar, Event

    source = Calendar.from_ical(out.read_bytes())
    events = [_values(component) for component in source.walk("VEVENT")]
    start = time.process_time()
    calendar = Calendar()
    calendar.add("PRODID", "-//bench//bench//EN")
    calendar.add("VERSION", "2.0")
    for values in events:
        component = Event()
        for name, value, parameters in values:
            component.add(name, value, parameters=parameters)
        calendar.add_component(component)
    data = calendar.to_ical()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "memory": peak, "bytes": len(data)}


def _values(component: Any) -> list[tuple[str, Any, dict[str, str] | None]]:
    """Names, Python values and parameters, as a program that uses the library would hold them."""
    found = []
    for name, value in component.items():
        language = value.params.get("LANGUAGE") if hasattr(value, "params") else None
        parameters = {"LANGUAGE": language} if language else None
        found.append((name, _python(value), parameters))
    return found


def _python(value: Any) -> Any:
    if hasattr(value, "dt"):
        return value.dt
    if hasattr(value, "cats"):
        return [str(one) for one in value.cats]
    if hasattr(value, "latitude"):
        return (value.latitude, value.longitude)
    return int(value) if isinstance(value, int) else str(value)


def run(side: str, folder: Path, out: Path) -> dict[str, float]:
    """One side in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--side", side, str(folder), str(out)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(count: int, runs: int) -> str:
    """The table."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place), Path(place) / "out.ics"
        corpus(folder, count)
        rounds = [(run("ours", folder, out), run("theirs", folder, out)) for _ in range(runs)]
        written = len(re.findall(rb"^BEGIN:VEVENT", out.read_bytes(), re.M))
    mine, other = (
        {key: statistics.median(one[side][key] for one in rounds) for key in rounds[0][side]}
        for side in (0, 1)
    )
    ratio = statistics.median(a["seconds"] / b["seconds"] for a, b in rounds)
    return "\n".join(
        [
            f"| {written:,} components | processor seconds | per component | size | peak memory |",
            "|---|---|---|---|---|",
            _row("timeline export ics (records to bytes)", mine, written),
            _row("icalendar (values to bytes)", other, written),
            "",
            f"Ratio of times: {ratio:.2f} (goal: at most {GOAL_RATIO}). "
            f"Peak memory: {mine['memory']:.0f} MiB (goal: at most {GOAL_MEMORY}).",
        ]
    )


def _row(name: str, found: dict[str, float], written: int) -> str:
    each = found["seconds"] / written * 1e6
    size = found["bytes"] / 1e6
    return (
        f"| {name} | {found['seconds']:.2f} | {each:.0f} µs | {size:.1f} MB "
        f"| {found['memory']:.0f} MiB |"
    )


def main() -> None:
    """Reads the options and prints the table, or runs one side of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--side", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        side, folder, out = options.side
        sides = {"ours": ours, "theirs": theirs}
        print(json.dumps(sides[side](Path(folder), Path(out))))
    else:
        print(compare(options.events, options.runs))


if __name__ == "__main__":
    main()
