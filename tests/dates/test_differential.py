"""The same strings through `edtf` 5.0.2: where the two differ, a known defect of that library.

The list below is the whole list. Each entry says which strings it speaks of, how narrowly, and
why the other side is wrong; a difference that no entry explains fails the test, and so does an
entry without a difference. The other side takes some 10 ms a string: `TIMELINE_STRINGS=1000` asks
for so many of each kind.
"""

import contextlib
import io
import os
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.dates.attempt import attempt
from tests.dates.strategies import intervals, moments, plain_dates, points, sets
from tests.oracle import oracle

from timeline.dates import Date, DateError, civil_from_days, parse

STRINGS = int(os.environ.get("TIMELINE_STRINGS", "20"))  # of each kind
Outcome = str | tuple[tuple[int, int, int] | None, tuple[int, int, int] | None]


class Defect(NamedTuple):
    """A known defect: what the library does, for which strings, and why that is wrong.

    The example shows it by itself, so that no entry stands here without need.
    """

    theirs: str
    strings: Callable[[str], object]
    reason: str
    example: str


def _has(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search


def _refused_for(reason: str) -> Callable[[str], object]:
    """Strings that we refuse for this reason."""

    def refused(text: str) -> bool:
        date = attempt(text)
        return isinstance(date, DateError) and date.reason == reason

    return refused


def _is_beyond(text: str) -> bool:
    date = attempt(text)
    return isinstance(date, Date) and date.beyond


def _features(text: str) -> int:
    """How many features beyond a plain date one string combines."""
    patterns = (
        r"[?~%].*[?~%]",
        r"[?~%]",
        r"X",
        r"-[234][0-9](?![0-9])",
        r"Y",
        r"E",
        r"S",
        r"[\[{]",
        r"/",
        r"(?<=[^\[{])\.\.(?=[^\]}])",
    )
    return sum(bool(re.search(pattern, text)) for pattern in patterns)


DEFECTS = (
    Defect(
        "refuses",
        _has(r"T[?~%]|T[0-9]{2}:[0-9]{2}(?!:)"),
        "an addition of the event format",
        "2026-02-04T10:59",
    ),
    Defect("refuses", _has(r"T.*[+-]00"), "an offset of no hours is `Z`", "2026-02-04T10:59:00+00"),
    Defect(
        "refuses",
        lambda t: _features(t) >= 2,
        "features may be combined; its grammar lists pairs",
        "156X-12~",
    ),
    Defect("refuses", _has(r"^[\[{][^,.]*[\]}]$"), "a set may have one member", "[1984]"),
    Defect("refuses", _has(r"^-[0-9]*X+[-0-9]"), "so may a negative year be masked", "-198X-01-01"),
    Defect("crashes", _has(r"\.\."), "an open end is no float", "[1984..]"),
    Defect("crashes", _has(r"-[01]X|-X[0-9]"), "half a month may be masked", "1984-1X"),
    Defect("bounds", _is_beyond, "by decision there are none beyond 10^11 years", "Y123456789012"),
    Defect("bounds", _has("S"), "significant digits leave the other digits open", "1950S2"),
    Defect(
        "bounds", _has(r"[\[{].*-[0-9]+X"), "in a set, `-100X` begins with -1009", "[-100X,1950]"
    ),
    Defect("bounds", _has(r"^/|/$"), "an unknown end is not ten years away", "1984/"),
    Defect(
        "bounds",
        _has(r"-(24|28|29|3[0-2])(?![-0-9])"),
        "winter is no December; hemispheres differ",
        "1984-24",
    ),
    Defect("accepts", _refused_for("order"), "it ends before it starts", "2004/2003"),
    Defect("accepts", _refused_for("no-such-day"), "the month has no such day", "?1984-06-31"),
)


def ours(text: str) -> Outcome:
    """First and last day, or "refuses"."""
    try:
        days = parse(text).days
    except DateError:
        return "refuses"
    first, last = (None if day is None else civil_from_days(day) for day in (days.s1, days.e2))
    return first, last


def theirs(text: str) -> Outcome:
    """The same of `edtf`: its strict bounds, "refuses", or "crashes" for what is no refusal."""
    edtf = oracle("edtf")
    refusal = oracle("edtf.parser.edtf_exceptions").EDTFParseException
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # `1984-1X` makes it print
            parsed = edtf.parse_edtf(text)
            lower, upper = parsed.lower_strict(), parsed.upper_strict()
        return tuple(lower[:3]), tuple(upper[:3])
    except refusal:
        return "refuses"
    except (AttributeError, TypeError, ValueError, OverflowError, IndexError):
        return "crashes"


def difference(text: str) -> str | None:
    """How the two differ on a string, if they do."""
    left, right = ours(text), theirs(text)
    if left == right or (left == "refuses" and right == "crashes"):
        return None
    if isinstance(right, str):
        return right
    return "accepts" if left == "refuses" else "bounds"


def explained(text: str, kind: str) -> bool:
    return any(defect.theirs == kind and defect.strings(text) for defect in DEFECTS)


def agree(text: str) -> None:
    kind = difference(text)
    if kind is not None and not explained(text, kind):
        raise AssertionError(f"{text}: {kind}: ours {ours(text)}, theirs {theirs(text)}")


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.example)
def test_every_known_defect_is_there(defect: Defect) -> None:
    """Each entry has a string that it alone explains: the list holds nothing out of caution."""
    assert difference(defect.example) == defect.theirs
    explaining = [
        other
        for other in DEFECTS
        if other.theirs == defect.theirs and other.strings(defect.example)
    ]
    assert explaining == [defect]


slow = settings(
    max_examples=STRINGS,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # the other side takes milliseconds a string: no shrinking
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@slow
@given(plain_dates)
def test_plain_dates_agree_without_exception(text: str) -> None:
    """Not one defect is needed for plain dates that exist."""
    assert difference(text) is None


@slow
@given(points)
def test_points_agree_but_for_known_defects(text: str) -> None:
    agree(text)


@slow
@given(moments)
def test_clock_times_agree_on_the_day_but_for_known_defects(text: str) -> None:
    agree(text)


@slow
@given(intervals)
def test_intervals_agree_but_for_known_defects(text: str) -> None:
    agree(text)


@slow
@given(sets())
def test_sets_agree_but_for_known_defects(text: str) -> None:
    agree(text)
