"""Linked data, read by two parsers from the registries."""

import json
import warnings

from tests import looking
from tests.oracle import oracle

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.words.told import Teller

NOON = "2026-02-04T12:00"
SCHEMA = "https://schema.org/"


def graph(timeline: Timeline) -> dict:
    """The document."""
    return json.loads(api.export(timeline, "jsonld", matches=looking.matches(timeline)).data)


def triples(timeline: Timeline):
    """What rdflib reads from the document, without a network."""
    rdflib = oracle("rdflib")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib's own use of what it calls old
        return rdflib.Graph().parse(data=json.dumps(graph(timeline)), format="json-ld")


def test_events_and_claims_are_schema_org():
    """Every event is an Event and every claim a Claim about it, to two parsers."""
    timeline = looking.shipped()
    expanded = oracle("pyld.jsonld").expand(graph(timeline))
    types = [node["@type"][0] for node in expanded]
    claims = sum(len(entry.record.get("claims", ())) for entry in timeline.ordered())
    assert types.count(f"{SCHEMA}Event") == len(timeline)
    assert types.count(f"{SCHEMA}Claim") == claims
    rdf = oracle("rdflib").RDF.type
    found = [str(kind) for _, _, kind in triples(timeline).triples((None, rdf, None))]
    assert found.count(f"{SCHEMA}Event") == len(timeline)


def test_every_property_is_known_to_schema_org():
    """Only properties of schema.org are used, and no value is lost in expansion."""
    known = {
        *(
            "identifier",
            "name",
            "description",
            "abstract",
            "disambiguatingDescription",
            "startDate",
        ),
        *("endDate", "eventStatus", "keywords", "location", "organizer", "attendee", "about"),
        *("superEvent", "subjectOf", "text", "creativeWorkStatus", "author", "appearance"),
        *("alternateName", "memberOf", "geo", "latitude", "longitude", "sameAs", "jobTitle"),
        *("publisher", "datePublished", "inLanguage", "url", "archivedAt", "image"),
    }
    rdf = oracle("rdflib").RDF
    for timeline in (looking.shipped(), looking.hostile()):
        for _, name, _ in triples(timeline):
            assert name == rdf.type or str(name).removeprefix(SCHEMA) in known


def test_claim_names_its_voice_and_its_event():
    """The commitment's claim is by Pedro Sánchez, about the commitment, carried by two works."""
    nodes = {node["@id"]: node for node in graph(looking.shipped())["@graph"]}
    base = "urn:timeline:petro-trump-2026.timeline.invalid"
    claim = nodes[f"{base}:event:locate-three-leaders#claim-1"]
    assert claim["about"] == f"{base}:event:locate-three-leaders"
    assert nodes[claim["author"]]["name"][1] == "Pedro Sánchez"
    assert len(claim["appearance"]) == 2
    assert all(work in nodes for work in claim["appearance"])


def test_start_date_only_where_it_is_known():
    """A day, a month, a year and a minute are dates; a doubt, a decade and 44 BCE are words."""
    timeline = looking.timeline(
        [
            looking.event("day", "2026-02-04"),
            looking.event("month", "2026-02"),
            looking.event("year", "2026"),
            looking.event("period", "2025/2026"),
            looking.event("minute", {"start": NOON, "end": NOON, "tz": "America/New_York"}),
            looking.event("about", "2026~"),
            looking.event("decade", "202X"),
            looking.event("early", "-0043-03-15"),
            looking.event("open", "2026-02-04/.."),
        ]
    )
    found = {node.get("identifier"): node for node in graph(timeline)["@graph"]}
    dates = {id: (node.get("startDate"), node.get("endDate")) for id, node in found.items()}
    assert dates == {
        "day": ("2026-02-04", None),
        "month": ("2026-02", None),
        "year": ("2026", None),
        "period": ("2025", "2026"),
        "minute": ("2026-02-04T12:00-05:00", None),
        "about": (None, None),
        "decade": (None, None),
        "early": (None, None),
        "open": ("2026-02-04", None),
    }
    assert all(node["disambiguatingDescription"] for node in found.values())


def test_hostile_text_stays_a_literal():
    """No text becomes an address: every address in the graph is ours or safe."""
    rdflib = oracle("rdflib")
    for _, _, value in triples(looking.hostile()):
        if isinstance(value, rdflib.URIRef):
            assert str(value).startswith(("urn:timeline:", SCHEMA, "https://", "http://"))


def test_a_point_on_the_earth_is_geo_coordinates():
    """Of the event's own place; latitude and longitude are not changed for each other."""
    place = {"name": "Bogotá", "geo": {"lat": 4.6, "lon": -74.1}}
    found = json.dumps(graph(looking.timeline([looking.event("x", "2026", places=[place])])))
    assert '{"@type": "GeoCoordinates", "latitude": 4.6, "longitude": -74.1}' in found


def test_an_event_is_written_before_the_next_is_worked_out(monkeypatch):
    """So memory does not grow with the answer; the text is that of the whole graph."""
    timeline = looking.shipped()
    begun = []
    tell = Teller.tell
    monkeypatch.setattr(
        Teller, "tell", lambda self, entry: begun.append(entry) or tell(self, entry)
    )
    pieces = iter(api.export(timeline, "jsonld", matches=looking.matches(timeline)).content)
    first = next(pieces)
    assert len(begun) == 1
    whole = first + b"".join(pieces)
    assert whole.decode() == json.dumps(json.loads(whole), ensure_ascii=False, indent=2) + "\n"


def test_a_graph_of_nothing_is_whole():
    made = api.export(looking.shipped(), "jsonld", matches=[])
    assert json.loads(made.data)["@graph"] == []
