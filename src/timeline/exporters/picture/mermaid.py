"""A list of events as a Mermaid `timeline TD`, which hosts such as GitHub draw in Markdown.

Sections are never used: with them Mermaid covers the last event of each. Its positions are equal
steps, not time, and it takes dates as plain words, so any year can be written.
"""

import re
from collections.abc import Sequence

from timeline.chronicle.timeline import Entry
from timeline.dates import FOREVER
from timeline.dates.calendar import format_day
from timeline.exporters.picture.markup import plain
from timeline.query import Match
from timeline.words import date_words
from timeline.words.told import Teller

# More events than that nobody can read in such a picture.
MOST = 20
LONGEST = 160

# Signs that Mermaid, or the fence around it, takes for its own; it reads `#58;` as a colon.
_OWN = re.compile(r"[#;:%<>{}`\"\\\[\]()&|~*_$]")
_KEYWORD = re.compile(r"(?i)(?=timeline|title|section|acc)")


def draw(matches: Sequence[Match], teller: Teller) -> str:
    """The diagram of the first `MOST` events, without a fence around it."""
    lines = ["timeline TD"]
    for match in matches[:MOST]:
        entry = match.entry
        lines.append(f"    {_text(_when(entry, teller))} : {_text(teller.tell(entry).headline)}")
    return "\n".join(lines) + "\n"


def _when(entry: Entry, teller: Teller) -> str:
    """The time in words; of one that is told from another event the days that it comes to.

    The titles of other events would not fit into a box.
    """
    first, last = entry.resolved.days.s1, entry.resolved.days.e2
    if not entry.resolved.anchors or (first is None and last is None):
        return teller.when(entry)
    low = "" if first is None else format_day(first)
    high = "" if last is None or last >= FOREVER else format_day(last)
    return date_words(low if low == high else f"{low or '..'}/{high or '..'}", teller.lang)


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
