"""What an agent is told before it asks: instructions, the query language, how dates are written."""

import json
import re
from collections.abc import Iterator
from typing import Any

from timeline import registry
from timeline.chronicle.settings import Settings
from timeline.errors import ProjectError
from timeline.format import schema

TERMS = "timeline.query.terms"
_REFERENCE = re.compile(r"#/\$defs/(\w+)")
KEPT_BY_COMMANDS = ("$schema", "created", "modified", "revision", "withdrawn", "origin")

READING = """\
A timeline is a folder of events, each a JSON file, told as they are really known: dates may be \
vague, relative or missing, and every claim names who makes it. Never make a vague date exact, \
never call certain what is only possible: 'match' says certain or possible, 'standing' how well an \
event is attested.

Queries (list, search, stats, values, due, claims): terms side by side must all hold; OR, NOT and \
parentheses join them. Examples: 'kind:meeting since:2024', 'who:petro (tag:energy OR \
place:bogota)', 'during:2024-03', 'before:1990', 'standing:disputed', 'missing:sources', \
'NOT kind:meeting', '"exact words"'. 'values' lists what a field holds, such as all kinds. The \
resource timeline://query-language tells every term.

Dates are EDTF: '2024', '2024-03', '2024-03-05', '2024-03-05T11:00', '2024~' (approximate), \
'2018?' (uncertain), '197X', '2019/2021', '2019/..' (still open), '[2019,2021]' (one of them), \
'-0043' (44 BCE). 'when' explains any expression.

Answers hold at most 20,000 characters: 'next_offset' says where to go on, 'fields' asks for \
columns, 'max_characters' for longer answers."""

WRITING = """\

Writing: look with check_duplicate first. The least event is {"title": "They meet", "when": \
"2026-02-04"}; people and places are {"entity": ID} where values who or place has the id, else \
{"name": "…"}. Say who says so under 'claims': {"stance": "reports", "by": {"name": "…"}, \
"sources": [{"title": "…", "url": "…"}]}. A date that the source leaves vague stays vague; its \
own words go to when.text. Everything is checked before it is written; an error says what to \
change."""


def instructions(settings: Settings, *, write: bool) -> str:
    """What an agent reads first."""
    title = settings.title
    words = title if isinstance(title, str) else next(iter((title or {}).values()), settings.id)
    head = f"The timeline '{words}' (languages: {', '.join(settings.languages)}).\n\n"
    return head + READING + (WRITING if write else "")


def query_language() -> str:
    """Every term of the filter language, as Markdown."""
    return "\n".join(_query_language()) + "\n"


def _query_language() -> Iterator[str]:
    yield "# The filter language"
    yield ""
    yield "Terms side by side must all match (AND); `OR`, `NOT` and parentheses combine them."
    for name in registry.names(TERMS):
        yield from ("", f"## {name}", "", registry.manual(TERMS, name))


def event_schema() -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of an event to write, and its definitions: without what commands keep."""
    document = schema.document("event")
    kept = {key: part for key, part in document["properties"].items() if _is_written(key)}
    made = {
        "type": "object",
        "description": document["description"],
        "required": ["title", "when"],
        "properties": kept,
        "additionalProperties": False,
    }
    return made, _used(made, document["$defs"])


def _used(part: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that a part of the schema leads to."""
    found: dict[str, Any] = {}
    waiting = [part]
    while waiting:
        for name in _REFERENCE.findall(json.dumps(waiting.pop())):
            if name not in found:
                found[name] = definitions[name]
                waiting.append(definitions[name])
    return dict(sorted(found.items()))


def _is_written(key: str) -> bool:
    return key not in KEPT_BY_COMMANDS


def settings_of(root: Any) -> Settings:
    """The settings of the timeline at `root`; the defaults where they cannot be read."""
    from timeline.chronicle import settings

    try:
        return settings.read(root)
    except ProjectError:  # each answer says so
        return Settings()
