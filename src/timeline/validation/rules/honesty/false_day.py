"""A day where the source's own words name only a month or a year.

`text` beside the date holds the words of the source, and they give no day, but the date does:
`"2018-03-01"` for "in March 2018".

Why: whoever reads the date later takes the day for a fact, and it is none.

Mend: write the date as the words do: `"2018-03"`, or `"2018"`.
"""

from collections.abc import Iterator

from timeline.validation.rules import Mark, Sheet
from timeline.validation.rules._dayless import names_no_day

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("timed",)


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at each such date."""
    for place, timed in sheet.timed:
        if "text" not in timed:
            continue
        text = timed["text"]
        words = [text] if isinstance(text, str) else list(text.values())
        if all(names_no_day(one) for one in words):
            for found in sheet.dates:
                if found.place[: len(place)] == place and _is_day(found.date):
                    shown = words[0]
                    yield Mark(
                        found.place,
                        f"'{found.text}' names a day, but the source's words, '{shown}', do not",
                        "write the date as exactly as the words do",
                    )


def _is_day(date: object) -> bool:
    return getattr(date, "precision", "") in ("day", "minute", "second")
