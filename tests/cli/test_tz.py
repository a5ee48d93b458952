"""`--tz`: clock times as another zone's clocks show them; a day or coarser keeps its name."""

import json

import pytest
from tests.cli.reading import timeline, write

EARLIEST = "2026-02-05T00:45:00+09:00"
LATEST = "2026-02-05T01:15:59+09:00"


def test_the_meeting_in_washington_began_on_5_february_in_tokyo(run):
    """10:45 to 11:15 in Washington is 00:45 to 01:15 the next day in Tokyo."""
    [answer] = json.loads(run("show", "white-house-meeting", "--tz", "Asia/Tokyo", "--json").stdout)
    assert answer["resolved"]["start"] == {"earliest": EARLIEST, "latest": LATEST}
    assert answer["resolved"]["zone"] == "America/New_York"
    assert answer["event"]["when"]["tz"] == "America/New_York"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "between 00:45 and 01:15 on 5 February 2026 (Tokyo time)"),
        ("es", "5 de febrero de 2026, entre las 00:45 y la 01:15 (hora de Tokio)"),
        ("ja", "2026年2月5日0時45分から1時15分の間(日本時間)"),
    ],
)
@pytest.mark.parametrize("command", ["list", "search", "show"])
def test_words_move_in_every_language_and_command(run, command, lang, words):
    what = {"list": "id:white-house-meeting", "search": "recibe OR White House"}
    asked = what.get(command, "white-house-meeting")
    done = run(command, asked, "--tz", "Asia/Tokyo", "--lang", lang, COLUMNS="400")
    assert words in (done.stdout if lang == "ja" else " ".join(done.stdout.split()))


def test_the_end_that_is_a_whole_day_says_whose_day_it_is(run):
    text = run("show", "white-house-meeting", "--tz", "Asia/Tokyo").stdout
    text = " ".join(text.split())
    assert "end: 4 February 2026 (New York time)" in text
    assert "“from about 11:00, the scheduled hour”" in text, "the source's own words never move"


def test_a_zone_with_the_same_hours_is_named_though_nothing_moves(run):
    text = run("show", "white-house-meeting", "--tz", "America/Bogota", COLUMNS="400").stdout
    assert "4 February 2026, starting between 10:45 and 11:15 (Bogotá time)" in text


@pytest.mark.parametrize("when", ["2026-02-04", "2026-02", "2026", "2026-02-04/2026-02-06", "202X"])
def test_a_day_or_coarser_keeps_its_name(tmp_path, when):
    folder = str(write(tmp_path, {"id": "a", "when": when}, toml='tz = "America/New_York"'))
    for form in ("plain", "json"):
        plain = timeline("list", "-C", folder, "-f", form)
        assert plain.exit_code == 0
        moved = timeline("list", "-C", folder, "-f", form, "--tz", "Asia/Tokyo")
        assert moved.stdout == plain.stdout


@pytest.mark.parametrize(
    ("when", "tz", "words"),
    [
        ("2026-02-04T11:00", "Asia/Tokyo", "5 February 2026, 01:00 (Tokyo time)"),
        ("2026-02-04T11:00Z", "Asia/Tokyo", "4 February 2026, 20:00 (Tokyo time)"),
        ("2026-02-04T~11:00", "UTC", "4 February 2026, about 16:00 (UTC time)"),
        ("2026-02-04T11:00:30", "Asia/Kolkata", "4 February 2026, 21:30:30 (Kolkata time)"),
        ("2026-12-31T20:00", "UTC", "1 January 2027, 01:00 (UTC time)"),
        # Clocks went back at 02:00: 01:30 came twice, the first counts.
        ("2025-11-02T01:30", "UTC", "2 November 2025, 05:30 (UTC time)"),
        ("0000-01-01T00:10", "Asia/Tokyo", "1 January 1 BCE, 14:25 (Tokyo time)"),
        ("-0001-12-31T23:30", "Asia/Tokyo", "1 January 1 BCE, 13:45 (Tokyo time)"),
        # No clock time is written in the year 10000: it stays as it is.
        ("9999-12-31T23:30", "Asia/Tokyo", "31 December 9999, 23:30 (UTC−5)"),
    ],
)
def test_clock_times_of_every_kind_move(tmp_path, when, tz, words):
    folder = str(write(tmp_path, {"id": "a", "when": when}, toml='tz = "America/New_York"'))
    [line] = timeline("list", "-C", folder, "--tz", tz).stdout.splitlines()
    assert line.partition("\t")[0] == words


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-04-04", "2026-04-04T23:59:59-04:00"),
        ("2026-04-04T12:00", "2026-04-05T01:00:59+09:00"),
    ],
)
def test_a_deadline_moves_only_where_it_is_a_clock_time(tmp_path, due, expected):
    owed = {"debtor": [{"name": "A"}], "action": "pay", "due": due, "state": "scheduled"}
    event = {"id": "a", "kind": "commitment", "when": "2026", "commitment": owed}
    folder = str(write(tmp_path, event, toml='tz = "America/New_York"'))
    [answer] = json.loads(timeline("due", "-C", folder, "--tz", "Asia/Tokyo", "--json").stdout)
    assert answer["resolved"]["due"]["last"] == expected
    assert expected in timeline("due", "-C", folder, "--tz", "Asia/Tokyo").stdout


def test_when_moves_the_times_of_an_event_too(run):
    text = run("when", "--event", "white-house-meeting", "--tz", "Asia/Tokyo").stdout
    assert f"{EARLIEST} to {LATEST}" in text


@pytest.mark.parametrize("command", [["list"], ["show", "white-house-meeting"], ["when", "today"]])
def test_an_unknown_zone_is_2_with_the_nearest(run, command):
    done = run(*command, "--tz", "Asia/Tokio")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--tz: unknown time zone 'Asia/Tokio'; did you mean 'Asia/Tokyo'" in done.stderr


def test_a_time_at_fault_does_not_move(tmp_path):
    event = {"id": "a", "when": {"earliest": "2026-02-04T10:59", "tz": "Nope/Zone"}}
    folder = str(write(tmp_path, event))
    plain = timeline("list", "-C", folder).stdout
    assert "10:59" in plain
    assert timeline("list", "-C", folder, "--tz", "Asia/Tokyo").stdout == plain


def test_a_day_beside_a_moved_clock_time_says_whose_it_is(tmp_path):
    """By 10:59 in Tokyo is the evening of the day before in New York."""
    between = {"earliest": "2026-02-04", "latest": "2026-02-04T10:59", "tz": "Asia/Tokyo"}
    folder = str(write(tmp_path, {"id": "a", "when": between}))
    text = timeline("list", "-C", folder, "--tz", "America/New_York").stdout
    days = "between 4 February 2026 (Tokyo time) and 3 February 2026, 20:59 (New York time)"
    assert text.startswith(days)


@pytest.mark.parametrize(
    ("format", "moved"),
    [
        ("json", f'"earliest": "{EARLIEST}"'),
        ("csv", f",{EARLIEST},{LATEST},"),
        ("markdown", "between 00:45 and 01:15 on 5 February 2026 (Tokyo time)"),
        ("mermaid", "between 00#58;45 and 01#58;15 on 5 February 2026 #40;Tokyo time#41;"),
    ],
)
def test_exports_that_tell_times_move_them_as_list_does(run, format, moved):
    """Those that are read by many, in many zones, keep each event's own clocks: no `--tz`."""
    asked = ("export", format, "--id", "white-house-meeting")
    assert moved not in run(*asked).stdout
    assert moved in run(*asked, "--tz", "Asia/Tokyo").stdout
    wrong = run(*asked, "--tz", "Asia/Tokio")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "did you mean 'Asia/Tokyo'" in wrong.stderr
    assert run("export", "html", "--tz", "Asia/Tokyo").returncode == 2


def test_a_picture_in_a_text_has_the_clocks_of_the_text(run):
    done = run("export", "markdown", "--mermaid", "--tz", "Asia/Tokyo")
    assert done.stdout.count("10#58;59") == 0
    assert done.stdout.count("00#58;59") == done.stdout.count("00:59") == 1


def test_list_and_export_give_the_same_bounds(run):
    """In every form that both print, whatever the zone; only `list` knows what day it is."""
    asked = ("--id", "locate-three-leaders", "--tz", "Asia/Tokyo")
    [listed] = json.loads(run("list", *asked, "--json").stdout)
    [exported] = json.loads(run("export", "json", *asked).stdout)
    assert listed["resolved"].pop("due")["verdict"]
    assert listed == exported
