"""The feed, read by a feed parser."""

import re
from xml.etree import ElementTree

import pytest
from tests import looking
from tests.oracle import oracle

from timeline import api
from timeline.chronicle.settings import UNNAMED
from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGED = looking.timeline(
    [
        looking.event("old", "1900", modified="2026-03-01T10:00:00Z"),
        looking.event("new", "2025", created="2026-01-01T10:00:00Z"),
        looking.event(
            "middle", "1950", created="2025-01-01T00:00:00Z", modified="2026-02-01T00:00:00Z"
        ),
        looking.event("unstamped", "2026-02-04"),
    ]
)


def feed(timeline: Timeline, **options: object) -> bytes:
    """The feed of a timeline."""
    chosen = {"matches": looking.matches(timeline), "lang": "en", **options}
    return api.export(timeline, "atom", **chosen).data


def read(data: bytes) -> object:
    """What feedparser makes of a feed; it must have no complaint."""
    parsed = oracle("feedparser").parse(data)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_stands_in_the_order_of_change_not_of_events():
    """The event changed last comes first; one that records no change has a constant time."""
    entries = read(feed(CHANGED)).entries
    assert [entry.id.rsplit(":", 1)[1] for entry in entries] == [
        "old",
        "middle",
        "new",
        "unstamped",
    ]
    assert [entry.updated for entry in entries][-1] == "2000-01-01T00:00:00Z"
    assert read(feed(CHANGED)).feed.updated == "2026-03-01T10:00:00Z"


def test_stamp_is_the_change_of_what_records_none():
    """SOURCE_DATE_EPOCH stands in for a time of change."""
    assert b"<updated>2026-02-04T00:00:00Z</updated>" in feed(CHANGED, stamp=1770163200)


def test_ids_last():
    """An entry's id does not change when the event does, nor when others come."""
    timeline = looking.timeline(
        [looking.event("old", "1901", "Other words", modified="2027-01-01T00:00:00Z")]
    )
    (entry,) = read(feed(timeline)).entries
    assert entry.id in {one.id for one in read(feed(CHANGED)).entries}


def test_links_need_an_address():
    """With `--base-url` entries link to the event's page; a wrong one is refused."""
    entries = read(feed(CHANGED, base_url="https://example.org/history")).entries
    assert entries[0].link == "https://example.org/history/events/old.html"
    with pytest.raises(TimelineError, match="base-url"):
        feed(CHANGED, base_url="javascript:alert(1)")


def test_most_is_the_most():
    """`--most` keeps the latest and says how many are left out."""
    rendered = api.export(CHANGED, "atom", matches=looking.matches(CHANGED), most=2)
    assert len(read(rendered.data).entries) == 2
    assert rendered.notes == ("older entries left out: 2; see --most",)


@pytest.mark.parametrize("timeline", [looking.shipped, looking.hostile, looking.centuries])
def test_every_entry_is_whole(timeline):
    """Every entry has what RFC 4287 asks for, and hostile text is only text."""
    made = timeline()
    root = ElementTree.fromstring(feed(made))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(made)
    for entry in (root, *entries):
        for key in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{key}").strip()
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert {element.tag.removeprefix(ATOM) for element in root.iter()} <= {
        *("feed", "id", "title", "updated", "published", "author", "name", "generator"),
        *("entry", "category", "content"),
    }
    read(feed(made))


def test_a_number_below_nothing_is_refused():
    with pytest.raises(TimelineError, match="--most -1: expected 0 or more"):
        feed(CHANGED, most=-1)


def test_a_timeline_without_an_id_takes_that_of_its_site_or_says_so():
    """Two feeds never share their ids: by the address of the site, or with a word on it."""
    timeline = looking.timeline([looking.event("one", "2026")], id=UNNAMED)
    found = looking.matches(timeline)
    feeds = [
        api.export(timeline, "atom", matches=found, base_url=f"https://example.org/{path}").data
        for path in ("a", "b")
    ]
    ids = [set(re.findall(rb"<id>(.*?)</id>", feed)) for feed in feeds]
    assert ids[0] == {b"tag:example.org,2000:a/", b"tag:example.org,2000:a/one"}
    assert not ids[0] & ids[1]
    (note,) = api.export(timeline, "atom", matches=found).notes
    assert "has no id" in note
