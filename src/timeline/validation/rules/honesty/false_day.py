"""A day where the source's own words name only a month or a year.

`text` beside the date holds the words of the source, and they name no day, but the date does:
`"2018-03-01"` for "in March 2018".

Why: whoever reads the date later takes the day for a fact, although no source gives it.

Fix: write the date only as exactly as the words do: `"2018-03"`, or `"2018"`.
"""

from collections.abc import Iterator
from typing import Any

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("timed",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such date."""
    for place, timed in sheet.timed:
        if "text" not in timed:
            continue
        text = timed["text"]
        words = [text] if isinstance(text, str) else list(text.values())
        for found in sheet.dates:
            within = found.place[: len(place)] == place and _is_day(found.date)
            if within and all(_names_no_day(one, found.text) for one in words):
                yield Mark(
                    found.place,
                    f"'{found.text}' names a day, but the source's words, '{words[0]}', do not",
                    "write the date as exactly as the words do",
                )


def _is_day(date: object) -> bool:
    return getattr(date, "precision", "") in ("day", "minute", "second")


def _names_no_day(words: object, written: str) -> bool:
    """Whether words that are a date tell a month or a year, and not the day that is written.

    The days that the program itself makes of "mid March 2024" are as good as its words.
    """
    if not isinstance(words, str):
        return False
    from timeline.dates.human import TimeShape, read  # few files have words beside a date

    reading = read(words)
    if reading.reason is not None or reading.shape is not TimeShape.POINT:
        return False
    told = _expressions(reading.when)
    if reading.vague:
        return written not in told
    return not any(date.count("-", 1) > 1 for date in told)


def _expressions(when: Any) -> list[str]:
    if isinstance(when, str):
        return [when]
    values = [value for key, value in when.items() if key != "tz"]
    return [text for value in values for text in _expressions(value)]
