"""Dates as people write them, through each command that takes one: one answer, or one refusal.

`TIMELINE_DATE_ROWS` is how many rows of each kind of the published table are tried (a few kinds,
one row each, by default: each is a process for each command).
"""

import csv
import json
import os
from itertools import groupby

import pytest
from tests.dates.human.table import rows

from timeline.dates import human, parse

MANY = int(os.environ.get("TIMELINE_DATE_ROWS", "0"))
NOW = "2026-11-22"
TODAY = parse(NOW).days.s1


def sample():
    """The first rows of each kind; of some kinds one where no number is asked for."""
    ordered = sorted((row for row in rows() if row.text[0] not in '{["-'), key=lambda r: r.kind)
    kinds = [list(group) for _, group in groupby(ordered, key=lambda row: row.kind)]
    return (
        [row for kind in kinds for row in kind[:MANY]] if MANY else [one[0] for one in kinds[::6]]
    )


ROWS = sample()
TEXTS = list(dict.fromkeys(row.text for row in ROWS))


def wanted(text, project=human.when_of):
    """The answer in this process; None where there is none."""
    try:
        return project(human.read(text), today=TODAY)
    except human.NotUnderstood:
        return None


@pytest.fixture
def folder(make_timeline):
    """A timeline with one plain event and one promise."""
    promise = {"action": "Report", "state": "unknown"}
    return make_timeline(
        {"id": "plain", "title": "Plain", "when": "0987"},  # which no text of the table says
        {
            "id": "promise",
            "title": "P",
            "kind": "commitment",
            "when": "2020",
            "commitment": promise,
        },
    )


def written(done):
    """The values that a dry run would add, by key."""
    lines = [line[1:].strip() for line in done.stdout.splitlines() if line.startswith("+")]
    text = "\n".join(lines)
    found = {}
    for key in ("when", "due", "met_on", "on"):
        at = text.find(f'"{key}": ')
        if at >= 0:
            found[key] = json.JSONDecoder().raw_decode(text[at + len(key) + 4 :])[0]
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_new_and_edit_write_what_is_read(run, folder, text):
    """`--when` and `--set when=` are one reader."""
    expected = wanted(text)
    new = run("new", "X", "--when", text, "--dry-run", cwd=folder, TIMELINE_NOW=NOW)
    edit = run("edit", "plain", "--set", f"when={text}", "--dry-run", cwd=folder, TIMELINE_NOW=NOW)
    if expected is None:
        assert (new.returncode, edit.returncode) == (2, 2), text
        assert "Traceback" not in new.stderr + edit.stderr
        return
    for done in (new, edit):
        if done.returncode == 0:
            assert _unlabelled(written(done)["when"]) == expected, text
        else:  # it is read, and a rule of the format has something against it
            assert "not be valid" in done.stderr or "error" in done.stderr, done.stderr


def _unlabelled(when):
    """Words without the language that they are labelled with."""
    if isinstance(when, dict) and isinstance(when.get("text"), dict):
        return {**when, "text": when["text"]["ja"]}
    return when


@pytest.mark.parametrize("text", TEXTS)
def test_deadlines_and_days_are_read_alike(run, folder, text):
    """`--due`, `commitment --on` and `withdraw --on`."""
    arguments = ("new", "X", "--when", "2020", "--action", "A", "--due", text, "--dry-run")
    due = run(*arguments, cwd=folder, TIMELINE_NOW=NOW)
    expected = wanted(text, human.deadline_of)
    if due.returncode == 0:
        assert written(due)["due"] == expected, text
    else:
        assert expected is None or "not be valid" in due.stderr, due.stderr
    day = wanted(text, human.date_of)
    for arguments in (
        ("commitment", "promise", "--state", "met", "--on", text, "--dry-run"),
        ("withdraw", "plain", "--because", "x", "--on", text, "--dry-run"),
    ):
        done = run(*arguments, cwd=folder, TIMELINE_NOW=NOW)
        if done.returncode == 0:
            assert written(done)["met_on" if arguments[0] == "commitment" else "on"] == day, text
        else:
            assert day is None or "not be valid" in done.stderr, done.stderr


@pytest.mark.parametrize("text", TEXTS)
def test_filters_and_when_agree(run, folder, text):
    """`--on` takes what `timeline when` explains, and refuses what it refuses."""
    asked = run("list", "--on", text, cwd=folder, TIMELINE_NOW=NOW)
    told = json.loads(run("when", "--json", "--", text, cwd=folder, TIMELINE_NOW=NOW).stdout)
    assert told["valid"] == (asked.returncode == 0), (text, asked.stderr)
    expected = wanted(text)
    if human.read(text).shape is human.TimeShape.NOW:  # another day it is another date
        assert not told["valid"] or told["when"] is None
    elif isinstance(expected, str):
        assert told["when"] == expected


def test_all_rows_are_explained_and_imported(run, folder, tmp_path):
    """Every text of the table through the two commands that take many at once."""
    texts = [row.text for row in rows() if "\n" not in row.text]
    lines = [json.loads(line) for line in _explained(run, folder, texts)]
    assert [one["input"] for one in lines] == texts
    table = tmp_path / "dates.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "title", "date"])
        writer.writerows((f"row-{n}", f"Row {n}", text) for n, text in enumerate(texts))
    run("import", table, cwd=folder, TIMELINE_NOW=NOW)
    for n, (text, told) in enumerate(zip(texts, lines, strict=True)):
        path = folder / "events" / f"row-{n}.json"
        when = json.loads(path.read_bytes())["when"] if path.exists() else None
        if isinstance(told.get("when"), str) and "T" not in told["when"]:
            assert when == told["when"], text
        if not told["valid"] and when is not None:
            assert when.keys() == {"text"}, text


def _explained(run, folder, texts):
    done = run("when", "--json", "-", cwd=folder, input="\n".join(texts) + "\n", TIMELINE_NOW=NOW)
    return done.stdout.splitlines()
