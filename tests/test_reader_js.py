"""The second reader of the format, in JavaScript: its answers are those of the vectors and ours."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chronicle.resolve.test_vectors import record_of
from tests.chronicle.resolve.test_vectors import told as resolved
from tests.chronicle.resolve.test_worlds import DATES, ZONES, relatives, timelines
from tests.dates.strategies import expressions, nearly
from tests.effort import every
from tests.oracle import oracle

import timeline
from timeline.chronicle.resolve import Resolver
from timeline.chronicle.timeline import Entry
from timeline.dates import FOREVER, DateError, format_day, format_second, parse

ROOT = Path(__file__).parent.parent
READER = ROOT / "schema" / "readers" / "js"
VECTORS = ROOT / "tests" / "conformance" / "1.0"
Json = dict[str, Any]


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What a script of the reader prints, and how it ends."""
    command = [str(oracle("node")), str(READER / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def write(path: Path, value: object) -> Path:
    """The file with this JSON in it; its folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return path


def vectors(kind: str) -> list[Json]:
    """All published vectors of a kind."""
    files = sorted((VECTORS / kind).glob("*.json"))
    return [vector for file in files for vector in json.loads(file.read_bytes())]


# --- the published vectors ---


@pytest.mark.parametrize("kind", ["dates", "query", "resolve"])
def test_every_published_vector_passes(kind: str) -> None:
    """All of them: as many as there are, none left out."""
    ended = run("run-vectors.js", VECTORS / kind)
    assert ended.stdout == f"{len(vectors(kind))} passed, 0 failed\n"
    assert ended.returncode == 0


CHANGES: list[tuple[str, Json, str]] = [
    ("dates", {"edtf": "2025-02-29", "valid": True}, "valid"),
    ("dates", {"edtf": "2024-02-29", "valid": False}, "valid"),
    ("dates", {"edtf": "1985-13", "valid": False, "column": 5}, "column"),
    ("dates", {**vectors("dates")[0], "latest": "2026-02-04T10:59:00"}, "latest"),
    ("query", {"edtf": "2004", "window": ["2004-02-01", None], "expected": "certain"}, "verdict"),
    ("resolve", {**vectors("resolve")[0], "tz": "Asia/Tokyo"}, "due"),
    (
        "resolve",
        {"name": "x", "tz": "UTC", "events": {"a": "2018?"}, "expected": {"a": {"fault": "date"}}},
        "fault",
    ),
]


@pytest.mark.parametrize(("kind", "vector", "key"), CHANGES)
def test_a_vector_that_does_not_hold_is_reported(
    kind: str, vector: Json, key: str, tmp_path: Path
) -> None:
    """The runner can fail: one wrong vector of each sort, and the key is named."""
    write(tmp_path / kind / "wrong.json", [vector])
    ended = run("run-vectors.js", tmp_path)
    assert ended.returncode == 1
    assert ended.stdout.endswith("0 passed, 1 failed\n")
    assert f": {key} is " in ended.stdout


@pytest.mark.parametrize("arguments", [[], ["no-such-folder"]])
def test_a_runner_without_vectors_says_how_to_use_it(arguments: list[str]) -> None:
    """Exit 2, and nothing that looks like a success."""
    ended = run("run-vectors.js", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("usage: ")


# --- the same answers as this program ---


def dated(edtf: str) -> Json:
    """What this program says of an expression, as a vector."""
    try:
        date = parse(edtf)
    except DateError:
        return {"edtf": edtf, "valid": False}
    if date.seconds is None:
        bounds = [None if day is None else format_day(day) for day in date.days]
    else:
        offset = date.points[0].offset
        bounds = [None if at is None else format_second(at) + offset for at in date.seconds]
    return {
        "edtf": edtf,
        "valid": True,
        "canonical": str(date),
        "precision": date.precision,
        "start": bounds[:2],
        "end": bounds[2:],
        "earliest": bounds[0],
        "latest": bounds[3],
        "qualifiers": date.qualifiers,
    }


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(expressions | nearly, min_size=150, max_size=150))
def test_both_readers_agree_on_any_expression(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What is refused, and the bounds, spelling, precision and qualifiers of all the rest."""
    folder = tmp_path_factory.mktemp("vectors")
    write(folder / "dates" / "any.json", [dated(text) for text in texts])
    ended = run("run-vectors.js", folder)
    assert ended.stdout == f"{len(texts)} passed, 0 failed\n"


@st.composite
def cases(draw: st.DrawFn) -> Json:
    """A timeline of up to three events, the last of them due at some time, as a vector."""
    whens, tz = draw(timelines()), draw(ZONES)
    events: Json = {id: {"when": when} for id, when in whens}
    last = events[whens[-1][0]]
    last["due"] = draw(DATES | relatives(list(events)))
    resolver = Resolver({id: record_of(id, event) for id, event in events.items()}, tz)
    expected = {id: resolved(resolver, id, {"chain": []}) for id in events}
    expected[whens[-1][0]] |= resolved(resolver, whens[-1][0], {"due": []})
    name = f"{json.dumps(events)} in {tz}"
    return {"name": name, "tz": tz, "events": events, "expected": expected}


@settings(max_examples=4 if every() else 1, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_cases=st.lists(cases(), min_size=100, max_size=100))
def test_both_readers_agree_on_any_timeline(
    any_cases: list[Json], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Bounds in days and instants, certain pairs, deadlines and faults with their chains."""
    folder = tmp_path_factory.mktemp("vectors")
    write(folder / "resolve" / "any.json", any_cases)
    ended = run("run-vectors.js", folder)
    assert ended.stdout == f"{len(any_cases)} passed, 0 failed\n"


def day(bound: int | None) -> str | None:
    """A day as the reader prints it."""
    return bound if bound is None else "open" if bound >= FOREVER else format_day(bound)


def instant(bound: int | None) -> str | None:
    """An instant as the reader prints it."""
    return bound if bound is None else "open" if bound >= FOREVER else f"{format_second(bound)}Z"


def told(entry: Entry) -> Json:
    """What this program says of an event, as the reader prints it."""
    when, due = entry.resolved, entry.deadline
    certain = when.certain_days
    found: Json = {
        "id": entry.id,
        "days": [day(bound) for bound in when.days],
        "instants": [instant(bound) for bound in when.seconds],
        "certain": certain
        and [None if certain[0] >= FOREVER else day(certain[0]), day(certain[1])],
    }
    return found | ({"due": [instant(due.first), instant(due.last)]} if due else {})


def test_both_readers_agree_on_the_shipped_timeline() -> None:
    """Every event's bounds, certain pair and deadline, and the order of them all."""
    ended = run("bounds.js", ROOT)
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    found = [{key: value for key, value in line.items() if key != "match"} for line in lines]
    assert found == [told(entry) for entry in timeline.load(ROOT).ordered()]
    assert len(found) == len(list((ROOT / "events").glob("*.json")))


def test_both_readers_agree_on_a_window_of_the_shipped_timeline() -> None:
    """The same events, certain and possible, since the day of the meeting."""
    lines = run("bounds.js", ROOT, "2026-02-04", "2026").stdout.splitlines()
    found = {line["id"]: line["match"] for line in map(json.loads, lines)}
    matches = timeline.select(timeline.load(ROOT), "since:2026-02-04 until:2026")
    assert found == {match.entry.id: match.verdict for match in matches}
    assert set(found.values()) == {"certain", "possible"}


# --- a folder ---


def event(id: str, when: object, **more: object) -> Json:
    return {"schema_version": "1.0", "id": id, "title": id, "when": when, **more}


BAD = {
    "not-json.json": b"{",
    "marked.json": b"\xef\xbb\xbf{}",
    "latin.json": '{"title": "é"}'.encode("latin-1"),
    "other-name.json": json.dumps(event("name", "2026")).encode(),
    "later.json": json.dumps(event("later", "2026") | {"schema_version": "2.0"}).encode(),
    "number.json": json.dumps(event("number", 2026)).encode(),
    "two-kinds.json": json.dumps(event("two-kinds", {"start": "2026", "latest": "2027"})).encode(),
    "unknown-key.json": json.dumps(event("unknown-key", {"began": "2026"})).encode(),
    "deep.json": json.dumps(event("deep", {"earliest": {"earliest": "2026"}})).encode(),
    "due.json": json.dumps(event("due", "2026", commitment={"due": []})).encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_left_out_and_named(name: str, tmp_path: Path) -> None:
    """The others are answered; the exit says that something is missing."""
    write(tmp_path / "events" / "deep" / "good.json", event("good", "2026-02-04"))
    (tmp_path / "events" / name).write_bytes(BAD[name])
    ended = run("bounds.js", tmp_path)
    assert ended.returncode == 1
    assert name in ended.stderr
    assert "    at " not in ended.stderr
    assert [json.loads(line)["id"] for line in ended.stdout.splitlines()] == ["good"]


def test_the_zone_of_the_folder_is_read(tmp_path: Path) -> None:
    """`tz` of `timeline.toml`, and not one of a table below it."""
    write(tmp_path / "events" / "a.json", event("a", "2026-02-04"))
    (tmp_path / "timeline.toml").write_text(
        "languages = [\n  'ja',\n]\ntz = 'Asia/Tokyo' # here\n[labels]\ntz = 'UTC'\n", "utf-8"
    )
    line = json.loads(run("bounds.js", tmp_path).stdout)
    assert line["instants"][0] == "2026-02-03T15:00:00Z"


def test_a_long_chain_of_anchors_is_followed(tmp_path: Path) -> None:
    """Five thousand days, one after the other, asked from their end."""
    write(tmp_path / "events" / "e5000.json", event("e5000", "2026-01-01"))
    for number in range(5000):
        when = {"relative": "after", "to": f"e{number + 1}", "offset": "P1D"}
        write(tmp_path / "events" / f"e{number}.json", event(f"e{number}", when))
    lines = run("bounds.js", tmp_path).stdout.splitlines()
    assert json.loads(lines[-1])["id"] == "e0"
    assert json.loads(lines[-1])["days"][0] == "2039-09-10"


def test_the_reader_needs_nothing_but_node() -> None:
    """No dependency and no build: every import is a file beside it or Node's own."""
    package = json.loads((READER / "package.json").read_bytes())
    assert package["type"] == "module"
    assert package["license"] == "MIT"
    assert not {"dependencies", "devDependencies"} & package.keys()
    for file in READER.glob("*.js"):
        for name in re.findall(r'\bfrom "([^"]+)"', file.read_text("utf-8")):
            assert name.startswith("node:") or (READER / name).is_file(), (file.name, name)
