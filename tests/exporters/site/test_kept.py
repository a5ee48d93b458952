"""A build that makes only what changed gives the same bytes as one that makes everything."""

import json
import os
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking
from tests.effort import examples

from timeline.chronicle.cleared import Show
from timeline.exporters.pages import kept, site
from timeline.exporters.pages.kept import Kept

EVENTS = {
    "one": {"title": {"en": "One", "ja": "一"}, "when": "2001-02-03", "tags": ["x"]},
    "two": {
        "title": "Two",
        "when": {"relative": "after", "to": "one", "max": "P1M"},
        "participants": [{"entity": "ann", "role": "speaker"}, {"name": "Bo"}],
        "relations": [{"type": "caused_by", "to": "one"}],
    },
    "three": {
        "title": "Three",
        "when": "2003",
        "claims": [{"stance": "reports", "by": {"entity": "press"}}],
        "sources": [{"source": "book", "locator": "p. 3"}],
    },
    "four": {"title": "Four", "when": "2004-05", "draft": True, "notes": "for us"},
}
ENTITIES = {
    "ann": {"type": "person", "name": "Ann", "of": "press"},
    "press": {"type": "organization", "name": {"en": "The Press", "ja": "新聞"}},
}
SOURCES = {"book": {"title": "A book", "type": "book", "authors": [{"entity": "ann"}]}}
SETTINGS = {
    "title": "Some",
    "languages": ("en", "ja"),
    "stories": {"s": {"title": "S", "events": ["two", "one", "four"]}},
}

TITLES = st.one_of(
    st.sampled_from(["One", "Two", "Another"]),
    st.fixed_dictionaries({"ja": st.sampled_from(["二", "三"])}),
)
WHENS = st.sampled_from(
    [
        "1999-12-31",
        "2003-04",
        "2010/..",
        {"relative": "before", "to": "three"},
        {"relative": "after", "to": "four", "max": "P1Y"},
        {"text": "once"},
    ]
)
VALUES = {
    "title": TITLES,
    "when": WHENS,
    "summary": TITLES,
    "draft": st.booleans(),
    "kind": st.sampled_from(["meeting", "statement"]),
    "relations": st.sampled_from(["one", "two", "four"]).map(
        lambda id: [{"type": "responds_to", "to": id}]
    ),
    "participants": st.sampled_from(["ann", "press", "nobody"]).map(lambda id: [{"entity": id}]),
    "status": st.sampled_from(["planned", "cancelled"]),
    "withdrawn": st.just({"date": "2020-01-01", "reason": "wrong"}),
    "commitment": st.just({"debtor": [{"entity": "ann"}], "due": "2030-01", "state": "unknown"}),
}
FIELD = st.sampled_from(sorted(VALUES)).flatmap(lambda key: st.tuples(st.just(key), VALUES[key]))
EDITS = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(["one", "two", "three", "four", "five"]), FIELD),
    st.tuples(st.just("drop"), st.sampled_from(["one", "three", "four"])),
    st.tuples(st.just("name"), st.sampled_from(["ann", "press"]), TITLES),
    st.tuples(st.just("cite"), st.sampled_from(["A book", "Another book"])),
    st.tuples(st.just("call"), st.sampled_from(["Some", "Others"])),
)


def edited(state, edit):
    """The records after an edit."""
    events, entities, sources, chosen = deepcopy(state)
    what, *rest = edit
    if what == "set":
        id, (key, value) = rest
        events.setdefault(id, {"title": "Five", "when": "2005"})[key] = value
    elif what == "drop":
        events.pop(rest[0], None)
    elif what == "name":
        entities[rest[0]]["name"] = rest[1]
    elif what == "cite":
        sources["book"]["title"] = rest[0]
    else:
        chosen["title"] = rest[0]
    return events, entities, sources, chosen


def made(state):
    """The timeline of these records."""
    lists = [[{"id": id, **record} for id, record in part.items()] for part in state[:3]]
    return looking.timeline(lists[0], entities=lists[1], sources=lists[2], **state[3])


def build(timeline, folder: Path, **options):
    """Build into the folder with what is kept of the build before, as the command does."""
    memory = Kept(folder.parent / "kept.json", folder)
    done = site.compose(timeline, lang="en", kept=memory, **options)
    site.write(done, folder)
    memory.save(done.inputs, done.files, done.notes)
    return done, memory.taken


BASE = (EVENTS, ENTITIES, SOURCES, SETTINGS)


@examples(8)
@given(edits=st.lists(EDITS, min_size=1, max_size=4), drafts=st.booleans())
def test_incremental_is_fresh_to_the_byte(edits, drafts):
    """After any edit, what is built on the last build is what is built from nothing."""
    state, show = BASE, Show(drafts=drafts)
    with TemporaryDirectory() as name:
        folder = Path(name) / "site"
        build(made(state), folder)
        for edit in edits:
            state = edited(state, edit)
            done, _ = build(made(state), folder, show=show)
            fresh = site.compose(made(state), lang="en", show=show)
            assert done.files == fresh.files
            assert done.notes == fresh.notes
            on_disk = {path: (folder / path).read_bytes() for path in fresh.files}
            assert on_disk == fresh.files


def test_only_the_changed_event_is_made_again(tmp_path):
    """An event's page is made again, with those that name it; what is unchanged is taken over."""
    folder = tmp_path / "site"
    first, taken = build(made(BASE), folder)
    pages = {path for path in first.files if path.startswith(("events/", "cast/"))}
    assert taken == 0
    assert build(made(BASE), folder)[1] == len(first.files)
    changed = edited(BASE, ("set", "three", ("summary", "New")))
    assert build(made(changed), folder)[1] == len(pages) - 1


def test_a_page_that_somebody_changed_is_made_again(tmp_path):
    """The file on the disk is looked at: what is kept says only what it should be."""
    folder = tmp_path / "site"
    first, _ = build(made(BASE), folder)
    (folder / "events" / "one.html").write_text("mine", encoding="utf-8")
    (folder / "events" / "two.html").unlink()
    again, taken = build(made(BASE), folder)
    assert again.files == first.files
    assert (folder / "events" / "one.html").read_bytes() == first.files["events/one.html"]
    assert 0 < taken < len(first.files)


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"inputs": "x", "files": []}'])
def test_what_is_kept_and_broken_is_left_aside(tmp_path, text):
    """A file that holds something else makes the build a fresh one."""
    folder = tmp_path / "site"
    build(made(BASE), folder)
    (tmp_path / "kept.json").write_text(text, encoding="utf-8")
    assert build(made(BASE), folder)[1] == 0


def test_another_program_makes_all_again(tmp_path, monkeypatch):
    """A page of another version of the program is never served."""
    folder = tmp_path / "site"
    build(made(BASE), folder)
    monkeypatch.setattr(site, "program", lambda: "another")
    monkeypatch.setattr("timeline.exporters.pages.single.program", lambda: "another")
    assert build(made(BASE), folder)[1] == 0


def test_the_program_is_told_by_its_files(tmp_path, monkeypatch):
    """A template, a style or a module that changed is another program, whatever its date."""
    package = tmp_path / "timeline"
    package.mkdir()
    (package / "a.css").write_text("one", encoding="utf-8")
    monkeypatch.setattr(kept, "__file__", str(package / "exporters/pages/kept.py"))
    before = kept.program.__wrapped__()
    (package / "a.css").write_text("two", encoding="utf-8")
    assert kept.program.__wrapped__() != before


def test_sites_of_long_ago_are_forgotten(tmp_path, monkeypatch):
    """What is kept does not grow with every folder that was ever built into."""
    monkeypatch.setattr(kept, "SITES", 2)
    for number in range(4):
        folder = tmp_path / f"site-{number}"
        memory = Kept(tmp_path / "cache" / f"{number}.json", folder)
        memory.save("inputs", {"a": b"x"}, ())
        os.utime(memory.place, (number, number))
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == ["2.json", "3.json"]


def test_nothing_of_it_is_published(run, make_timeline, tmp_path):
    """What is kept lies in the person's cache alone; neither site nor timeline gets more files."""
    root = make_timeline(
        {"id": "seen", "title": "Seen", "when": "2001"},
        {"id": "secret-draft", "title": "Secret", "when": "2002", "draft": True},
    )
    folder, home = tmp_path / "public", tmp_path / "cache"
    before = sorted(root.rglob("*"))
    run("build", folder, "-C", root, XDG_CACHE_HOME=str(home))
    again = run("build", folder, "-C", root, XDG_CACHE_HOME=str(home))
    assert "were not made again" in again.stderr
    assert "1 draft was left out" in again.stderr
    fresh = run("build", folder, "-C", root, "--fresh", XDG_CACHE_HOME=str(home))
    assert "made again" not in fresh.stderr
    assert sorted(root.rglob("*")) == before
    texts = [path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()]
    assert not any("secret" in text for text in texts)
    (known,) = home.rglob("*.json")
    assert json.loads(known.read_text("utf-8"))["files"]
