"""How much work it is to read a question."""

import pytest
from tests.effort import every, some
from tests.steps import steps

from timeline.errors import TimelineError
from timeline.query import Context, parse

NOW = Context(now=1_790_000_000, tz="UTC")


def _steps(text):
    return steps(lambda: parse(text, NOW), TimelineError)


@pytest.mark.parametrize(
    "piece",
    some(
        [
            "not:",
            "tag:a ",
            "NOT ",
            "tag:a,b OR ",
            '"a" ',
            '"a"b',
            "a,",
            '"',
            "京都 ",
            "(",
            "())",
            "since:2024 ",
            "1970s ",
            "9 May 12 ",
        ],
        5,
    ),
)
def test_reading_is_linear(piece):
    """Ten times the text takes at most about ten times the steps."""
    times = 40 if every() else 30
    small, large = _steps(piece * times), _steps(piece * 10 * times)
    assert large <= 11 * small + 5000
