"""A calendar that this program wrote, changed in a calendar program, and brought back."""

import json
import re
from pathlib import Path

import pytest

from timeline import api
from timeline.chronicle import folder
from timeline.importers import ics
from timeline.write import bring
from timeline.write.workspace import Workspace

NOW = 1_795_000_000
PROMISE = {
    "id": "promise", "kind": "commitment", "title": {"en": "A promise", "es": "Una promesa"},
    "summary": {"en": "When: soon", "es": "Pronto"}, "description": {"en": "One.\n\nTwo."},
    "when": "2026-03", "places": [{"name": "Cali"}], "tags": ["energy"],
    "commitment": {"action": "Report", "debtor": [{"name": "Ministry"}], "due": "2026-12-20",
                   "state": "scheduled"},
    "claims": [{"stance": "reports", "sources": [{"title": "A paper"}]}],
}  # fmt: skip
TALKS = {
    "id": "talks", "title": "Talks", "status": "planned", "summary": "They met.",
    "when": {"start": "2026-02-04T11:00", "end": "2026-02-04T12:00", "tz": "America/New_York"},
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "events").mkdir()
    (tmp_path / "timeline.toml").write_text(
        'schema_version = "1.0"\nid = "t.example"\ntitle = "T"\nlanguages = ["en", "es", "ja"]\n'
    )
    for one in (PROMISE, TALKS):
        put(tmp_path, one)
    return tmp_path


def put(root: Path, record: dict) -> None:
    path = root / f"events/{record['id']}.json"
    path.write_text(json.dumps({"schema_version": "1.0", **record}))


def exported(root: Path, **options) -> str:
    text = api.export(api.load(root), "ics", **options).data.decode()
    return text.replace("\r\n ", "")


def back(root: Path, text: str, **options) -> bring.Plan:
    """Import a calendar and write what it changes."""
    workspace = Workspace(root, NOW)
    found = bring.plan(workspace, [("c.ics", ics.read(text.encode(), name="c.ics"))], **options)
    workspace.commit(found.changes)
    return found


def event(root: Path, id: str) -> dict:
    record = json.loads((root / f"events/{id}.json").read_bytes())
    return {key: one for key, one in record.items() if key not in ("modified", "revision")}


@pytest.mark.parametrize("lang", ["en", "es", "ja"])
@pytest.mark.parametrize("profile", ["basic", "full"])
@pytest.mark.parametrize("todos", [None, "beside", "instead"])
def test_what_nobody_changed_changes_nothing(root, lang, profile, todos):
    found = back(root, exported(root, lang=lang, profile=profile, todos=todos, zones=True))
    assert found.closing() == "0 new, 0 updated, 2 skipped, 0 failed"


def test_a_moved_and_renamed_entry_changes_these_two_fields(root):
    text = exported(root).replace("20260204T160000Z", "20260205T160000Z")
    text = text.replace("20260204T170000Z", "20260205T173000Z")
    text = text.replace("SUMMARY;LANGUAGE=en:Talks", "SUMMARY;LANGUAGE=en:Long talks")
    assert back(root, text).updated == 1
    when = {"start": "2026-02-05T16:00", "end": "2026-02-05T17:30", "tz": "UTC"}
    expected = {"schema_version": "1.0", **TALKS, "title": "Long talks", "when": when}
    assert event(root, "talks") == expected


def test_a_renamed_entry_keeps_its_other_languages_and_gives_no_mark_back(root):
    text = exported(root)
    shown = re.search("SUMMARY;LANGUAGE=en:(A promise .*)", text)
    assert shown, "a month has a mark in its title"
    text = text.replace("LANGUAGE=en:A promise", "LANGUAGE=en:A vow", 1)
    back(root, text)
    assert event(root, "promise")["title"] == {"en": "A vow", "es": "Una promesa"}


def test_a_to_do_that_is_ticked_off_is_met_and_keeps_the_rest(root):
    text = exported(root, todos="instead")
    text = text.replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261201T100000Z")
    back(root, text)
    owed = PROMISE["commitment"] | {"state": "met", "met_on": "2026-12-01T10:00Z"}
    assert event(root, "promise") == {"schema_version": "1.0", **PROMISE, "commitment": owed}


def test_a_cancelled_entry_is_cancelled(root):
    text = exported(root).replace("STATUS:TENTATIVE\r\nSUMMARY;LANGUAGE=en:Talks",
                                  "STATUS:CANCELLED\r\nSUMMARY;LANGUAGE=en:Talks")  # fmt: skip
    back(root, text)
    assert event(root, "talks")["status"] == "cancelled"


def test_a_copy_is_another_event(root):
    text = exported(root).replace("UID:talks@t.example", "UID:copy@elsewhere")
    assert back(root, text).closing() == "1 new, 0 updated, 1 skipped, 0 failed"
    assert event(root, "talks") == {"schema_version": "1.0", **TALKS}


def test_an_old_export_undoes_no_edit(root):
    text = exported(root)
    put(root, TALKS | {"title": "Edited by hand"})
    assert back(root, text).updated == 0
    assert event(root, "talks")["title"] == "Edited by hand"


def test_what_both_changed_stays_and_is_told(root):
    text = exported(root).replace("SUMMARY;LANGUAGE=en:Talks", "SUMMARY;LANGUAGE=en:Theirs")
    put(root, TALKS | {"title": "Ours"})
    found = back(root, text)
    assert event(root, "talks")["title"] == "Ours"
    assert [one.rule for one in found.reports] == ["import/conflict"]
    back(root, text, conflict="theirs")
    assert event(root, "talks")["title"] == "Theirs"


def test_summary_and_description_are_edited_apart(root):
    text = exported(root)
    assert "When: soon\\n\\nWhen:" in text
    text = text.replace("When: soon\\n", "When: later\\n").replace("\\nTwo.", "\\nThree.")
    back(root, text)
    known = event(root, "promise")
    assert known["summary"] == {"en": "When: later", "es": "Pronto"}
    assert known["description"] == {"en": "One.\n\nThree."}


def test_categories_places_and_the_address_come_back_and_keep_what_nobody_touched(root):
    """A tag more, a tag less, the kind and the people of a place as they were."""
    rally = {
        "id": "rally", "kind": "incident", "title": "Rally", "when": "2026-04-05",
        "tags": ["energy", "strike"], "sources": [{"title": "A paper", "url": "https://a.example"}],
        "places": [
            {"name": "Cali, Valle", "precision": "city"}, {"name": "Buga"}, {"name": "Tuluá"},
        ],
    }  # fmt: skip
    for profile in ("basic", "full"):
        put(root, rally)
        text = exported(root, profile=profile)
        assert "CATEGORIES:energy,incident,strike" in text
        text = text.replace("CATEGORIES:energy,incident,strike", "CATEGORIES:incident,strike,Dawn")
        text = text.replace(
            "LOCATION;LANGUAGE=en:Cali\\, Valle\\, Buga\\, Tuluá",
            "LOCATION;LANGUAGE=en:Cali\\, Valle\\, Guacarí\\, Valle\\, Tuluá",
        ).replace("URL:https://a.example", "URL:https://b.example/x")
        found = back(root, text)
        assert not found.reports
        known = event(root, "rally")
        assert known["tags"] == ["strike", "dawn"]
        assert known["places"] == [
            rally["places"][0],
            {"name": "Guacarí, Valle"},
            {"name": "Tuluá"},
        ]
        assert [one.get("url") for one in known["sources"]] == [
            "https://a.example", "https://b.example/x",
        ]  # fmt: skip
        assert {key: known[key] for key in ("kind", "title", "when")} == {
            key: rally[key] for key in ("kind", "title", "when")
        }
        assert back(root, text).updated == 0


def test_tags_that_both_sides_changed_are_merged(root):
    put(root, TALKS | {"tags": ["energy", "peace"]})
    text = exported(root).replace("CATEGORIES:energy,peace", "CATEGORIES:energy,talks")
    put(root, TALKS | {"tags": ["energy", "peace", "by-hand"]})
    back(root, text)
    assert event(root, "talks")["tags"] == ["energy", "by-hand", "talks"]


@pytest.mark.parametrize("lang", ["en", "es", "ja", "de"])
def test_the_words_of_a_timeline_for_its_tags_are_known_again(root, lang):
    """In any language, with labels of its own, and a category that is struck."""
    config = root / "timeline.toml"
    labels = (
        '[labels.tag.peace]\nen = "peace, talks"\nes = "paz"\n[labels.kind.meeting]\nja = "会"\n'
    )
    config.write_text(config.read_text() + labels)
    put(root, TALKS | {"kind": "meeting", "tags": ["peace", "energy"]})
    text = exported(root, lang=lang)
    line = next(
        re.finditer(r"CATEGORIES:(.*)\r\n(?=(?:(?!END:VEVENT).)*X-TIMELINE-ID:talks)", text, re.S)
    )
    words = {"en": "peace - talks", "es": "paz", "ja": "peace - talks", "de": "peace - talks"}[lang]
    left = ",".join(word for word in line[1].partition("\r")[0].split(",") if word != words)
    back(root, text.replace(f"CATEGORIES:{line[1].partition(chr(13))[0]}", f"CATEGORIES:{left}"))
    assert event(root, "talks")["tags"] == ["energy"]
    assert event(root, "talks")["kind"] == "meeting"


def test_pieces_of_one_calendar_come_back_as_one(root):
    """The deadline in another file than its event; neither is refused, nothing is new."""
    text = exported(root)
    parts = text.split("BEGIN:VEVENT")
    bodies = [part.partition("END:VCALENDAR")[0] for part in parts[1:]]
    files = [f"{parts[0]}BEGIN:VEVENT{body}END:VCALENDAR\r\n" for body in bodies]
    for path in (root / "events").iterdir():
        path.unlink()
    read = [(f"{n}.ics", ics.read(one.encode(), name="c.ics")) for n, one in enumerate(files)]
    found = bring.plan(Workspace(root, NOW), read)
    assert found.closing() == "2 new, 0 updated, 0 skipped, 0 failed"


def test_an_older_revision_changes_nothing(root):
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:h@x\nSUMMARY:Hearing\n"
    new = f"{head}DTSTART:20260204T140000Z\nSEQUENCE:1\nEND:VEVENT\nEND:VCALENDAR\n"
    back(root, new)
    found = back(root, new.replace("T14", "T10").replace("SEQUENCE:1", "SEQUENCE:0"))
    assert found.updated == 0
    assert [one.rule for one in found.reports] == ["import/older"]
    assert event(root, "hearing")["when"]["start"] == "2026-02-04T14:00"
    later = back(root, new.replace("T14", "T15").replace("SEQUENCE:1", "SEQUENCE:2"))
    assert later.updated == 1


def test_the_stamp_alone_tells_which_file_is_older(root):
    """Where an entry has no LAST-MODIFIED; a later download of the same changes no byte."""
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:h@x\nSUMMARY:Hearing\n"
    new = f"{head}DTSTAMP:20260203T100000Z\nDTSTART:20260204T140000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    back(root, new)
    old = new.replace("T14", "T10").replace("DTSTAMP:20260203", "DTSTAMP:20260201")
    found = back(root, old)
    assert [one.rule for one in found.reports] == ["import/older"]
    assert event(root, "hearing")["when"]["start"] == "2026-02-04T14:00"
    before = (root / "events/hearing.json").read_bytes()
    assert back(root, new.replace("DTSTAMP:20260203", "DTSTAMP:20260209")).updated == 0
    assert (root / "events/hearing.json").read_bytes() == before
    later = new.replace("T14", "T15").replace("DTSTAMP:20260203", "DTSTAMP:20260208")
    assert back(root, later).updated == 1


def test_our_own_dates_are_not_suspected(root):
    """First days of months, which in other files may stand for the months."""
    for month in range(1, 8):
        put(root, {"id": f"day-{month}", "title": f"Day {month}", "when": f"2026-{month:02d}-01"})
    assert not back(root, exported(root)).reports


def test_a_kept_series_goes_out_once_and_by_its_own_uid(root):
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:series@x", "SUMMARY:Weekly",
             "CLASS:PRIVATE", "DTSTART;TZID=America/New_York:20260302T090000",
             "RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE;TZID=America/New_York:20260309T090000",
             "END:VEVENT", "END:VCALENDAR", "")  # fmt: skip
    back(root, "\n".join(lines))
    assert "Weekly" not in exported(root)
    text = exported(root, drafts=True)
    for line in (*lines[3:6], *lines[6:9]):
        assert line.replace("SUMMARY:", "SUMMARY;LANGUAGE=en:") in text
    assert text.count("Weekly") == 1
    assert folder.load(root).entries["weekly"].record["draft"] is True
