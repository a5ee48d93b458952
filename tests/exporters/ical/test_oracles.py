"""No program that reads calendars finds anything wrong in the shipped one."""

import re
from pathlib import Path

import pytest
from tests.effort import some
from tests.exporters.ical import readers, shipped
from tests.exporters.ical.linter import lint
from tests.exporters.ical.radicale_server import radicale

every = pytest.mark.parametrize("name", some(shipped.NAMES, 15))
basic = pytest.mark.parametrize("name", some(shipped.BASIC, 10))
ENTRIES = re.compile(rb"\nBEGIN:(?:VEVENT|VTODO)\r\nUID:([^\r]+(?:\r\n [^\r]+)*)")


def uids(data: bytes) -> set[str]:
    return {uid.replace(b"\r\n ", b"").decode() for uid in ENTRIES.findall(data)}


@every
def test_our_linter(name: str):
    """No violation of any rule."""
    assert lint(shipped.calendar(name), profile=shipped.profile(name)) == []


@every
def test_icalendar(name: str):
    """Strict: not one error noted, RFC 9073 and 9253 included."""
    assert readers.icalendar(shipped.calendar(name)) == []


@every
def test_ical(name: str):
    """Every entry is read."""
    assert readers.ical(shipped.calendar(name)) == []


@every
def test_vobject(name: str):
    """Valid, and can be written again."""
    assert readers.vobject(shipped.calendar(name)) == []


@basic
def test_libical(name: str):
    """libical 3 knows nothing of RFC 9073 and 9253, so it judges the basic profile only."""
    assert readers.libical(shipped.calendar(name)) == []


@every
def test_calcurse(name: str, tmp_path: Path):
    """Nothing skipped."""
    assert readers.calcurse(shipped.calendar(name), tmp_path) == []


def test_khal(tmp_path: Path):
    """Every language and option is imported, and the meeting is listed on its day."""
    files = [shipped.written(name, tmp_path) for name in (*shipped.SOME, "rich-all")]
    complaints, listed = readers.khal(files, tmp_path)
    assert complaints == []
    assert "white-house-meeting@petro-trump-2026.timeline.invalid" in listed.split()


def test_icaljs(tmp_path: Path):
    """ical.js (Thunderbird, Nextcloud) writes every file again as it was."""
    files = [shipped.written(name, tmp_path) for name in shipped.NAMES]
    answers = readers.node("read_icaljs.cjs", "ical.js", files)
    for name, answer in zip(shipped.NAMES, answers, strict=True):
        assert _lines(answer["text"]) == _lines(shipped.calendar(name).decode())


def _lines(text: str) -> list[str]:
    """Lines unfolded; a reader may drop noughts that say nothing, and quotes that need not be."""
    lines = re.sub(r"\r\n[ \t]", "", text).strip().split("\r\n")
    lines = [line.replace('LINKREL="describedby"', "LINKREL=describedby") for line in lines]
    return [re.sub(r"0+(?=;|$)", "", one) if one.startswith("GEO:") else one for one in lines]


def test_nodeical(tmp_path: Path):
    """node-ical finds every entry."""
    files = [shipped.written(name, tmp_path) for name in shipped.NAMES]
    answers = readers.node("read_nodeical.cjs", "node-ical", files)
    for name, answer in zip(shipped.NAMES, answers, strict=True):
        assert {one["uid"] for one in answer} == uids(shipped.calendar(name))


def test_radicale(tmp_path: Path):
    """A real server takes every file whole, finds what is on a day, and gives it back."""
    meeting = "white-house-meeting@petro-trump-2026.timeline.invalid"
    with radicale(tmp_path) as server:
        for name in shipped.SOME:
            place = f"/u/{name}/"
            assert server.put(place, shipped.calendar(name)) == 201
            assert meeting in server.found(place, "20260204T160000Z", "20260204T170000Z")
            assert meeting not in server.found(place, "20260206T000000Z", "20260207T000000Z")
            status, text = server.request("GET", place)
            assert status == 200
            assert uids(shipped.calendar(name)) <= set(re.findall(r"^UID:(\S+)", text, re.M))


def test_radicale_takes_the_rich_one(tmp_path: Path):
    """Every kind of entry is found by a server; it does not know years before 1000."""
    with radicale(tmp_path) as server:
        for name in ("rich-plain", "rich-span", "rich-zones", "rich-all"):
            place = f"/u/{name}/"
            assert server.put(place, shipped.calendar(name)) == 201
            found = server.found(place, "10000101T000000Z", "99990101T000000Z")
            found |= server.found(place, "10000101T000000Z", "99990101T000000Z", "VTODO")
            expected = uids(shipped.calendar(name)) - {"year-79@rich.example.org"}
            assert found & uids(shipped.calendar(name)) == expected
