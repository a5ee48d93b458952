"""Events from flat rows: a spreadsheet's line, a JSON object, a file's front matter."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from timeline.format.models import vocabulary
from timeline.importers.rows import ids
from timeline.importers.rows import when as pieces
from timeline.importers.rows.columns import NOWHERE
from timeline.importers.rows.works import citation
from timeline.text import fold

Record = dict[str, Any]
Fields = Mapping[str, str | None]
VERBATIM = frozenset(
    ("quantities", "claims", "commitment", "standing", "extensions", "withdrawn", "schema_version")
)
_SPLIT = re.compile(r"\s*[;|\n]\s*")
_SPLIT_TAGS = re.compile(r"\s*[;|,\n、]\s*")
_URL = re.compile(vocabulary.URL_PATTERN)
_ID = re.compile(vocabulary.ID_PATTERN)
_LANGUAGE = re.compile(vocabulary.LANGUAGE_PATTERN)
_STAMP = re.compile(vocabulary.STAMP_PATTERN)
_WHOLE = re.compile(r"[0-9]{1,20}")


def event(row: Mapping[str, Any], fields: Fields, *, order: str = "") -> tuple[Record, str, Record]:
    """The event that a row says, its key, and the cells that found no field (`origin.kept`).

    `fields` maps the row's keys to fields of an event (see `columns`). Raises `NotUnderstood`
    where a date has two readings.
    """
    reader = _Reader()
    for name, value in row.items():
        if value is None or value == "" or value == [] or value == {}:
            continue
        field = fields.get(name)
        if field == NOWHERE:
            continue
        if field is None or not reader.take(field, value):
            reader.rest[name] = value
    return reader.record(order), reader.key, reader.rest


class _Reader:
    """One row on its way to a record; `rest` is what has no field of its own."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self.found: Record = {}
        self.rest: Record = {}
        self.key = ""

    def take(self, field: str, value: Any) -> bool:
        """Take a value for a field; False where it has no place there."""
        name, _, language = field.partition(".")
        if name in _TIMES:
            return self._time(name, value)
        if name in _TEXTS:
            return self._text(name, language, value)
        if name in VERBATIM:
            return self._whole(name, value)
        return bool(getattr(self, f"_{name}")(value))

    def record(self, order: str) -> Record:
        """The record, its keys in no particular order."""
        if "when" not in self.found:
            when = pieces.read(self.parts, order=order)
            if when is not None:
                self.found["when"] = when
        self._geo()
        return self.found

    def _keep(self, name: str, value: Any) -> bool:
        self.found[name] = value
        return True

    def _whole(self, name: str, value: Any) -> bool:
        """What only our own files have: taken as it is, where it is not just words."""
        shaped = isinstance(value, dict | list) or name == "schema_version"
        return shaped and self._keep(name, value)

    def _time(self, name: str, value: Any) -> bool:
        if name == "when" and isinstance(value, dict):
            return self._keep("when", value)
        if not isinstance(value, str | int) or isinstance(value, bool):
            return False
        self.parts[name] = unquoted(str(value).strip())
        return True

    def _text(self, name: str, language: str, value: Any) -> bool:
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str):
            value = unquoted(value) if name != "description" else value.strip("\n")
        if language:
            known = self.found.get(name, {})
            known = {"mul": known} if isinstance(known, str) else known
            value = {**known, language: value}
        if not _is_text(value, lines=name == "description"):
            return False
        self.found[name] = value
        return True

    def _id(self, value: Any) -> bool:
        if not isinstance(value, str | int) or isinstance(value, bool):
            return False
        self.key = str(value).strip()
        whole = _ID.fullmatch(self.key) and len(self.key) <= vocabulary.ID_MAX
        id = self.key if whole else ids.slug(self.key)
        if id:
            self.found["id"] = id
        return bool(self.key)

    def _kind(self, value: Any) -> bool:
        kind = ids.tag(value) if isinstance(value, str) else ""
        return bool(kind) and self._keep("kind", kind) and _same_word(kind, value)

    def _status(self, value: Any) -> bool:
        word = fold(value) if isinstance(value, str) else ""
        return word in vocabulary.STATUSES and self._keep("status", word)

    def _language(self, value: Any) -> bool:
        known = isinstance(value, str) and bool(_LANGUAGE.fullmatch(value.strip()))
        return known and self._keep("language", value.strip())

    def _created(self, value: Any) -> bool:
        return _is_stamp(value) and self._keep("created", value)

    def _modified(self, value: Any) -> bool:
        return _is_stamp(value) and self._keep("modified", value)

    def _revision(self, value: Any) -> bool:
        text = "" if isinstance(value, bool) else str(value)
        whole = int(text) if _WHOLE.fullmatch(text) else vocabulary.COUNT_MAX + 1
        return whole <= vocabulary.COUNT_MAX and self._keep("revision", whole)

    def _who(self, value: Any) -> bool:
        return self._many("participants", (_actor(one) for one in _items(value)))

    def _places(self, value: Any) -> bool:
        return self._many("places", (_place(one) for one in _items(value)))

    def _tags(self, value: Any) -> bool:
        words = _items(value, _SPLIT_TAGS)
        made = [ids.tag(one) if isinstance(one, str | int) else "" for one in map(_word, words)]
        tags = list(dict.fromkeys([*self.found.get("tags", ()), *(one for one in made if one)]))
        if tags:
            self.found["tags"] = tags
        return all(tag and _same_word(tag, word) for tag, word in zip(made, words, strict=True))

    def _sources(self, value: Any) -> bool:
        return self._many("sources", (citation(one) for one in _items(value)))

    def _url(self, value: Any) -> bool:
        known = isinstance(value, str) and bool(_URL.fullmatch(value.strip()))
        return known and self._many("sources", (citation(one) for one in value.split()))

    def _media(self, value: Any) -> bool:
        return self._many("media", (_medium(one) for one in _items(value)))

    def _relations(self, value: Any) -> bool:
        return self._many("relations", (_relation(one) for one in _items(value)))

    def _lat(self, value: Any) -> bool:
        return self._coordinate("lat", value, 90)

    def _lon(self, value: Any) -> bool:
        return self._coordinate("lon", value, 180)

    def _coordinate(self, name: str, value: Any, most: int) -> bool:
        number = _number(value)
        if number is None or not abs(number) <= most:  # nor is what is no number
            return False
        self.found.setdefault("geo", {})[name] = number
        return True

    def _geo(self) -> None:
        geo = self.found.pop("geo", {})
        if len(geo) == 2:
            places = self.found.setdefault("places", [{"name": _coordinates(geo)}])
            places[0] = {**places[0], "geo": geo}
        else:
            self.rest.update(geo)

    def _many(self, name: str, made: Iterable[Record | None]) -> bool:
        items = list(made)
        known = [*self.found.get(name, ())]
        known += [one for one in items if one and one not in known]
        if known:
            self.found[name] = known
        return None not in items


_TIMES = frozenset(
    ("when", "start", "end", "time", "tz", "when_text", "precision", "ongoing", *pieces.BOUNDS)
)
_TEXTS = frozenset(("title", "summary", "description"))


def _items(value: Any, split: re.Pattern[str] = _SPLIT) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        return [unquoted(one) for one in split.split(value.strip()) if one]
    return [value]


def unquoted(text: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text


def _is_text(value: Any, *, lines: bool = False) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(
            _LANGUAGE.fullmatch(str(key)) and _is_words(one, lines) for key, one in value.items()
        )
    return _is_words(value, lines)


def _is_words(value: Any, lines: bool) -> bool:
    if isinstance(value, list):
        return lines and all(isinstance(one, str) for one in value)
    return isinstance(value, str) and bool(value.strip())


def _same_word(slug: str, word: Any) -> bool:
    """Whether an id says all that a word said: only spaces, case and hyphens may differ."""
    return slug == "-".join(fold(str(word)).replace("_", " ").replace("-", " ").split())


def _word(value: Any) -> Any:
    return str(value) if isinstance(value, int) else value


def _is_stamp(value: Any) -> bool:
    return isinstance(value, str) and bool(_STAMP.fullmatch(value))


def _number(value: Any) -> float | int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None


def _coordinates(geo: Mapping[str, float]) -> str:
    return f"{geo['lat']}, {geo['lon']}"


def _actor(value: Any) -> Record | None:
    if isinstance(value, dict):
        return _known(value, ("entity", "name", "of", "role"))
    return {"name": str(value).strip()} if isinstance(value, str | int) else None


def _place(value: Any) -> Record | None:
    if isinstance(value, dict):
        return _known(value, ("entity", "name", "geo", "precision"))
    return {"name": str(value).strip()} if isinstance(value, str | int) else None


def _relation(value: Any) -> Record | None:
    if isinstance(value, dict):
        return _known(value, ("type", "to"))
    kind, _, to = value.partition(":") if isinstance(value, str) else ("", "", "")
    known = kind.strip() in vocabulary.RELATIONS and _ID.fullmatch(to.strip())
    return {"type": kind.strip(), "to": to.strip()} if known else None


def _known(value: Record, keys: tuple[str, ...]) -> Record | None:
    """The object, if it has no other than these keys."""
    return value if value and not value.keys() - set(keys) else None


def _medium(value: Any) -> Record | None:
    if isinstance(value, dict):
        return _known(value, ("url", "alt", "credit", "license"))
    return {"url": value.strip()} if isinstance(value, str) and value.strip() else None


def looks_precise(when: Any) -> str | None:
    """The full date that may stand for a whole year or month (the first of either), if it is one.

    Programs that cannot keep a year or a month without a day write its first day.
    """
    date = when if isinstance(when, str) else None
    if isinstance(when, dict) and len(when) == 1:
        date = when.get("start")
    if isinstance(date, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-01", date):
        return date
    return None
