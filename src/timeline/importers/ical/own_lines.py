"""Lines of a calendar that this program wrote: what stands in its own properties."""

import re
from typing import Any

from timeline import jsonio
from timeline import words as lang
from timeline.importers.ical.contentlines import Node, property_name

Record = dict[str, Any]


def own_property(node: Node, name: str) -> str:
    """The text of a property of our own, "" if it is not there."""
    for _, line in node.lines:
        if property_name(line) == name:
            return _unescaped(line.partition(":")[2])
    return ""


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)


def own_codes(node: Node) -> Record:
    """The kind, the status and the tags of an event, as they stood in its file."""
    codes = ("X-TIMELINE-KIND", "kind"), ("X-TIMELINE-STATUS", "status")
    found: Record = {key: own_property(node, name) for name, key in codes}
    found["tags"] = own_property(node, "X-TIMELINE-TAGS").split()
    return {key: value for key, value in found.items() if value}


def own_words(node: Node, record: Record) -> Record:
    """The record with title, summary and description as they stood, without what was added."""
    title = record["title"]
    code = next(iter(title)) if isinstance(title, dict) else ""
    words = record.get("description", "")
    text = next(iter(words.values())) if isinstance(words, dict) else words
    label = lang.label(code or "en", "page", "when")
    summary, mark, rest = f"\n{text}".partition(f"\n{label}: ")
    found = {
        "title": own_property(node, "X-TIMELINE-TITLE"),
        "summary": summary.strip("\n") if mark else text,
        "description": rest.partition("\n\n")[2] if mark else "",
    }
    own = {key: {code: one} if code else one for key, one in found.items() if one}
    return {key: one for key, one in record.items() if key != "description"} | own


def expression(text: str) -> Any:
    """The time that a property of our own holds: a string, or an object."""
    if not text.startswith('{"'):
        return text
    try:
        return jsonio.parse(text.encode())
    except jsonio.JsonError:
        return text
