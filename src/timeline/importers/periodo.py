"""A PeriodO data set (perio.do): periods as scholars define them, each with the work that defines
it.

A period becomes an event of the kind 'period', so that others can be 'during' it. Its years are
PeriodO's ISO years: one year, or an earliest and a latest one; the words of the source are kept
beside them. What ends in "the present" is still open. A claim cites the work, and notes by
PeriodO's editors become notes; everything else is kept in 'origin'. Nothing is fetched: save the
data set first. Older data sets ('periodCollections') are read as well, and a single authority.

Example: timeline import p0d.json --from-format periodo
"""

import re
from collections.abc import Iterator
from typing import Any

from timeline import jsonio
from timeline.format.models.vocabulary import LANGUAGE_PATTERN, URL_PATTERN
from timeline.format.untyped import Record
from timeline.importers import Imported, ImportOrigin
from timeline.importers.rows.gathering import Gathering
from timeline.importers.rows.ledger import Cell, Ledger
from timeline.registry import Option

Path = tuple[str | int, ...]
SUFFIXES = (".json",)
OPTIONS: tuple[Option, ...] = ()

AUTHORITIES = ("authorities", "periodCollections")
PERIODS = ("periods", "definitions")
PRESENT = frozenset({"present", "the present", "present day", "the present day", "now", "today"})
_YEAR = re.compile(r"([+-]?)([0-9]{1,12})")
_OF_THE_FILE = frozenset({"@context", "id", "@id", "type", "@type", *AUTHORITIES})


def read(data: bytes, *, name: str) -> Imported:
    """The periods of a data set."""
    found = Gathering(name)
    try:
        value = jsonio.parse(data)
    except jsonio.JsonError as error:
        found.fail(error.line, error.rule, error.message)
        return found.imported()
    authorities = _authorities(value)
    if authorities is None:
        message = "an object with 'authorities', or with 'periods' and their 'source', was expected"
        found.fail(0, "import/not-periodo", message)
        return found.imported()
    for key, authority in authorities:
        _authority(key, authority, found)
    alone = authorities and authorities[0][1] is value
    rest = [] if alone else [key for key in value if key not in _OF_THE_FILE and value[key]]
    if rest:
        found.warn(0, "import/not-carried", f"not carried: {', '.join(rest)} of the whole file")
    return found.imported()


def _authorities(value: Any) -> list[tuple[str, Any]] | None:
    """The authorities of a data set by their ids; None where it is none."""
    if not isinstance(value, dict):
        return None
    for key in AUTHORITIES:
        if isinstance(value.get(key), dict):
            return list(value[key].items())
    if any(isinstance(value.get(key), dict) for key in PERIODS):
        return [(str(value.get("id") or value.get("@id") or ""), value)]
    return None


def _authority(key: str, authority: Any, found: Gathering) -> None:
    periods = isinstance(authority, dict) and next(
        (authority[name] for name in PERIODS if isinstance(authority.get(name), dict)), None
    )
    if not isinstance(periods, dict):
        found.fail(0, "import/not-periodo", f"authority '{key}' has no periods")
        return
    for id, period in periods.items():
        if not isinstance(period, dict):
            found.fail(0, "import/not-an-event", f"period '{id}' is no object")
            continue
        own = {name: one for name, one in authority.items() if name not in PERIODS}
        item = _Item(id, period, own, key)
        try:
            record = item.record()
        except ValueError as error:
            found.fail(0, "import/unclear-date", f"period '{id}': {error}")
            continue
        if not record.get("title"):
            found.fail(0, "import/no-title", f"period '{id}' has no label")
            continue
        if record["when"] is None:
            found.fail(0, "import/no-date", f"period '{id}' has no years and no words for them")
            continue
        found.add(record, ImportOrigin(key=id, kept=item.ledger.close()))


class _Item:
    """A period and what its authority says of it, value by value: each has one fate."""

    def __init__(self, id: str, period: Record, authority: Record, key: str) -> None:
        self.id = id
        self.period = period
        self.authority = authority
        self.key = key
        self.ledger = Ledger()
        self.cells: dict[Path, Cell] = {}
        for root, value in (("", period), ("authority", authority)):
            for path, leaf in _leaves(value, (root,) if root else ()):
                name = "/".join(step for step in path if isinstance(step, str))
                self.cells[path] = self.ledger.add(name, leaf)

    def record(self) -> Record:
        """The event; raises ValueError for a year that cannot be read."""
        record: Record = {"kind": "period", **self._title()}
        record["when"] = self._when()
        places = list(self._places())
        record |= {"places": places} if places else {}
        record |= self._prose("note", "description") | self._prose("editorialNote", "notes")
        record["claims"] = [{"stance": "reports", "sources": [self._work()]}]
        for path in (("type",), ("@type",), ("authority", "type"), ("authority", "@type")):
            self._fill(path, "kind")
        for path in (("id",), ("@id",)):
            if self._text(*path) == self.id:
                self._fill(path, "origin")
        self.ledger.keep_rest()
        return record

    def _fill(self, path: Path, field: str) -> None:
        """The value at `path` filled a field, if there is one."""
        cell = self.cells.pop(path, None)
        if cell is not None:
            self.ledger.fill(cell, field)

    def _text(self, *path: str | int) -> str:
        """The text that is at a path and has no fate yet; "" for none."""
        cell = self.cells.get(path)
        if cell is None or not isinstance(cell.value, str | int):
            return ""
        return str(cell.value).strip()

    def _title(self) -> Record:
        """The label in its language, and one label of each other language."""
        label, language = self._text("label"), self._text("languageTag")
        words: dict[str, str] = {}
        if label and _is_language(language):
            words[language] = label
            self._fill(("languageTag",), "title")
        labels = self.period.get("localizedLabels")
        for code, given in labels.items() if isinstance(labels, dict) else ():
            if not _is_language(code):
                continue
            for number, one in enumerate(given if isinstance(given, list) else ()):
                if isinstance(one, str) and words.setdefault(code, one.strip()) == one.strip():
                    self._fill(("localizedLabels", code, number), "title")
        if label and (not words or label in words.values()):
            self._fill(("label",), "title")
        words = {code: one for code, one in words.items() if one}
        return {"title": words or label}

    def _when(self) -> Any:
        """The time by its years, beside the source's words; what has none is undated."""
        words = [self._text(side, "label") for side in ("start", "stop")]
        is_open = words[1].casefold() in PRESENT
        start, stop = self._point("start"), "" if is_open else self._point("stop")
        when = _between(start, ".." if is_open else stop)
        said = " – ".join(filter(None, words))
        for side, one in zip(("start", "stop"), words, strict=True):
            if one:
                self._fill((side, "label"), "when")
        if not when:
            return {"text": said} if said else None
        return when | ({"text": said} if said else {})

    def _point(self, side: str) -> Any:
        """A year, or the bounds of one; "" where none is told."""
        one = self._year(side, "year")
        if one:
            return one
        bounds = {"earliest": self._year(side, "earliestYear")}
        bounds["latest"] = self._year(side, "latestYear")
        known = {key: bound for key, bound in bounds.items() if bound}
        same = len(known) == 2 and known["earliest"] == known["latest"]
        return known["earliest"] if same else known or ""

    def _year(self, side: str, key: str) -> str:
        path: Path = (side, "in", key)
        given = self._text(*path)
        if not given:
            return ""
        self._fill(path, "when")
        return year(given)

    def _places(self) -> Iterator[Record]:
        covered = self.period.get("spatialCoverage")
        for number, _ in enumerate(covered if isinstance(covered, list) else ()):
            name = self._text("spatialCoverage", number, "label")
            if name:
                self._fill(("spatialCoverage", number, "label"), "places")
                yield {"name": name}
        name = self._text("spatialCoverageDescription")
        if name and not covered:
            self._fill(("spatialCoverageDescription",), "places")
            yield {"name": name}

    def _prose(self, key: str, field: str) -> Record:
        text = self._text(key)
        if not text:
            return {}
        self._fill((key,), field)
        return {field: text}

    def _work(self) -> Record:
        """The work that defines the period: the authority's source, at the period's place in it."""
        source = ("authority", "source")
        part = source if self._text(*source, "title") else (*source, "partOf")
        title = self._text(*part, "title") or self._text(*source, "citation") or f"[{self.key}]"
        work: Record = {"title": title}
        self._fill((*part, "title"), "claims")
        if title == self._text(*source, "citation"):
            self._fill((*source, "citation"), "claims")
        authors = list(self._authors(part))
        work |= {"authors": authors} if authors else {}
        issued = self._text(*part, "yearPublished")
        if _YEAR.fullmatch(issued):
            work["issued"] = year(issued)
            self._fill((*part, "yearPublished"), "claims")
        return work | self._address(part) | self._locator(source)

    def _authors(self, part: tuple[str, ...]) -> Iterator[str]:
        for number in range(len(self.cells)):
            name = self._text(*part, "creators", number, "name")
            if not name:
                return
            self._fill((*part, "creators", number, "name"), "claims")
            yield name

    def _address(self, part: tuple[str, ...]) -> Record:
        for key in ("url", "id", "@id"):
            url = self._text(*part, key)
            if re.fullmatch(URL_PATTERN, url):
                self._fill((*part, key), "claims")
                return {"url": url}
        return {}

    def _locator(self, source: tuple[str, ...]) -> Record:
        for path in (("source", "locator"), (*source, "locator")):
            locator = self._text(*path)
            if locator:
                self._fill(path, "claims")
                return {"locator": locator}
        return {}


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value that holds no other, with the way to it; empty objects and lists are none."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _leaves(one, (*path, number))
    elif value is not None:
        yield path, value


def _between(start: Any, end: Any) -> Record:
    """The time between two points; {} where neither is known."""
    if start:
        return {"start": start, "end": end}
    if not end or end == "..":
        return {}
    last = end if isinstance(end, str) else end.get("latest")
    return {"start": {"latest": last}, "end": end} if last else {}


def _is_language(code: str) -> bool:
    return re.fullmatch(LANGUAGE_PATTERN, code) is not None


def year(text: str) -> str:
    """The EDTF year of an ISO year, in which -0043 is 44 BCE; ValueError for any other text."""
    found = _YEAR.fullmatch(text)
    if found is None:
        raise ValueError(f"'{text[:60]}' is no year")
    sign, digits = found[1].replace("+", ""), found[2].lstrip("0") or "0"
    sign = "" if digits == "0" else sign
    return f"{sign}{digits:0>4}" if len(digits) <= 4 else f"Y{sign}{digits}"
