"""One round through programs that know nothing of our own lines: no bound of an entry moves."""

import json
import warnings
from pathlib import Path

import pytest
from tests.exporters.ical import readers
from tests.exporters.ical.radicale_server import radicale
from tests.oracle import oracle

from timeline import api
from timeline.importers import ics

WHENS = [
    "2026-02-04",
    "2026-02-04/2026-02-06",
    {"start": "2026-02-04T11:00", "tz": "America/New_York"},
    {"start": "2026-02-04T11:00", "end": "2026-02-04T12:00", "tz": "America/New_York"},
    {"start": "2026-02-04T22:00", "end": "2026-02-04T23:59:59", "tz": "UTC"},
    {"start": "2026-02-04T22:00", "end": "2026-02-05T10:30", "tz": "UTC"},
    {"start": "2026-02-04T10:00:30", "end": "2026-02-04T11:00:30", "tz": "UTC"},
    {"start": "2026-11-01T04:30", "end": "2026-11-01T06:30", "tz": "UTC"},
]


def by_vobject(text: str, folder: Path) -> str:
    return oracle("vobject").readOne(text).serialize()


def by_icalendar(text: str, folder: Path) -> str:
    return oracle("icalendar").Calendar.from_ical(text).to_ical().decode()


def by_khal(text: str, folder: Path) -> str:
    """What khal has in its folder when it has imported the file."""
    readers.khal([stored(text, folder)], folder)
    return "".join(path.read_text() for path in sorted((folder / "khal").glob("*.ics")))


def by_icaljs(text: str, folder: Path) -> str:
    return readers.node("read_icaljs.cjs", "ical.js", [stored(text, folder)])[0]["text"]


def by_radicale(text: str, folder: Path) -> str:
    with radicale(folder) as server:
        assert server.put("/u/c/", text.encode()) == 201
        return server.request("GET", "/u/c/")[1]


def stored(text: str, folder: Path) -> Path:
    path = folder / "c.ics"
    path.write_text(text, newline="")
    return path


THROUGH = [by_vobject, by_icalendar, by_khal, by_icaljs, by_radicale]


def plain(text: str) -> str:
    """Without the lines of our own, as a program that knows none of them writes it."""
    lines = text.replace("\r\n ", "").replace("\n ", "").splitlines()
    return "".join(f"{line}\r\n" for line in lines if not line.startswith("X-"))


def bounds(folder: Path) -> dict[str, tuple]:
    timeline = api.load(folder)
    return {told(one.record["title"]): one.resolved.seconds for one in timeline.entries.values()}


def told(title) -> str:
    return title if isinstance(title, str) else title["en"]


def written(folder: Path, records: list[dict]) -> Path:
    (folder / "events").mkdir(parents=True)
    (folder / "timeline.toml").write_text('schema_version = "1.0"\nid = "t.example"\n')
    for number, record in enumerate(records):
        full = {"schema_version": "1.0", **record, "id": f"e{number}"}
        (folder / f"events/e{number}.json").write_text(json.dumps(full))
    return folder


@pytest.mark.parametrize("through", THROUGH)
@pytest.mark.parametrize("zones", [False, True])
def test_no_bound_moves(tmp_path: Path, through, zones: bool) -> None:
    first = written(
        tmp_path / "a", [{"title": f"E{n}", "when": when} for n, when in enumerate(WHENS)]
    )
    text = api.export(api.load(first), "ics", zones=zones).data.decode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text = plain(through(plain(text), tmp_path))
    assert "X-TIMELINE" not in text
    found = ics.read(text.encode(), name="c.ics")
    second = written(tmp_path / "b", [dict(one, id="") for one in found.records])
    for title, expected in bounds(first).items():
        assert bounds(second)[title] == expected, title
