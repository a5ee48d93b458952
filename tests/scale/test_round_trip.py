"""A timeline comes back from a dataset as it went in."""

import json
import shutil
import signal
import subprocess
import sys
from itertools import product

import pytest
from tests.effort import some

from timeline import jsonio, query
from timeline.chronicle import folder as store
from timeline.errors import ProjectError, TimelineError, UnknownId
from timeline.exporters import parquet
from timeline.listing.answer import answer

ODD = {
    "id": "caesar",
    "title": {"la": "Caesar dies", "ja": "京都 ｆｕｌｌ"},
    "when": "-0043-03-15",
    "extensions": {"org.example.x": {"n": 9007199254740991, "f": 1.50, "e": []}},
}
EVENTS = (
    ODD,
    {"id": "far", "title": "D'Artagnan's 100%_\\", "when": "Y12024"},
    {"id": "open", "title": "Since then", "when": "2024-03/..", "tags": ["x"]},
    {"id": "long", "title": "A century", "when": "19XX", "participants": [{"name": "Ünal"}]},
    {
        "id": "after",
        "title": "Later",
        "when": {"relative": "after", "to": "open", "point": "start"},
    },
    {"id": "lost", "title": "Lost", "when": {"relative": "after", "to": "nothing"}},
    {"id": "undated", "title": "Undated", "when": {"text": "once"}, "tags": ["x"]},
)
ENTITY = {"id": "petro", "type": "person", "name": "Gustavo Petro"}
SOURCE = {"id": "paper", "type": "report", "title": "The paper"}


@pytest.fixture
def timeline(make_timeline):
    """The odd events as a timeline in memory."""
    folder = make_timeline(*EVENTS, entities=(ENTITY,), sources=(SOURCE,))
    loaded = store.load(folder)
    assert loaded.problems == ()
    return loaded


@pytest.fixture
def data(timeline, tmp_path):
    """The odd events as a dataset."""
    matches = query.select(timeline, query.EVERYTHING)
    parquet.write(matches, timeline, tmp_path / "data", lang="en")
    return tmp_path / "data"


def opened(folder):
    """The dataset as a timeline."""
    from timeline.scale.engines.duckdb import connect

    return connect(str(folder))


def test_every_event_comes_back_as_it_was(timeline, data) -> None:
    """Record, path and everything worked out, in the same order; unknown extensions, too."""
    found = query.select(opened(data), query.EVERYTHING)
    expected = query.select(timeline, query.EVERYTHING)
    assert [answer(match, now=0) for match in found] == [answer(match, now=0) for match in expected]
    assert [jsonio.dumps(match.entry.record) for match in found] == [
        jsonio.dumps(match.entry.record) for match in expected
    ]


def test_what_is_around_the_events_comes_back(timeline, data) -> None:
    """Entities, sources and settings."""
    dataset = opened(data)
    assert dict(dataset.entities.records) == dict(timeline.entities.records)
    assert dict(dataset.sources) == dict(timeline.sources)
    assert dataset.settings == timeline.settings or not timeline.settings.given
    assert len(dataset) == len(timeline)


def test_an_event_is_fetched_by_its_id(data) -> None:
    """Where it lies is known; an unknown id has a hint."""
    dataset = opened(data)
    assert dataset.get("caesar").record["when"] == "-0043-03-15"
    assert "nothing" not in dataset.entries
    assert dataset.begun("un") == ["undated"]
    with pytest.raises(UnknownId, match="no event has the id 'caesarr'") as caught:
        dataset.get("caesarr")
    assert caught.value.hint == "did you mean 'caesar'?"


def test_the_first_are_the_first_of_all(data) -> None:
    """A limit gives the beginning of the whole answer, possible matches marked."""
    dataset = opened(data)
    whole = query.select(dataset, query.EVERYTHING)
    assert query.select(dataset, query.EVERYTHING, limit=3) == whole[:3]


def test_too_many_matches_are_refused(data, monkeypatch) -> None:
    """More than fit into memory are not begun with."""
    monkeypatch.setattr("timeline.scale.reading.MOST", 3)
    with pytest.raises(TimelineError, match="7 events match; at most 3 are held"):
        query.select(opened(data), query.EVERYTHING)


def test_a_truncated_file_is_refused(data) -> None:
    """The manifest knows the size of every file."""
    path = data / "event" / "short.parquet"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ProjectError, match=r"short\.parquet: [0-9,]+ bytes instead of [0-9,]+"):
        opened(data)


def test_a_file_of_the_same_size_that_is_no_parquet_is_refused(data) -> None:
    """What the manifest cannot know, the reader says."""
    path = data / "event" / "short.parquet"
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(ProjectError, match="magic bytes"):
        query.select(opened(data), query.EVERYTHING)


def test_a_missing_file_is_refused(data) -> None:
    """Named with what to do."""
    (data / "event_tag" / "all.parquet").unlink()
    with pytest.raises(ProjectError, match=r"all\.parquet: No such file") as caught:
        opened(data)
    assert "export parquet" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 4}, "version 4 of the dataset format; this program reads 3"),
        ({"format": "other"}, "not a dataset of this program"),
        ({"tables": {}}, "the table 'event' is missing"),
        ({"tables": 3}, "not a manifest that can be read"),
    ],
)
def test_another_format_is_refused(data, change, message) -> None:
    """A newer, a foreign and a broken manifest."""
    path = data / "dataset.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change))
    with pytest.raises(ProjectError, match=message):
        opened(data)


def test_a_missing_column_is_refused(data) -> None:
    """A file that was exchanged for one without the column is no answer with nothing in it."""
    import duckdb

    path = data / "event" / "long.parquet"
    for name in ("short", "long"):
        path = data / "event" / f"{name}.parquet"
        duckdb.sql(f"CREATE OR REPLACE TABLE t AS SELECT * EXCLUDE (e2) FROM '{path}'")
        duckdb.sql(f"COPY t TO '{path}' (FORMAT parquet)")
    manifest = json.loads((data / "dataset.json").read_text(encoding="utf-8"))
    for part in manifest["tables"]["event"]:
        part["bytes"] = (data / part["path"]).stat().st_size
    (data / "dataset.json").write_text(json.dumps(manifest))
    with pytest.raises(ProjectError, match="the column 'e2' of the table 'event' is missing"):
        query.select(opened(data), query.EVERYTHING)


def test_a_folder_of_foreign_parquet_is_refused(data, run) -> None:
    """Without the manifest, tables are not trusted."""
    (data / "dataset.json").unlink()
    done = run("list", "--data", data)
    assert done.returncode == 3
    assert (
        "not a dataset, or one that was not written completely: 'dataset.json' is missing"
        in done.stderr
    )


def test_other_folders_are_not_written_over(timeline, tmp_path) -> None:
    """Neither files of others nor, unasked, a dataset."""
    matches = query.select(timeline, query.EVERYTHING)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    with pytest.raises(TimelineError, match="holds other files"):
        parquet.write(matches, timeline, tmp_path / "notes", lang="en", replace=True)
    parquet.write(matches, timeline, tmp_path / "data", lang="en")
    with pytest.raises(TimelineError, match="holds a dataset"):
        parquet.write(matches, timeline, tmp_path / "data", lang="en")
    parquet.write(matches[:2], timeline, tmp_path / "data", lang="en", replace=True)
    assert len(opened(tmp_path / "data")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "made", "notes"]


KILLED = """
import sys
from pathlib import Path
from timeline import query
from timeline.chronicle import folder as store
from timeline.scale import build
from timeline.exporters import parquet
copy = build._copy
def slow(base, select, path):
    copy(base, select, path)
    print(path.name, flush=True)
    sys.stdin.readline()
build._copy = slow
timeline = store.load(Path(sys.argv[1]))
matches = query.select(timeline, query.EVERYTHING)
parquet.write(matches, timeline, Path(sys.argv[2]), lang="en", replace=True)
"""
"""An export that names each file that it has written, and waits for a line before the next."""


def writing(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


@pytest.mark.parametrize(("files", "before"), some([*product((1, 4), (True, False))], 2))
def test_killing_an_export_leaves_nothing_that_looks_whole(timeline, data, files, before) -> None:
    """Nothing new stands under the name; a dataset that was there still answers."""
    if not before:
        shutil.rmtree(data)
    command = [sys.executable, "-c", KILLED, str(timeline.root), str(data)]
    with writing(command) as process:
        process.stdin.write(b"\n" * (files - 1))
        process.stdin.flush()
        for _ in range(files):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    if before:
        assert len(query.select(opened(data), query.EVERYTHING)) == len(EVENTS)
    else:
        assert not data.exists()
    left = list(data.parent.glob(".data.*"))
    assert left
    assert not any((one / "dataset.json").exists() for one in left)
    parquet.write(query.select(timeline, query.EVERYTHING), timeline, data, lang="en", replace=True)
    assert list(data.parent.glob(".data.*")) == []


def test_an_export_leaves_alone_what_another_one_is_writing(timeline, data) -> None:
    command = [sys.executable, "-c", KILLED, str(timeline.root), str(data)]
    with writing(command) as process:
        assert process.stdout.readline()
        (other,) = data.parent.glob(".data.*")
        parquet.write([], timeline, data, lang="en", replace=True)
        assert other.exists()
        process.stdin.close()
        process.stdout.read()
    assert process.returncode == 0
    assert len(opened(data)) == len(EVENTS)


def test_folders_of_others_stay_whatever_they_are_called(timeline, data) -> None:
    mine = data.parent / ".data.my_notes.tmp"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine")
    (data.parent / ".data.a_single.tmp").write_text("a file")
    parquet.write([], timeline, data, lang="en", replace=True)
    assert sorted(data.parent.glob(".data.*")) == [data.parent / ".data.a_single.tmp", mine]


def test_what_was_replaced_stays_while_nothing_stands_in_its_place(timeline, data) -> None:
    """Killed between two renames, the only dataset is the one that was put aside."""
    put_aside = data.parent / ".data.12345678.old"
    put_aside.mkdir()
    data.rename(put_aside / "old")
    parquet.write([], timeline, data, lang="en")
    assert len(opened(put_aside / "old")) == len(EVENTS)


def test_interrupting_an_export_takes_its_leavings_away(timeline, data) -> None:
    """Ctrl-C ends with the folder as it was, and nothing beside it."""
    command = [sys.executable, "-c", KILLED, str(timeline.root), str(data)]
    with writing(command) as process:
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
    assert list(data.parent.glob(".data.*")) == []
    assert len(opened(data)) == len(EVENTS)
