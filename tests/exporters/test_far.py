"""Every format on dates that are far away, open, or none at all: nothing fails, nothing is lost."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking

from timeline import api
from timeline.chronicle.timeline import Timeline

FAR = [
    "Y-300000000", "Y17E8", "Y123456789012", "Y-123456789012", "-9999-01-01", "9999-12-31",
    "0000", "-0001-12-31", "0001-01-01", "12XX", "XXXX", "2004-06-~11", "-XXXX-12-XX",
    "1985-04-12T23:20:30Z", "../1985", "1985/..", "1985/", "/1985", "2001-21", "2001-34",
    "[1667,1668,1670..1672]", "{1960,1961-12}", "Y3388E2S3", "-1XXX", "2025-12-31/2026-01-01",
]  # fmt: skip
WHENS = [
    *FAR,
    {"text": "once"},
    {"relative": "after", "to": "anchor"},
    {"relative": "before", "to": "anchor", "max": "P3M"},
    {"relative": "during", "to": "anchor"},
    {"start": {"latest": "2026-02-04T10:59"}, "tz": "Pacific/Apia"},
    {"start": "2026-02-04T23:30", "end": "2026-02-05T00:30", "tz": "Asia/Tokyo"},
]


def ids_of_html(data: bytes) -> set[str]:
    return set(re.findall(r'<article id="([^"]*)"', data.decode()))


def ids_of_csv(data: bytes) -> set[str]:
    return {row["id"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""))}


def ids_of_json(data: bytes) -> set[str]:
    return {one["event"]["id"] for one in json.loads(data)}


def ids_of_jsonld(data: bytes) -> set[str]:
    nodes = json.loads(data)["@graph"]
    return {node["identifier"] for node in nodes if node["@type"] == "Event"}


def ids_of_atom(data: bytes) -> set[str]:
    return set(re.findall(r"<id>tag:[^<]*,2000:([^<]+)</id>", data.decode()))


def ids_of_timelinejs(data: bytes) -> set[str]:
    return {slide["unique_id"] for slide in json.loads(data)["events"]}


def ids_of_timesketch(data: bytes) -> set[str]:
    return {json.loads(line)["event_id"] for line in data.decode().splitlines()}


def ids_of_sqlite(data: bytes) -> set[str]:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        return {id for (id,) in base.execute("SELECT id FROM events")}


READERS: dict[str, Callable[[bytes], set[str]]] = {
    "html": ids_of_html,
    "csv": ids_of_csv,
    "json": ids_of_json,
    "jsonld": ids_of_jsonld,
    "atom": ids_of_atom,
    "sqlite": ids_of_sqlite,
    "timelinejs": ids_of_timelinejs,
    "timesketch": ids_of_timesketch,
}


def exported(timeline: Timeline, format: str) -> tuple[bytes, tuple[str, ...]]:
    """The bytes and the notes of an export of everything."""
    rendered = api.export(timeline, format, matches=looking.matches(timeline), lang="en")
    return rendered.data, rendered.notes


def made(whens: list) -> Timeline:
    """An anchor, and an event for each time."""
    events = [looking.event(f"e{i}", when) for i, when in enumerate(whens)]
    return looking.timeline([looking.event("anchor", "2026-02-04"), *events])


@pytest.mark.parametrize("lang", ["en", "es", "ja", "xx"])
@pytest.mark.parametrize("format", [*READERS, "geojson", "svg", "markdown", "mermaid"])
def test_no_date_is_too_far(format, lang):
    """Every kind of EDTF expression, and every relative one, is exported without a failure."""
    timeline = made(WHENS)
    data = api.export(timeline, format, matches=looking.matches(timeline), lang=lang).data
    assert data


@pytest.mark.parametrize("when", FAR)
def test_each_alone(when):
    """Also alone, where nothing else gives the picture its ends."""
    timeline = looking.timeline([looking.event("one", when)])
    for format in (*READERS, "geojson", "svg", "markdown"):
        data, notes = exported(timeline, format)
        assert data or notes


@given(st.lists(st.sampled_from(WHENS), max_size=8))
def test_what_goes_in_comes_out_or_is_named(whens):
    """For all timelines and formats: an event is in the file, or named in its notes."""
    timeline = made(whens)
    for format, read in READERS.items():
        data, notes = exported(timeline, format)
        named = {id for id in timeline.entries if re.search(rf"\b{id}\b", " ".join(notes))}
        assert read(data) | named == set(timeline.entries)
        assert not read(data) & named
