"""Work is linear in the length of the text, counted in lines of code run, not in seconds."""

from typing import Any

import pytest
from tests.dates.attempt import attempt
from tests.effort import some
from tests.steps import steps as counted

from timeline.dates import Date, parse, parse_duration


def steps(text: str, parser: Any = parse) -> int:
    """The work to parse a text or refuse it, its message included."""
    return counted(lambda: str(attempt(text, parser)))


HOSTILE = {
    "digits": lambda n: "9" * n,
    "masks": lambda n: "X" * n,
    "qualifiers": lambda n: "?" * n,
    "hyphens": lambda n: "-" * n,
    "slashes": lambda n: "/" * n,
    "slashes behind a year": lambda n: "1985" + "/" * n,
    "spaces": lambda n: " " * n,
    "a year and spaces": lambda n: "1985" + " " * n,
    "brackets": lambda n: "[" * n,
    "braces": lambda n: "{" * n,
    "matching braces": lambda n: "{" * (n // 2) + "}" * (n // 2),
    "commas": lambda n: "[" + "," * n,
    "dots": lambda n: "." * n,
    "dots in a set": lambda n: "[" + "." * n + "]",
    "long year": lambda n: "Y" + "9" * n,
    "negative long year": lambda n: "Y-" + "9" * n,
    "long exponent": lambda n: "Y1E" + "9" * n,
    "long mantissa and exponent": lambda n: "Y" + "9" * (n // 2) + "E" + "9" * (n // 2),
    "long significant digits": lambda n: "1985S" + "9" * n,
    "all three": lambda n: "Y" + "9" * (n // 3) + "E" + "9" * (n // 3) + "S" + "9" * (n // 3),
    "interval of long years": lambda n: "Y" + "9" * (n // 2) + "/Y" + "9" * (n // 2),
    "set of years": lambda n: "[" + ",".join(["1985"] * (n // 5)) + "]",
    "set of all days": lambda n: "{" + ",".join(["1985-04-12"] * (n // 11)) + "}",
    "set of masks": lambda n: "[" + ",".join(["XXXX-XX-XX"] * (n // 11)) + "]",
    "set of leap days": lambda n: "[" + ",".join(["XXXX-02-29"] * (n // 11)) + "]",
    "set of hard leap days": lambda n: "[" + ",".join(["X9X6-02-29"] * (n // 11)) + "]",
    "set of ranges": lambda n: "{" + ",".join(["1985..1986"] * (n // 11)) + "}",
    "set of qualified days": lambda n: "[" + ",".join(["?2004-~06-%11"] * (n // 14)) + "]",
    "set with a bad end": lambda n: "[" + ",".join(["1985"] * (n // 5)) + "}",
    "set that never ends": lambda n: "[" + ",".join(["1985"] * (n // 5)),
    "set with a space": lambda n: "[" + ", ".join(["1985"] * (n // 6)) + "]",
    "words": lambda n: "April " * (n // 6),
    "not ASCII": lambda n: "１" * n,
    "ASCII but for the last": lambda n: "1" * n + "１",
    "combining marks": lambda n: "e" + "\u0301" * n,
    "control characters": lambda n: "\x00" * n,
    "seconds": lambda n: "1985-04-12T10:59:" + "0" * n,
    "offset": lambda n: "1985-04-12T10:59+" + "0" * n,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_is_at_most_twice_the_work(kind: str) -> None:
    """Doubled and doubled again; the constant allows for a member of a set more or less."""
    make = HOSTILE[kind]
    short, middle, long = (steps(make(n)) for n in (2_000, 4_000, 8_000))
    assert middle <= 2 * short + 1_000
    assert long <= 2 * middle + 1_000


@pytest.mark.parametrize("kind", some([*HOSTILE], 9))
def test_65000_characters_take_at_most_a_few_lines_each(kind: str) -> None:
    """Hostile inputs of the largest size end, within 60 lines of code a character."""
    assert steps(HOSTILE[kind](65_000)) < 60 * 65_000


def test_a_set_of_twenty_thousand_members_is_parsed() -> None:
    """Length is no reason to refuse; the schema's limit is the schema's."""
    date = parse("[" + ",".join(["1985", "1986-04"] * 10_000) + "]")
    assert isinstance(date, Date)
    assert len(date.points) == 20_000


@pytest.mark.parametrize("text", ["P" + "1Y" * 30_000, "P" + "9" * 65_000, "P1" + "D" * 65_000])
def test_durations_are_linear_too(text: str) -> None:
    """Unread at the second unit or the thirteenth digit, or not long after."""
    assert steps(text, parse_duration) < 3 * len(text) + 200
