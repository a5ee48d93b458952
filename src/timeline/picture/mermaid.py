"""A list of events as a Mermaid `timeline TD`, which hosts such as GitHub draw in Markdown.

Sections are never used: with them Mermaid covers the last event of each. Its positions are equal
steps, not time, and it takes dates as plain words, so any year can be written.
"""

import re
from collections.abc import Sequence

from timeline.picture.markup import plain
from timeline.query import Match
from timeline.tell import Teller

MOST = 20
"""More events than that nobody can read in such a picture."""
LONGEST = 160

# Signs that Mermaid, or the fence around it, takes for its own; it reads `#58;` as a colon.
_OWN = re.compile(r"[#;:%<>{}`\"\\\[\]()&|~*_$]")
_KEYWORD = re.compile(r"(?i)(?=timeline|title|section|acc)")


def draw(matches: Sequence[Match], teller: Teller) -> str:
    """The diagram of the first `MOST` events, without a fence around it."""
    lines = ["timeline TD"]
    for match in matches[:MOST]:
        entry = match.entry
        lines.append(f"    {_text(teller.when(entry))} : {_text(teller.tell(entry).headline)}")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """`text` on one line, with nothing in it that Mermaid reads as more than text."""
    words = " ".join(plain(text).split())
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rstrip() + "…"
    found = _OWN.sub(_entity, words)
    first = f"#{ord(found[0])};" if _KEYWORD.match(found) else found[:1]
    return first + found[1:] or "…"


def _entity(match: re.Match[str]) -> str:
    return f"#{ord(match[0])};"
