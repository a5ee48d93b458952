"""The JSON of TimelineJS 3.

Headline, text, dates, groups and media of each slide are brought in; eras become periods. A date
stays as exact not changed: a year stays a year. HTML in a text is kept, since Markdown may hold it.
What has no field of its own (backgrounds, captions, thumbnails) is kept in `origin`.

Example: timeline import timeline.json --from-format timelinejs
"""

import re
from html import unescape
from typing import Any, Unpack

from timeline import jsonio
from timeline.dates import DateError, parse
from timeline.format.models.vocabulary import MEDIA_PATTERN
from timeline.format.untyped import Record
from timeline.importers import PRIVATE, TZ, Imported, ImportOrigin
from timeline.importers.rows import ids, values
from timeline.importers.rows.gathering import Gathering
from timeline.importers.rows.ledger import Cell, Ledger
from timeline.importers.rows.objects import ObjectOptions, beside
from timeline.importers.rows.points import is_reversed
from timeline.importers.rows.rows import UNTITLED, zoned

Path = tuple[str, ...]
SUFFIXES = (".json",)
OPTIONS = (TZ, PRIVATE)
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_NOTHING = ("minute", "second")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_TAG = re.compile(r"<[^<>]*>")
# Markup that holds something: the address of a link, the source of a picture.
_SAYS_MORE = re.compile(r"<[^<>]*=")


def read(data: bytes, *, name: str, **asked: Unpack[ObjectOptions]) -> Imported:
    """The events of a TimelineJS document."""
    found = Gathering(name)
    try:
        value = jsonio.parse(data)
    except jsonio.JsonError as error:
        found.fail(error.line, error.rule, error.message)
        return found.imported()
    if not isinstance(value, dict) or not isinstance(value.get("events"), list):
        found.fail(0, "import/not-timelinejs", "an object with a list 'events' was expected")
        return found.imported()
    eras = value.get("eras") if isinstance(value.get("eras"), list) else []
    for kind, slides in (("", value["events"]), ("period", eras or [])):
        for number, slide in enumerate(slides, 1):
            what = f"{'era' if kind else 'event'} {number}"
            if isinstance(slide, dict):
                private = asked.get("keep_private", False)
                _Slide(slide, what, found, private=private).add(kind, asked.get("tz", ""))
            else:
                found.fail(0, "import/not-an-event", f"{what} is no object")
    beside(value, "events", *(["eras"] if eras else []), into=found)
    return found.imported()


class _Slide:
    """One slide on its way to a record: a cell for each value, however deep it lies."""

    def __init__(self, slide: Record, what: str, found: Gathering, *, private: bool) -> None:
        self.what = what
        self.found = found
        self.private = private
        self.ledger = Ledger()
        self.paths: list[Path] = []
        self.cells: dict[Path, Cell] = {}
        self._take_apart(slide, ())

    def _take_apart(self, value: Any, path: Path) -> None:
        if isinstance(value, dict):
            for key, one in value.items():
                self._take_apart(one, (*path, key))
        elif value not in (None, "", []):
            self.paths.append(path)
            self.cells[path] = self.ledger.add(".".join(path), value)

    def add(self, kind: str, tz: str) -> None:
        """Add the slide's event to what was found."""
        record: Record = {"kind": kind} if kind else {}
        title = self._words(("text", "headline"), "title")
        if not title and self.cells:
            title = UNTITLED
            message = f"{self.what} has no headline, and stands as '{title}'"
            self.found.warn(0, "import/no-title", message)
        when = self._when()
        if when is None:
            message = f"{self.what}, '{title}': a date with a year was expected as its start_date"
            self.found.fail(0, "import/unclear-date", message)
            return
        record |= {"title": title, "when": zoned(when, tz)}
        self._description(record)
        key = self._key(record)
        self._group(record)
        self._media(record)
        self._leave_private()
        self.ledger.keep_rest()
        self.found.add(record, ImportOrigin(key=key, kept=self._nested(self.ledger.close())))

    def _words(self, path: Path, field: str) -> str:
        """A text without its HTML; with markup that says more, it is kept as well."""
        cell = self.cells.get(path)
        if cell is None or not isinstance(cell.value, str | int | float):
            return ""
        text = str(cell.value)
        words = plain(text)
        if words and not _SAYS_MORE.search(text):
            self.ledger.fill(cell, field)
        return words

    def _description(self, record: Record) -> None:
        cell = self.cells.get(("text", "text"))
        if cell is not None and isinstance(cell.value, str) and cell.value.strip():
            record["description"] = cell.value.strip()
            self.ledger.fill(cell, "description")

    def _key(self, record: Record) -> str:
        cell = self.cells.get(("unique_id",))
        if cell is None or not isinstance(cell.value, str | int) or isinstance(cell.value, bool):
            return ""
        key = str(cell.value).strip()
        id = key if values.is_id(key) else ids.slug(key)
        if id:
            record["id"] = id
        self.ledger.fill(cell, "origin.key")
        return key

    def _group(self, record: Record) -> None:
        cell = self.cells.get(("group",))
        tag = values.tag(cell.value) if cell is not None else None
        if cell is None or tag is None:
            return
        record["tags"] = [tag]
        if tag == cell.value:
            self.ledger.fill(cell, "tags")

    def _media(self, record: Record) -> None:
        cell = self.cells.get(("media", "url"))
        if cell is None or not isinstance(cell.value, str):
            return
        if not re.fullmatch(MEDIA_PATTERN, cell.value):
            return
        self.ledger.fill(cell, "media")
        one = {"url": cell.value}
        for name in ("alt", "credit"):
            words = self._words(("media", name), "media")
            one |= {name: words} if words else {}
        record["media"] = [one]

    def _leave_private(self) -> None:
        for cell in list(self.ledger.open()):
            if not self.private and values.is_private(cell.value):
                why = "an address of a person is left out; --keep-private keeps it"
                self.found.warn(0, "import/left-out", f"{self.what}: {cell.name}: {why}")
                self.ledger.tell(cell, why)

    def _nested(self, kept: Record) -> Record:
        """Kept cells as they lay in the slide."""
        nested: Record = {}
        for path in self.paths:
            name = ".".join(path)
            if name not in kept:
                continue
            into = nested
            for key in path[:-1]:
                into = into.setdefault(key, {})
            into[path[-1]] = self.cells[path].value
        return nested

    # Time

    def _when(self) -> Any:
        start = self._date("start_date")
        words = self._shown()
        if start is None:
            return {"text": words} if words else None
        end = self._date("end_date")
        if end is not None and is_reversed(start, end):
            for path in [one for one in self.paths if one[0] == "end_date"]:
                self.ledger.unset(self.cells[path])
            message = f"{self.what}: its end_date is before its start_date; it is kept in origin"
            self.found.warn(0, "import/does-not-fit", message)
            end = None
        if end in (None, start):
            when: Any = start
        elif "T" in start + end or words:
            when = {"start": start, "end": end}
        else:
            when = f"{start}/{end}"
        if not words or words in (start, when):
            return when
        return {**({"start": when} if isinstance(when, str) else when), "text": words}

    def _shown(self) -> str:
        """The words in which a slide shows its date."""
        return self._words(("display_date",), "when")

    def _date(self, name: str) -> str | None:
        """The EDTF string of a date; each part that it says is accounted for."""
        parts = {part: self.cells.get((name, part)) for part in _PARTS}
        given = {part: cell.value for part, cell in parts.items() if cell is not None}
        text, used = date(given)
        for part in used:
            cell = parts[part]
            if cell is not None:
                self.ledger.fill(cell, "when")
        for part in _NOTHING if "hour" in used else ():
            cell = parts[part]
            if cell is not None and part not in used and str(cell.value) == "0":
                self.ledger.fill(cell, "when")  # what has no minutes is written with 00
                del given[part]
        odd = [part for part in given if part not in used]
        if odd:
            shown = ", ".join(f"{part} '{given[part]}'" for part in odd)
            message = f"{self.what}: {name} has {shown}, which cannot stand there; kept in origin"
            self.found.warn(0, "import/does-not-fit", message)
        return text


def plain(text: str) -> str:
    """A headline without its HTML, on one line."""
    return " ".join(unescape(_TAG.sub("", text)).split())


def date(parts: Record) -> tuple[str | None, tuple[str, ...]]:
    """The EDTF string of a TimelineJS date, None without a year, and the parts that are in it.

    No part is added that it does not have: a year stays a year. Its years are those of historians:
    -44 is 44 BCE. A part that makes no sense ends the date before it.
    """
    numbers: list[int] = []
    for name in _PARTS:
        value = _number(parts.get(name))
        if value is None:
            break
        numbers.append(value)
    while numbers:
        text = _written(numbers)
        if _is_date(text):
            return text, _PARTS[: len(numbers)]
        numbers.pop()
    return None, ()


def _written(numbers: list[int]) -> str:
    year = numbers[0] + 1 if numbers[0] < 0 else numbers[0]
    sign = "-" if year < 0 else ""
    text = f"{sign}{abs(year):04d}" if abs(year) < 10_000 else f"Y{year}"
    text += "".join(f"-{one:02d}" for one in numbers[1:3])
    if len(numbers) > 3:
        hour, minute, second = (*numbers[3:], 0, 0)[:3]
        text += f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")
    return text


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def _number(given: Any) -> int | None:
    text = "" if given is None or isinstance(given, bool) else str(given).strip()
    return int(text) if _WHOLE.fullmatch(text) else None
