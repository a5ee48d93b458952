"""Programs and libraries that read calendars, each asked for its complaints about a file.

A reader takes the bytes of a file and gives a list of complaints, empty where it takes all of it.
"""

import ctypes
import ctypes.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.oracle import oracle

ROOT = Path(__file__).parents[3]
NODE_MODULES = ROOT / ".ci" / "node" / "node_modules"


def missing(what: str) -> None:
    """Skips the test; fails where all oracles are required."""
    if os.environ.get("TIMELINE_ORACLES") == "required":
        pytest.fail(f"needs {what}")
    pytest.skip(f"needs {what}")


def icalendar(data: bytes) -> list[str]:
    """`icalendar`: every error that it notes, and every time read."""
    calendar = oracle("icalendar").Calendar.from_ical(data)
    complaints = []
    for component in calendar.walk():
        complaints += [f"{component.name}: {error}" for error in component.errors]
        if component.name == "VEVENT" and not component.start < component.end:
            complaints.append(f"{component['UID']}: ends before it starts")
    return complaints


def ical(data: bytes) -> list[str]:
    """`ical`, the reader of Home Assistant, which is strict."""
    oracle("ical")
    from ical.calendar_stream import IcsCalendarStream
    from ical.exceptions import CalendarParseError

    try:
        calendar = IcsCalendarStream.calendar_from_ics(data.decode())
    except CalendarParseError as error:
        return [str(error), error.detailed_error]
    found = len(calendar.events) + len(calendar.todos)
    return [] if found == _entries(data) else [f"read {found} entries"]


def vobject(data: bytes) -> list[str]:
    """`vobject`: valid, and written again."""
    module = oracle("vobject")
    try:
        calendar = module.readOne(data.decode())
        calendar.validate(raiseException=True)
        calendar.serialize()
    except (module.base.VObjectError, ValueError) as error:
        return [repr(error)]
    return []


def libical(data: bytes) -> list[str]:
    """libical 3, the reader of GNOME and KDE: no error, no broken restriction."""
    name = ctypes.util.find_library("ical")
    if name is None:
        missing("libical 3")
    library = ctypes.CDLL(name)
    library.icalparser_parse_string.restype = ctypes.c_void_p
    for function in ("icalcomponent_count_errors", "icalrestriction_check", "icalcomponent_free"):
        getattr(library, function).argtypes = [ctypes.c_void_p]
    root = library.icalparser_parse_string(ctypes.c_char_p(data))
    if not root:
        return ["not read at all"]
    try:
        errors = library.icalcomponent_count_errors(root)
        kept = library.icalrestriction_check(root)
    finally:
        library.icalcomponent_free(root)
    return [f"{errors} errors"] * bool(errors) + ["a restriction is broken"] * (not kept)


def calcurse(data: bytes, folder: Path) -> list[str]:
    """calcurse: nothing is skipped."""
    program = oracle("calcurse")
    path = folder / "in.ics"
    path.write_bytes(data)
    done = subprocess.run(
        [str(program), "-D", str(folder / "calcurse"), "-i", str(path)],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    taken = re.search(r"(\d+) skipped", done.stdout)
    if done.returncode or done.stderr or not taken or taken[1] != "0":
        for log in re.findall(r"/tmp/calcurse_log\S+", done.stderr + done.stdout):
            Path(log).unlink(missing_ok=True)
        return [done.stdout, done.stderr]
    return []


KHAL = """\
[calendars]
[[t]]
path = {folder}/khal
[locale]
local_timezone = America/New_York
default_timezone = America/New_York
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def khal(files: list[Path], folder: Path) -> tuple[list[str], str]:
    """khal: imports all files; its complaints, and its list of February 2026."""
    oracle("khal")
    (folder / "khal").mkdir(exist_ok=True)
    (folder / "khal.conf").write_text(KHAL.format(folder=folder), encoding="utf-8")
    program = [sys.executable, "-m", "khal", "-c", str(folder / "khal.conf")]
    env = {**os.environ, "HOME": str(folder), "PYTHONWARNINGS": "ignore", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [*program, "import", "-a", "t", "--batch", *map(str, files)],
        capture_output=True, text=True, timeout=300, check=False, env=env,
    )  # fmt: skip
    listed = subprocess.run(
        [*program, "list", "--format", "{uid}", "--day-format", "", "2026-02-04", "2026-02-05"],
        capture_output=True, text=True, timeout=60, check=False, env=env,
    )  # fmt: skip
    wrong = [done.stderr] * bool(done.returncode or done.stderr)
    return wrong + [listed.stderr] * bool(listed.returncode or listed.stderr), listed.stdout


def node(script: str, package: str, files: list[Path]) -> Any:
    """What a script for node prints as JSON; `package` must be there."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("needs node")
    if not (NODE_MODULES / package).exists():
        missing(f"the npm package '{package}' in .ci/node")
    done = subprocess.run(
        [program, str(Path(__file__).parent / script), *map(str, files)],
        capture_output=True, timeout=300, check=False,
        env={**os.environ, "NODE_PATH": str(NODE_MODULES)},
    )  # fmt: skip
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


def _entries(data: bytes) -> int:
    return data.count(b"\nBEGIN:VEVENT\r") + data.count(b"\nBEGIN:VTODO\r")
