"""Descriptions that Google and Outlook write in HTML, as Markdown."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(("p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "html-blob"))
_INLINE = frozenset(("br", "b", "strong", "i", "em", "u", "a", "li", "span", "font"))
_KNOWN = _BLOCKS | _INLINE | {"html", "body"}
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)\b[^<>]*>")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def markdown(text: str) -> str:
    """A text of HTML as Markdown; any other one, and one with other tags than texts have, as it is.

    Addresses of links stay; colours and fonts go.
    """
    tags = {name.lower() for name in _TAG.findall(text)}
    if not tags or tags - _KNOWN or not re.search(r"</|<br\b|<p\b", text, re.IGNORECASE):
        return text
    reader = _TextExtractor()
    reader.feed(text)
    reader.close()
    lines = [line.strip() for line in "".join(reader.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class _TextExtractor(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.lists: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.pieces.append("\n")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n" if self.pieces else "")
            self.lists += [1 if tag == "ol" else 0] if tag in ("ul", "ol") else []
        elif tag == "li":
            self.pieces.append(self._bullet())
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.pieces.append("[" if self.links[-1] else "")
        self.pieces.append(_MARKS.get(tag, ""))

    def _bullet(self) -> str:
        number = self.lists[-1] if self.lists else 0
        if not number:
            return "\n- "
        self.lists[-1] += 1
        return f"\n{number}. "

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            address = self.links.pop()
            self.pieces.append(f"]({address})" if address else "")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
        self.pieces.append(_MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.replace("\xa0", " "))
