"""All or none: after a kill, on a full disk, with two writers at once."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.effort import some
from tests.rights import nobody
from tests.write.stopped import stopped

from timeline.errors import Refused
from timeline.write.journal import FOLDER, JOURNAL
from timeline.write.transaction import SAVED, Conflict, FileChange, commit, settle

COUNT = 40
A, B = "events/a.json", "events/b.json"


def event(root: Path, data: bytes, name: str = A) -> Path:
    """A file of the timeline at `root`."""
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


WRITER = """
import sys
from pathlib import Path
from timeline.write.transaction import FileChange, commit, settle
root, count = Path(sys.argv[1]), int(sys.argv[2])
settle(root)
print("ready", flush=True)
while True:
    def read(n):
        path = root / f"events/{n}.json"
        return path.read_bytes() if path.exists() else None
    before = [read(n) for n in range(count)]
    version = int(before[0].split()[0]) + 1 if before[0] else 1
    data = b"%d " % version + b"x" * 5000
    commit(root, [FileChange(f"events/{n}.json", before[n], data) for n in range(count)])
"""


def writer(root: Path, count: int) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), str(count)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def versions(root: Path, count: int) -> set[bytes]:
    """The version of each file; every file must be whole."""
    found = set()
    for n in range(count):
        path = root / f"events/{n}.json"
        data = path.read_bytes() if path.exists() else b"0 " + b"x" * 5000
        assert len(data.split(b" ")[1]) == 5000, "half a file"
        found.add(data.split(b" ")[0])
    return found


def time_of_a_change(root: Path, count: int) -> float:
    """How many seconds a writer takes for all files: much longer on a busy machine."""
    process, begun = writer(root, count), time.monotonic()
    while not (root / f"events/{count - 1}.json").exists():
        assert time.monotonic() - begun < 30
        time.sleep(0.002)
    long = time.monotonic() - begun
    kill(process)
    settle(root)
    return long


def kill(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("count", [1, COUNT])
def test_a_killed_writer_leaves_every_file_whole_and_the_next_one_settles(tmp_path, count):
    """Killed at 12 moments of its first two changes: all files of one version, and work goes on."""
    chance, long = random.Random(count), time_of_a_change(tmp_path, count)
    for _ in range(12):
        process = writer(tmp_path, count)
        time.sleep(chance.uniform(0.0, 2 * long))
        kill(process)
        settle(tmp_path)
        assert len(versions(tmp_path, count)) == 1
        assert not (tmp_path / FOLDER).exists()
    assert versions(tmp_path, count) != {b"0"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("step", some(range(0, 60, 3), 6))
def test_a_writer_killed_at_a_given_call_is_completed_or_undone(tmp_path, step):
    """The process kills itself at its n-th call of the operating system's file functions."""
    (tmp_path / "events").mkdir()
    for n in range(4):
        (tmp_path / f"events/{n}.json").write_bytes(b"old")
    script = f"""
import os, signal, sys, builtins
from pathlib import Path
from timeline.write.transaction import FileChange, commit
seen = 0
def hook(event, args):
    global seen
    if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"):
        seen += 1
        if seen == {step}:
            os.kill(os.getpid(), signal.SIGKILL)
root = Path({str(tmp_path)!r})
changes = [FileChange(f"events/{{n}}.json", b"old", b"new") for n in range(4)]
changes += [FileChange("events/4.json", None, b"new")]
import shutil, json
sys.addaudithook(hook)
commit(root, changes)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    settle(tmp_path)
    found = {(tmp_path / f"events/{n}.json").read_bytes() for n in range(4)}
    assert found in ({b"old"}, {b"new"})
    assert (tmp_path / "events/4.json").exists() == (found == {b"new"})
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")
def test_a_full_disk_changes_nothing_and_says_so(tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events/0.json").write_bytes(b"old")
    script = f"""
import resource, signal
from pathlib import Path
from timeline.write.transaction import FileChange, commit
from timeline.errors import Refused
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    commit(Path({str(tmp_path)!r}), [
        FileChange("events/0.json", b"old", b"new"),
        FileChange("events/1.json", None, b"x" * 20_000),
    ])
except Refused as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "nothing was changed" in run.stdout
    assert (tmp_path / "events/0.json").read_bytes() == b"old"
    assert not (tmp_path / "events/1.json").exists()
    assert not (tmp_path / FOLDER).exists()


def test_a_really_full_disk_changes_nothing(tmp_path):
    """A file system of 64 kB, where this machine lets us mount one."""
    place = tmp_path / "small"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if (
        os.name != "posix"
        or subprocess.run(["mount", *options], check=False, capture_output=True).returncode
    ):
        pytest.skip("this machine does not let us mount a small file system")
    try:
        (place / "events").mkdir()
        (place / "events/0.json").write_bytes(b"old")
        with pytest.raises(Refused, match="disk is full; nothing was changed"):
            commit(
                place,
                [
                    FileChange("events/0.json", b"old", b"new"),
                    FileChange("events/1.json", None, b"x" * 100_000),
                ],
            )
        assert (place / "events/0.json").read_bytes() == b"old"
        assert sorted(p.name for p in place.rglob("*")) == ["0.json", "events"]
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_two_writers_at_once_lose_nothing(tmp_path):
    """Each adds one to a counter 25 times, trying again after a conflict: 50 in the end."""
    script = """
import sys
from pathlib import Path
from timeline.write.transaction import FileChange, Conflict, commit
root = Path(sys.argv[1])
path = root / "events/n.json"
for _ in range(25):
    while True:
        before = path.read_bytes()
        try:
            commit(root, [FileChange("events/n.json", before, b"%d" % (int(before) + 1))])
            break
        except Conflict:
            continue
"""
    (tmp_path / "events").mkdir()
    (tmp_path / "events/n.json").write_bytes(b"0")
    both = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert (tmp_path / "events/n.json").read_bytes() == b"50"


def test_a_file_that_is_there_is_never_overwritten_by_a_new_one(tmp_path):
    path = event(tmp_path, b"theirs")
    with pytest.raises(Conflict, match="exists already"):
        commit(tmp_path, [FileChange(A, None, b"ours"), FileChange(B, None, b"ours")])
    assert path.read_bytes() == b"theirs"
    assert not (tmp_path / B).exists()


def test_a_file_changed_meanwhile_is_a_conflict(tmp_path):
    path = event(tmp_path, b"theirs")
    with pytest.raises(Conflict, match="meanwhile"):
        commit(tmp_path, [FileChange(A, b"as we read it", b"ours")])
    assert path.read_bytes() == b"theirs"


def test_a_file_is_removed_and_another_made_in_one(tmp_path):
    path = event(tmp_path, b"x")
    commit(tmp_path, [FileChange(A, b"x", None), FileChange("events/deep/er/new.json", None, b"x")])
    assert not path.exists()
    assert (tmp_path / "events/deep/er/new.json").read_bytes() == b"x"
    commit(tmp_path, [FileChange("events/deep/er/new.json", b"x", None)])
    assert not (tmp_path / "events/deep/er/new.json").exists()


def test_an_interrupted_run_never_overwrites_what_another_program_wrote(tmp_path):
    """The journal is sealed, the file was changed by hand since: theirs stays, ours is kept."""
    path = event(tmp_path, b"old")
    event(tmp_path, b"an earlier one", f"{A}{SAVED}")
    stopped(tmp_path, [FileChange(A, b"old", b"ours"), FileChange(B, None, b"new")])
    path.write_bytes(b"theirs")
    notes = settle(tmp_path)
    assert path.read_bytes() == b"theirs"
    assert (tmp_path / f"{A}{SAVED}").read_bytes() == b"an earlier one"
    assert (tmp_path / f"{A}{SAVED}1").read_bytes() == b"ours"
    assert (tmp_path / B).read_bytes() == b"new"
    assert notes == (f"{A}: another program wrote it meanwhile; ours is kept as '{A}{SAVED}1'",)


def test_permissions_of_a_file_stay(tmp_path):
    """Also where the umask would leave more or less of them."""
    path = event(tmp_path, b"x")
    path.chmod(0o662)
    commit(tmp_path, [FileChange(A, b"x", b"y")])
    assert path.stat().st_mode & 0o777 == 0o662


def test_a_renamed_file_keeps_its_permissions(tmp_path):
    event(tmp_path, b"x").chmod(0o600)
    commit(tmp_path, [FileChange(A, b"x", None), FileChange(B, None, b"y", like=A)])
    assert (tmp_path / B).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_a_folder_without_permission_is_refused_clearly(public):
    event(public, b"x")
    public.chmod(0o555)
    denied = "timeline-writing: cannot be written: Permission denied; nothing was changed"
    with nobody(), pytest.raises(Refused, match=denied):
        commit(public, [FileChange(B, None, b"x")])
    assert [path.name for path in public.iterdir()] == ["events"]


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_a_folder_of_events_without_permission_is_refused_before_anything_changes(public):
    (public / "events").mkdir()
    (public / "events").chmod(0o555)
    denied = f"{A}: cannot be written: Permission denied; nothing was changed"
    with nobody(), pytest.raises(Refused, match=denied):
        commit(public, [FileChange(A, None, b"x")])
    assert not (public / FOLDER).exists()


def test_what_cannot_be_moved_into_place_waits_for_the_next_run(tmp_path):
    """A folder stands where the file has to be, after the seal; then it is gone."""
    stopped(tmp_path, [FileChange(A, None, b"x"), FileChange(B, None, b"y")])
    (tmp_path / A).mkdir()
    with pytest.raises(Refused, match=f"{A}: cannot be written: .*; the changes wait in"):
        settle(tmp_path)
    (tmp_path / A).rmdir()
    assert settle(tmp_path) == ()
    assert (tmp_path / A).read_bytes() == b"x"
    assert (tmp_path / B).read_bytes() == b"y"


def test_a_folder_that_is_gone_since_the_seal_is_made_again(tmp_path):
    stopped(tmp_path, [FileChange(A, None, b"x"), FileChange(B, None, b"y")])
    (tmp_path / "events").rmdir()
    assert settle(tmp_path) == ()
    assert (tmp_path / A).read_bytes() == b"x"


def test_a_second_settling_finds_nothing_left_to_put_aside(tmp_path):
    """Killed after ours was put aside: the one who goes on neither moves nor tells it again."""
    path = event(tmp_path, b"old")
    stopped(tmp_path, [FileChange(A, b"old", b"ours"), FileChange(B, None, b"y")])
    path.write_bytes(b"theirs")
    (tmp_path / FOLDER / "0").unlink()
    assert settle(tmp_path) == ()
    assert sorted(one.name for one in (tmp_path / "events").iterdir()) == ["a.json", "b.json"]
    assert path.read_bytes() == b"theirs"


def test_a_file_that_is_gone_was_changed_meanwhile(tmp_path):
    with pytest.raises(Conflict, match=f"{A}: was changed by another program meanwhile"):
        commit(tmp_path, [FileChange(A, b"as we read it", b"ours")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_no_file_where_the_file_was_is_refused(tmp_path):
    """A folder, and a pipe, which nobody waits for."""
    (tmp_path / A).mkdir(parents=True)
    os.mkfifo(tmp_path / B)
    for path in (A, B):
        with pytest.raises(Refused, match=f"{path}: cannot be read: not a regular file"):
            commit(tmp_path, [FileChange(path, b"as we read it", b"ours")])
    assert [path.name for path in tmp_path.iterdir()] == ["events"]


def test_a_timeline_that_is_gone_cannot_be_locked(tmp_path):
    with pytest.raises(Refused, match="gone: cannot be locked for writing: No such file"):
        commit(tmp_path / "gone", [FileChange(A, None, b"ours")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", range(0, 40, 3))
def test_a_writer_stopped_at_a_given_call_leaves_all_or_none(tmp_path, step):
    """Ctrl-C at its n-th call: before the seal nothing stays; after it the next one goes on."""
    (tmp_path / "events").mkdir()
    (tmp_path / "events/0.json").write_bytes(b"old")
    script = f"""
import shutil, sys
from pathlib import Path
from timeline.write.transaction import FileChange, commit
seen = 0
def hook(event, args):
    global seen
    if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir"):
        seen += 1
        if seen == {step}:
            raise KeyboardInterrupt
changes = [FileChange("events/0.json", b"old", b"new"), FileChange("events/1.json", None, b"new")]
sys.addaudithook(hook)
try:
    commit(Path({str(tmp_path)!r}), changes)
except KeyboardInterrupt:
    print("stopped")
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    sealed = (tmp_path / FOLDER / JOURNAL).exists()
    assert (tmp_path / FOLDER).exists() == sealed
    settle(tmp_path)
    new = (tmp_path / "events/0.json").read_bytes() == b"new"
    assert (tmp_path / "events/1.json").exists() == new
    assert new or (done.stdout == "stopped\n" and not sealed)
    assert not (tmp_path / FOLDER).exists()
