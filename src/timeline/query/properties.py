"""The properties of an event that a question may name, as the published schema lists them."""

from functools import cache

from timeline.errors import TimelineError
from timeline.query.nodes import Node, Text
from timeline.query.pattern import Pattern
from timeline.text import did_you_mean


def present(name: str) -> Node:
    """Events that have the property `name`; an unknown property is a `TimelineError`.

    Those who take part and sources are had wherever they stand: a debtor takes part, and a work
    that only a claim cites is a source. The columns' names for them serve as well.
    """
    name = _COLUMNS.get(name, name)
    if name not in known():
        hint = did_you_mean(name, known()) or f"expected one of {', '.join(known())}"
        raise TimelineError(f"an event has no property '{name}'", hint=hint)
    return Text("fields", Pattern(f"|{name}|", "anywhere"), f"a property '{name}'")


_COLUMNS = {
    "who": "participants", "place": "places", "tag": "tags", "source": "sources", "voice": "claims",
    "voices": "claims", "due": "commitment",
}  # fmt: skip


@cache
def known() -> tuple[str, ...]:
    """The names of all properties of an event, sorted."""
    from timeline.format.schema import document

    return tuple(sorted(document("event")["properties"]))
