"""One way to write a file: whole, with the rights it had, and nothing beside it afterwards."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.files import atomic

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
RIGHTS = st.integers(0, 0o777)
STARTED = """
import os, signal, sys
from pathlib import Path
from timeline.files import atomic
fill = atomic._fill
def stop(*args, **options):
    fill(*args, **options)
    {what}
atomic._fill = stop
atomic.write(Path(sys.argv[1]), b"new")
"""
KILLED = STARTED.format(what="os.kill(os.getpid(), signal.SIGKILL)")
WAITING = STARTED.format(what='print("ready", flush=True); sys.stdin.read()')


def rights(path: Path) -> int:
    """The rights of a file."""
    return stat.S_IMODE(path.lstat().st_mode)


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@given(umask=RIGHTS, old=st.none() | RIGHTS, data=st.binary(max_size=200))
def test_a_file_has_the_rights_it_had_and_a_new_one_those_the_umask_leaves(
    tmp_path_factory, umask, old, data
):
    path = tmp_path_factory.mktemp("rights") / "file"
    if old is not None:
        path.write_bytes(b"old")
        path.chmod(old)
    before = os.umask(umask)
    try:
        atomic.write(path, data)
    finally:
        os.umask(before)
    assert rights(path) == (0o666 & ~umask if old is None else old)
    path.chmod(0o600)
    assert path.read_bytes() == data
    assert names(path.parent) == ["file"]


def test_a_link_is_replaced_where_nobody_named_it_and_followed_where_somebody_did(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    atomic.write_named(link, b"named")
    assert link.is_symlink()
    assert (target.read_bytes(), rights(target)) == (b"named", 0o640)
    atomic.write(link, b"found")
    assert not link.is_symlink()
    assert (target.read_bytes(), link.read_bytes()) == (b"named", b"found")


def test_a_pipe_that_was_named_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()))
    found: list[bytes] = []
    reader.start()
    atomic.write_named(pipe, b"through")
    reader.join(10)
    assert found == [b"through"]
    assert stat.S_ISFIFO(pipe.lstat().st_mode)


def test_what_a_killed_writer_left_is_taken_away_by_the_next_one(tmp_path):
    """Of any file of the folder; what was there before is as it was until then."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    for name in ("file", "other"):
        subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / name)], check=False)
    assert path.read_bytes() == b"old"
    assert len(names(tmp_path)) == 3
    atomic.write_named(path, b"new")
    assert names(tmp_path) == ["file"]
    assert path.read_bytes() == b"new"


def test_what_another_process_is_writing_stays(tmp_path):
    path = tmp_path / "file"
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"ready\n"
        atomic.tidy([str(path)])
        assert len(names(tmp_path)) == 1
        other.stdin.close()
    assert other.returncode == 0
    assert names(tmp_path) == ["file"]
    assert path.read_bytes() == b"new"


def test_writers_and_those_who_tidy_never_meet(tmp_path):
    """Four write and tidy in one folder at once: every write succeeds."""
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(60):
                atomic.tidy([str(tmp_path / "any")])
                atomic.write(tmp_path / f"{number}", b"%d" % turn)
        except BaseException as error:
            faults.append(error)

    workers = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    assert names(tmp_path) == ["0", "1", "2", "3"]


def test_only_what_is_ours_is_taken_away(tmp_path):
    """By its name alone, or by that of an earlier version beside a file of ours; never a link."""
    kept = [
        ".other.abcdefgh.tmp", ".timeline-abcdefgh.tmp.txt", ".timeline-abc.tmp", "x.abcdefgh.tmp",
    ]  # fmt: skip
    for name in (*kept, ".file.abcdefgh.tmp", ".timeline-abcdefgh.tmp"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".timeline-aaaaaaaa.tmp").symlink_to(tmp_path / kept[0])
    (tmp_path / ".timeline-bbbbbbbb.tmp").mkdir()
    os.mkfifo(tmp_path / ".timeline-cccccccc.tmp")
    atomic.tidy([str(tmp_path / "file")])
    others = [".timeline-aaaaaaaa.tmp", ".timeline-bbbbbbbb.tmp", ".timeline-cccccccc.tmp"]
    assert names(tmp_path) == sorted((*kept, *others))


def test_a_fault_names_the_file_and_leaves_nothing(tmp_path):
    (tmp_path / "file").mkdir()
    with pytest.raises(OSError, match="Is a directory") as caught:
        atomic.write(tmp_path / "file", b"new")
    assert caught.value.filename == str(tmp_path / "file")
    assert names(tmp_path) == ["file"]
    with pytest.raises(FileNotFoundError) as caught:
        atomic.write(tmp_path / "no" / "file", b"new")
    assert caught.value.filename == str(tmp_path / "no" / "file")
