"""No text makes an import slow, and what is too large to be read back is refused with its line."""

import json
import time
from pathlib import Path

import pytest
from tests.effort import some

from timeline.write import bring
from timeline.write.workspace import Workspace

MILLION = 10**6
MOST = 60
"""Seconds of processor time: a busy machine needs 10 at most, whatever is quadratic hours."""

_HEADING = "id,title,date,notes\n"
TEXTS = {
    "blanks in a title": ("csv", f"{_HEADING}1,a{' ' * MILLION}b,2020,x\n"),
    "a title of blanks": ("csv", f"{_HEADING}1,{' ' * MILLION},2020,x\n"),
    "blanks in a date": ("csv", f"{_HEADING}1,t,2020{' ' * MILLION}x,x\n"),
    "figures in a date": ("csv", f"{_HEADING}1,t,{'1 ' * (MILLION // 2)},x\n"),
    "a cell of a megabyte": ("csv", f"{_HEADING}1,t,2020,{'x' * MILLION}\n"),
    "an open quote": ("csv", f'{_HEADING}1,t,2020,"{"x," * (MILLION // 2)}\n'),
    "signs of an address": ("csv", f"title,date,region\nt,2020,{'a@b.' * (MILLION // 4)}\n"),
    "blanks in a name": ("csv", f"title,date,who\nt,2020,a{' ' * MILLION}b\n"),
    "blanks in a source": ("csv", f"title,date,source\nt,2020,a{' ' * MILLION}b<\n"),
    "brackets in a source": ("csv", f"title,date,source\nt,2020,{'a <' * (MILLION // 3)}\n"),
    "many names": ("csv", f"title,date,who\nt,2020,{';'.join(map(str, range(100_000)))}\n"),
    "many tags": ("csv", f"title,date,tags\nt,2020,{';'.join(map(str, range(100_000)))}\n"),
    "10,000 columns": (
        "csv",
        f"title,date,{','.join(f'c{n}' for n in range(10_000))}\nt,2020{',x' * 10_000}\n",
    ),
    "10,000 equal columns": ("csv", f"title,date{',c' * 10_000}\nt,2020{',x' * 10_000}\n"),
    "100,000 equal ids": ("csv", "id,title,date\n" + "1,t,2020\n" * 100_000),
    "100,000 rows of nothing": ("csv", "title,date\n" + ",\n" * 100_000),
    "deep lists": ("json", "[" * MILLION),
    "deep objects": ("json", '[{"title": "t", "when": "2020", "x": ' + '{"a": ' * (MILLION // 6)),
    "a long number": ("json", f'[{{"title": "t", "when": "2020", "x": {"9" * MILLION}}}]'),
    "many keys": ("json", json.dumps([{"title": "t", "when": "2020"} | dict.fromkeys(
        map(str, range(50_000)), 1)])),
    "a line without a break": ("jsonl", "x" * MILLION),
    "100,000 broken lines": ("jsonl", "x\n" * 100_000),
    "blanks in a note": ("markdown",
        f"---\ntitle: a{' ' * MILLION}b\ndate: 2020\n---\n{' ' * MILLION}"),
    "dashes in a note": ("markdown", f"---\ntitle: a\n{'-' * MILLION}\n"),
    "a long key of TOML": ("markdown", f"+++\n{'a.' * (MILLION // 2)}b = 1\n+++\n"),
    "deep YAML": ("markdown", f"---\na: {'[' * 100_000}\n---\n"),
    "brackets in a slide": ("timelinejs", json.dumps({"events": [
        {"start_date": {"year": "2020"}, "text": {"headline": "a", "text": "<" * MILLION}}]})),
}  # fmt: skip


@pytest.mark.parametrize("name", some([*TEXTS], 4))
def test_no_text_makes_an_import_quadratic(name, tmp_path):
    """Megabytes of blanks, signs, columns, keys and equal ids are read in seconds, or refused."""
    format, text = TEXTS[name]
    (tmp_path / "events").mkdir()
    began = time.process_time()
    read = bring.read(text.encode(), format, name="x")
    found = bring.plan(Workspace(tmp_path, 0), [("x", read)])
    assert time.process_time() - began < MOST
    assert found.total or found.reports or found.notes


def test_a_file_too_large_to_be_read_back_is_refused_with_its_line(run, tmp_path: Path):
    """The others come in, and the next import is not stopped by what the first one left."""
    (tmp_path / "events").mkdir()
    table = tmp_path / "t.csv"
    table.write_text(f"title,date,notes\na,2020,x\nb,2021,{'é' * 600_000}\nc,2022,x\n", "utf-8")
    first = run("import", "t.csv", cwd=tmp_path)
    assert first.returncode == 1
    assert "t.csv:3:1: import/too-large: it would be a file of 1,2" in first.stderr
    assert "at most 1,048,576 are read" in first.stderr
    assert first.stderr.splitlines()[-1] == "2 new, 0 updated, 0 skipped, 1 failed"
    again = run("import", "t.csv", cwd=tmp_path)
    assert again.stderr.splitlines()[-1] == "0 new, 0 updated, 2 skipped, 1 failed"
    assert run("validate", cwd=tmp_path).returncode == 0


def test_an_event_does_not_grow_too_large_by_a_later_import(run, tmp_path: Path):
    """A longer text that makes the file too large is refused; the file stays as it was."""
    (tmp_path / "events").mkdir()
    table = tmp_path / "t.csv"
    table.write_text("id,title,date,notes\n1,a,2020,x\n", "utf-8")
    assert run("import", "t.csv", cwd=tmp_path).returncode == 0
    (event,) = (tmp_path / "events").iterdir()
    before = event.read_bytes()
    table.write_text(f"id,title,date,notes\n1,a,2020,{'x' * 1_048_576}\n", "utf-8")
    second = run("import", "t.csv", cwd=tmp_path)
    assert second.returncode == 1
    assert "t.csv:2:1: import/too-large" in second.stderr
    assert event.read_bytes() == before
    table.write_text("id,title,date,notes\n1,a,2020,y\n", "utf-8")
    assert run("import", "t.csv", cwd=tmp_path).stderr.splitlines()[-1].startswith("0 new, 1 upd")
