"""The calendar of a site, as `[calendar]` in `timeline.toml` wants it."""

import json
from pathlib import Path

from timeline import api
from timeline.exporters.pages import site

PROMISE = {
    "schema_version": "1.0", "id": "promise", "title": "A promise", "kind": "commitment",
    "when": {"start": "2026-02-04T11:00", "tz": "America/New_York"},
    "commitment": {"action": "Report", "due": "2026-12-20", "state": "scheduled"},
}  # fmt: skip
SETTINGS = 'schema_version = "1.0"\nid = "t.example"\n'


def calendar(folder: Path, more: str) -> str:
    (folder / "events").mkdir(exist_ok=True)
    (folder / "events/promise.json").write_text(json.dumps(PROMISE))
    (folder / "timeline.toml").write_text(SETTINGS + more)
    made = site.compose(api.load(folder), lang="en")
    return made.files["timeline.ics"].decode()


def test_refresh_zones_alarms_and_to_dos_are_the_timelines(tmp_path: Path) -> None:
    """And none of them where it names none."""
    wanted = '[calendar]\nrefresh = "PT12H"\nzones = true\nalarm = "P7D"\ntodos = "beside"\n'
    lines = (
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "DTSTART;TZID=America/New_York:20260204T110000",
        "TRIGGER:-P7D",
        "BEGIN:VTODO",
    )
    said, silent = calendar(tmp_path, wanted), calendar(tmp_path, "")
    for line in lines:
        assert line in said
        assert line not in silent
