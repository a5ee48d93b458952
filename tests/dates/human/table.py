"""The published table of dates as people write them, and how an answer is judged by it."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from timeline.dates import parse

PATH = Path(__file__).parents[2] / "conformance" / "1.0" / "words" / "dates.tsv"


class Row(NamedTuple):
    """One text, and what a program must make of it; see the README of the conformance suite."""

    lang: str
    text: str
    verdict: str
    expected: str
    why: str

    @property
    def kind(self) -> str:
        """What sort of text it is."""
        return self.why.partition(":")[0]


def rows() -> list[Row]:
    """Every row of the table."""
    lines = PATH.read_text("utf-8").split("\n")
    return [Row(*line.split("\t")) for line in lines[1:] if line]


def wrong(row: Row, when: Any) -> str:
    """What is wrong with an answer, None for a refusal; "" where it is right."""
    if when is None:
        return "" if row.verdict in ("either", "refuse") else "refused"
    if row.verdict == "refuse":
        return "read"
    if "[words]" in row.why and row.text not in str(when):
        return "words are lost"
    bare = _bare(when)
    for one in row.expected.split(" or "):
        if one[0] in '"{':
            if bare == _bare(json.loads(one)):
                return ""
        elif _same_bounds(bare, one, span="[span]" in row.why):
            return ""
    return "read otherwise"


def _bare(when: Any) -> Any:
    """Without the words beside a date; a start alone is that date."""
    if not isinstance(when, dict):
        return when
    bare = {key: value for key, value in when.items() if key != "text"}
    return bare["start"] if bare.keys() == {"start"} else bare


def _same_bounds(when: Any, expected: str, *, span: bool) -> bool:
    start, end, lasts = _ends(when)
    if lasts and not span:
        return False
    first, _, last = expected.partition("..")
    return [_bound(start, 0), _bound(end, 3)] == [_bound(first, 0), _bound(last, 3)]


def _ends(when: Any) -> tuple[str, str, bool]:
    """The first and the last expression, and whether it lasts from one to the other."""
    if isinstance(when, str):
        start, slash, end = when.partition("/")
        return (start, end, True) if slash else (when, when, False)
    if "earliest" in when or "latest" in when:
        return when.get("earliest", ""), when.get("latest", ""), False
    start, end = when.get("start", ""), when.get("end", "")
    return _side(start, "earliest"), _side(end, "latest"), True


def _side(point: Any, key: str) -> str:
    found: str = point.get(key, "") if isinstance(point, dict) else point
    return found


def _bound(text: str, index: int) -> Any:
    """The first or the last moment of an expression, None for no limit."""
    if text in ("", ".."):
        return None
    date = parse(text)
    return date.days[index] if date.seconds is None else date.seconds[index]
