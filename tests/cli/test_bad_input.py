"""Bad input ends in a message and an exit code: never in a traceback, a hang or a silent loss."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from tests.cli.reading import timeline, write
from tests.conftest import ROOT
from tests.effort import some
from tests.rights import nobody

from timeline.errors import TimelineError

GOOD = {"id": "good", "when": "2024-05-01"}
TIMELINE = [sys.executable, "-m", "timeline"]
READERS = (
    ["list"], ["show", "good"], ["search", "good"], ["stats"], ["export", "json"],
    ["export", "ics"], ["export", "markdown"],
)  # fmt: skip
BROKEN = {
    "not JSON": (b'{"id": "x",}', "events/x.json:1:11: json/syntax: a comma"),
    "cut short": (b'{"id": "x"', "events/x.json:1:11: json/syntax: "),
    "not UTF-8": (b'{"id": "caf\xe9"}', "events/x.json:1:12: file/encoding: not UTF-8 at byte 11"),
    "UTF-16": ('{"id": "x"}'.encode("utf-16"), "events/x.json: file/encoding: the file is UTF-16"),
    "empty": (b"", "events/x.json:1:1: file/empty: the file is empty"),
    "no object": (b"[]", "events/x.json: shape/type: the file: expected an object"),
    "NaN": (b'{"when": NaN}', "events/x.json:1:10: json/number: "),
}  # fmt: skip


def planted(folder: Path, data: bytes) -> Path:
    """A timeline of one good event and the file `x.json`."""
    write(folder, GOOD)
    (folder / "events" / "x.json").write_bytes(data)
    return folder


@pytest.mark.parametrize(("name", "arguments"), some([*product(BROKEN, READERS)], 9))
def test_a_broken_file_is_left_out_and_named(name: str, arguments: list[str], tmp_path: Path, run):
    """The rest is answered; the file is counted, and named with its place."""
    data, said = BROKEN[name]
    done = run(*arguments, "-C", planted(tmp_path, data))
    assert done.returncode == 0
    assert "good" in done.stdout or arguments == ["stats"]
    assert f"left out: {said}" in done.stderr
    assert "1 file was left out; run 'timeline validate'" in done.stderr


@pytest.mark.parametrize("name", BROKEN)
def test_validate_names_a_broken_file(name: str, tmp_path: Path, run):
    """At the same place, and says no."""
    data, said = BROKEN[name]
    done = run("validate", "--format", "concise", cwd=planted(tmp_path, data))
    assert done.returncode == 1
    assert done.stdout.startswith(said.partition(": ")[0])


def test_a_missing_folder_is_named(tmp_path: Path, run):
    """What is no folder either; an empty one has no timeline. All are exit 3."""
    file = tmp_path / "file"
    file.touch()
    for place in (tmp_path / "nowhere", file):
        done = run("list", "-C", place)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith(f"timeline: {place}: no such folder\n")
    done = run("list", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "no timeline in" in done.stderr
    assert "timeline init" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
@pytest.mark.parametrize("arguments", [*READERS, ["validate"]], ids=" ".join)
def test_an_unreadable_file_is_named(arguments: list[str], public: Path):
    """It is left out of every answer, and a finding for `validate`."""
    folder = planted(public, b"{}")
    called = [*arguments, "-C", str(folder)]
    timeline(*called)  # loads what nobody else may read, the program itself
    (folder / "events" / "x.json").chmod(0)
    with nobody():
        done = timeline(*called)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.exit_code == (1 if arguments == ["validate"] else 0)
    assert "events/x.json: file/unreadable: permission denied" in done.output


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
@pytest.mark.parametrize("arguments", [["list"], ["validate"]], ids=" ".join)
def test_an_unreadable_folder_is_no_empty_one(arguments: list[str], public: Path):
    """What lies in it is not silently missing."""
    folder = planted(public, b"{}")
    called = [*arguments, "-C", str(folder)]
    timeline(*called)
    (folder / "events").chmod(0)
    with nobody():
        done = timeline(*called)
    (folder / "events").chmod(0o755)
    assert isinstance(done.exception, SystemExit | TimelineError)  # a refusal, and no bug
    assert "events" in f"{done.output}{done.exception}"


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2024-13", "column 6: '13'; expected a month, 01 to 12"),
        ("2025-02-30", "column 9: '30'; expected a day of February 2025, 01 to 28"),
        ("12024", "did you mean 'Y12024'?"),
        ("sometime", "column 1: 'sometime'; expected a date such as"),
        ("", "has no value"),
        ("10/11/2024", "'2024-11-10'"),
        ("2024/2023", "did you mean '2023/2024'?"),
    ],
)
def test_a_wrong_since_is_explained(since: str, said: str, run):
    """Exit 2, nothing on standard output, no guess."""
    done = run("list", "--since", since)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("id", ["white-huose-meeting", "White-House-Meetings"])
def test_an_unknown_id_has_a_nearest_one(id: str, run):
    """Exit 1: there is no such event."""
    done = run("show", id)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"no event has the id '{id}'" in done.stderr
    assert "did you mean 'white-house-meeting'?" in done.stderr


@pytest.mark.parametrize("id", ["", "../../etc/passwd", "\x1b[31m", "x" * 10_000, "é"])
def test_an_id_that_cannot_be_one_is_unknown(id: str, run):
    """No path, no colour and no length does anything but miss."""
    done = run("show", id)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no event has the id" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes are those of POSIX")
@pytest.mark.parametrize(
    "arguments",
    some([["list"], ["show", "white-house-meeting"], ["validate"], ["search", "Petro"], ["--help"],
          ["export", "ics"], ["export", "markdown"], ["export", "json"], ["stats"]], 3),
    ids=" ".join,
)  # fmt: skip
def test_a_reader_that_goes_is_no_fault(arguments: list[str]):
    """`timeline … | head`: no message, and no code of a bug."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*TIMELINE, *arguments], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, timeout=60
    )
    os.close(writing)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"bug" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["list"], ["export", "ics"]], ids=" ".join)
def test_a_full_disk_is_told(arguments: list[str]):
    """Of standard output; nobody takes half an answer for a whole one."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*TIMELINE, *arguments], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 2
    assert b"the output cannot be written: No space left on device" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="the shell is that of POSIX")
@pytest.mark.parametrize(
    ("command", "code"),
    [("list >&-", 0), ("list >&- 2>&-", 0), ("list --since xx 2>&-", 2), ("when - <&-", 0)],
)
def test_closed_streams_change_no_exit_code(command: str, code: int):
    """What is written there goes nowhere."""
    script = f'"{sys.executable}" -m timeline {command}'
    done = subprocess.run(["sh", "-c", script], cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == code
    assert b"Traceback" not in done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="only POSIX lets a folder in use be removed")
def test_a_working_folder_that_is_gone_is_told(tmp_path: Path):
    """Whatever is asked."""
    script = f'mkdir gone && cd gone && rmdir ../gone && "{sys.executable}" -m timeline list'
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, timeout=60)
    assert done.returncode == 3
    assert b"timeline: the working folder no longer exists" in done.stderr


@pytest.mark.parametrize("epoch", ["soon", "-1", "1" * 12, "1" * 5000, "²"])
def test_a_source_date_epoch_is_a_number_of_seconds(epoch: str, run):
    """Of a year that every format can write."""
    done = run("export", "ics", SOURCE_DATE_EPOCH=epoch)
    assert (done.returncode, done.stdout) == (2, "")
    assert "SOURCE_DATE_EPOCH: " in done.stderr
    assert len(done.stderr) < 300


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
@pytest.mark.parametrize("name", [b"a\nb", b"\xff\xfe", b"\x1b[31m"])
def test_a_folder_of_any_name_is_read_and_named(tmp_path: Path, name: bytes, run):
    """Bytes that are no UTF-8 are written out wherever a path is shown."""
    write(tmp_path, GOOD)
    place = os.path.join(os.fsencode(tmp_path), b"events", name)
    os.mkdir(place)
    os.rename(os.fsencode(tmp_path / "events" / "good.json"), os.path.join(place, b"good.json"))
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    plain = run("list", "--fields", "path", cwd=tmp_path)
    assert (plain.returncode, plain.stdout.count("\n")) == (0, 1)
    asked = [*READERS, ["list", "--json"], ["export", "csv"], ["build", "site"], ["log", "good"],
             ["edit", "good", "--add-tag", "x"], ["validate"], ["fmt"]]  # fmt: skip
    for arguments in some(asked, 7):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 0, (arguments, done)
        assert "bug" not in done.stderr
        assert "\x1b" not in done.stdout + done.stderr
