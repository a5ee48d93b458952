"""Rules that look at what a timeline says of itself: stories, merged ids, last words, zones."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import zone
from timeline.dates.zones import zone_names
from timeline.findings import Finding
from timeline.validation import Folder, judge_all
from timeline.validation.fix import applied
from timeline.validation.rules.time.abbreviated_zone import CITIES

Make = Callable[..., Path]
EVENT = {"id": "treaty", "title": "The treaty", "when": "2026-02-04"}
SPOKEN = {"stance": "reports", "by": {"name": "Ana"}}


def found(folder: Path) -> list[Finding]:
    """All findings of a timeline."""
    return judge_all(Folder(str(folder)), choice=None).findings


def told(folder: Path) -> list[str]:
    """The findings as lines."""
    return [str(one) for one in found(folder)]


def test_a_story_names_events_that_are_there(make_timeline: Make) -> None:
    """And tells what it has a text for; the finding stands at the word, with what was meant."""
    toml = (
        'schema_version = "1.0"\n\n[stories.arrival]\ntitle = "The arrival"\n'
        'events = ["treaty",\n  "traety"]\n[stories.arrival.texts]\ntalks = "They talked."\n'
    )
    folder = make_timeline(EVENT, toml=toml)
    first, second = found(folder)
    assert str(first) == (
        "timeline.toml:6:3: reference/unknown-event: no event has the id 'traety'"
    )
    assert first.help == "did you mean 'treaty'?"
    assert str(second).startswith("timeline.toml:8:1: reference/unused-text: ")
    assert (first.severity, second.severity) == ("error", "warning")


@pytest.mark.parametrize(
    ("char", "rule"),
    [
        ("\\u001b", "text/control-character"),
        ("\\U0000009B", "text/control-character"),
        ("\\u202e", "text/bidi-override"),
        ("\u202e", "text/bidi-override"),
        ("\u200b", "text/invisible-character"),
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        'title = "A{}"',
        'summary = {{ es = "A{}" }}',
        '[labels.kind]\nmeeting = "A{}"',
        '[views.v]\nquery = "tag:a"\ndescription = "A{}"',
        '[stories.s]\ntitle = "A{}"\nevents = ["treaty"]',
        '[stories.s]\ntitle = "A"\nevents = ["treaty"]\n[stories.s.texts]\ntreaty = "A{}"',
    ],
)
def test_what_nobody_sees_is_found_in_settings_too(
    make_timeline: Make, line: str, char: str, rule: str
) -> None:
    """However it is written; nobody mends a settings file by program, and none is promised."""
    head = 'schema_version = "1.0"\nlanguages = ["en", "es"]\n'
    (one,) = found(make_timeline(EVENT, toml=f"{head}{line.format(char)}\n"))
    assert (one.path, one.rule, one.fix) == ("timeline.toml", rule, None)
    assert "--fix" not in str(one.help)
    assert found(make_timeline(EVENT, toml=f"{head}{line.format('')}\n")) == []


def test_a_reference_to_a_merged_id_is_mended(make_timeline: Make) -> None:
    """Wherever it stands, by the fix that '--fix' makes; what is left has no finding."""
    ana = {"id": "ana-gomez", "type": "person", "name": "Ana", "former_ids": ["ana"]}
    wire = {"id": "wire", "type": "news-article", "title": "W", "former_ids": ["efe", "afp"]}
    event = {
        **EVENT,
        "participants": [{"entity": "ana"}],
        "sources": [{"source": "efe"}],
        "claims": [{"stance": "reports", "by": {"name": "B", "of": "ana"}}],
    }
    body = {"id": "body", "type": "organization", "name": "B", "of": "ana"}
    folder = make_timeline(event, entities=(ana, body), sources=(wire,))
    faults = [one for one in found(folder) if one.severity == "error"]
    assert [one.pointer for one in faults] == [
        "/of",
        "/participants/0/entity",
        "/sources/0/source",
        "/claims/0/by/of",
    ]
    for one in faults:
        assert one.fix is not None
        assert one.fix.trust == "safe"
    record: Any = event
    for one in faults[1:]:
        record = applied(record, one.fix) if one.fix else record
    mended = make_timeline(record, entities=(ana, {**body, "of": "ana-gomez"}), sources=(wire,))
    assert [one for one in found(mended) if one.severity == "error"] == []


def test_a_merged_id_belongs_to_one_file(make_timeline: Make) -> None:
    """Two heirs, a file that is still there, the file's own id."""
    person = {"type": "person", "name": "Ana"}
    folder = make_timeline(
        {**EVENT, "participants": [{"entity": id} for id in ("a", "b", "c")]},
        entities=(
            {"id": "a", **person, "former_ids": ["x", "c"]},
            {"id": "b", **person, "former_ids": ["x", "b"]},
            {"id": "c", **person},
        ),
    )
    assert [line.partition("id/former-taken: ")[2] for line in told(folder)] == [
        "'c' is the id of a file of its own",
        "'x' is also a former id of 'a'",
        "'b' is the id of this very file",
    ]


BROKEN = (
    *("status", "cut", "comma", "not-utf-8"),
    *("type", "unknown-key", "duplicate-key", "empty"),
)


def broken(data: bytes, how: str) -> bytes:
    """The bytes of an event with one fault."""
    return {
        "status": data.replace(b'"title"', b'"status": "wat", "title"', 1),
        "cut": data[:-3],
        "comma": data.replace(b'"title"', b',"title"', 1),
        "not-utf-8": data.replace(b"treaty", b"tr\xe9aty"),
        "type": data.replace(b'{"source"', b'3, {"source"', 1),
        "unknown-key": data.replace(b'"participants"', b'"participant"', 1),
        "duplicate-key": data.replace(b'"title"', b'"title": "A", "title"', 1),
        "empty": b"",
    }[how]


@pytest.mark.parametrize("how", BROKEN)
def test_one_mistake_makes_nothing_else_unused(make_timeline: Make, how: str) -> None:
    """An event that is wrong somewhere still uses what it names."""
    folder = make_timeline(
        {**EVENT, "participants": [{"entity": "ana"}], "sources": [{"source": "wire"}]},
        entities=({"id": "ana", "type": "person", "name": "Ana"},),
        sources=({"id": "wire", "type": "news-article", "title": "W"},),
    )
    path = folder / "events/treaty.json"
    path.write_bytes(broken(b" ".join(path.read_bytes().split()).replace(b"{ ", b"{"), how))
    rules = [one.rule for one in found(folder)]
    assert len(rules) == 1
    assert not rules[0].startswith("reference/unused")


@pytest.mark.parametrize(
    ("when", "more", "as_of", "said"),
    [
        ("2026-02-04/..", {}, None, True),
        ("2026-02-04/..", {}, "2026-03-01", False),
        ("2026-02-04/..", {}, "2026-02-03", True),  # before it began
        ("2026-02-04/..", {"claims": [{**SPOKEN, "at": "2026-02-06"}]}, None, False),
        ("2026-02-04/..", {"claims": [{**SPOKEN, "at": "2026-02-03"}]}, None, True),
        ("2026-02-04/..", {"claims": [{**SPOKEN, "at": "2026-02-03"}]}, "2026-03-01", False),
        ("2026-02-04/..", {"claims": [{**SPOKEN, "stance": "denies", "at": "2027"}]}, None, True),
        ("2026-02-04/..", {"sources": [{"title": "T", "issued": "2027"}]}, None, False),
        ("2026-02-04/..", {"sources": [{"title": "T", "accessed": "2027"}]}, None, True),
        ("2026-02-04/..", {"status": "planned"}, None, False),
        ("2026-02-04/", {}, None, False),  # not known to be open
        ({"start": "2026-02-04T10:00", "end": "..", "tz": "Asia/Tokyo"}, {}, None, True),
        ({"start": {"relative": "after", "to": "war"}, "end": ".."}, {}, None, True),
        ({"start": {"relative": "after", "to": "war"}, "end": ".."}, {}, "2026-02-03", False),
    ],
)
def test_an_open_end_has_a_last_word(
    make_timeline: Make, when: Any, more: Any, as_of: str | None, said: bool
) -> None:
    """Told exactly where no more than the beginning is certain."""
    war = {"id": "war", "title": "The war", "when": "2026-02-01"}
    toml = f'schema_version = "1.0"\nas_of = "{as_of}"\n' if as_of else None
    folder = make_timeline({**EVENT, "when": when, **more}, war, toml=toml)
    assert any("time/no-last-word" in line for line in told(folder)) is said


DATE_LINE = {
    "Pacific/Apia": "2011-12-30",
    "Pacific/Fakaofo": "2011-12-30",
    "Pacific/Kwajalein": "1993-08-21",
    "Pacific/Kiritimati": "1994-12-31",
}


@pytest.mark.parametrize(
    ("when", "rules"),
    [
        ("{}", ["time/no-such-day-in-zone"]),
        ("{}/2012", ["time/no-such-day-in-zone"]),
        ("1990/{}", ["time/no-such-day-in-zone"]),
        ("[1990,{}]", ["time/no-such-day-in-zone"]),
        ("{}~", ["time/no-such-day-in-zone"]),
        ("{}T10:00", ["time/no-such-day-in-zone"]),
    ],
)
@pytest.mark.parametrize("tz", DATE_LINE)
def test_a_day_that_a_zone_skipped_is_told_once(
    make_timeline: Make, when: str, rules: list[str], tz: str
) -> None:
    """Alone, in an interval, in a set and with a clock time; the day before it is one."""
    day = DATE_LINE[tz]
    toml = f'schema_version = "1.0"\ntz = "{tz}"\n'
    folder = make_timeline({**EVENT, "when": when.format(day)}, toml=toml)
    assert [one.rule for one in found(folder)] == rules
    before = f"{day[:8]}{int(day[8:]) - 1:02}"
    folder = make_timeline({**EVENT, "when": when.format(before)}, toml=toml)
    assert found(folder) == []


def test_a_stamp_and_a_month_name_no_day_of_the_event(make_timeline: Make) -> None:
    """Samoa's last month of 2011 was one, and a report may be dated anywhere."""
    source = {"title": "T", "issued": "2011-12-30"}
    event = {**EVENT, "when": "2011-12", "sources": [source]}
    folder = make_timeline(event, toml='schema_version = "1.0"\ntz = "Pacific/Apia"\n')
    assert found(folder) == []


def test_every_short_name_of_the_database_is_known() -> None:
    """An abbreviation with a city, of the same clocks now; UTC; or a country in words."""
    words = {
        *("Cuba", "Egypt", "Eire", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan"),
        *("Kwajalein", "Libya", "NZ", "Navajo", "NZ-CHAT", "Poland", "Portugal", "Singapore"),
        *("Turkey", "GB", "GB-Eire", "Factory"),
    }
    utc = {*("UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0"), *("Greenwich", "Universal", "Zulu")}
    short = {name for name in zone_names() if "/" not in name}
    assert short <= {*CITIES, *words, *utc}
    assert {zone(city).name for city in CITIES.values()} <= zone_names()


@given(st.integers(-5, 5), st.integers(-5, 5), st.integers(-5, 5))
def test_estimates_are_in_order(low: int, best: int, high: int) -> None:
    """An error exactly where none can be right, a warning where only the best is outside."""
    from timeline.validation.record import FileRecord
    from timeline.validation.rules.quantity.low_above_high import check

    record = {**EVENT, "quantities": [{"measure": "m", "low": low, "best": best, "high": high}]}
    marks = list(check(FileRecord("event", "x.json", "x", record, b"", tz=None)))
    assert len(marks) == (not low <= best <= high)
    assert any(mark.severity is None for mark in marks) == (low > high)


def test_a_mark_in_the_settings_is_told_as_one(make_timeline: Make) -> None:
    """What Notepad writes at the beginning, and what nobody sees."""
    folder = make_timeline(EVENT)
    (folder / "timeline.toml").write_bytes(b'\xef\xbb\xbfschema_version = "1.0"\n')
    assert told(folder) == ["timeline.toml:1:1: file/bom: a byte order mark"]


def test_a_conflict_in_the_settings_is_called_so(make_timeline: Make) -> None:
    """At the first line that git left there."""
    toml = 'schema_version = "1.0"\n<<<<<<< HEAD\nid = "a"\n=======\nid = "b"\n>>>>>>> other\n'
    (one,) = found(make_timeline(EVENT, toml=toml))
    assert str(one) == ("timeline.toml:2:1: file/not-toml: a merge conflict that was not resolved")
    assert one.help


def test_a_day_that_never_was_is_no_day_of_the_settings(make_timeline: Make) -> None:
    """`as_of` is a civil day."""
    folder = make_timeline(EVENT, toml='schema_version = "1.0"\nas_of = "2026-02-30"\n')
    (line,) = told(folder)
    assert line.startswith("timeline.toml:2:1: time/no-such-day: '2026-02-30' is not a date")


@pytest.mark.parametrize(
    ("folder", "refused"),
    [("aux", True), ("aux.old", True), ("b:c", True), ("x.", True), ("aux-2026", False)],
)
def test_windows_has_every_folder(make_timeline: Make, folder: str, refused: bool) -> None:
    """Folders count, not only the name of the file."""
    root = make_timeline()
    path = root / "events" / folder / "treaty.json"
    path.parent.mkdir()
    path.write_text('{"schema_version": "1.0", "id": "treaty", "title": "T", "when": "2026"}\n')
    assert [one.rule for one in found(root)] == ["id/reserved-name"] * refused
    assert [one.severity for one in found(root)] == ["warning"] * refused
