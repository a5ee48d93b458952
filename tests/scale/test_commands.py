"""Commands answer from `--data` as they answer from a folder."""

import json

import pytest
from tests.effort import some

EVENTS = [
    {
        "schema_version": "1.0",
        "id": f"e{number}",
        "title": f"Event {number}",
        "kind": "meeting" if number % 2 else "statement",
        "when": when,
        "participants": [{"name": "Ana" if number % 3 else "D'Artagnan"}],
        "tags": ["x"],
    }
    for number, when in enumerate(
        ("2024-01-01", "2024~", "2023-12-31/..", "199X", "2024-02-03", "0044")
    )
] + [
    {
        "schema_version": "1.0",
        "id": "later",
        "title": "Later",
        "when": {"relative": "after", "to": "e4", "offset": "P2D"},
        "relations": [{"type": "follows", "to": "e4"}],
    }
]
COMMANDS = [
    ("list",),
    ("list", "--since", "2024", "--certain"),
    ("list", "who:d'artagnan OR kind:meeting", "--json"),
    ("list", "--since", "2024-01-01T12:00"),
    ("list", "who:nobody"),
    ("list", "kind:metting"),
    ("search", "event"),
    ("stats",),
    ("stats", "--by", "who"),
    ("stats", "--by", "kind", "--json"),
    ("stats", "--since", "2024", "--by", "month"),
    ("values", "who"),
    ("values", "place"),
    ("values", "voice"),
    ("values", "related"),
    ("gaps",),
    ("gaps", "--json"),
    ("show", "e4"),
    ("show", "lat"),
    ("show", "e"),
    ("export", "csv"),
    ("list", "--explain", "sql", "who:ana"),
    ("when", "--event", "later"),
    ("graph",),
    ("graph", "later"),
    ("due",),
    ("view",),
]


@pytest.fixture
def places(make_timeline, tmp_path, run):
    """The same events as a folder, a dataset and JSON lines."""
    folder = make_timeline(*EVENTS)
    lines = tmp_path / "events.jsonl"
    lines.write_text("".join(f"{json.dumps(event)}\n" for event in EVENTS), encoding="utf-8")
    data = tmp_path / "data"
    done = run("import", lines, "--to", "parquet", "--into", data, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "7 events written" in done.stderr
    return folder, data, lines


def test_every_command_answers_alike(places, run, tmp_path) -> None:
    """Standard output, exit code and hints are those of the folder, paths aside."""
    folder, data, lines = places
    for command in some(COMMANDS, 5):
        expected = run(*command, "-C", folder, TIMELINE_NOW="2025-01-01")
        for place in (data, lines, folder):
            done = run(*command, "--data", place, cwd=tmp_path, TIMELINE_NOW="2025-01-01")
            told = [
                text.replace("events/", "").replace(".json", "")
                for text in (done.stdout, expected.stdout)
            ]
            if place == folder or not {"csv", "--json"} & set(command):  # the path differs
                assert told[0] == told[1], (command, place)
            assert done.returncode == expected.returncode, (command, place, done.stderr)
            assert done.stderr == expected.stderr, (command, place)


def test_lines_that_fail_are_named(places, run, tmp_path) -> None:
    """With their line; the others are listed. So does a dataset made of them."""
    *_, lines = places
    bad = '{"id": 3}\n{"schema_version": "1.0"\n' + json.dumps(EVENTS[0]) + "\n"
    lines.write_text(lines.read_text(encoding="utf-8") + bad, encoding="utf-8")
    done = run("list", "--data", lines, cwd=tmp_path)
    assert done.stdout.count("\n") == 7
    assert "events.jsonl:9:" in done.stderr
    assert "events.jsonl:10:0: id/duplicate: the id 'e0' is taken by another line" in done.stderr
    assert "3 lines were left out" in done.stderr
    made = run("import", lines, "--to", "parquet", "--into", "new", cwd=tmp_path)
    assert made.returncode == 1
    assert "7 events written to new, 3 left out" in made.stderr


def test_answers_are_read_again(places, run, tmp_path) -> None:
    """What `list --format jsonl` prints is data for the next command, from a pipe, too."""
    folder, *_ = places
    answers = run("list", "--format", "jsonl", "-C", folder).stdout
    done = run("list", "--data", "-", cwd=tmp_path, input=answers)
    assert done.stdout == run("list", "-C", folder).stdout


def test_a_folder_goes_by_an_event_at_a_time(places, run, tmp_path) -> None:
    """`import FOLDER --to parquet` is the export of the folder."""
    folder, *_ = places
    assert run("import", folder, "--to", "parquet", "--into", "b", cwd=tmp_path).returncode == 0
    assert run("export", "parquet", tmp_path / "c", "-C", folder).returncode == 0
    for command in (("list", "--json"), ("values", "who")):
        one, other = (run(*command, "--data", tmp_path / name) for name in "bc")
        assert one.stdout == other.stdout


def test_a_folder_that_goes_by_is_judged_as_one_that_is_read(places, run, tmp_path) -> None:
    """The first of two files with one id holds, whatever kind of file it is, and it is said."""
    folder, *_ = places
    twice = {"schema_version": "1.0", "id": "e0", "title": "Other", "when": "2024"}
    ana = {"schema_version": "1.0", "id": "ana", "type": "person", "name": "Ana"}
    for path, record in (
        ("events/z/e0.json", twice),
        ("entities/ana.json", ana),
        ("entities/z/ana.json", {**ana, "name": "Not Ana"}),
        ("sources/odd.json", {"id": "odd"}),
    ):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(json.dumps(record))
    done = run("import", folder, "--to", "parquet", "--into", "b", cwd=tmp_path)
    read = run("list", "-C", folder)
    told = [line for line in done.stderr.splitlines() if line.startswith("left out: ")]
    assert len(told) == 3
    assert set(told) <= set(read.stderr.splitlines())
    assert (
        "left out: entities/z/ana.json: id/duplicate: the id 'ana' is taken by another file" in told
    )


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("none", "none: no such file or folder"),
        ("s3://bucket/data", "needs DuckDB's extension 'httpfs', which is not installed"),
        ("notes.txt", "events cannot be read from such a file"),
    ],
)
def test_what_is_no_data_is_refused(run, tmp_path, place, message) -> None:
    """Said in one line; nothing is downloaded."""
    (tmp_path / "notes.txt").write_text("x")
    done = run("list", "--data", place, cwd=tmp_path, HOME=str(tmp_path))
    assert done.returncode == 3
    assert message in done.stderr
    assert not (tmp_path / ".duckdb").exists()


def test_an_engine_that_reads_no_dataset_is_refused(places, run) -> None:
    """Python answers for timelines in memory."""
    folder, data, _ = places
    assert "cannot read a dataset" in run("list", "--data", data, "--engine", "python").stderr
    assert "unknown engine 'x'" in run("list", "--data", data, "--engine", "x").stderr
    assert "others only read a dataset" in run("list", "-C", folder, "--engine", "duckdb").stderr


def test_where_no_dataset_can_be_written_or_read_the_reason_is_told(places, run, tmp_path) -> None:
    """Nothing is made, and nothing that is there is touched."""
    folder, data, _ = places
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir()

    def written(to: str):
        return run("export", "parquet", tmp_path / to, "-C", folder)

    assert "no' does not exist" in written("no/data").stderr
    assert not (tmp_path / "no").exists()
    assert "a file; expected a folder" in written("file").stderr
    assert (tmp_path / "file").read_text() == "mine"
    assert written("empty").returncode == 0
    one = next(data.rglob("*.parquet"))
    done = run("list", "--data", one, cwd=tmp_path)
    assert done.returncode == 3
    assert "name the folder of the dataset, not one of its files" in done.stderr


def test_empty_lines_between_events_are_nothing(places, run, tmp_path) -> None:
    *_, lines = places
    before = run("list", "--data", lines, cwd=tmp_path).stdout
    lines.write_text(lines.read_text(encoding="utf-8").replace("\n", "\n\n"), encoding="utf-8")
    done = run("list", "--data", lines, cwd=tmp_path)
    assert (done.stdout, done.stderr) == (before, "")


TABLE = "Nr\tHeadline\tDate\tOdd\nA 1\tThey meet\t5 March 2024\tx\n\tThey meet\t2025\ty\n"


def test_a_table_goes_into_a_dataset_with_what_fits_no_field(run, tmp_path) -> None:
    """As it goes into files: mapped, told, with ids of its own and its origin."""
    (tmp_path / "t.tsv").write_text(TABLE)
    asked = ("--map", "Nr=id", "--to", "parquet", "--into", "d")
    done = run("import", "t.tsv", *asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Headline → title" in done.stderr
    assert "2 events written to d, 0 left out" in done.stderr
    found = json.loads(run("list", "--json", "--data", "d", cwd=tmp_path).stdout)
    events = {one["event"]["id"]: one["event"] for one in found}
    assert events["a-1"]["when"] == "2024-03-05"
    assert events["a-1"]["origin"] == {"source": "t", "key": "A 1", "kept": {"Odd": "x"}}
    assert events["they-meet"]["origin"]["kept"] == {"Odd": "y"}


def test_lines_as_engines_write_them_are_events(run, tmp_path) -> None:
    """`null` is absent, and counted; the version may be missing. `--data` reads them alike."""
    line = {
        "id": "a",
        "title": "A",
        "when": "2024",
        "tags": None,
        "places": [{"name": "X", "geo": None}],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(line) + "\n")
    done = run("import", "a.jsonl", "--to", "parquet", "--into", "d", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "null is taken as absent: tags (1), geo (1)" in done.stderr
    of_lines, of_data = (
        run("show", "a", "--data", name, cwd=tmp_path) for name in ("a.jsonl", "d")
    )
    assert of_lines.returncode == of_data.returncode == 0
    assert of_lines.stdout == of_data.stdout


@pytest.mark.parametrize(("lines", "said"), [(99, "there is no event"), (300, "100 were left out")])
def test_no_empty_dataset_is_left(run, tmp_path, lines, said) -> None:
    """A file of another kind is given up after a hundred lines."""
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n' * lines)
    done = run("import", "a.jsonl", "--to", "parquet", "--into", "d", cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == [
        "a.jsonl"
    ]
