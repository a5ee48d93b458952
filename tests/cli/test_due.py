"""`timeline due`: what is owed, the most urgent first."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Make = Callable[..., Path]


def commitment(id: str, due: Any, state: str = "scheduled", **more: Any) -> dict[str, Any]:
    """An event that holds a commitment."""
    return {
        "id": id,
        "kind": "commitment",
        "title": id.title(),
        "when": "2026-01-15",
        "commitment": {
            "debtor": [{"name": "Somebody"}],
            "action": "Do it",
            "due": due,
            "state": state,
        },
        **more,
    }


@pytest.fixture
def folder(make_timeline: Make) -> Path:
    """A timeline with a commitment of every kind."""
    return make_timeline(
        commitment("soon", "2026-06-10", tags=["tax"]),
        commitment("later", "2027"),
        commitment("late", "2026-05"),
        commitment("vague", {"earliest": "2026-05-01", "latest": "2026-07"}),
        commitment("forgotten", "2026-04", "unknown"),
        commitment("done", "2026-04", "met"),
        commitment("lost", {"relative": "after", "to": "nowhere", "offset": "P1M"}),
        commitment("gone", "2026-04", withdrawn={"on": "2026-05", "reason": "an error"}),
        {"id": "meeting", "title": "No commitment", "when": "2026"},
    )


def ids(run: Run, folder: Path, *arguments: str) -> list[str]:
    """The ids listed on 1 June 2026."""
    done = run("due", *arguments, "--json", cwd=folder, TIMELINE_NOW="2026-06-01")
    return [answer["event"]["id"] for answer in json.loads(done.stdout)]


def test_overdue_first_then_possibly_then_passed_then_by_deadline(run: Run, folder: Path) -> None:
    """Settled, withdrawn and other events are left out."""
    assert ids(run, folder) == ["late", "vague", "forgotten", "soon", "later", "lost"]


def test_all_lists_the_settled_too(run: Run, folder: Path) -> None:
    """They come last."""
    assert ids(run, folder, "--all")[-1] == "done"


def test_only_what_is_overdue(run: Run, folder: Path) -> None:
    """Certainly or possibly; where nothing is recorded, it is not called so."""
    assert ids(run, folder, "--overdue") == ["late", "vague"]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("1d", ["late", "vague", "forgotten"]),
        ("9d", ["late", "vague", "forgotten", "soon"]),
        ("P1Y", ["late", "vague", "forgotten", "soon"]),
        ("2y", ["late", "vague", "forgotten", "soon", "later"]),
        ("36h", ["late", "vague", "forgotten"]),
    ],
)
def test_within_leaves_out_what_is_due_later(
    run: Run, folder: Path, within: str, expected: list[str]
) -> None:
    """What is past its deadline stays."""
    assert ids(run, folder, "--within", within) == expected


def test_a_distance_that_is_none_is_refused(run: Run, folder: Path) -> None:
    """`5m` could be months or minutes."""
    done = run("due", "--within", "5m", cwd=folder)
    assert done.returncode == 2
    assert "'5mo' is months, '5min' is minutes" in done.stderr


def test_filters_apply(run: Run, folder: Path) -> None:
    """Every term of the filter language."""
    assert ids(run, folder, "tag:tax") == ["soon"]
    assert ids(run, folder, "--not", "tag:tax", "--overdue") == ["late", "vague"]


def test_exit_status_says_whether_a_deadline_has_passed(run: Run, folder: Path) -> None:
    """1 where one has, for cron; 0 without the option."""
    late = run("due", "-e", cwd=folder, TIMELINE_NOW="2026-06-01")
    assert late.returncode == 1
    assert run("due", "-e", "tag:tax", cwd=folder, TIMELINE_NOW="2026-06-01").returncode == 0
    assert run("due", cwd=folder, TIMELINE_NOW="2026-06-01").returncode == 0


def test_a_line_for_programs(run: Run, folder: Path) -> None:
    """Piped: verdict, days, deadline, id and title, a line each."""
    done = run("due", "--overdue", cwd=folder, TIMELINE_NOW="2026-06-01")
    assert done.stdout == (
        "overdue\t-1\t2026-05-31T23:59:59+00:00\tlate\tLate\n"
        "possibly-overdue\t60\t2026-07-31T23:59:59+00:00\tvague\tVague\n"
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-03-04T12:00Z", "31 days left"),
        ("2026-04-04T12:00Z", "due today"),
        ("2026-04-05T12:00Z", "outcome not recorded"),
    ],
)
def test_the_shipped_commitment(run: Run, now: str, words: str) -> None:
    """The document says nothing of the outcome, and so does the program."""
    done = run("due", "-f", "markdown", TIMELINE_NOW=now)
    assert words in done.stdout
    assert "by the end of 4 April 2026" in done.stdout
    assert done.returncode == 0


def test_beside_around_within_is_a_distance_not_a_horizon(run: Run) -> None:
    """`due --within P1M` is what falls due soon; `--around DATE --within P1M` what is near it."""
    now = {"TIMELINE_NOW": "2026-02-05T12:00Z"}
    soon = run("due", "--within", "P1M", "-f", "jsonl", **now)
    near = run("due", "--around", "2026-02-04", "--within", "P1M", "-f", "jsonl", **now)
    assert (soon.returncode, soon.stdout) == (0, "")
    assert near.returncode == 0, near.stderr
    assert near.stdout.count("\n") == 1
