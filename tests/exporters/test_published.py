"""No published form tells what is not published: whatever forms there are, whatever is private.

The forms are those of the registry, so that one that is added later is tried as well.
"""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.cli.reading import timeline as command

from timeline import registry
from timeline.chronicle import folder
from timeline.chronicle.cleared import ALL, Show
from timeline.chronicle.timeline import Timeline
from timeline.exporters import for_readers, is_working, rendered
from timeline.exporters.pages import site
from timeline.query import Match

Record = dict[str, Any]
ROOM = "timeline.exporters"
MARK = "zzqx"
"""Stands in every text that no reader may see, and nowhere else."""


def marked(word: str) -> str:
    return f"{MARK}-{word}"


def event(id: str, **more: Any) -> Record:
    return {"schema_version": "1.0", "id": id, "title": f"About {id}", "when": "2024-05-06", **more}


DRAFT = event(
    marked("draft"),
    draft=True,
    kind="commitment",
    status="occurred",
    title={"en": marked("title"), "ja": marked("title-ja")},
    summary=marked("summary"),
    description=[marked("description")],
    when={"start": "2024-05-06T10:00", "tz": "Europe/Madrid", "text": marked("when")},
    places=[{"entity": marked("place")}, {"name": marked("hall")}],
    participants=[{"entity": marked("person")}, {"name": marked("guest"), "of": marked("body")}],
    tags=[marked("tag")],
    commitment={
        "debtor": [{"entity": marked("debtor")}],
        "action": marked("action"),
        "due": {"relative": "after", "to": "open", "offset": "P1D", "text": marked("due")},
        "state": "scheduled",
    },
    quantities=[{"measure": marked("measure"), "text": marked("amount")}],
    relations=[{"type": "follows", "to": "open"}],
    claims=[
        {
            "stance": "denies",
            "by": {"entity": marked("voice")},
            "text": marked("claim"),
            "sources": [{"source": marked("work"), "quote": marked("quote")}],
        }
    ],
    standing={"value": "disputed", "because": marked("because")},
    media=[{"url": f"media/{marked('picture')}.jpg", "alt": marked("alt")}],
    notes=marked("note-of-draft"),
    origin={"source": marked("origin-of-draft")},
)
ORIGIN = {
    "source": marked("file"),
    "key": marked("key"),
    "kept": {marked("column"): marked("cell"), "X-OTHER": [marked("line")]},
    "base": {"title": "9f86d081884c7d65"},
}
OPEN = event(
    "open",
    kind="meeting",
    when={"relative": "after", "to": DRAFT["id"], "offset": "P1D"},
    places=[{"name": "The hall", "geo": {"lat": 1.5, "lon": 2}}],
    notes=[marked("note"), marked("second-line")],
    origin=ORIGIN,
    relations=[{"type": "follows", "to": DRAFT["id"]}, {"type": "part_of", "to": "plain"}],
    claims=[
        {"stance": "reports", "by": {"name": "Bo"}, "about": "/notes", "text": marked("on-note")},
        {
            "stance": "alleges",
            "by": {"name": "Bo"},
            "when": {"relative": "same", "to": DRAFT["id"]},
        },
    ],
    quantities=[
        {"measure": "heat", "value": 3, "as_of": {"relative": "during", "to": DRAFT["id"]}}
    ],
)
PLAIN = event(
    "plain",
    kind="commitment",
    commitment={
        "action": "Pay",
        "state": "unknown",
        "due": {"relative": "after", "to": DRAFT["id"], "offset": "P2M"},
    },
    participants=[{"entity": "bo"}],
    claims=[{"stance": "reports", "sources": [{"source": "paper"}]}],
)
PEOPLE = (marked("place"), marked("person"), marked("body"), marked("debtor"), marked("voice"))
SETTINGS = f"""schema_version = "1.0"
id = "open.example.org"
title = "Open"
languages = ["en", "ja"]
[views.hidden]
query = "{MARK}"
[stories.all]
title = "All"
events = ["{DRAFT["id"]}", "plain", "open"]
[stories.all.texts]
{DRAFT["id"]} = "{marked("story")}"
plain = "Plain words"
[stories.{marked("only-drafts")}]
title = "{marked("story-title")}"
events = ["{DRAFT["id"]}"]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A timeline on disk: one draft, one event that depends on it, one that is related to it."""
    place = tmp_path_factory.mktemp("secret")
    for record in (DRAFT, OPEN, PLAIN):
        write(place / "events" / f"{record['id']}.json", record)
    for id in PEOPLE:
        person = {"schema_version": "1.0", "id": id, "type": "person", "name": f"{id}-name"}
        write(place / "entities" / f"{id}.json", person)
    write(
        place / "entities" / "bo.json",
        {"schema_version": "1.0", "id": "bo", "type": "person", "name": "Bo"},
    )
    work = {"schema_version": "1.0", "id": marked("work"), "title": marked("work-title")}
    write(place / "sources" / f"{marked('work')}.json", work)
    paper = {"schema_version": "1.0", "id": "paper", "title": "The Paper"}
    write(place / "sources" / "paper.json", paper)
    picture = place / "media" / f"{marked('picture')}.jpg"
    picture.parent.mkdir()
    picture.write_bytes(b"\xff\xd8")
    (place / "timeline.toml").write_text(SETTINGS, "utf-8")
    return place


def write(path: Path, record: Record) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")


def whole(root: Path) -> tuple[Timeline, list[Match]]:
    timeline = folder.load(root)
    assert not timeline.problems
    return timeline, [Match(entry, "certain") for entry in timeline.ordered()]


def formats(*, working: bool) -> list[str]:
    """The names of the forms that readers, or editors, are given as one file."""
    modules = {name: registry.load(ROOM, name) for name in registry.names(ROOM)}
    return [
        name
        for name, module in modules.items()
        if is_working(module) == working and hasattr(module, "render")
    ]


def words_of(data: bytes) -> str:
    """A file as text; of a database its bytes and every value in it."""
    if not data.startswith(b"SQLite format 3"):
        return data.decode()
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        return "\n".join((data.decode("latin-1"), *base.iterdump()))


def every_option(name: str) -> list[Record]:
    """The format as it is, and with each of its choices and switches."""
    found: list[Record] = [{}]
    for option in registry.load(ROOM, name).OPTIONS:
        if option.type is bool:
            found.append({option.keyword: True})
        found += [{option.keyword: choice} for choice in option.choices]
        if option.keyword == "story":
            found.append({"story": "all"})
    return found


def test_working_forms_are_those_that_are_named() -> None:
    """A form is for readers unless it is on this list: nobody can forget to say so."""
    working = {name for name in registry.names(ROOM) if is_working(registry.load(ROOM, name))}
    assert working == {"json", "parquet"}


@pytest.mark.parametrize("name", formats(working=False))
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_no_published_form_tells_what_is_private(name: str, lang: str, root: Path) -> None:
    """Not with any option of the format, in no language, and not in what it notes."""
    timeline, matches = whole(root)
    for options in every_option(name):
        made = rendered(name, matches, timeline, lang=lang, **options)
        said = words_of(made.data)
        assert MARK not in said.casefold(), options
        assert MARK not in "".join(made.notes).casefold()
        assert "1 draft was left out; see --drafts" in made.notes
        assert "open" in said.casefold() or name == "svg"


def test_a_published_site_tells_nothing_private(root: Path) -> None:
    """No page, no address of one, no feed, calendar or data, no picture."""
    timeline, _ = whole(root)
    made = site.compose(timeline, lang="en", base_url="https://example.org/")
    assert MARK not in "".join(made.files).casefold()
    assert MARK not in "".join(made.notes).casefold()
    for path, data in made.files.items():
        assert MARK.encode() not in data.lower(), path
    assert {"events/open.html", "events/plain.html"} <= set(made.files)


@pytest.mark.parametrize("name", formats(working=True))
def test_a_working_form_carries_everything(name: str, root: Path) -> None:
    """Drafts, notes and where events came from; for readers it is as bare as any other."""
    timeline, matches = whole(root)
    said = rendered(name, matches, timeline).data.decode()
    for word in (marked("title"), marked("note"), marked("cell"), marked("note-of-draft")):
        assert word in said
    assert MARK.encode() not in rendered(name, matches, timeline, public=True).data


SHOWN = {
    Show(drafts=True): ("title", ("note", "note-of-draft", "cell", "origin-of-draft")),
    Show(notes=True): ("note", ("title", "cell", "note-of-draft")),
    Show(origin=True): ("cell", ("title", "note", "origin-of-draft")),
}


@pytest.mark.parametrize("show", SHOWN)
def test_each_is_published_where_it_is_asked_for(show: Show, root: Path) -> None:
    """And the others are still left out."""
    timeline, matches = whole(root)
    said = rendered("json", matches, timeline, show=show, public=True).data.decode()
    shown, hidden = SHOWN[show]
    assert f'"{marked(shown)}"' in said
    for word in hidden:
        assert f'"{marked(word)}"' not in said


def test_what_hangs_on_a_draft_is_told_by_its_bounds(root: Path) -> None:
    """The day after 6 May: the day is told, not what it was counted from."""
    timeline, matches = whole(root)
    seen, _, _ = for_readers(matches, timeline)
    found = {match.entry.id: match.entry.record for match in seen}
    assert found["open"]["when"] == {"start": "2024-05-07", "tz": "Europe/Madrid"}
    assert found["open"]["relations"] == [{"type": "part_of", "to": "plain"}]
    assert found["plain"]["commitment"]["due"] == {
        "earliest": "2024-07-06",
        "latest": "2024-07-06",
        "tz": "Europe/Madrid",
    }


def test_the_command_line_publishes_as_the_library_does(root: Path, tmp_path: Path) -> None:
    """`export`, `build` and their options."""
    assert MARK not in command("export", "csv", "-C", str(root)).output
    assert marked("title") in command("export", "csv", "-C", str(root), "--drafts").output
    command("build", str(tmp_path / "site"), "-C", str(root))
    for place, _, names in os.walk(tmp_path / "site"):
        for name in names:
            assert MARK not in name
            assert MARK.encode() not in Path(place, name).read_bytes()
    command("build", str(tmp_path / "all"), "-C", str(root), "--drafts", "--with-notes")
    data = (tmp_path / "all" / "timeline.json").read_text("utf-8")
    assert marked("note") in data
    assert marked("cell") not in data


@pytest.mark.parametrize("name", formats(working=False))
def test_the_mark_would_be_seen(name: str, root: Path) -> None:
    """What is asked for is in every form: a mark that nothing shows would prove nothing."""
    timeline, matches = whole(root)
    made = rendered(name, matches, timeline, show=ALL)
    assert MARK in words_of(made.data).casefold()
