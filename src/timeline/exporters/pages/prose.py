"""Markdown descriptions as HTML that can do no harm: no raw HTML, safe links only.

A picture is a link to it: a page loads nothing that its reader has not asked for.
"""

import re
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from timeline.exporters.picture.markup import plain, safe_url

# What links to elsewhere say about themselves.
FOLLOWED = "nofollow noopener noreferrer"
# Headings inside a description come below the event's own.
# One line without a sign that CommonMark reads: a paragraph, as most descriptions of tables are.
_PARAGRAPH = re.compile(r"[^\W\d_](?:[^\r\n\\`*_\[\]<>&\"]*[\w.])?")
DEEPER = {f"h{level}": f"h{min(level + 3, 6)}" for level in range(1, 7)}


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False})
    reader.validateLink = lambda url: bool(safe_url(url))  # type: ignore[method-assign]  # its hook
    reader.add_render_rule("image", _picture)
    return reader


@lru_cache(maxsize=64)  # the same text comes once a language
def prose(text: str) -> Markup:
    """`text`, CommonMark, as HTML."""
    if not text:
        return Markup("")
    text = plain(text)
    if _PARAGRAPH.fullmatch(text):
        return Markup(f"<p>{text}</p>\n")  # no sign in it is one of HTML either
    reader = _reader()
    tokens = reader.parse(text)
    for token in tokens:
        token.tag = DEEPER.get(token.tag, token.tag)
        for child in token.children or ():
            _follow_no_one(child)
    return Markup(reader.renderer.render(tokens, reader.options, {}))


def _picture(_: Any, tokens: Any, index: int, *__: Any) -> str:
    """A link to a picture, with its words."""
    token = tokens[index]
    url, words = str(token.attrs.get("src", "")), token.content or str(token.attrs.get("src", ""))
    return Markup('<a href="{}" rel="{}">{}</a>').format(url, FOLLOWED, words)


def _follow_no_one(token: Any) -> None:
    if token.type == "link_open":
        token.attrSet("rel", FOLLOWED)
