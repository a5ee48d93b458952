"""Citations of works: an address, a title, both, or an object of another program."""

import re
from typing import Any

from timeline.dates.human.projections import when_of
from timeline.dates.human.read import read
from timeline.dates.human.reading import NotUnderstood, Reason, When
from timeline.format.models import vocabulary
from timeline.format.untyped import Record
from timeline.importers.rows import values
from timeline.importers.rows.addresses import untitled
from timeline.importers.rows.points import padded_year
from timeline.importers.rows.values import items

_URL = re.compile(vocabulary.URL_PATTERN)
_BRACKETED = re.compile(r"https?://[^>]+>")
_MARKDOWN_LINK = re.compile(r"\[(?P<title>[^\]]+)\]\((?P<url>https?://[^)]+)\)")
_BARE = re.compile(r"[;\n]")

_WORK = {
    "title": ("title", "name", "headline"),
    "publisher": ("publisher", "outlet", "organization", "site", "newspaper"),
    "issued": ("issued", "date", "published", "date_published"),
    "accessed": ("accessed", "access_date", "retrieved"),
    "url": ("url", "link", "href"),
    "archive_url": ("archive_url", "archive", "archived_url"),
    "locator": ("locator", "page", "pages"),
    "quote": ("quote", "excerpt"),
    "language": ("language", "lang"),
    "type": ("type",),
    "authors": ("authors", "author", "by"),
    "source": ("source",),
    "cites": ("cites",),
}
_WORK_KEY = {name: key for key, names in _WORK.items() for name in names}


_PARTED = re.compile(r"\n|;(?=\s|\Z)")
_ADDRESSES = re.compile(r"[;|\s]+")


def several(value: Any) -> list[Any]:
    """The works that a cell names, where it is sure what parts them.

    A `;` within an address parts nothing, nor a `|`, which stands in many titles.
    """
    if not isinstance(value, str):
        return values.items(value)
    if "://" not in value:
        return values.items(value, _BARE)
    pieces = [one for one in _ADDRESSES.split(value) if one]
    if all(_URL.fullmatch(one) for one in pieces) and sum("://" in one for one in pieces) > 1:
        return pieces
    return values.items(value, _PARTED)


def citation(value: Any) -> Record | None:
    """The citation of a work given as an address, a title, both, or an object; None if unclear."""
    if isinstance(value, dict):
        return _cited(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    title, _, url = text.partition("<")
    if title and ">" not in title and _BRACKETED.fullmatch(url):
        return {"title": title.rstrip(), "url": url[:-1]}
    linked = _MARKDOWN_LINK.fullmatch(text)
    if linked:
        return {"title": linked["title"], "url": linked["url"]}
    if _URL.fullmatch(text):
        return {"title": untitled(text), "url": text}
    return {"title": text}


def _cited(value: Record) -> Record | None:
    cited: Record = {}
    for key, one in value.items():
        name = _WORK_KEY.get(key)
        if one in (None, "", []):
            continue
        if name is None or not _work_value(cited, name, one):
            return None
    if "source" in cited:
        return cited
    if "title" not in cited and "url" in cited:
        cited["title"] = untitled(cited["url"])
    return cited if "title" in cited else None


def _work_value(cited: Record, name: str, value: Any) -> bool:
    if name == "authors":
        names = value if isinstance(value, list) else items(str(value))
        cited["authors"] = names
        return True
    if name in ("issued", "accessed"):
        found = date_of(str(value))
        if not isinstance(found, str):
            return False
        value = found
    if name in ("url", "archive_url") and not _URL.fullmatch(str(value)):
        return False
    if name == "type" and value not in vocabulary.SOURCE_TYPES:
        return False
    cited[name] = value if isinstance(value, str | dict | list) else str(value)
    return True


def date_of(text: str) -> When:
    """A human date; words that are none are kept as an undated event's."""
    try:
        return when_of(read(padded_year(text)))
    except NotUnderstood as error:
        if error.reason in (Reason.TWO_READINGS, Reason.TWO_DIGITS):
            raise
        return {"text": text.strip()}
