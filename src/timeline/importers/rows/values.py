"""What a cell says of a single field, such as a status or a place; None where it does not fit."""

import re
from collections.abc import Mapping
from typing import Any

from timeline.format.models import vocabulary
from timeline.format.untyped import Record
from timeline.importers.rows import ids
from timeline.text import fold

SPLIT = re.compile(r"[;|\n]")
SPLIT_TAGS = re.compile(r"[;|,\n、]")
_SPACE = re.compile(r"\s+")
_URL = re.compile(vocabulary.URL_PATTERN)
_MEDIA = re.compile(vocabulary.MEDIA_PATTERN)
_ID = re.compile(vocabulary.ID_PATTERN)
_LANGUAGE = re.compile(vocabulary.LANGUAGE_PATTERN)
_WHOLE = re.compile(r"[0-9]{1,20}")
_WIKI = re.compile(r"\[\[([^\[\]|#]+)(?:[|#][^\[\]]*)?\]\]")
# A name and its address, as Notion and Airtable write what a cell links to.
_LINKED = re.compile(r"([^()\n]+?) \((https?://[^()\s]+)\)")
_AFTER_LINK = re.compile(r"(?<=\)),")
_PRIVATE = re.compile(
    r"(?:mailto:)?[^\s@<>,;:/]+@[^\s@<>,;:/]+\.[A-Za-z]{2,}|tel:\S+|\+[0-9][0-9 ()./-]{6,}[0-9]",
    re.IGNORECASE,
)


def is_empty(value: Any) -> bool:
    """Whether a cell holds nothing; 0 and false are something."""
    return not value and (value is None or isinstance(value, str | list | dict))


def is_private(value: Any) -> bool:
    """Whether a whole value is nothing but somebody's mail address or telephone number."""
    if not isinstance(value, str):
        return False
    plain = value.strip()
    return ("@" in plain or plain[:1] in "+tT") and bool(_PRIVATE.fullmatch(plain))


_NOTHING = "NA N/A n/a NaN nan NULL null None none - -- – —"
_FAULTS = "#N/A #REF! #VALUE! #NAME? #DIV/0! #NULL!"
# What programs and people write where there is nothing; nobody is called so.
ABSENT = frozenset((*_NOTHING.split(), *_FAULTS.split()))


def is_absent(value: Any) -> bool:
    """Whether a cell says that there is nothing, or that it could not be worked out."""
    return isinstance(value, str) and value.strip() in ABSENT


def items(value: Any, split: re.Pattern[str] = SPLIT) -> list[Any]:
    """The members of a list, or of a text that holds several."""
    if isinstance(value, str) and "(http" in value and split is SPLIT:
        linked = [one.strip() for one in _AFTER_LINK.split(value)]
        if all(_LINKED.fullmatch(one) for one in linked):
            return linked
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        return [one for one in map(str.strip, split.split(value)) if one]
    return [value]


def unquoted(text: str) -> str:
    """A cell of our own without the apostrophe that keeps it from being taken for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text


def text(value: Any, *, lines: bool = False) -> Any:
    """A text, or one for each language; with `lines`, a list of lines does as well."""
    if isinstance(value, dict):
        good = bool(value) and all(
            _LANGUAGE.fullmatch(str(key)) and _is_words(one, lines) for key, one in value.items()
        )
        return value if good else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        value = value.strip("\n") if lines else value
    return value if _is_words(value, lines) else None


def _is_words(value: Any, lines: bool) -> bool:
    if isinstance(value, list):
        return lines and bool(value) and all(isinstance(one, str) for one in value)
    return isinstance(value, str) and bool(value.strip())


def same_word(slug: str, word: Any) -> bool:
    """Whether an id says all that a word said: only spaces, case and hyphens may differ."""
    return slug == "-".join(fold(str(word)).replace("_", " ").replace("-", " ").split())


def is_id(text: str) -> bool:
    """Whether a text may be an event's id as it stands."""
    return bool(_ID.fullmatch(text)) and len(text) <= vocabulary.ID_MAX


def kind(value: Any) -> str | None:
    """A kind in the form of an id."""
    return (ids.tag(value) if isinstance(value, str) else "") or None


def tag(value: Any) -> str | None:
    """A tag in the form of an id."""
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    return (ids.tag(_unlinked(str(value))) if plain else "") or None


def status(value: Any) -> str | None:
    """One of the statuses of an event."""
    word = fold(value) if isinstance(value, str) else ""
    return word if word in vocabulary.STATUSES else None


def language(value: Any) -> str | None:
    """The tag of a language."""
    plain = value.strip() if isinstance(value, str) else ""
    return plain if _LANGUAGE.fullmatch(plain) else None


def draft(value: Any) -> bool | None:
    """True where it is said that something is a draft; nothing else is kept of it."""
    return True if value is True or fold(str(value)) in ("true", "yes") else None


def stamp(value: Any) -> str | None:
    """A moment as the format writes stamps."""
    good = isinstance(value, str) and re.fullmatch(vocabulary.STAMP_PATTERN, value)
    return value if good else None


def revision(value: Any) -> int | None:
    """A number of changes."""
    plain = "" if isinstance(value, bool) else str(value)
    whole = int(plain) if _WHOLE.fullmatch(plain) else vocabulary.COUNT_MAX + 1
    return whole if whole <= vocabulary.COUNT_MAX else None


def coordinate(value: Any, most: int) -> float | int | None:
    """Degrees, `most` on either side."""
    number = _number(value)
    return number if number is not None and abs(number) <= most else None


def _number(value: Any) -> float | int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None


def actor(value: Any) -> Record | None:
    """Somebody who takes part."""
    if isinstance(value, dict):
        return _known(value, ("entity", "name", "of", "role"))
    return _named(value)


def place(value: Any) -> Record | None:
    """A place."""
    if isinstance(value, dict):
        return _known(value, ("entity", "name", "geo", "precision"))
    return _named(value)


def _named(value: Any) -> Record | None:
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    name = _unlinked(str(value)).strip() if plain else ""
    return {"name": name} if name else None


def _unlinked(text: str) -> str:
    """`[[Name]]` and `[[Name|shown]]` of note programs as the name."""
    found = _WIKI.fullmatch(text.strip()) or _LINKED.fullmatch(text.strip())
    return found[1].strip() if found else text


def is_whole(value: Any) -> bool:
    """Whether a name says all that was written; `[[Name|shown]]` says more."""
    if not isinstance(value, str) or _LINKED.fullmatch(value.strip()):
        return not isinstance(value, str)
    found = _WIKI.fullmatch(value.strip())
    return found is None or f"[[{found[1]}]]" == value.strip()


def relation(value: Any) -> Record | None:
    """How an event stands to another: an object, or `type: id`."""
    if isinstance(value, dict):
        return _known(value, ("type", "to"))
    kind, _, to = value.partition(":") if isinstance(value, str) else ("", "", "")
    known = kind.strip() in vocabulary.RELATIONS and _ID.fullmatch(to.strip())
    return {"type": kind.strip(), "to": to.strip()} if known else None


def medium(value: Any) -> Record | None:
    """A picture or a recording."""
    if isinstance(value, dict):
        return _known(value, ("url", "alt", "credit", "license"))
    plain = value.strip() if isinstance(value, str) else ""
    linked = _LINKED.fullmatch(plain)
    plain = linked[2] if linked else plain
    return {"url": plain} if _MEDIA.fullmatch(plain) else None


def urls(value: Any, split: re.Pattern[str] | None = None) -> list[str] | None:
    """Addresses, separated by white space or as is said."""
    found = items(value, split or _SPACE) if isinstance(value, str) else []
    return found if found and all(_URL.fullmatch(one) for one in found) else None


def _known(value: Record, keys: tuple[str, ...]) -> Record | None:
    """The object, if it has no other than these keys."""
    return value if value and not value.keys() - set(keys) else None


def coordinates(geo: Mapping[str, float]) -> str:
    """A place that is known by its position alone."""
    return f"{geo['lat']}, {geo['lon']}"
