"""Text made safe for Markdown: whatever a field holds, it stays text on its own line."""

import re
from functools import cache

from markdown_it import MarkdownIt

from timeline.exporters.picture.markup import plain, safe_url

# Signs that CommonMark, GitHub or Pandoc read as more than text wherever they stand.
_ANYWHERE = re.compile(r"[\\`*_\[\]{}<>|~$^]|&(?=[#\w]+;)|(?<=\w)@(?=\w)|:(?=//)")
# Signs that begin a heading, a list, a quotation, a rule or a definition at the start of a line.
_AT_START = re.compile(r"^([#+=:%-]|\d{1,9}(?=[.)]))")
_PLAIN = frozenset(
    (
        *("inline", "text", "softbreak", "hardbreak", "code_inline", "code_block", "fence"),
        *(
            f"{name}_{side}"
            for name in ("paragraph", "em", "strong", "link", "blockquote", "list_item")
            for side in ("open", "close")
        ),
        *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
    )
)
_PROBE = "probe"


def text(words: str) -> str:
    """`words` on one line, as text only."""
    line = " ".join(plain(words).split())
    escaped = _ANYWHERE.sub(lambda found: f"\\{found[0]}", line)
    return _AT_START.sub(_lead, escaped)


def _lead(found: re.Match[str]) -> str:
    """A number's point is what makes it a list, so the number stays and its point is escaped."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def link(words: str, url: str) -> str:
    """A link to `url` where a reader may follow it, else the words alone."""
    address = safe_url(url)
    if not address:
        return text(words)
    quoted = "".join(_QUOTED.get(char, char) for char in address)
    return f"[{text(words)}](<{quoted}>)"


_QUOTED = {char: f"%{ord(char):02X}" for char in "<>\\`|"}


def calmed(description: str) -> str:
    """Markdown with its headings three levels deeper, below an event's own, and pictures as links.

    Only the `#` form of headings is made deeper: what else there is, `is_calm` refuses.
    """
    lines = description.split("\n")
    for token in _reader().parse(description):
        if token.type == "heading_open" and token.map and token.markup.startswith("#"):
            lines[token.map[0]] = f"{'#' * DEEPER}{lines[token.map[0]].lstrip()}"
    return _PICTURE.sub(r"\1", "\n".join(lines))


DEEPER = 3
_PICTURE = re.compile(r"(?<!\\)!(\[[^\[\]]*\]\()")


def is_calm(description: str) -> bool:
    """Whether Markdown can stand in a document without touching what is around it.

    No raw HTML, template tags, pictures, headings above an event's own, rules, footnotes,
    definitions or links that must not be followed, and nothing left open at its end.
    """
    if any(sign in description for sign in ("[^", "{{", "{%")) or plain(description) != description:
        return False
    env: dict[str, object] = {}
    tokens = _reader().parse(f"{description}\n\n{_PROBE}", env)
    if env.get("references") or len(tokens) < 3 or tokens[-2].content != _PROBE:
        return False
    inner = [child for token in tokens for child in token.children or ()]
    return tokens[-1].level == 0 and all(
        (token.type in _PLAIN or _is_deep(token.type, token.tag, token.markup))
        and _may_follow(str(token.attrs.get("href", "mailto:")))
        for token in (*tokens, *inner)
    )


def _is_deep(type: str, tag: str, markup: str) -> bool:
    """Whether a token is of a heading below an event's own."""
    return type.startswith("heading") and tag > f"h{DEEPER}" and markup.startswith("#")


def _may_follow(url: str) -> bool:
    return bool(safe_url(url))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # judged above instead
    return reader
