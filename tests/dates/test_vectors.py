"""The published vectors: every example of the EDTF specification and its neighbours."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from timeline.dates import (
    DateError,
    Window,
    days_from_civil,
    format_day,
    format_second,
    overlap,
    parse,
)

VECTORS = Path(__file__).parent.parent / "conformance" / "1.0"


def vectors(folder: str) -> list[Any]:
    return [
        pytest.param(vector, id=f"{path.stem}:{vector['edtf']}:{index}")
        for path in sorted((VECTORS / folder).glob("*.json"))
        for index, vector in enumerate(json.loads(path.read_text("utf-8")))
        if "edtf" in vector
    ]


DATES = vectors("dates")
VALID = [param for param in DATES if param.values[0]["valid"]]
INVALID = [param for param in DATES if not param.values[0]["valid"]]


def written_bounds(edtf: str) -> list[str | None]:
    """The four outer bounds as the vectors spell them."""
    date = parse(edtf)
    if date.seconds is None:
        return [None if day is None else format_day(day) for day in date.days]
    offset = date.points[0].offset
    return [None if at is None else format_second(at) + offset for at in date.seconds]


@pytest.mark.parametrize("vector", VALID)
def test_a_valid_expression_means_what_its_vector_says(vector: dict[str, Any]) -> None:
    """Bounds, canonical spelling, precision and qualifiers, all of them."""
    date = parse(vector["edtf"])
    assert written_bounds(vector["edtf"]) == vector["start"] + vector["end"]
    assert [vector["earliest"], vector["latest"]] == [vector["start"][0], vector["end"][1]]
    assert str(date) == vector["canonical"]
    assert date.precision == vector["precision"]
    assert date.qualifiers == vector["qualifiers"]


@pytest.mark.parametrize("vector", INVALID)
def test_an_invalid_expression_is_refused_at_its_column(vector: dict[str, Any]) -> None:
    """The column and the reason of the refusal."""
    with pytest.raises(DateError) as caught:
        parse(vector["edtf"])
    assert (caught.value.column, caught.value.reason) == (vector["column"], vector["reason"])


@pytest.mark.parametrize("vector", vectors("query"))
def test_a_question_is_answered_as_its_vector_says(vector: dict[str, Any]) -> None:
    """Certain, possible or no, in days or, with a clock time in the window, in seconds."""
    date = parse(vector["edtf"])
    window = Window(*(bound(end) for end in vector["window"]))
    clocked = any("T" in end for end in vector["window"] if end)
    outer, certain = (date.seconds, date.certain_seconds) if clocked else (date.days, date.certain)
    assert outer is not None
    assert overlap(outer, certain, window) == vector["expected"]


def bound(text: str | None) -> int | None:
    """A day or a second, read without the parser under test."""
    if text is None:
        return None
    match = re.fullmatch(r"(-?\d+)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?", text)
    assert match is not None
    year, month, day, *clock = (int(part) for part in match.groups() if part is not None)
    days = days_from_civil(year, month, day)
    if not clock:
        return days
    return days * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2]


def test_every_example_of_the_specification_is_among_the_vectors() -> None:
    """The 64 examples of the specification of 2019, counted by clause."""
    examples = [p.values[0]["clause"] for p in VALID if ", example " in p.values[0]["clause"]]
    assert len(examples) == len(set(examples))
    by_level = [sum(clause.startswith(f"level {n}") for clause in examples) for n in (0, 1, 2)]
    assert by_level == [13, 24, 27]


def test_no_expression_has_two_answers() -> None:
    """What stands twice, as in the specification, differs in its clause alone."""
    answers: dict[str, Any] = {}
    for param in DATES:
        answer = {key: value for key, value in param.values[0].items() if key != "clause"}
        assert answers.setdefault(answer["edtf"], answer) == answer
