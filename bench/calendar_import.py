"""Calendars beside `icalendar`: reading and writing many events, one long series, many people.

    python bench/calendar_import.py [EVENTS]

Each task runs in a process of its own; its time on the processor and the most memory it took.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

EVENTS = 50_000
PEOPLE = 20_000
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n"


def begins(number: int) -> datetime:
    """No two events begin at one time, nor at one time of the day on following days."""
    return datetime(1980, 1, 1, 9) + number * timedelta(minutes=577)


def entry(number: int, *more: str, uid: int | None = None, start: datetime | None = None) -> str:
    start = start or begins(number)
    lines = (
        "BEGIN:VEVENT", f"UID:{number if uid is None else uid}@bench.example",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART;TZID=Europe/Madrid:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Madrid:{start + timedelta(hours=1):%Y%m%dT%H%M%S}",
        f"SUMMARY:Event {number}", f"DESCRIPTION:What was said at event {number}\\, in full",
        "LOCATION:Hall", "CATEGORIES:energy,trade", *more, "END:VEVENT", "",
    )  # fmt: skip
    return "\r\n".join(lines)


def many(count: int) -> str:
    return f"{HEAD}{''.join(map(entry, range(count)))}END:VCALENDAR\r\n"


def series(count: int) -> str:
    return f"{HEAD}{entry(0, f'RRULE:FREQ=DAILY;COUNT={count}')}END:VCALENDAR\r\n"


def moved(count: int) -> str:
    """A series of which each occurrence is an entry of its own, moved by an hour."""
    days = (begins(0) + timedelta(days=number) for number in range(count))
    entries = (
        entry(
            number,
            f"RECURRENCE-ID;TZID=Europe/Madrid:{day:%Y%m%dT%H%M%S}",
            uid=0,
            start=day + timedelta(hours=1),
        )
        for number, day in enumerate(days)
    )
    rule = entry(0, f"RRULE:FREQ=DAILY;COUNT={count}")
    return f"{HEAD}{rule}{''.join(entries)}END:VCALENDAR\r\n"


def people(count: int) -> str:
    who = (
        f"ATTENDEE;CN=Person {n};PARTSTAT=ACCEPTED:mailto:p{n}@bench.example" for n in range(count)
    )
    return f"{HEAD}{entry(0, *who)}END:VCALENDAR\r\n"


def read_and_written(path: Path) -> None:
    from icalendar import Calendar

    Calendar.from_ical(path.read_bytes()).to_ical()


def occurrences(path: Path) -> None:
    from icalendar import Calendar
    from recurring_ical_events import of

    written = Calendar()
    calendar = Calendar.from_ical(path.read_bytes())
    for one in of(calendar).between(date(1980, 1, 1), date(2500, 1, 1)):
        written.add_component(one)
    written.to_ical()


def imported(path: Path) -> None:
    from timeline.importers import ics

    ics.read(path.read_bytes(), name=path.name)


def expanded(path: Path) -> None:
    from timeline.importers import ics

    ics.read(path.read_bytes(), name=path.name, recurrence="expand")


def exported(path: Path) -> None:
    from timeline import api

    with path.with_suffix(".ics").open("wb") as file:
        file.writelines(api.export(api.load(path), "ics").content)


def loaded(path: Path) -> None:
    """What a process holds before it has read anything."""
    import icalendar  # noqa: F401

    from timeline.importers import ics  # noqa: F401


TASKS = {
    "icalendar": read_and_written, "occurrences": occurrences, "import": imported,
    "expand": expanded, "export": exported, "loaded": loaded,
}  # fmt: skip


def measured(task: str, path: Path) -> tuple[float, float]:
    """Seconds of the processor and MiB of a task in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--task", task, str(path)],
        capture_output=True, text=True, check=True, env=_environment(path.parent / "compiled"),
    )  # fmt: skip
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def _environment(compiled: Path) -> dict[str, str]:
    """Modules come compiled, as `pip install` leaves them, whatever the shell says."""
    known = {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**known, "PYTHONPYCACHEPREFIX": str(compiled)}


def task(name: str, path: Path) -> None:
    """Run one task and print what it took."""
    began = time.process_time()
    TASKS[name](path)
    print(json.dumps([time.process_time() - began, _peak()]))


def _peak() -> float:
    """The most memory of this process in MiB; `ru_maxrss` alone also counts that of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timeline(folder: Path, count: int) -> Path:
    """A timeline of as many events."""
    (folder / "events").mkdir(parents=True)
    (folder / "timeline.toml").write_text('schema_version = "1.0"\nid = "bench.example"\n')
    for number in range(count):
        when = {"start": f"{begins(number):%Y-%m-%dT%H:%M}", "tz": "UTC"}
        record = {"schema_version": "1.0", "id": f"e{number}", "title": f"Event {number}",
                  "description": f"What was said at event {number}, in full", "when": when,
                  "places": [{"name": "Hall"}], "tags": ["energy", "trade"]}  # fmt: skip
        (folder / f"events/e{number}.json").write_text(json.dumps(record))
    return folder


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        written = {"events": many, "series": series, "moved": moved, "people": people}
        paths = {name: folder / f"{name}.ics" for name in written}
        for name, made in written.items():
            paths[name].write_text(made(PEOPLE if name == "people" else count), newline="")
        (folder / "one.ics").write_text(series(1), newline="")
        for name in TASKS:  # compiles what it loads
            measured(name, timeline(folder / "one", 1) if name == "export" else folder / "one.ics")
        peer = measured("icalendar", paths["events"])
        rows = [
            ("events, import", measured("import", paths["events"]), peer, 1.5, 0.75),
            ("events, export", measured("export", timeline(folder / "t", count)), peer, 0.6, 0),
            *(_row(*one, paths) for one in _OTHERS),
        ]
        print("| task | ours | `icalendar` | time | memory |\n|---|--:|--:|--:|--:|")
        print("\n".join(_told(*row) for row in rows))
        print(f"\n{count:,} events, no two at one time; as many occurrences of one series; "
              f"{PEOPLE:,} attendees in one entry; goals in brackets.")  # fmt: skip
        print(
            "Of the series, the peer of expanding is `recurring-ical-events`. A series that is "
            "kept is one entry with its rule: both sides load their modules and do nothing, and "
            f"`icalendar` is among ours ({measured('loaded', paths['series'])[1]:.0f} MiB in all)."
        )
        print(f"Over its goal: {', '.join(_over(rows)) or 'nothing'}.")


def _over(rows: list[tuple[Any, ...]]) -> Iterator[str]:
    for name, ours, theirs, seconds, memory in rows:
        if ours[0] / theirs[0] > seconds:
            yield f"{name} (time)"
        if ours[1] > (theirs[1] * memory if memory else 250):
            yield f"{name} (memory)"


_OTHERS = (
    ("one series, kept", "import", "icalendar", "series"),
    ("one series, each occurrence moved", "import", "icalendar", "moved"),
    ("one series, expanded", "expand", "occurrences", "series"),
    ("people in one entry", "import", "icalendar", "people"),
)


def _row(name: str, ours: str, theirs: str, file: str, paths: dict[str, Path]) -> tuple[Any, ...]:
    return name, measured(ours, paths[file]), measured(theirs, paths[file]), 1.5, 0.75


def _told(
    name: str, ours: tuple[float, float], theirs: tuple[float, float], time: float, memory: float
) -> str:
    most = f"{theirs[1]:.0f} MiB | {ours[0] / theirs[0]:.2f} ({time}) | "
    share = f"{ours[1] / theirs[1]:.2f} ({memory})" if memory else f"{ours[1]:.0f} MiB (250 MiB)"
    return f"| {name} | {ours[0]:.1f} s, {ours[1]:.0f} MiB | {theirs[0]:.1f} s, {most}{share} |"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        task(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS)
