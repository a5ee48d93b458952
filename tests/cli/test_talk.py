"""What is said beside the answer: refusals with a hint, and words for who looks on."""

import os
import pty
import subprocess
import sys

import pytest
from tests.environment import bare

WAR = {"id": "war", "title": "The war", "when": "2020/2025"}
BAD = {"id": "bad", "title": "Bad", "when": "2026-13-04"}


@pytest.mark.parametrize(
    ("arguments", "now", "message"),
    [
        (["due"], "soon", "TIMELINE_NOW: column 1: found 'soon'"),
        (["due"], "../2026", "TIMELINE_NOW: '../2026' has no first moment"),
        (["export", "csv", "-o", "no/x.csv"], "", "no/x.csv: the folder 'no' does not exist"),
        (["export", "csv", "-o", "."], "", ".: cannot be written: "),
        (["export", "ics", "--todos", "yes"], "", "--todos 'yes'"),
        (["list", "--format", "ics"], "", "'ics' is not a table format"),
        (["list", "--format", "tabel"], "", "did you mean 'table'?"),
        (["import", "no.jsonl", "--to", "parquet", "--into", "d"], "", "no.jsonl"),
        (["import", "no.jsonl", "--to", "parquet"], "", "--to parquet: which folder?"),
        (["list", "--data", "no.jsonl"], "", "no.jsonl: cannot be read: No such file"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(
    run, make_timeline, arguments, now, message
):
    folder = make_timeline(WAR)
    env = {"TIMELINE_NOW": now} if now else {}
    done = run(*arguments, cwd=folder, **env)
    assert done.returncode in (2, 3)
    assert done.stdout == ""
    assert message in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["entities", "events", "sources"]


def test_a_question_is_told_in_words_without_sql(run, make_timeline):
    done = run("list", "--explain", "kind:meeting", cwd=make_timeline(WAR))
    assert done.returncode == 0
    assert "understood as: the kind 'meeting'" in done.stderr
    assert "SELECT" not in done.stderr + done.stdout


def test_a_question_is_told_as_sql_and_not_asked(run, make_timeline):
    done = run("list", "--explain", "sql", "kind:meeting", "-n", "3", cwd=make_timeline(WAR))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("SELECT id, ")
    assert "kind = 'meeting'" in done.stdout
    assert done.stdout.endswith(" LIMIT 3;\n")
    assert run("list", "--sql", "kind:meeting", "-n3", cwd=make_timeline(WAR)).stdout == done.stdout


def said(folder, *command):
    """What a program says on standard error where that is a terminal."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=bare(), stderr=writer,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    parts = []
    while True:
        try:
            parts.append(os.read(reader, 65536))
        except OSError:  # the other side is closed
            break
    os.close(reader)
    process.wait(timeout=60)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("events", "summary"),
    [
        ((WAR,), "1 event: no findings"),
        ((WAR, {**WAR, "id": "bad", "when": "2026-13"}), "2 events: 1 error"),
        ((BAD, {**BAD, "id": "worse"}), "2 events: 2 errors, 1 warning"),
        ((), "nothing: no findings"),
    ],
)
def test_who_looks_on_is_told_what_was_judged(make_timeline, events, summary):
    told = said(make_timeline(*events), "-m", "timeline", "validate")
    assert told.splitlines()[-1] == summary


def test_long_work_is_counted_for_who_looks_on_and_the_count_wiped_away(tmp_path):
    """Not before half a second, and nothing of it stays."""
    code = (
        "import time; from timeline.cli import terminal; count = terminal.progress('events');"
        "count(1); time.sleep(terminal.SLOW + 0.1); count(1200); count(1201); time.sleep(0.2);"
        "count(2400)"
    )
    told = said(tmp_path, "-c", code)
    assert told == "\r1,200 events …\x1b[K\r2,400 events …\x1b[K\r\x1b[K"


def test_what_is_counted_leaves_nothing(tmp_path):
    """Neither does what is said to be done; a program is told none of it."""
    code = (
        "import time; from timeline.cli import terminal\n"
        "terminal.SLOW = 0.0\n"
        "for one in terminal.counted([1, 2], 'events'): time.sleep(0.15)\n"
        "with terminal.doing('reading a.csv'): pass\n"
    )
    told = said(tmp_path, "-c", code)
    assert told.startswith("\r1 events …\x1b[K")
    assert "\r\x1b[K\rreading a.csv …\x1b[K\r\x1b[K" in told
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_bad_file_in_the_index_is_shown_as_it_is_there(run, make_timeline):
    """Not as it lies in the folder."""
    folder = make_timeline(BAD)
    for command in (("init", "-q"), ("add", "-A")):
        subprocess.run(["git", *command], cwd=folder, check=True)
    (folder / "events/bad.json").write_text("{}")
    done = run("validate", "--index", "--format", "full", cwd=folder)
    assert done.returncode == 1
    assert "2026-13-04" in done.stdout
    assert "^" in done.stdout
