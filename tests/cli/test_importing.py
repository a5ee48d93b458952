"""`timeline import`: where its input comes from, which format that is, and what is told of it."""

import json
import subprocess

import pytest
from tests.write.stopped import stopped

from timeline.write.transaction import FileChange

TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\n'
TABLE = "id,title,date\none,They meet,2026-02-04\n"
EVENT = {"title": "They meet", "when": "2026-02-04"}
OWN = {"schema_version": "1.0", **EVENT}
SLIDE = {"start_date": {"year": "2026", "month": "2"}, "text": {"headline": "They meet"}}
CALENDAR = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1@x\nSUMMARY:They meet\n"
    "DTSTART;VALUE=DATE:20260204\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.fixture
def place(make_timeline):
    return make_timeline(toml=TOML)


def events(folder):
    return {path.stem: json.loads(path.read_text()) for path in (folder / "events").rglob("*.json")}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (json.dumps(EVENT), "2026-02-04"),
        (json.dumps([EVENT]), "2026-02-04"),
        (f"{json.dumps(EVENT)}\n{json.dumps({**EVENT, 'title': 'X'})}\n", "2026-02-04"),
        (json.dumps({"events": [SLIDE]}), "2026-02"),
        (CALENDAR, "2026-02-04"),
        ("\ufeff" + CALENDAR.lower().replace("they meet", "They meet"), "2026-02-04"),
        ("---\ntitle: They meet\nwhen: 2026-02-04\n---\n", "2026-02-04"),
    ],
)
def test_a_pipe_is_known_by_how_it_begins(run, place, text, when):
    done = run("import", "-", cwd=place, input=text)
    assert done.returncode == 0, done.stderr
    assert events(place)["they-meet"]["when"] == when


def test_a_key_of_that_name_alone_makes_no_timelinejs(run, place):
    """Only a list of slides with dates in parts does."""
    text = json.dumps({**EVENT, "summary": 'Its "start_date" is known.'})
    assert run("import", "-", cwd=place, input=text).returncode == 0
    assert events(place)["they-meet"]["summary"] == 'Its "start_date" is known.'
    broken = run("import", "-", "--from-format", "", cwd=place, input='{"start_date": ')
    assert broken.returncode == 1
    assert "Traceback" not in broken.stderr


def test_a_format_that_is_not_clear_is_asked_for(run, place):
    refused = run("import", "-", cwd=place, input=TABLE)
    assert refused.returncode == 2
    assert "-: the format is not clear" in refused.stderr
    assert "name it with --from-format: csv, ics, " in refused.stderr
    assert run("import", "-", "--from-format", "csv", cwd=place, input=TABLE).returncode == 0
    assert events(place)["one"]["when"] == "2026-02-04"


def test_a_folder_gives_its_files_or_those_of_a_format(run, place):
    inbox = place / "inbox"
    (inbox / ".git").mkdir(parents=True)
    (inbox / ".git" / "no.csv").write_text(TABLE.replace("one", "no"))
    (inbox / ".no.csv").write_text(TABLE.replace("one", "no"))
    refused = run("import", "inbox", cwd=place)
    assert refused.returncode == 2
    assert "inbox: no file ends in .csv, .ical, " in refused.stderr
    (inbox / "t.csv").write_text(TABLE)
    (inbox / "c.ics").write_text(CALENDAR)
    assert run("import", "inbox", "--from-format", "ics", cwd=place).returncode == 0
    assert set(events(place)) == {"they-meet"}
    assert run("import", "inbox", cwd=place).returncode == 0
    assert set(events(place)) == {"they-meet", "one"}
    refused = run("import", "inbox", "--from-format", "timelinejs", cwd=place)
    assert "inbox: no file ends in .json" in refused.stderr


def test_a_file_too_great_to_be_a_list_of_events_is_not_read(run, place):
    with (place / "great.csv").open("wb") as file:
        file.truncate((1 << 30) + 1)  # holes only: it takes no room
    refused = run("import", "great.csv", cwd=place)
    assert refused.returncode != 0
    assert "great.csv: larger than 1,073,741,824 bytes" in refused.stderr


def test_of_many_alike_reports_some_are_told_and_the_rest_counted(run, place):
    rows = "".join(f"e{n},They meet,nonsense {n}\n" for n in range(40))
    (place / "t.csv").write_text("id,title,date\n" + rows)
    done = run("import", "t.csv", cwd=place)
    told = [line for line in done.stderr.splitlines() if "t.csv:" in line]
    (more,) = [line for line in done.stderr.splitlines() if line.startswith("… and ")]
    assert 0 < len(told) < 40
    assert more.startswith(f"… and {40 - len(told)} more import/")
    whole = run("import", "t.csv", "--all-reports", cwd=place)
    assert len([line for line in whole.stderr.splitlines() if "t.csv:" in line]) == 40
    assert "… and" not in whole.stderr


def test_what_came_in_is_staged_if_asked(run, place):
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    (place / "t.csv").write_text(TABLE)
    assert run("import", "t.csv", "--stage", cwd=place).returncode == 0
    shown = subprocess.run(
        ["git", "diff", "--cached", "--name-only"], cwd=place, text=True, capture_output=True,
        check=True,
    )  # fmt: skip
    assert shown.stdout == "events/one.json\n"


def test_an_interrupted_run_is_told_of(run, place):
    stopped(place, [FileChange(f"events/{name}.json", None, b"ours") for name in "xy"])
    (place / "events/x.json").write_text("{}")
    (place / "t.csv").write_text(TABLE)
    done = run("import", "t.csv", cwd=place)
    assert "events/x.json: another program wrote it meanwhile" in done.stderr
    assert (place / "events/x.json.saved").read_bytes() == b"ours"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({**OWN, "tags": "no list"}, "import/invalid: 'they-meet': tags: "),
        ({**OWN, "title": {"es": "Hola"}, "when": {"min": 1}}, "import/invalid: 'hola': when"),
    ],
)
def test_the_first_reason_against_an_event_is_told(run, place, fields, message):
    done = run("import", "-", cwd=place, input=json.dumps(fields))
    assert done.returncode == 1
    assert message in done.stderr
    assert events(place) == {}


def test_an_event_that_comes_twice_comes_once(run, place):
    (place / "t.csv").write_text(TABLE + "one,They meet again,2027\n")
    done = run("import", "t.csv", cwd=place)
    assert done.returncode == 1
    assert "import/twice: the id 'one' comes twice" in done.stderr
    assert events(place)["one"]["title"] == "They meet"


def test_names_and_addresses_that_are_known_become_ids(run, make_timeline):
    """Only where exactly one has the name, and where nothing of a citation is lost."""
    place = make_timeline(
        toml=TOML,
        entities=(
            {"id": "ana", "type": "person", "name": "Ana Gómez"},
            {"id": "luz", "type": "person", "name": "Luz"},
            {"id": "luz-2", "type": "person", "name": "luz"},
            {"id": "bogota", "type": "place", "name": {"en": "Bogotá", "ja": "ボゴタ"}},
        ),
        sources=({"id": "book", "title": "A book", "url": "https://x.example/b"},),
    )
    event = {
        **OWN,
        "participants": [{"name": "ana gómez", "role": "host"}, {"name": "Luz"}],
        "places": [{"name": "ボゴタ"}],
        "sources": [
            {"title": "A Book", "locator": "p. 3"},
            {"title": "Other words", "url": "https://x.example/b"},
            {"title": "A book", "accessed": "2024"},
            {"source": "book"},
        ],
    }
    words = ("import", "-", "--from-format", "json", "--entities")
    done = run(*words, cwd=place, input=json.dumps(event))
    assert done.returncode == 0, done.stderr
    made = events(place)["they-meet"]
    assert made["participants"] == [{"entity": "ana", "role": "host"}, {"name": "Luz"}]
    assert made["places"] == [{"entity": "bogota"}]
    assert made["sources"] == [
        {"source": "book", "locator": "p. 3"},
        {"source": "book"},
        {"title": "A book", "accessed": "2024"},
        {"source": "book"},
    ]


def test_a_title_in_languages_gives_an_english_id(run, place):
    both = json.dumps({"title": {"es": "Hola", "en": "Hello"}, "when": "2024"})
    other = json.dumps({"title": {"es": "Adiós"}, "when": "2024"})
    assert run("import", "-", cwd=place, input=f"{both}\n{other}\n").returncode == 0
    assert set(events(place)) == {"hello", "adios"}


def test_there_is_one_form_of_dataset(run, place):
    refused = run("import", "t.csv", "--to", "sqlite", cwd=place)
    assert refused.returncode == 2
    assert "--to sqlite" in refused.stderr
    assert "expected one of parquet" in refused.stderr


def test_null_is_absent(run, place):
    """As engines write what is not there; an event of the format and any other object alike."""
    own = {**OWN, "tags": None, "places": [{"name": "Here", "geo": None}]}
    other = {"id": "b", "title": "B", "date": "2024", "tags": None}
    text = f"{json.dumps(own)}\n{json.dumps(other)}\n"
    done = run("import", "-", "--from-format", "jsonl", cwd=place, input=text)
    assert done.returncode == 0, done.stderr
    assert "null is taken as absent: tags (1), geo (1)" in done.stderr
    assert events(place)["they-meet"]["places"] == [{"name": "Here"}]
    assert "tags" not in events(place)["b"]
