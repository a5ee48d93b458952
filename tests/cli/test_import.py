"""`timeline import`: the same file again changes nothing, and nothing is half-written."""

import json
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from datetime import date

import openpyxl
import pytest
from tests.effort import every

from timeline import registry
from timeline.cli import importing
from timeline.write.transaction import FOLDER, settle

TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\n'
TABLE = "title,date,who\nThey meet,2026-02-04,Ana Gómez\nThey part,5 February 2026,Somebody\n"
NAMED = "id,title,date\none,They meet,2026-02-04\ntwo,They part,2026-02-05\n"
ENTITY = {"id": "ana-gomez", "type": "person", "name": "Ana Gómez"}


@pytest.fixture
def place(make_timeline):
    folder = make_timeline(entities=(ENTITY,), toml=TOML)
    (folder / "t.csv").write_text(TABLE)
    return folder


def events(folder):
    return {path.stem: json.loads(path.read_text()) for path in (folder / "events").rglob("*.json")}


def last(done) -> str:
    return done.stderr.splitlines()[-1]


def test_events_come_in_and_are_valid(run, place):
    done = run("import", "t.csv", "--entities", cwd=place)
    assert (done.returncode, done.stdout) == (0, "")
    assert last(done) == "2 new, 0 updated, 0 skipped, 0 failed"
    assert "date → when" in done.stderr
    found = events(place)
    assert found["they-meet"]["participants"] == [{"entity": "ana-gomez"}]
    assert found["they-part"]["participants"] == [{"name": "Somebody"}]
    assert run("validate", cwd=place).returncode == 0


def test_again_changes_nothing(run, place):
    run("import", "t.csv", cwd=place)
    before = {path: path.read_bytes() for path in (place / "events").iterdir()}
    done = run("import", "t.csv", cwd=place)
    assert last(done) == "0 new, 0 updated, 2 skipped, 0 failed"
    assert {path: path.read_bytes() for path in (place / "events").iterdir()} == before


def test_a_change_of_one_side_is_taken_and_of_both_decided(run, place):
    (place / "t.csv").write_text(NAMED)
    run("import", "t.csv", cwd=place)
    (place / "t.csv").write_text(NAMED.replace("2026-02-04", "2026-02-03"))
    assert last(run("import", "t.csv", cwd=place)) == "0 new, 1 updated, 1 skipped, 0 failed"
    event = events(place)["one"]
    assert (event["when"], event["revision"]) == ("2026-02-03", 1)
    by_hand = {**event, "when": "2026-02-01", "summary": "By hand"}
    (place / "events/one.json").write_text(json.dumps(by_hand))
    assert "2 skipped" in run("import", "t.csv", cwd=place).stderr
    (place / "t.csv").write_text(NAMED.replace("2026-02-04", "2026-02-02"))
    told = run("import", "t.csv", cwd=place)
    assert last(told) == "0 new, 0 updated, 2 skipped, 0 failed"
    assert "import/conflict: 'one' has another when" in told.stderr
    assert '"2026-02-02"' in told.stderr
    refused = run("import", "t.csv", "--on-conflict", "error", cwd=place)
    assert refused.returncode == 1
    assert events(place)["one"] == by_hand
    updated = run("import", "t.csv", "--on-conflict", "theirs", cwd=place)
    assert last(updated) == "0 new, 1 updated, 1 skipped, 0 failed"
    assert events(place)["one"]["when"] == "2026-02-02"
    assert events(place)["one"]["summary"] == "By hand"


def test_a_row_without_an_id_is_another_event_unless_title_and_time_are_the_same(run, place):
    """Two meetings that are both called "They meet" are not one."""
    run("import", "t.csv", cwd=place)
    before = events(place)
    (place / "other.csv").write_text("title,date\nThey meet,1999\nThey talk,1999\n")
    done = run("import", "other.csv", "--on-conflict", "theirs", cwd=place)
    assert last(done) == "2 new, 0 updated, 0 skipped, 0 failed"
    found = events(place)
    assert {id: found[id] for id in before} == before
    assert found["they-meet-2"]["when"] == "1999"


def test_the_same_file_under_another_name_is_stopped(run, place):
    """Whether its rows have ids or not; --source says that it is meant."""
    for text, key in ((TABLE, "they-meet"), (NAMED, "one")):
        (place / "t.csv").write_text(text)
        (place / "u.csv").write_text(text)
        run("import", "t.csv", cwd=place)
        before = events(place)
        done = run("import", "u.csv", cwd=place)
        assert done.returncode == 1
        assert "timeline import u.csv --source t" in done.stderr
        assert events(place) == before
        same = run("import", "u.csv", "--source", "t", cwd=place)
        assert last(same) == "0 new, 0 updated, 2 skipped, 0 failed"
        assert key in before


@pytest.mark.parametrize("copy", ["t (1).csv", "t-copy.csv", "t - Copy.csv", "t 2026-03-01.csv"])
def test_a_copy_of_a_file_is_the_same_source(run, place, copy):
    run("import", "t.csv", cwd=place)
    (place / copy).write_text(TABLE)
    assert last(run("import", copy, cwd=place)) == "0 new, 0 updated, 2 skipped, 0 failed"


def test_what_is_no_longer_in_the_source_is_named_and_withdrawn_if_asked(run, place):
    (place / "t.csv").write_text(NAMED)
    run("import", "t.csv", cwd=place)
    (place / "t.csv").write_text(NAMED.replace("two,They part,2026-02-05\n", ""))
    told = run("import", "t.csv", cwd=place)
    assert "1 event is no longer in 't': two; --prune withdraws them" in told.stderr
    assert last(told) == "0 new, 0 updated, 1 skipped, 0 failed"
    done = run("import", "t.csv", "--prune", cwd=place)
    assert last(done) == "0 new, 1 updated, 1 skipped, 0 failed"
    assert "no longer in 't'" in events(place)["two"]["withdrawn"]["reason"]
    assert "no longer" not in run("import", "t.csv", "--prune", cwd=place).stderr


def test_nothing_is_withdrawn_where_rows_failed_or_the_source_is_not_whole(run, place):
    (place / "t.csv").write_text(NAMED)
    run("import", "t.csv", cwd=place)
    (place / "t.csv").write_text("id,title,date,who\none,They meet,2026-02-04,\n,,,X\n")
    failed = run("import", "t.csv", "--prune", cwd=place)
    assert "none was withdrawn, since some events failed" in failed.stderr
    assert "withdrawn" not in events(place)["two"]
    run("export", "csv", "-o", "out.csv", cwd=place)
    assert run("import", "out.csv", "--prune", cwd=place).returncode == 2
    piped = run("import", "-", "--from-format", "csv", "--prune", cwd=place, input=NAMED)
    assert piped.returncode == 2


def test_a_spreadsheet_that_is_not_read_is_named_with_the_way_to_save_it(run, place):
    (place / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0more")
    (place / "s.xlsx").write_bytes(b"PK\x03\x04more")
    for words, code in ((["old.xls"], 2), (["s.xlsx", "--from-format", "csv"], 2), (["s.xlsx"], 1)):
        refused = run("import", *words, cwd=place)
        assert refused.returncode == code
        assert "as CSV (UTF-8)" in refused.stderr
    (place / "in").mkdir()
    (place / "in/old.xls").write_bytes(b"\xd0\xcf\x11\xe0more")
    (place / "in/t.csv").write_text(TABLE)
    assert "in/old.xls: left out: a spreadsheet" in run("import", "in", cwd=place).stderr


def test_a_sheet_of_a_workbook_comes_in(run, place):
    book = openpyxl.Workbook()
    for row in (["title", "when"], ["Talks", date(2024, 5, 1)]):
        book.active.append(row)
    book.active["B2"].number_format = "mmm yyyy"
    book.save(place / "s.xlsx")
    shown = run("import", "s.xlsx", cwd=place)
    assert shown.stderr.endswith("1 new, 0 updated, 0 skipped, 0 failed\n")
    assert events(place)["talks"]["when"] == "2024-05"
    assert run("import", "s.xlsx", cwd=place).stderr.endswith("1 skipped, 0 failed\n")
    unknown = run("import", "s.xlsx", "--option", "sheet=None", cwd=place)
    assert (unknown.returncode, "'Sheet'" in unknown.stderr) == (1, True)


def test_what_fails_is_told_and_the_rest_comes_in(run, place):
    (place / "t.csv").write_text(TABLE + ",,Somebody\n")
    done = run("import", "t.csv", cwd=place)
    assert done.returncode == 1
    assert "t.csv:4:1: import/no-date" in done.stderr
    assert last(done) == "2 new, 0 updated, 0 skipped, 1 failed"


def test_strict_writes_nothing_if_anything_fails(run, place):
    (place / "t.csv").write_text(TABLE + ",,Somebody\n")
    assert run("import", "t.csv", "--strict", cwd=place).returncode == 1
    assert events(place) == {}


def test_reports_go_into_a_file_and_dates_that_were_read_are_shown(run, place):
    rows = "".join(f"E{n},{n + 2} March 2024,\n" for n in range(9)) + "X,nonsense,\n" * 5
    (place / "t.csv").write_text("title,date,who\n" + rows)
    done = run("import", "t.csv", "--report", "r.txt", cwd=place)
    assert "9 dates read from words, as '2 March 2024' → 2024-03-02" in done.stderr
    assert done.stderr.count("import/undated: ") == 3
    assert "… and 2 more import/undated; --all-reports prints them all" in done.stderr
    lines = (place / "r.txt").read_text().splitlines()
    assert [line.split(": ")[0] for line in lines[:5]] == [f"t.csv:{n}:1" for n in range(11, 16)]


def test_an_event_that_breaks_a_rule_fails_by_itself(run, place):
    rows = [
        {"schema_version": "1.0", "id": "good", "title": "G", "when": "2024"},
        {"schema_version": "1.0", "id": "bad", "title": "B", "when": "2024-02-30"},
        {"schema_version": "1.0", "id": "lost", "title": "L", "when": "2024",
         "places": [{"entity": "nowhere"}]},
    ]  # fmt: skip
    (place / "e.json").write_text(json.dumps(rows))
    done = run("import", "e.json", cwd=place)
    assert last(done) == "1 new, 0 updated, 0 skipped, 2 failed"
    assert "time/no-such-day" in done.stderr
    assert list(events(place)) == ["good"]
    assert run("validate", cwd=place).returncode in (0, 1)


def test_dry_run_writes_nothing(run, place):
    done = run("import", "t.csv", "--dry-run", cwd=place)
    assert "+++ b/events/they-meet.json" in done.stdout
    assert events(place) == {}


def test_standard_input_and_a_folder(run, place):
    piped = run("import", "-", "--from-format", "csv", cwd=place, input=TABLE)
    assert "2 new" in piped.stderr
    asked = ("import", "-", "--source", "other")
    found_out = run(*asked, cwd=place, input='{"title": "X", "date": "2024"}')
    assert "1 new" in found_out.stderr
    folder = place / "incoming" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("---\ntitle: Note\ndate: 2024\n---\nBody\n")
    (folder / "b.csv").write_text("title,date\nRow,2025\n")
    (folder / ".hidden.csv").write_text("title,date\nHidden,2025\n")
    (folder / "c.txt").write_text("no events")
    done = run("import", "incoming", "--into", "notes", cwd=place)
    assert last(done) == "2 new, 0 updated, 0 skipped, 0 failed"
    assert (place / "events/notes/a.json").exists()


def test_a_calendar_is_matched_by_its_uid(run, place):
    head = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1@x\nDTSTART;VALUE=DATE:20260204\n"
    text = head + "SUMMARY:{}\nEND:VEVENT\nEND:VCALENDAR\n"
    (place / "c.ics").write_text(text.format("Talks"))
    run("import", "c.ics", cwd=place)
    (place / "c.ics").write_text(text.format("Talks about talks"))
    done = run("import", "c.ics", "--on-conflict", "theirs", cwd=place)
    assert "0 new, 1 updated" in done.stderr
    assert events(place)["talks"]["title"] == "Talks about talks"


WEEKLY = """BEGIN:VCALENDAR
BEGIN:VEVENT
{uid}SUMMARY:{title}
DTSTART;VALUE=DATE:20260204
RRULE:FREQ=WEEKLY;COUNT=2
END:VEVENT
END:VCALENDAR
"""


def test_an_occurrence_is_matched_by_its_uid_whatever_it_is_called_now(run, place):
    words = ("import", "c.ics", "--recurrence", "expand", "--on-conflict", "theirs")
    (place / "c.ics").write_text(WEEKLY.format(uid="UID:1@x\n", title="Talks"))
    run(*words, cwd=place)
    (place / "c.ics").write_text(WEEKLY.format(uid="UID:1@x\n", title="Talks about talks"))
    assert last(run(*words, cwd=place)) == "0 new, 2 updated, 0 skipped, 0 failed"
    found = events(place)
    assert sorted(found) == ["talks-2026-02-04", "talks-2026-02-11"]
    assert found["talks-2026-02-11"]["title"] == "Talks about talks"


@pytest.mark.parametrize("uid", ["", "UID:1@x\n"])
def test_an_occurrence_overwrites_no_event_of_another_calendar(run, place, uid):
    """Its id is made of its title and its day, which another event may have too."""
    mine = {"schema_version": "1.0", "id": "talks-2026-02-04", "title": "Mine", "when": "2026"}
    (place / "events" / "talks-2026-02-04.json").write_text(json.dumps(mine))
    (place / "c.ics").write_text(WEEKLY.format(uid=uid, title="Talks"))
    done = run("import", "c.ics", "--recurrence", "expand", "--on-conflict", "theirs", cwd=place)
    assert last(done) == "2 new, 0 updated, 0 skipped, 0 failed"
    assert events(place)["talks-2026-02-04"] == mine


def test_a_calendar_prints_nothing_on_standard_output(run, place):
    (place / "c.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:X\nBEGIN:VALARM\nACTION:ODD\n"
    )
    assert run("import", "c.ics", cwd=place).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["missing.csv"], 3, "missing.csv"),
        (["t.csv", "--from-format", "csvv"], 2, "did you mean 'csv'"),
        (["t.csv", "--on-conflict", "overwrite"], 2, "theirs"),
        (["t.csv", "--recurrence", "expand"], 2, "csv has no option --recurrence"),
        (["t.csv", "--date-order", "ymd"], 2, "dmy"),
        (["t.csv", "--map", "datum=when"], 2, "datum"),
        (["t.csv", "--into", "../out"], 2, "events/"),
        (["t.csv", "--option", "encoding"], 2, "NAME=VALUE"),
        ([], 2, "imported"),
        (["entities"], 1, "failed"),
    ],
)
def test_a_wrong_request_is_refused(run, place, arguments, code, word):
    refused = run("import", *arguments, cwd=place)
    assert word in refused.stderr
    assert refused.returncode == code


def test_the_manuals_are_there(run, place):
    shown = run("import", "--formats", "all", cwd=place).stdout
    for name in registry.names("timeline.importers"):
        assert f"{name}: " in shown
        assert run("import", "--formats", name, cwd=place).returncode == 0


def test_endings_are_those_that_importers_name():
    """Kept twice, since naming a format must not load the libraries of all."""
    own = {}
    for name in registry.names("timeline.importers"):
        for suffix in registry.load("timeline.importers", name).SUFFIXES:
            own.setdefault(suffix, set()).add(name)
    assert {suffix: {name} for suffix, name in importing._BY_SUFFIX.items()} == {
        suffix: names - {"timelinejs", "periodo"} for suffix, names in own.items()
    }


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("answer", "when"),
    [(b"dmy\n", "2024-11-10"), (b"mdy\n", "2024-10-11"), (b"no\n", {"text": "10/11/2024"})],
)
def test_on_a_terminal_the_order_of_dates_is_asked(place, answer, when):
    import pty

    (place / "t.csv").write_text("title,date\nUnclear,10/11/2024\n")
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "import", "t.csv"],
        cwd=place, stdin=side, stdout=side, stderr=side, env={**os.environ, "TERM": "dumb"},
    )  # fmt: skip
    os.close(side)
    os.write(main, answer)
    shown = b""
    try:
        while chunk := os.read(main, 1000):
            shown += chunk
    except OSError:
        pass
    process.wait(timeout=30)
    os.close(main)
    assert b"two readings" in shown
    assert events(place).get("unclear", {}).get("when") == when


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_import_leaves_all_or_nothing(place):
    """Killed at some moments: after the next command there are no events, or all of them."""
    rows = "".join(f"Event {n},2024-03-{n % 27 + 2:02d},\n" for n in range(300))
    (place / "many.csv").write_text("title,date,who\n" + rows)
    chance = random.Random(7)
    seen = set()
    for _ in range(8 if every() else 3):
        process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "import", "many.csv"], cwd=place,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and not (place / FOLDER).exists():
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        settle(place)
        count = len(events(place))
        assert count in (0, 300)
        seen.add(count)
        for path in (place / "events").iterdir():
            os.unlink(path)
    assert seen


def test_without_the_extra_the_missing_package_is_named(place):
    """The reader of YAML is not installed: the message says what to install."""
    (place / "n.md").write_text("---\ntitle: X\ndate: 2024\n---\n")
    code = (
        "import sys; sys.modules['yaml'] = None; sys.argv = ['timeline', 'import', 'n.md']; "
        "from timeline.cli.app import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "[import]" in done.stderr


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//X//X//EN
{}END:VCALENDAR
"""


def entry(day: str) -> str:
    return (
        f"BEGIN:VEVENT\nUID:{day}@x.example\nDTSTAMP:20260101T000000Z\n"
        f"DTSTART;VALUE=DATE:{day}\nSUMMARY:They meet {day}\nEND:VEVENT\n"
    )


def test_what_lies_outside_the_days_asked_for_is_not_gone(run, place):
    """Nor withdrawn; what should be within them and is not there, is."""
    days = ("20240105", "20250105", "20250205")
    (place / "c.ics").write_text(CALENDAR.format("".join(map(entry, days))))
    run("import", "c.ics", cwd=place)
    (place / "c.ics").write_text(CALENDAR.format(entry("20250205")))
    asked = ("import", "c.ics", "--since", "2025", "--until", "2025")
    told = run(*asked, cwd=place)
    assert "1 event is no longer in 'c': they-meet-20250105; --prune" in told.stderr
    assert run(*asked, "--prune", cwd=place).returncode == 0
    gone = {id for id, record in events(place).items() if "withdrawn" in record}
    assert gone == {"they-meet-20250105"}


def test_a_second_pipe_says_how_to_go_on(run, place):
    """The same again changes nothing; another table is stopped, and both ways work as they are."""
    piped = ("import", "-", "--from-format", "csv")
    assert run(*piped, cwd=place, input=NAMED).returncode == 0
    assert run(*piped, cwd=place, input=NAMED).returncode == 0
    before = events(place)
    other = "id,title,date\none,Something else,2025\n"
    stopped = run(*piped, cwd=place, input=other)
    assert stopped.returncode == 1
    assert events(place) == before
    hints = [line for line in stopped.stderr.splitlines() if "timeline import -" in line]
    words = [shlex.split(line.partition("| timeline ")[2]) for line in hints]
    assert words[0] == [*piped, "--source", "standard input"]
    assert run(*words[1], cwd=place, input=other).returncode == 0
    assert events(place).keys() == {*before, "one-2"}
    assert run(*words[0], cwd=place, input=other).returncode == 0
    assert events(place)["one"]["title"] == "Something else"


def test_what_would_make_another_file_wrong_is_refused(run, place):
    """Another event refers to a figure in the one that comes in without it; the rest comes in."""
    whole = {"schema_version": "1.0", "title": "T", "when": "2024"}
    figure = {"id": "x", "quantities": [{"id": "q", "measure": "m", "value": 5}]}
    follows = {"id": "y", "relations": [{"type": "follows", "to": "x#q"}]}
    (place / "a.json").write_text(json.dumps([{**whole, **figure}, {**whole, **follows}]))
    assert run("import", "a.json", cwd=place).returncode == 0
    (place / "b.json").write_text(json.dumps([{**whole, "id": "x"}, {**whole, "id": "z"}]))
    done = run("import", "b.json", "--on-conflict", "theirs", cwd=place)
    assert (done.returncode, last(done)) == (1, "1 new, 0 updated, 0 skipped, 1 failed")
    assert "reference/unknown-local: 'x': events/y.json would be wrong" in done.stderr
    assert run("validate", cwd=place).returncode == 0
