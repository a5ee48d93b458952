"""`timeline when`: explains what a date expression means, or why it is none."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.words.explain import explain

VECTORS = Path(__file__).parent.parent / "conformance" / "1.0" / "dates"
KEYS = [
    *("input", "valid", "edtf", "canonical", "earliest", "latest", "precision", "qualifiers"),
    *("words", "when", "note"),
]
NOW = "2026-03-11T15:00:00Z"
Run = Callable[..., Any]


def vectors() -> Iterator[dict[str, Any]]:
    """Every published vector of dates."""
    for path in sorted(VECTORS.glob("*.json")):
        yield from json.loads(path.read_bytes())


def test_agrees_with_every_vector(run: Run) -> None:
    """Asked about all vectors at once, on standard input, the command says what they say."""
    rows = [
        row
        for row in vectors()
        if row["edtf"].strip() and row["edtf"].splitlines() == [row["edtf"]]
    ]
    assert len(rows) > 300
    lines = "".join(f"{row['edtf']}\n" for row in rows)
    done = run("when", "--json", "--strict", "-", input=lines)
    assert done.returncode == 1, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(rows)
    for row, found in zip(rows, told, strict=True):
        assert found["input"] == row["edtf"]
        assert found["valid"] == row["valid"], row
        if row["valid"]:
            assert list(found) == KEYS
            for key in ("canonical", "precision", "earliest", "latest", "qualifiers"):
                assert found[key] == row[key], row
            assert found["words"]
        else:
            assert found["error"]["column"] == row["column"], row
            assert list(found["error"]) == ["column", "message", "hint"]


def test_vectors_that_no_line_can_hold_are_refused_too() -> None:
    """The empty text and texts with line breaks, which standard input would split."""
    rest = [row for row in vectors() if row["edtf"].splitlines() != [row["edtf"]]]
    assert rest
    for row in rest:
        found = explain(row["edtf"], "en", now=0, tz="UTC", strict=True)
        assert (found["valid"], found["error"]["column"]) == (False, row["column"])


def test_a_valid_date_means_the_same_with_and_without_strict() -> None:
    """What filters take besides never changes what a file's date means."""
    for row in vectors():
        if row["valid"]:
            loose = explain(row["edtf"], "en", now=0, tz="UTC")
            assert loose == explain(row["edtf"], "en", now=0, tz="UTC", strict=True)


def test_explains_for_people(run: Run) -> None:
    """A block an expression: words first, then the facts."""
    done = run("when", "2004-06~-11", "-0043")
    assert done.returncode == 0
    assert done.stdout == (
        "2004-06~-11\n"
        "  words       11 June 2004 (year and month approximate)\n"
        "  canonical   2004-06~-11\n"
        "  earliest    2004-06-11\n"
        "  latest      2004-06-11\n"
        "  precision   day\n"
        "  qualified   year approximate, month approximate\n"
        "\n"
        "-0043\n"
        "  words       44 BCE\n"
        "  canonical   -0043\n"
        "  earliest    -0043-01-01\n"
        "  latest      -0043-12-31\n"
        "  precision   year\n"
    )


def test_an_invalid_expression_ends_with_1(run: Run) -> None:
    """Where, what was found, what was expected, what to do."""
    done = run("when", "--strict", "1985-4", "2024")
    assert done.returncode == 1
    assert "column 6: found '4', expected a month of two digits" in done.stdout
    assert "did you mean '1985-04'?" in done.stdout
    assert "2024-12-31" in done.stdout
    assert run("when", "2024").returncode == 0


def test_what_people_write_is_told_as_a_file_has_it(run: Run) -> None:
    """It is no expression, but `timeline new` takes it; `--strict` asks for expressions only."""
    done = run("when", "early 2026", "the 1990s")
    assert done.returncode == 0
    becomes = [line for line in done.stdout.splitlines() if line.startswith("  in a file")]
    assert becomes == [
        '  in a file   {"earliest": "2026-01", "latest": "2026-04", "text": "early 2026"}',
        "  in a file   199X",
    ]
    assert "  note        early, mid and late are thirds, an editor's convention" in done.stdout
    assert run("when", "--strict", "early 2026").returncode == 1


def test_json_says_whether_the_text_may_stand_in_a_file(run: Run) -> None:
    """As it was written; and what a file would hold."""
    done = run("when", "--json", "2018?", "maybe 2018", "last week", "nonsense", TIMELINE_NOW=NOW)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["edtf"] for one in found] == [True, False, False, False]
    assert [one.get("when") for one in found] == ["2018?", "2018?", None, None]
    assert found[2]["note"] == "only in filters, not in a file"


def test_a_year_that_looks_like_two_is_told(run: Run) -> None:
    """EDTF has a first half of 1939 where a reader sees 1939 to 1940."""
    assert "not as its last year" in run("when", "1939-40").stdout


def test_behind_two_hyphens_nothing_is_an_option(run: Run) -> None:
    """A year before 0, and a text that only looks like an option."""
    assert "words       45 BCE" in run("when", "--", "-0044").stdout
    done = run("when", "--", "--05-03")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("--05-03\n  invalid")
    done = run("when", "--", "2024", "--json")
    assert (done.returncode, done.stderr) == (1, "")


def test_both_readings_of_the_ambiguous_are_shown(run: Run) -> None:
    """Nothing is guessed."""
    done = run("when", "10/11/2024")
    assert done.returncode == 1
    assert "write '2024-11-10' (day first) or '2024-10-11' (month first)" in done.stdout


def test_expressions_of_filters_are_marked_as_such(run: Run) -> None:
    """`last week` is a period of filters and no date of a file."""
    done = run("when", "last week", TIMELINE_NOW=NOW)
    assert done.returncode == 0
    assert "2 to 8 March 2026" in done.stdout
    assert "only in filters" in done.stdout
    assert run("when", "--strict", "last week", TIMELINE_NOW=NOW).returncode == 1


def test_the_json_of_a_filter_has_the_same_shape(run: Run) -> None:
    """One shape for every valid expression; null is no bound."""
    done = run("when", "--json", "7d", "2024-03..", "36h", TIMELINE_NOW=NOW)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(one) for one in found] == [KEYS] * 3
    assert [(one["earliest"], one["latest"]) for one in found] == [
        ("2026-03-04", "2026-03-11"),
        ("2024-03-01", None),
        ("2026-03-09T23:00:00-04:00", "2026-03-11T11:00:00-04:00"),
    ]


def test_today_is_today_in_the_zone_asked_for(run: Run, tmp_path: Path) -> None:
    """The timeline's zone, or the one given, or UTC where there is no timeline."""
    for arguments, day in (((), "2026-03-11"), (("--tz", "Asia/Tokyo"), "2026-03-12")):
        done = run("when", "today", *arguments, cwd=tmp_path, TIMELINE_NOW=NOW)
        assert f"earliest    {day}" in done.stdout
    wrong = run("when", "today", "--tz", "Asia/Tokio", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "Asia/Tokyo" in wrong.stderr


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "44 BCE"), ("es", "44 a. C."), ("ja", "紀元前44年"), ("xx", "44 BCE")],
)
def test_words_in_every_language(run: Run, lang: str, words: str) -> None:
    """`--lang` is the language of the output; one that is unknown is English."""
    assert words in run("when", "--lang", lang, "-0043").stdout


def test_the_time_of_an_event_with_its_chain(run: Run) -> None:
    """What an event is counted from, with the words and bounds of each."""
    done = run("when", "--event", "locate-three-leaders", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert found["event"] == "locate-three-leaders"
    assert found["when"] == {"relative": "during", "to": "white-house-meeting"}
    assert [anchor["event"] for anchor in found["chain"]] == ["white-house-meeting"]
    assert found["start"]["earliest"] == "2026-02-04T10:45:00-05:00"
    assert "by the end of 4 April 2026" in found["due"]


def test_an_event_without_a_time_ends_with_1(run: Run, make_timeline: Callable[..., Path]) -> None:
    """A cycle is named with its whole chain."""
    folder = make_timeline(
        {"id": "a", "title": "A", "when": {"relative": "after", "to": "b"}},
        {"id": "b", "title": "B", "when": {"relative": "after", "to": "a"}},
    )
    done = run("when", "--event", "a", cwd=folder)
    assert done.returncode == 1
    assert "a → b → a" in done.stdout


def test_an_unknown_event_ends_with_1(run: Run) -> None:
    """With the nearest id."""
    done = run("when", "--event", "white-house-meating")
    assert done.returncode == 1
    assert "did you mean 'white-house-meeting'" in done.stderr


def test_a_wrong_option_is_no_expression(run: Run) -> None:
    """A hyphen before a digit is a year before 0; before a letter it is an option."""
    done = run("when", "--jsno", "2024")
    assert done.returncode == 2
    assert "did you mean '--json'?" in done.stderr
    assert run("when").returncode == 2


def test_lines_of_standard_input(run: Run) -> None:
    """`-` reads an expression a line; empty lines are none."""
    done = run("when", "--json", "-", "2025", input="2024\n\n1984?\n")
    assert [json.loads(line)["input"] for line in done.stdout.splitlines()] == [
        "2024",
        "1984?",
        "2025",
    ]


def test_nothing_that_steers_a_terminal_is_printed(run: Run) -> None:
    """An expression is somebody's text."""
    done = run("when", "2024\x1b[31m")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout


def test_bytes_that_are_no_text_are_refused_as_such(run: Run) -> None:
    """Not UTF-8, in an argument or on standard input: shown with a sign in their place."""
    typed = run("when", "2024\udcff", "--json")
    piped = subprocess.run(
        [sys.executable, "-m", "timeline", "when", "-", "--json"],
        input=b"2024\xff\n",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    for code, said in ((typed.returncode, typed.stdout), (piped.returncode, piped.stdout)):
        told = json.loads(said)
        assert (code, told["input"], told["error"]["column"]) == (1, "2024\ufffd", 5)


def test_a_folder_that_was_named_must_hold_a_timeline(run: Run, tmp_path: Path) -> None:
    """Where none was named, an expression means the same anywhere."""
    assert run("when", "2024", cwd=tmp_path).returncode == 0
    done = run("when", "2024", "-C", tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "no timeline in" in done.stderr
