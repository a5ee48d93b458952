"""Further shapes of the same mistakes: one case a rule does not show them all."""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.validation import Folder, judge_all, judge_file


def found(folder: Path, **fields: Any) -> list[str]:
    """What is said of an event with these fields; each field stands on a line of its own."""
    record = {"schema_version": "1.0", "id": "x", "title": "X", "when": "2024", **fields}
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(record[key])}" for key in record)
    path = folder / "x.json"
    path.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    findings = judge_file(str(path), None, choice=None).findings
    errors = [one._replace(path="x.json") for one in findings if one.severity == "error"]
    return [f"{one} [{one.help}]" if "mean" in (one.help or "") else str(one) for one in errors]


QUANTITIES = [{"id": "crowd", "measure": "people", "best": 5}]


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ("#crowd", None),
        ("#crewd", "no claim or quantity of this event has the id 'crewd' [did you mean 'crowd'?]"),
        ("#title", "no claim or quantity of this event has the id 'title'"),
        ("/title", None),
        ("/quantities/0", None),
        ("/quantities/0/best", None),
        ("/quantities/1", "the event has nothing at '/quantities/1': no '1'"),
        ("/quantities/00", "the event has nothing at '/quantities/00': no '00'"),
        ("/title/en", "the event has nothing at '/title/en': no 'en'"),
        ("/extensions/https:~1~1x.example", None),
        ("/extensions/https:~1~1x.exmple",
         "the event has nothing at '/extensions/https:~1~1x.exmple': no 'https://x.exmple'"
         " [did you mean 'https://x.example'?]"),
    ],
)  # fmt: skip
def test_a_claim_is_about_something_of_its_event(tmp_path, about, message):
    claim = {"stance": "reports", "by": {"name": "Ana"}, "about": about}
    told = found(
        tmp_path, quantities=QUANTITIES, extensions={"https://x.example": 1}, claims=[claim]
    )
    assert [one.partition("claim/about-nothing: ")[2] for one in told] == [message][: bool(message)]


def test_an_event_is_not_reckoned_from_itself(tmp_path):
    when = {"relative": "after", "to": "x", "offset": "P1D"}
    (told,) = found(tmp_path, when=when)
    assert "reference/to-itself: the time of the event is relative to itself" in told


def test_a_deadline_may_be_reckoned_from_its_own_event(tmp_path):
    due = {"relative": "after", "to": "x", "offset": "P1D"}
    commitment = {"action": "Go", "debtor": [{"name": "Ana"}], "state": "unknown", "due": due}
    assert found(tmp_path, kind="commitment", commitment=commitment) == []


@pytest.mark.parametrize(
    ("least", "most", "wrong"),
    [
        ("P29D", "P1M", False),  # some months have 29 days
        ("P32D", "P1M", True),
        ("PT25H", "P1D", True),
        ("PT24H", "P1D", False),
    ],
)
def test_the_least_distance_is_longer_only_if_it_is_in_every_month(tmp_path, least, most, wrong):
    when = {"relative": "after", "to": "y", "min": least, "max": most}
    said = any("time/min-above-max" in one for one in found(tmp_path, when=when))
    assert said == wrong


def test_a_distance_that_is_none_is_told_once(tmp_path):
    when = {"relative": "after", "to": "y", "min": "P1X", "max": "P1D"}
    told = [one for one in found(tmp_path, when=when) if "/no-such-" not in one]
    assert len(told) == 1
    assert "P1X" in told[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024/2025", "'2024/2025' is an interval; expected one point in time"),
        ("{2024,2025}", "'{2024,2025}' is several dates at once; expected one point in time"),
        ("[2024,2025]", None),
    ],
)  # fmt: skip
def test_a_start_is_one_point(tmp_path, text, message):
    told = found(tmp_path, when={"start": text, "end": "2026"})
    assert told == ([f"x.json:5:19: time/not-a-point: {message}"] if message else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\u202eb", "14: text/bidi-override: the character U+202E"),
        ("a\u2066b", "14: text/bidi-override: the character U+2066"),
        ("a\u2066b\u2069", None),
        ("a\u2069b", "14: text/bidi-override: the character U+2069"),
        ("\u2066a\u2066b\u2069", "13: text/bidi-override: the character U+2066"),
    ],
)
def test_only_a_direction_that_is_closed_again_is_allowed(tmp_path, text, told):
    rest = " changes the order in which the text is read"
    assert found(tmp_path, summary=text) == ([f"x.json:6:{told}{rest}"] if told else [])


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("A treaty", "a TREATY", True),
        ("A treaty", {"en": "A treaty"}, True),
        ({"en": "A treaty", "ja": "条約"}, {"en": "A treaty", "ja": "条約"}, True),
        ({"en": "A treaty", "ja": "条約"}, {"en": "A treaty"}, False),
        ({"en": "A", "es": "B"}, {"en": "AB"}, False),
    ],
)
def test_a_title_is_told_twice_by_its_words(
    tmp_path: Path, one: Any, other: Any, twice: bool
) -> None:
    """Neither capitals nor the labels of languages make another title; other words do."""
    (tmp_path / "events").mkdir()
    for id, title in (("one", one), ("other", other)):
        record = {"schema_version": "1.0", "id": id, "title": title, "when": "2024"}
        (tmp_path / f"events/{id}.json").write_text(json.dumps(record), encoding="utf-8")
    findings = judge_all(Folder(str(tmp_path)), choice=None).findings
    assert ("honesty/told-twice" in {found.rule for found in findings}) is twice
