"""Everything that a reader can do, done in Chromium at every size; each visit asserts no error."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests import looking
from tests.browser import visit
from tests.exporters.pages.made import written

from timeline import api
from timeline.chronicle.timeline import Timeline

SIZES = [19, 61, 2000, 10_000]
# Ids that a page has uses of its own for.
CAST = ("data", "more", "events", "cast", "keys", "tl", "l-ar", "y1999")


def peopled(count: int) -> Timeline:
    """So many events with people, some in two languages, and a story of three of them."""
    events = []
    for number in range(count):
        made = looking._one_of_many(number)
        made["participants"] = [{"entity": CAST[number % len(CAST)], "role": "speaker"}]
        if number % 5 == 0:
            made["title"] = {"en": made["title"], "ar": f"حدث {number}"}
        events.append(made)
    return looking.timeline(
        events,
        entities=[{"id": id, "type": "person", "name": f"Dr. {id}"} for id in CAST],
        sources=[{"id": "gazette", "title": "The Gazette & <Sons>", "type": "news-article"}],
        title="Peopled",
        languages=("en", "ar"),
        stories={"three": {"title": "Three", "events": ["event-0", "event-7", "event-18"]}},
    )


@pytest.mark.parametrize("count", SIZES)
def test_all_is_driven(browser: Any, tmp_path: Path, count: int) -> None:
    """Search at once, filters, lanes, brush, zoom, permalinks, Back, Forward, language, cast."""
    timeline = peopled(count)
    ids = [entry.id for entry in timeline.ordered()]
    path = written(timeline, tmp_path)
    with visit(browser) as seen:
        seen.page.set_default_timeout(20_000)
        # A shared search is answered from text, before the cards are made.
        expected = [match.entry.id for match in api.select(timeline, 'text:"number 18 of"')]
        seen.open(path, "?text=number+18+of")
        said = seen.page.locator("p.count").inner_text()
        assert said == f"{len(expected):,} of {count:,} events"
        assert seen.listed(60) == expected
        seen.page.get_by_label("Search").fill("")
        # Filters, Back and Forward.
        seen.page.locator(".filters summary").click()
        seen.page.locator("[name=kind]").select_option("statement")
        seen.page.locator("[name=who]").select_option("data")
        both = {m.entry.id for m in api.select(timeline, "kind:statement who:data")}
        assert set(seen.listed()) == both
        seen.page.go_back()
        assert len(seen.listed()) == len(api.select(timeline, "kind:statement"))
        seen.page.go_forward()
        assert set(seen.listed()) == both
        seen.page.locator(".filters summary").click()
        seen.page.get_by_role("button", name="Show all").click()
        seen.until("!location.search")
        seen.page.keyboard.press("Escape")  # closes the panel, which lies over the picture
        # Lanes.
        for lane in ("who", "place", "kind", "standing", "source", ""):
            seen.page.locator("[name=by]").select_option(lane)
            assert lane in seen.page.url.partition("#")[2]
        # Zoom by keyboard and by buttons, then the brush.
        stage = seen.page.locator(".stage").first
        stage.focus()
        for key in ("+", "+", "ArrowRight", "ArrowLeft", "-", "End", "Home", "0"):
            seen.page.keyboard.press(key)
        seen.page.locator("[data-zoom='0.5']").click()
        seen.until("location.hash.includes('t=')")
        seen.page.locator("[data-zoom='0']").click()
        box = seen.page.locator(".overview").bounding_box()
        seen.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20)
        seen.page.mouse.down()
        seen.page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 20, steps=3)
        seen.page.mouse.up()
        seen.until("location.hash.includes('t=')")
        seen.page.keyboard.press("Escape")
        # The language, and back.
        seen.page.locator("[name=lang][value=ar]").check()
        assert seen.page.evaluate("document.documentElement.dir") == "rtl"
        card = seen.page.locator("article[id=event-0]")
        assert "حدث 0" in card.inner_text() or card.is_hidden()
        seen.page.locator("[name=lang][value=en]").check()
        # A permalink to the last event, whose details open.
        last = ids[-1]
        seen.page.goto("about:blank")
        seen.open(path, f"#e={last}")
        seen.until(f"document.getElementById({json.dumps(last)})?.querySelector('.voices')")
        seen.until(f"document.getElementById({json.dumps(last)}).checkVisibility()")
        # The cast, by its address.
        seen.page.evaluate("location.hash = '#_c-data'")
        seen.until("document.getElementById('_c-data').getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("count", SIZES)
def test_a_story_is_driven(browser: Any, tmp_path: Path, count: int) -> None:
    """Its pages are of three screens whatever the timeline's size."""
    path = written(peopled(count), tmp_path, story="three")
    with visit(browser) as seen:
        seen.open(path)
        assert seen.page.locator("article.screen").count() == 3
        seen.page.keyboard.press("ArrowRight")
        seen.until("document.querySelectorAll('.screen')[1].getBoundingClientRect().top < 60")
        seen.page.locator("[name=lang][value=ar]").check()


def test_without_javascript_all_is_there(browser: Any, tmp_path: Path) -> None:
    """What waits for a reader with a script is plain HTML for one without, in both languages."""
    timeline = peopled(150)
    with visit(browser, java_script_enabled=False) as seen:
        seen.open(written(timeline, tmp_path))
        articles = seen.page.locator("article")
        assert articles.evaluate_all("a => a.map(x => x.id)") == [
            entry.id for entry in timeline.ordered()
        ]
        assert seen.page.locator("article:visible").count() == 150
        assert seen.page.locator("figure:visible .strip a").count() > 0
        seen.page.locator("[name=lang][value=ar]").check()
        assert seen.page.locator("article[id=event-0] [lang=ar] h3").text_content() == "حدث 0"
        assert seen.page.locator("article[id=event-145] [lang=ar] h3").text_content() == "حدث 145"


def test_cards_and_data_are_in_one_order(browser: Any, tmp_path: Path) -> None:
    """Events of two years that other zones' clocks mix up keep what is known of them."""
    times = ["2026-01-01T00:30+09:00", "2025-12-31T20:00Z", "2026-01-01T06:00Z", "2025-12-31"]
    timeline = looking.timeline(
        looking.event(f"at-{place}", when, kind=f"kind-{place}") for place, when in enumerate(times)
    )
    with visit(browser) as seen:
        seen.open(written(timeline, tmp_path))
        years = seen.page.locator(".year h2").all_inner_texts()
        assert years == sorted(years)
        for place in range(len(times)):
            assert list(seen.found({"kind": f"kind-{place}"})) == [f"at-{place}"]
