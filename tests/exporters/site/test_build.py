"""Building a site: the same bytes again, nothing touched without need, nothing strange harmed."""

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tests import looking
from tests.browser import COLOURS, chromium, visit

from timeline.chronicle import folder as store
from timeline.errors import Refused
from timeline.exporters.pages import media, site
from timeline.files import atomic
from timeline.format import schema

EVENT = {"id": "one", "title": "One", "when": "2026-02-04"}
OTHER = {"id": "two", "title": "Two", "when": "2026-02-05"}


def built(root: Path, folder: Path) -> site.Built:
    """A build of the timeline at `root` into `folder`."""
    return site.write(site.compose(store.load(root), lang="en"), folder)


def test_has_pages_calendar_feed_data_and_schemas(tmp_path):
    """Everything the issue names is there, under addresses that last."""
    made = site.compose(looking.shipped(), lang="en")
    events = {f"events/{entry.id}.html" for entry in looking.shipped().ordered()}
    kinds = {f"schema/1.0/{kind}.schema.json" for kind in ("event", "entity", "source", "timeline")}
    plain = {"index.html", "timeline.ics", "feed.atom", "timeline.json", "style.css", "script.js"}
    cast = {f"cast/{id}.html" for id in looking.shipped().entities.records}
    stories = {f"stories/{name}.html" for name in looking.shipped().settings.stories}
    assert set(made.files) <= events | cast | stories | kinds | plain | {".nojekyll"}
    assert set(made.files) >= events | kinds | plain | {"cast/gustavo-petro.html"}
    assert made.files["schema/1.0/event.schema.json"] == schema.text("event")
    assert len(json.loads(made.files["timeline.json"])) == len(looking.shipped())
    assert made.files["timeline.ics"].startswith(b"BEGIN:VCALENDAR\r\n")


def test_same_bytes_again():
    """Two builds of one timeline are equal to the byte."""
    one, two = (site.compose(looking.shipped(), lang="ja") for _ in range(2))
    assert one == two


def test_only_what_changed_is_written_again(tmp_path, make_timeline):
    """A second build writes nothing; a change writes the event's page and what lists it."""
    root, folder = make_timeline(EVENT, OTHER), tmp_path / "site"
    assert set(built(root, folder).unchanged) == set()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    again = built(root, folder)
    assert again.written == again.removed == ()
    assert before == {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    make_timeline({**EVENT, "summary": "New"}, OTHER)
    assert set(built(root, folder).written) == {
        *("events/one.html", "feed.atom", "index.html", "timeline.ics", "timeline.json")
    }


def test_page_of_a_removed_event_goes(tmp_path, make_timeline):
    """What an earlier build made and is no longer wanted is removed; other files stay."""
    root, folder = make_timeline(EVENT, OTHER), tmp_path / "site"
    built(root, folder)
    (folder / "CNAME").write_text("example.org\n", encoding="utf-8")
    (root / "events" / "two.json").unlink()
    assert built(root, folder).removed == ("events/two.html",)
    assert not (folder / "events" / "two.html").exists()
    assert (folder / "CNAME").exists()


def test_strange_file_is_never_overwritten(tmp_path, make_timeline):
    """A file that no build made stops the build before anything is written."""
    root, folder = make_timeline(EVENT), tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="no build made"):
        built(root, folder)
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert (folder / "index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["events", "style.css"])
def test_link_out_of_the_folder_is_not_followed(tmp_path, make_timeline, name):
    """A symbolic link in the folder is refused: nothing outside is written."""
    root, folder, outside = make_timeline(EVENT), tmp_path / "site", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / name).symlink_to(outside / "target" if "." in name else outside)
    with pytest.raises(Refused, match="a link"):
        built(root, folder)
    assert list(outside.iterdir()) == []


def test_hostile_manifest_removes_nothing_outside(tmp_path, make_timeline):
    """A manifest that names files outside of the folder is not obeyed; a broken one is refused."""
    root, folder = make_timeline(EVENT), tmp_path / "site"
    precious = tmp_path / "precious"
    precious.write_text("here", encoding="utf-8")
    folder.mkdir()
    manifest = folder / site.MANIFEST
    manifest.write_text(json.dumps(["../precious", str(precious)]), encoding="utf-8")
    built(root, folder)
    assert precious.exists()
    manifest.write_text("{", encoding="utf-8")
    with pytest.raises(Refused, match="not the list"):
        built(root, folder)


MEDIA = {**EVENT, "media": [{"url": "media/a b?.jpg", "alt": "A hand"}]}
SECRET = b"hunter2"
JPEG = b"\xff\xd8\xff\xe0 not much of a picture"


def test_media_of_the_folder_are_carried_along(tmp_path, make_timeline):
    """A picture beside the events is part of the site, and both pages link to it."""
    root = make_timeline(MEDIA)
    (root / "media").mkdir()
    (root / "media" / "a b?.jpg").write_bytes(JPEG)
    made = site.compose(store.load(root), lang="en")
    assert made.files["media/a b?.jpg"] == JPEG
    assert b'href="media/a%20b%3F.jpg"' in made.files["index.html"]
    assert b'href="../media/a%20b%3F.jpg"' in made.files["events/one.html"]
    assert site.media_type("media/a b?.JPG") == "image/jpeg"
    assert site.media_type("media/x.svg") == "application/octet-stream"
    built(root, tmp_path / "site")
    make_timeline(EVENT)
    assert built(root, tmp_path / "site").removed == ("media/a b?.jpg",)
    assert (root / "media" / "a b?.jpg").read_bytes() == JPEG


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("../secret.jpg", "outside"),
        ("media/../../secret.jpg", "outside"),
        ("media/./real.jpg", "outside"),
        ("media/out.jpg", "outside"),
        ("media/inside.jpg", None),
        ("media", "regular"),
        ("media/pipe.jpg", "regular"),
        ("media/none.jpg", "No such file"),
        ("media/loop.jpg", "nowhere"),
        (".git/config", "hidden"),
        ("media/git.jpg", "hidden"),
        ("index.html", "the site's own"),
        ("events/one.json", "the site's own"),
        ("x" * 300, "too long"),
        ("timeline.toml", "a file of the timeline"),
        ("entities/x.json", "a file of the timeline"),
        ("sources/x.json", "a file of the timeline"),
        ("media/source.jpg", "a file of the timeline"),
    ],
)
def test_nothing_else_is_carried_along(tmp_path, make_timeline, url, why):
    """What is not a regular file of the folder stays text, and the build says why."""
    (tmp_path / "secret.jpg").write_bytes(SECRET)
    root = make_timeline({**EVENT, "media": [{"url": url, "alt": "A hand"}]})
    (root / ".git").mkdir()
    (root / ".git" / "config").write_bytes(SECRET)
    (root / "timeline.toml").write_bytes(b'schema_version = "1.0"\nid = "a.example"\n# ' + SECRET)
    for path in ("entities/x.json", "sources/x.json"):
        (root / path).write_bytes(SECRET)
    folder = root / "media"
    folder.mkdir()
    (folder / "source.jpg").symlink_to("../sources/x.json")
    (folder / "real.jpg").write_bytes(JPEG)
    (folder / "inside.jpg").symlink_to("real.jpg")
    (folder / "out.jpg").symlink_to(root.parent / "secret.jpg")
    (folder / "git.jpg").symlink_to("../.git/config")
    (folder / "loop.jpg").symlink_to("loop.jpg")
    os.mkfifo(folder / "pipe.jpg")
    made = site.compose(store.load(root), lang="en")
    pages = (made.files["index.html"], made.files["events/one.html"])
    if why is None:
        assert made.files[url] == JPEG
        return
    assert [note for note in made.notes if note.startswith(url) and why in note]
    assert SECRET not in b"".join(made.files.values())
    links = {f'href="{up}{url}"'.encode() for up in ("", "../")} - {b'href="../index.html"'}
    assert all(b"A hand" in page and not any(map(page.__contains__, links)) for page in pages)


def test_no_page_has_what_a_terminal_obeys_or_a_reader_is_misled_by(make_timeline):
    """Also where it comes from the settings, of which a stranger may have written each."""
    text = "A \\u001b[31m \\u009b \\u202e"
    toml = (
        f'schema_version = "1.0"\nid = "a.example"\ntitle = "{text}"\nsummary = "{text}"\n'
        f'[labels.kind]\nmeeting = "{text}"\n[stories.s]\ntitle = "{text}"\nevents = ["one"]\n'
        f'[stories.s.texts]\none = "{text}"\n'
    )
    root = make_timeline({**EVENT, "kind": "meeting", "tags": ["a"]}, toml=toml)
    made = site.compose(store.load(root), lang="en", base_url="https://example.org/")
    for path, data in made.files.items():
        assert not {"\x1b", "\x9b", "\u202e"} & set(data.decode()), path


def test_large_media_are_named_not_read(make_timeline):
    """A file that no host of static sites takes is left as text."""
    root = make_timeline({**EVENT, "media": [{"url": "film.mp4"}]})
    with (root / "film.mp4").open("wb") as film:
        film.truncate(media.LARGEST + 1)
    made = site.compose(store.load(root), lang="en")
    assert "film.mp4" not in made.files
    assert any("more than 100 MB" in note for note in made.notes)


def test_equal_file_of_somebody_else_is_never_removed(tmp_path, make_timeline):
    """A build adopts nothing: what was there before stays, though it has the same bytes."""
    root, folder = make_timeline({**EVENT, "media": [{"url": "a.jpg"}]}), tmp_path / "site"
    folder.mkdir()
    for place in (root, folder):
        (place / "a.jpg").write_bytes(JPEG)
    assert "a.jpg" in built(root, folder).unchanged
    make_timeline(EVENT)
    assert built(root, folder).removed == ()
    assert (folder / "a.jpg").read_bytes() == JPEG


def test_interrupted_build_is_taken_up(tmp_path, make_timeline, monkeypatch):
    """What a build that was stopped has written is its own for the next one."""
    root, folder = make_timeline(EVENT, OTHER), tmp_path / "site"
    write = atomic.write

    def stop(path, data):
        if path.name == "style.css":
            raise KeyboardInterrupt
        write(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(atomic, "write", stop)
        with pytest.raises(KeyboardInterrupt):
            built(root, folder)
    make_timeline({**EVENT, "title": "Changed"}, OTHER)
    assert "events/one.html" in built(root, folder).written


@pytest.mark.parametrize("named", ["5", "null", "{}", "[1]", "[[]]", "[" * 100_000, "\\ud800"])
def test_broken_manifest_is_a_clear_refusal(tmp_path, make_timeline, named):
    """A list of files that is none stops the build; nothing is guessed."""
    (tmp_path / site.MANIFEST).write_text(named, encoding="utf-8")
    with pytest.raises(Refused, match="not the list"):
        built(make_timeline(EVENT), tmp_path)


def test_manifest_removes_nothing_through_a_link(tmp_path, make_timeline):
    """A folder that is a link leads a hostile list of files nowhere."""
    precious, folder = tmp_path / "elsewhere" / "precious", tmp_path / "site"
    precious.parent.mkdir()
    precious.write_text("mine", encoding="utf-8")
    folder.mkdir()
    (folder / "way").symlink_to(precious.parent)
    (folder / site.MANIFEST).write_text('["way/precious", "", "."]', encoding="utf-8")
    built(make_timeline(EVENT), folder)
    assert precious.exists()


class _Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids.add(found.get("id"))
        self.found += [found[key] for key in ("href", "src") if key in found]


def test_every_link_leads_somewhere():
    """Each link inside of the site has its file, and each anchor its element."""
    files = site.compose(looking.shipped(), lang="en").files
    pages = {path: _Links(data.decode()) for path, data in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        for link in page.found:
            parts = urlsplit(link)
            assert not parts.scheme, link
            target = path
            if parts.path:
                base = Path("/", path).parent
                target = unquote(str((base / parts.path).resolve())).lstrip("/")
            assert target in files, (path, link)
            if parts.fragment and target in pages:
                assert parts.fragment in pages[target].ids


def test_pages_load_nothing_from_elsewhere():
    """The policy of every page of the site allows its own style and script only."""
    for path, data in site.compose(looking.hostile(), lang="en").files.items():
        if path.endswith(".html"):
            policy = re.search(rb'Policy" content="([^"]*)"', data)[1].decode()
            assert policy == (
                "default-src &#39;none&#39;; style-src &#39;self&#39;; "
                "script-src &#39;self&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"
            )


def test_language_goes_from_page_to_page(tmp_path):
    """A language chosen on one page of the site is that of the next, also from disk."""
    site.write(site.compose(looking.shipped(), lang="en"), tmp_path)
    with chromium() as browser, visit(browser) as seen:
        seen.open(tmp_path / "index.html").page.get_by_label("Español").check()
        seen.page.locator("h3:visible a", has_text="Compromiso de ubicar").click()
        seen.page.wait_for_url("**/events/locate-three-leaders.html?lang=es")
        seen.page.locator("h1", has_text="Compromiso").wait_for()
        with seen.page.expect_navigation():
            seen.page.locator("a[rel=next]:visible").click()
        seen.page.wait_for_selector("html[lang=es]")
        assert seen.errors == []


def test_axe_finds_nothing_on_an_events_page(tmp_path):
    """A page of one event breaks no rule of axe-core, on a phone, in light or dark."""
    site.write(site.compose(looking.shipped(), lang="ja"), tmp_path)
    with chromium() as browser, visit(browser, "phone") as seen:
        seen.open(tmp_path / "events" / "locate-three-leaders.html")
        assert seen.errors == []
        assert seen.axe() == []
        seen.page.emulate_media(color_scheme="dark")
        assert seen.axe(*COLOURS) == []


def test_axe_finds_nothing_on_a_cast_page(tmp_path):
    """Nor does the page of a person, in light or dark."""
    site.write(site.compose(looking.shipped(), lang="en"), tmp_path)
    with chromium() as browser, visit(browser) as seen:
        seen.open(tmp_path / "cast" / "gustavo-petro.html")
        assert seen.axe() == []
        seen.page.emulate_media(color_scheme="dark")
        assert seen.axe(*COLOURS) == []


def test_build_command(run, make_timeline, tmp_path):
    """`timeline build DIR` says what it did; a second run says that nothing changed."""
    root, folder = make_timeline(EVENT), tmp_path / "public"
    first = run("build", folder, "-C", root)
    assert first.returncode == 0
    assert first.stdout == ""
    assert "12 files written" in first.stderr
    second = run("build", folder, "-C", root)
    assert "0 files written, 12 unchanged, 0 removed" in second.stderr


def test_build_refuses_in_one_line(run, make_timeline, tmp_path):
    """Building over one's own files is refused with exit code 1 and advice."""
    root, folder = make_timeline(EVENT), tmp_path / "taken"
    folder.mkdir()
    (folder / "index.html").write_text("mine", encoding="utf-8")
    done = run("build", folder, "-C", root)
    assert done.returncode == 1
    assert "no build made" in done.stderr
    assert "Traceback" not in done.stderr


def test_build_into_a_file_is_a_clear_refusal(run, make_timeline, tmp_path):
    """A file where the folder should be is named, with the reason, and no traceback."""
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    done = run("build", taken, "-C", make_timeline(EVENT))
    assert done.returncode == 2
    assert "taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_base_url_is_in_the_feed(run, make_timeline, tmp_path):
    """`--base-url` gives the feed its links; one that is no web address is refused."""
    root, folder = make_timeline(EVENT), tmp_path / "public"
    run("build", folder, "-C", root, "--base-url", "https://example.org/t")
    feed = (folder / "feed.atom").read_text(encoding="utf-8")
    assert 'href="https://example.org/t/events/one.html"' in feed
    assert run("build", folder, "-C", root, "--base-url", "ftp:x").returncode == 2


def test_an_address_makes_it_ready_to_share():
    """Canonical links, cards, JSON-LD, oEmbed, a sitemap and a page for what is not there."""
    base = "https://example.org/h/"
    files = site.compose(looking.shipped(), lang="en", base_url=base).files
    index, event = files["index.html"].decode(), files["events/white-house-meeting.html"].decode()
    address = f"{base}events/white-house-meeting.html"
    for text, where in ((index, base), (event, address)):
        assert f'<link rel="canonical" href="{where}">' in text
        assert f'<meta property="og:url" content="{where}">' in text
    (linked,) = re.findall('<script type="application/ld[+]json">(.*?)</script>', event)
    assert json.loads(linked)["@type"] == "Event"
    assert json.loads(linked)["url"] == address
    assert '?embed"' in json.loads(files["oembed.json"])["html"]
    assert f"<loc>{base}</loc>" in files["sitemap.xml"].decode()
    assert f"<loc>{address}</loc>" in files["sitemap.xml"].decode()
    assert f'href="{base}"' in files["404.html"].decode()


def test_without_an_address_nothing_is_made_up():
    """No link, card or file that would need one."""
    files = site.compose(looking.shipped(), lang="en").files
    assert not {"oembed.json", "sitemap.xml", "404.html"} & set(files)
    assert b"og:" not in files["index.html"]
    assert b"canonical" not in files["index.html"]
