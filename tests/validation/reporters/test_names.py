"""File names that are no UTF-8, as old archives and Latin-1 disks leave them, in every report."""

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import registry
from timeline.files import shown
from timeline.findings import Finding, Related
from timeline.validation import Folder, judge_all, judge_files
from timeline.validation.judge import prefixed
from timeline.validation.mend import mend

ROOM = "timeline.validation.reporters"
EVENT = {"schema_version": "1.0", "id": "cafe", "title": "X", "when": "2018"}
SHOWN = "events/caf\\xe9.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A timeline with a fault in files of strange names, and one in a file beside them."""
    events = tmp_path / "events"
    events.mkdir()
    for name, record in (
        (b"caf\xe9.json", EVENT),
        (b"CAF\xe9.json", {**EVENT, "when": "2019"}),  # the message names its twin
        (b"\xff.json", {**EVENT, "summry": "Y", "when": "2020"}),
        (b"plain.json", {**EVENT, "id": "plain", "when": "2018-13"}),
    ):
        path = os.path.join(os.fsencode(events), name)
        with open(path, "wb") as file:
            file.write(json.dumps(record).encode())
    return tmp_path


def judged(folder: Path) -> list[Finding]:
    """All findings of a timeline."""
    return judge_all(Folder(str(folder)), choice=None).findings


@pytest.mark.parametrize("format", registry.names(ROOM))
def test_every_report_can_be_written_and_holds_every_file(folder: Path, format: str) -> None:
    """No name silences the verdict on the others, and all show it in one way."""
    text = registry.load(ROOM, format).render(judged(folder), sources=lambda _: None)
    text.encode("utf-8")
    assert "\udce9" not in text
    plain = unquote(text)
    for name in ("caf\\xe9.json", "CAF\\xe9.json", "\\xff.json", "plain.json"):
        assert name in plain or name.replace("\\", "\\\\") in plain, name


def test_the_message_names_the_file_as_its_path_does(folder: Path) -> None:
    """Also in the remedy and in other places that belong to it."""
    found = [one for one in judged(folder) if one.path == SHOWN]
    assert [one.rule for one in found] == ["id/file-name"]
    assert found[0].message == "the id 'cafe' differs from the file's name, 'caf\\xe9'"
    (twin,) = [one for one in judged(folder) if one.rule == "id/duplicate"]
    assert twin.message == "the id 'CAF\\xe9' differs only in case from 'caf\\xe9'"
    assert [place.path for place in twin.related] == [SHOWN]


def test_a_file_by_itself_is_told_of_as_in_the_whole(folder: Path) -> None:
    """Asked for by its name on the command line."""
    path = os.fsdecode(os.path.join(os.fsencode(folder), b"events", b"caf\xe9.json"))
    (one,) = judge_files([path], choice=None).findings
    assert one.path == f"{folder}/{SHOWN}"
    assert one.message.endswith("'caf\\xe9'")


def test_mending_goes_on_over_every_file(folder: Path) -> None:
    """A safe repair writes all of them, and an unsafe one finds its file by the name as shown."""
    paths = [str(path) for path in sorted((folder / "events").iterdir())]
    findings = judge_files(paths, choice=None).findings
    forms = {form.path: form.after or b"" for form in mend(paths, lambda _: findings, unsafe=True)}
    assert len(forms) == 4
    odd = os.path.join(os.fsencode(folder), b"events", b"\xff.json")
    assert b'"summary": "Y"' in forms[os.fsdecode(odd)]


def test_sarif_names_a_file_by_an_address_that_leads_back(folder: Path) -> None:
    """A backslash belongs to the name; it is no slash."""
    log = json.loads(registry.load(ROOM, "sarif").render(judged(folder), sources=lambda _: None))
    places = [result["locations"][0] for result in log["runs"][0]["results"]]
    addresses = {one["physicalLocation"]["artifactLocation"]["uri"] for one in places}
    assert SHOWN in {unquote(address) for address in addresses}


def test_junit_stays_a_document(folder: Path) -> None:
    """The name stands in attributes."""
    text = registry.load(ROOM, "junit").render(judged(folder), sources=lambda _: None)
    assert SHOWN in {suite.get("name") for suite in ElementTree.fromstring(text)}


ANY = st.text(st.characters(), max_size=12)  # lone surrogates are among them


@given(ANY, ANY, ANY)
def test_whatever_a_finding_says_can_be_written(path: str, message: str, help: str) -> None:
    """Bytes of a name reach Python as lone surrogates, anywhere in a text."""
    related = (Related(path, 0, 0, message),)
    found = prefixed(Finding(path, 0, 0, "r", message, help=help, related=related), "")
    for text in (found.path, found.message, found.help or "", *found.related[0][::3]):
        text.encode("utf-8")


@given(st.binary(max_size=12))
def test_a_name_is_shown_by_its_bytes(name: bytes) -> None:
    """What is UTF-8 as it is, each other byte as an escape."""
    assert shown(os.fsdecode(name)) == name.decode("utf-8", "backslashreplace")
