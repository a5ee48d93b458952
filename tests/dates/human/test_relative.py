"""Times told by another event."""

import pytest

from timeline.dates import human
from timeline.languages import CODES, words


def read(text, known):
    """The relative point that a phrase says."""
    reading = human.read_relative(text, known)
    if reading.reason is not None:
        raise human.not_by_event(reading)
    return human.when_of(reading)


CASES = {
    "within 2 months after x": {"relative": "after", "to": "x", "max": "P2M"},
    "up to 3 weeks before x": {"relative": "before", "to": "x", "max": "P3W"},
    "3 days before x": {"relative": "before", "to": "x", "offset": "P3D"},
    "the day before x": {"relative": "before", "to": "x", "offset": "P1D"},
    "a year and 3 days after x": {"relative": "after", "to": "x", "offset": "P1Y3D"},
    "90 minutes after x": {"relative": "after", "to": "x", "offset": "PT90M"},
    "at least 1 week after x": {"relative": "after", "to": "x", "min": "P1W"},
    "1 to 2 years after x": {"relative": "after", "to": "x", "min": "P1Y", "max": "P2Y"},
    "between 1 week and 2 months after x": {
        "relative": "after", "to": "x", "min": "P1W", "max": "P2M",
    },
    "2 days after the start of x": {
        "relative": "after", "to": "x", "point": "start", "offset": "P2D",
    },
    "after x": {"relative": "after", "to": "x"},
    "before x": {"relative": "before", "to": "x"},
    "during x": {"relative": "during", "to": "x"},
    "same as x": {"relative": "same", "to": "x"},
    "dentro de dos meses después de x": {"relative": "after", "to": "x", "max": "P2M"},
    "3 días antes de x": {"relative": "before", "to": "x", "offset": "P3D"},
    "durante x": {"relative": "during", "to": "x"},
    "no later than 3 days before x": {"relative": "before", "to": "x", "min": "P3D"},
    "by 3 days before x": {"relative": "before", "to": "x", "min": "P3D"},
    "a más tardar 3 días antes de x": {"relative": "before", "to": "x", "min": "P3D"},
    "no más tarde de 3 días antes de x": {"relative": "before", "to": "x", "min": "P3D"},
    "not later than 2 weeks after x": {"relative": "after", "to": "x", "max": "P2W"},
    "hasta 3 días después de x": {"relative": "after", "to": "x", "max": "P3D"},
    "xの後2か月以内": {"relative": "after", "to": "x", "max": "P2M"},
    "xの3日前": {"relative": "before", "to": "x", "offset": "P3D"},
}  # fmt: skip


def either_side(span):
    """As long before the event as after it, at most."""
    sides = (("earliest", "before"), ("latest", "after"))
    return {key: {"relative": side, "to": "x", "offset": span} for key, side in sides}


CASES.update(
    {
        "within 2 days of x": either_side("P2D"),
        "within a week of x": either_side("P1W"),  # "week of" alone is one word
        "within 2 weeks of x": either_side("P2W"),
    }
)


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_a_phrase_is_read(text, expected):
    assert read(text, {"x"}) == expected


def test_a_deadline_within_is_its_last_moment():
    """Within two months after X is due exactly two months after X."""
    expected = {"relative": "after", "to": "x", "offset": "P2M"}
    assert human.as_deadline(read("within 2 months after x", {"x"})) == expected


def test_an_unknown_event_is_named_with_the_nearest():
    with pytest.raises(human.NotUnderstood) as caught:
        read("after white-house-meetin", {"white-house-meeting"})
    assert "white-house-meetin" in caught.value.message
    assert caught.value.hint == "did you mean 'white-house-meeting'?"


LIMITS = sorted(
    {phrase for code in CODES for side in ("sides", "sides_behind")
     for many in words(code).get(side, {}).values() for phrase in many}
)  # fmt: skip


def test_no_limit_is_turned_around():
    """Whatever is not before an event is not read as before it; the same of after."""
    read_as = {text: human.read_relative(f"{text} x", {"x"}).when for text in LIMITS}
    denied = {text: when for text, when in read_as.items() if text.split()[0] in ("no", "not")}
    assert len(denied) > 10
    assert not any(denied.values()), denied


@pytest.mark.parametrize(
    "text",
    ["", "x", "2 fortnights after x", "after", "2 x", "not before x", "no después de x",
     "hasta 3 días antes de x"],
)  # fmt: skip
def test_other_words_are_refused(text):
    with pytest.raises(human.NotUnderstood):
        read(text, {"x"})
