"""What only the full profile says: people, places, sources and the event itself as data.

RFC 9073 (PARTICIPANT, VLOCATION, STRUCTURED-DATA) and RFC 9253 (LINK, CONCEPT, REFID). Many
programs of today do not know these and some complain of them.
"""

import re
from base64 import b64encode
from collections.abc import Iterator

from timeline.exporters.ical import values
from timeline.exporters.ical.draft import Full, LanguageText, Link, Person, Spot

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?\Z")
DATA = "data:application/json;base64,"
SCHEMA = "urn:timeline-events:1.0:event"

Parameters = dict[str, list[str]]
Line = tuple[str, Parameters, str]


def lines(full: Full) -> Iterator[Line]:
    """The properties as name, parameters and value."""
    yield "REFID", {}, values.text(full.group)
    for concept in full.concepts:
        yield "CONCEPT", {}, concept
    for link in full.links:
        yield "LINK", _link_parameters(link), link.url
    data = b64encode(full.record.encode()).decode()
    # As an address: some servers refuse the whole file for VALUE=BINARY, others for VALUE=TEXT.
    yield "STRUCTURED-DATA", _structured(), f"{DATA}{data}"


def _link_parameters(link: Link) -> Parameters:
    return {
        "LINKREL": [values.parameter("describedby")],
        **language(link.title),
        "LABEL": [values.parameter(link.title.text)],
        "VALUE": ["URI"],
    }


def _structured() -> Parameters:
    return {"FMTTYPE": ["application/json"], "SCHEMA": [values.parameter(SCHEMA)], "VALUE": ["URI"]}


def person(who: Person) -> Iterator[Line]:
    """The properties of a PARTICIPANT."""
    yield "UID", {}, values.text(who.uid)
    yield "PARTICIPANT-TYPE", {}, who.kind
    yield "SUMMARY", language(who.name), values.text(who.name.text)


def spot(where: Spot) -> Iterator[Line]:
    """The properties of a VLOCATION."""
    yield "UID", {}, values.text(where.uid)
    yield "NAME", language(where.name), values.text(where.name.text)
    if where.geo:
        yield "GEO", {}, values.geo(where.geo)


def language(words: LanguageText) -> Parameters:
    """The LANGUAGE parameter of a text, where its language is known."""
    return {"LANGUAGE": [words.lang]} if _TAG.match(words.lang) else {}
