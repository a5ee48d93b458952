"""A calendar server for real: exported, synchronised, edited there, brought back."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.exporters.ical.radicale_server import Radicale, radicale
from tests.oracle import oracle

from timeline import api
from timeline.importers import ics
from timeline.write import bring
from timeline.write.workspace import Workspace

NOW = 1_795_000_000
ROOT = Path(__file__).parents[3]
CONFIG = """
[general]
status_path = "{folder}/status/"
[pair timeline]
a = "file"
b = "server"
collections = null
conflict_resolution = "b wins"
[storage file]
type = "singlefile"
path = "{folder}/calendar.ics"
[storage server]
type = "caldav"
url = "http://127.0.0.1:{port}/u/timeline/"
username = "u"
password = "u"
"""


def synchronised(folder: Path) -> None:
    """Both sides as one, by the real program."""
    for command in ("discover", "sync"):
        done = subprocess.run(
            [sys.executable, "-m", "vdirsyncer", "-c", str(folder / "config"), command],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def edited(server: Radicale, uid: str, old: str, new: str) -> None:
    """Change one entry as a calendar program does: fetch it, edit it, store it."""
    body = b'<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>'
    _, listing = server.request("PROPFIND", "/u/timeline/", body, Depth="1")
    for path in re.findall(r"<href>(/u/timeline/[^<]+\.ics)</href>", listing):
        _, text = server.request("GET", path)
        if f"UID:{uid}" in text:
            assert old in text
            text = text.replace(old, new).replace("SEQUENCE:0", "SEQUENCE:1")
            assert server.put(path, text.encode()) in (201, 204)
            return
    raise AssertionError(uid)


def test_an_edit_on_a_server_comes_back_and_nothing_else(tmp_path: Path) -> None:
    """The shipped timeline with its commitments as to-dos: one entry moved, one ticked off."""
    oracle("vdirsyncer")
    root = tmp_path / "timeline"
    for name in ("events", "entities", "sources"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "timeline.toml", root)
    made = api.export(api.load(root), "ics", todos="instead", zones=True)
    (tmp_path / "calendar.ics").write_bytes(made.data)
    before = {path: path.read_bytes() for path in root.rglob("*.json")}
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as server:
        assert server.request("MKCALENDAR", "/u/timeline/")[0] == 201
        (tmp_path / "config").write_text(CONFIG.format(folder=tmp_path, port=server.port))
        synchronised(tmp_path)
        domain = api.load(root).settings.id
        edited(
            server,
            f"white-house-meeting@{domain}",
            "SUMMARY;LANGUAGE=en:",
            "SUMMARY;LANGUAGE=en:New: ",
        )
        synchronised(tmp_path)
    read = ics.read((tmp_path / "calendar.ics").read_bytes(), name="calendar.ics")
    workspace = Workspace(root, NOW)
    found = bring.plan(workspace, [("calendar.ics", read)])
    workspace.commit(found.changes)
    after = {path: path.read_bytes() for path in root.rglob("*.json")}
    changed = [path.stem for path in after if after[path] != before.get(path)]
    assert changed == ["white-house-meeting"]
    title = json.loads((root / "events/white-house-meeting.json").read_bytes())["title"]
    assert title["en"].startswith("New: ")
