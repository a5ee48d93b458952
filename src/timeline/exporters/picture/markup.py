"""Text made safe for XML and HTML: whatever a field holds, it stays text."""

import re
from collections.abc import Mapping
from html import escape

from timeline.text import clean

# What XML 1.0 cannot carry even when escaped (clause 2.2), beyond the controls `clean` drops.
_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")
# One look at a text for all that `plain` changes: most texts have none of it.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# The same, and what has to be escaped: of most texts nothing.
_SPECIAL = re.compile(_ODD.pattern[:-1] + "&<>\"']")
_LINKS = ("https://", "http://", "mailto:")


def xml(text: str) -> str:
    """`text` as the content of an element or of a quoted attribute, in XML as in HTML."""
    return escape(plain(text)) if _SPECIAL.search(text) else text


def plain(text: str) -> str:
    """`text` without control characters, bidi overrides and what XML has no room for."""
    return _UNFIT.sub("\ufffd", clean(text)) if _ODD.search(text) else text


def safe_url(url: str) -> str:
    """`url` if a reader may follow it (http, https, mailto), else ""."""
    url = "".join(url.split())
    return url if url.lower().startswith(_LINKS) and url.isprintable() else ""


def element(name: str, attributes: Mapping[str, object], body: str = "") -> str:
    """An element of XML; numbers are written with at most one decimal, `body` as it is."""
    written = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return xml(str(value))
