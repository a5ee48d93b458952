"""The file for TimelineJS, loaded by TimelineJS itself."""

import json
import shutil

from tests import looking
from tests.browser import chromium, package

from timeline import api
from timeline.chronicle.timeline import Timeline

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="css/timeline.css">
<div id="here" style="width:100%;height:600px"></div><script src="js/timeline.js"></script>
<script>window.line = new TL.Timeline("here", DATA, {font: null, start_at_end: false});</script>
"""


def slides(timeline: Timeline) -> dict:
    """The file."""
    return json.loads(api.export(timeline, "timelinejs", matches=looking.matches(timeline)).data)


def test_dates_have_no_more_parts_than_are_known():
    """A year is a year, a month a month; 44 BCE is -44; words stand beside each."""
    timeline = looking.timeline(
        [
            looking.event("early", "-0043-03-15"),
            looking.event("year", "2018"),
            looking.event("month", "2018-02"),
            looking.event("day", "2018-02-03"),
            looking.event("span", "2019-01-01/2019-02-28"),
            looking.event("clock", {"start": "2026-02-04T11:00", "end": "2026-02-04T11:00"}),
        ]
    )
    found = {slide["unique_id"]: slide for slide in slides(timeline)["events"]}
    assert found["early"]["start_date"] == {"year": -44, "month": 3, "day": 15}
    assert found["year"]["start_date"] == {"year": 2018}
    assert found["month"]["start_date"] == {"year": 2018, "month": 2}
    assert "end_date" not in found["day"]
    assert found["span"]["end_date"] == {"year": 2019, "month": 2, "day": 28}
    assert found["clock"]["start_date"]["hour"] == 11
    assert all(slide["display_date"] for slide in found.values())


def test_undated_events_are_named():
    """What TimelineJS cannot show is left out by name."""
    timeline = looking.centuries()
    rendered = api.export(timeline, "timelinejs", matches=looking.matches(timeline))
    assert rendered.notes == ("no date for TimelineJS to show, left out: undated",)
    assert len(json.loads(rendered.data)["events"]) == len(timeline) - 1


def test_timelinejs_shows_every_slide(tmp_path):
    """TimelineJS makes a slide of every event, shows our words, and runs no hostile text."""
    dist = package("@knight-lab/timelinejs/dist")
    for name in ("js", "css"):
        shutil.copytree(dist / name, tmp_path / name)
    with chromium() as browser:
        for timeline in (looking.shipped(), looking.centuries(), looking.hostile()):
            made = slides(timeline)
            data = json.dumps(made).replace("<", "\\u003c")
            (tmp_path / "page.html").write_text(PAGE.replace("DATA", data), encoding="utf-8")
            page = browser.new_page()
            page.route("http*://**", lambda route: route.abort())
            page.goto((tmp_path / "page.html").as_uri())
            page.wait_for_function("window.line && window.line._loaded && window.line._storyslider")
            ids = page.evaluate("window.line.config.events.map(x => x.unique_id)")
            assert sorted(ids) == sorted(slide["unique_id"] for slide in made["events"])
            assert page.locator(".tl-slide").count() >= 1
            assert page.evaluate("window.pwned") is None
            page.close()


def test_nothing_that_an_event_tells_is_lost():
    """Descriptions, figures, quotes, addresses of sources, deadlines and media come along."""
    one = looking.event(
        "one",
        "2026",
        description="All of **it**",
        quantities=[{"measure": "Cost", "min": 5, "max": 5, "unit": "EUR"}],
        sources=[{"title": "Gazette", "url": "https://example.org/g", "quote": "so it was"}],
        media=[{"url": "https://example.org/m.png", "alt": "A map", "credit": "Ann"}],
        commitment={"action": "Pay", "due": "2030", "state": "not_met"},
    )
    timeline = looking.timeline([one])
    made = json.loads(api.export(timeline, "timelinejs", matches=looking.matches(timeline)).data)
    (slide,) = made["events"]
    text = slide["text"]["text"]
    for words in ("<strong>it</strong>", "Cost", "so it was", "example.org/g", "Pay", "2030"):
        assert words in text
    assert slide["media"]["url"] == "https://example.org/m.png"
    assert slide["media"]["credit"] == "Ann"
