"""The interactive part of the page: window, lanes, addresses, cards, in Chromium."""

import random
from pathlib import Path
from typing import Any

import pytest
from tests import looking
from tests.browser import visit
from tests.exporters.pages.made import written
from tests.rich import rich

from timeline import api
from timeline.chronicle.timeline import Timeline

SIZES = [19, 61, 2000]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The page of the rich timeline."""
    return written(rich(), tmp_path)


def values(timeline: Timeline) -> dict[str, list[str]]:
    """Values to filter by, of every filter of the page, as people write them."""
    rows = [entry.row for entry in timeline.ordered()]
    found: dict[str, list[str]] = {
        "text": ["dam", "THE", "crack", "number 7", "péople", "lake"],
        "since": ["1970", "197X", "1985-03", "2004-10-16", "1990~", "1961/..", "1985-21", "-0043"],
        "until": ["1999", "2004-10", "19XX", "../1980", "1986-34", "2003-02-28", "Y12000"],
        "standing": ["reported", "alleged,disputed", "conf*"],
    }
    columns = {"kind": "kind", "who": "participant", "place": "place", "tag": "tag"}
    columns |= {"source": "source", "voice": "voice"}
    for key, column in columns.items():
        cells = (getattr(row, column) for row in rows)
        seen = {one for cell in cells for one in ((cell,) if isinstance(cell, str) else cell or ())}
        plain = [one for one in sorted(seen) if not set(one) & set(',"')]
        found[key] = plain + [one.split()[-1] for one in plain] + [f"{one[:3]}*" for one in plain]
    return {key: cell for key, cell in found.items() if cell}


@pytest.mark.parametrize("make", [rich, looking.shipped, lambda: looking.many(600)])
def test_filters_find_what_the_command_line_finds(browser: Any, tmp_path: Path, make: Any) -> None:
    """For fifty random filters: the same ids, and the same ones only possible."""
    timeline, draw = make(), random.Random(19)
    known = values(timeline)
    with visit(browser) as seen:
        seen.open(written(timeline, tmp_path))
        for _ in range(50):
            keys = draw.sample(sorted(known), draw.choice([1, 1, 2]))
            asked = {key: draw.choice(known[key]) for key in keys}
            # In quotes, the command line takes a comma for a letter.
            parts = (f"{k}:{v}" if "," in v else f'{k}:"{v}"' for k, v in asked.items())
            question = " ".join(parts)
            expected = {match.entry.id: match.verdict for match in api.select(timeline, question)}
            assert seen.found(asked) == expected, question


@pytest.mark.parametrize("key", ["since", "until"])
def test_a_date_that_is_none_is_said_in_words(browser: Any, page: Path, key: str) -> None:
    """It is named with what may stand there, marked, and hides no event."""
    with visit(browser) as seen:
        seen.open(page, f"?{key}=1999-99")
        for words in ("abc", "May 2004x", "2026-13", "2026-02-30", "2004-10-16T22:00"):
            found = seen.found({key: words})
            said = seen.page.locator(".unknown").inner_text()
            assert f"{key}={words}" in said
            assert "2004-10-16" in said.replace(words, "")
            field = seen.page.locator(f"[name={key}]")
            assert field.get_attribute("aria-invalid") == "true"
            edge = field.evaluate("one => getComputedStyle(one).borderColor")
            assert edge == seen.page.locator(".unknown").evaluate("p => getComputedStyle(p).color")
            assert len(found) == len(seen.shown()) == len(rich())


def test_dates_as_people_write_them(browser: Any, page: Path) -> None:
    """Words of a month, a decade or an era are understood, and the address holds the date."""
    written_dates = {
        "March 2004": "2004-03",
        "1990s": "199X",
        "500 BCE": "-0499",
        "7 May 2004": "2004-05-07",
    }
    with visit(browser) as seen:
        seen.open(page)
        seen.page.locator(".filters summary").click()
        for words, date in written_dates.items():
            seen.page.get_by_label("Since").fill(words)
            assert seen.page.url.endswith(f"?since={date}")
            assert seen.page.locator("[name=since]").get_attribute("aria-invalid") == "false"
        for words, date in written_dates.items():  # so in an address that somebody wrote
            assert seen.found({"since": words}) == seen.found({"since": date})
            assert not seen.page.locator(".unknown").is_visible()


@pytest.mark.parametrize("count", SIZES)
def test_zoom_arrows_and_brush(browser: Any, tmp_path: Path, count: int) -> None:
    """By keyboard and pointer, picture, list and address follow, and an address leads back."""
    timeline = looking.many(count)
    order = [entry.id for entry in timeline.ordered()]
    fewer = f"document.querySelectorAll('article:not([hidden])').length < {count}"
    with visit(browser) as seen:
        seen.open(written(timeline, tmp_path))
        stage = seen.page.locator(".stage").first
        stage.focus()
        for _ in range(3):
            seen.page.keyboard.press("+")
        seen.until("location.hash.startsWith('#t=')")
        seen.until(fewer)
        address, shown = seen.page.url, seen.shown()
        assert f"{len(shown):,} of {count:,} events" in seen.page.locator("p.count").inner_text()
        seen.page.keyboard.press("0")
        seen.until(f"!({fewer})")
        assert "#" not in seen.page.url
        seen.page.keyboard.press("ArrowRight")
        seen.until(f"location.hash == '#e={order[0]}'")
        assert seen.page.locator(".say").inner_text().startswith("Event number")
        seen.page.keyboard.press("Enter")
        card = seen.page.locator(f"article[id='{order[0]}']")
        assert card.locator("details").get_attribute("open") is not None
        seen.until("document.querySelector('article.on .voices').checkVisibility()")
        box = seen.page.locator(".overview").bounding_box()
        y = box["y"] + 20
        seen.page.mouse.move(box["x"] + box["width"] * 0.5, y)
        seen.page.mouse.down()
        seen.page.mouse.move(box["x"] + box["width"] * 0.8, y, steps=4)
        seen.page.mouse.up()
        seen.until(fewer)
        assert seen.shown()
        seen.page.goto("about:blank")
        seen.page.goto(address)
        assert seen.shown() == shown


def test_lanes_hold_an_event_of_two_in_both(browser: Any, page: Path) -> None:
    """The crack that two sources tell of stands in both lanes; the address says the lanes."""
    with visit(browser) as seen:
        seen.open(page)
        for lane in ("who", "body", "place", "kind", "standing", "source"):
            seen.page.locator("[name=by]").select_option(lane)
            assert seen.page.url.endswith(f"#by={lane}")
            assert seen.page.locator(".stage:not(.inset) .labels b").count() >= 2
        links = seen.page.locator(".stage:not(.inset) .labels a", has_text="The first crack")
        assert links.count() == 2


def test_back_and_forward_walk_through_filters(browser: Any, page: Path) -> None:
    """A filter is a step: Back shows what was shown before, Forward the filter again."""
    with visit(browser) as seen:
        seen.open(page)
        seen.page.locator(".filters summary").click()
        seen.page.locator("[name=kind]").select_option("meeting")
        meetings = seen.shown()
        seen.page.locator("[name=tag]").select_option("people")
        assert len(seen.shown()) < len(meetings)
        seen.page.go_back()
        assert seen.shown() == meetings
        seen.page.go_back()
        assert len(seen.shown()) == len(rich())
        assert seen.page.locator("[name=kind]").input_value() == ""
        seen.page.go_forward()
        assert seen.shown() == meetings


def test_a_night_opens_as_a_picture_of_its_own(browser: Any, page: Path) -> None:
    """Seven events of one night are a button, which opens them hour by hour."""
    with visit(browser) as seen:
        seen.open(page)
        seen.page.locator(".clusters button").first.click()
        inset = seen.page.locator(".inset")
        assert inset.locator(".labels a").count() >= 7
        seen.page.locator("[name=text]").fill("no such words")
        assert not inset.is_visible()


def test_as_one_voice_tells_it(browser: Any, page: Path) -> None:
    """What a voice denies or does not tell is left out, or shown greyed."""
    with visit(browser) as seen:
        seen.open(page, "?as-told-by=borealis")
        told = seen.shown()
        assert "first-crack" not in told
        assert "plain-0" in told
        seen.page.locator(".filters summary").click()
        seen.page.get_by_label("Show the rest, greyed").check()
        assert len(seen.shown()) == len(rich())
        assert seen.page.locator("article.grey").count() == len(rich()) - len(told)


def test_language_of_a_large_page_is_switched(browser: Any, tmp_path: Path) -> None:
    """The list of a large page stands in one language; the others come from its data."""
    events = [
        looking.event(f"e{i}", f"{1900 + i % 100}", {"en": f"Event {i}", "ja": f"できごと{i}"})
        for i in range(600)
    ]
    events[8]["title"] = {"en": "Event 8"}
    timeline = looking.timeline(events, languages=("en", "ja"))
    with visit(browser) as seen:
        seen.open(written(timeline, tmp_path))
        assert seen.page.locator("article[id=e7] h3").text_content() == "Event 7"
        seen.page.get_by_label("日本語").check()
        assert seen.page.locator("article[id=e7] h3").text_content() == "できごと7"
        assert "lang=ja" in seen.page.url
        assert len(seen.shown()) == 600
        # What has no words in it stays in the first language, and says so.
        other = seen.page.locator("article[id=e8]")
        assert other.locator("h3").text_content() == "Event 8"
        assert other.get_attribute("lang") == "en"
        other.locator("summary").click()
        assert other.locator(".why").text_content().strip()
        seen.page.go_back()
        assert seen.page.locator("article[id=e7] h3").text_content() == "Event 7"


@pytest.mark.parametrize(("year", "late"), [(2020, False), (2024, True)])
def test_overdue_is_told_by_the_readers_clock(
    browser: Any, page: Path, year: int, late: bool
) -> None:
    """A promise that was still open at its deadline is marked once that is past, not before."""
    with visit(browser) as seen:
        seen.page.clock.set_fixed_time(f"{year}-01-01T00:00:00Z")
        seen.open(page)
        hint = seen.page.locator(".labels a", has_text="kept by 2021").get_attribute("title")
        assert ("overdue" in hint) == late


# A phone has no lanes.
@pytest.mark.parametrize(
    ("size", "state"),
    [
        ("desk", "#by=who"),
        ("desk", "?kind=incident#e=first-crack"),
        ("phone", "?kind=incident#e=first-crack"),
        ("desk", "?lang=ar"),
        ("phone", "?lang=ar"),
    ],
)
def test_axe_finds_nothing_in_any_state(browser: Any, page: Path, size: str, state: str) -> None:
    """Lanes, an open card and a page from right to left break no rule of axe-core."""
    with visit(browser, size) as seen:
        assert seen.open(page, state).axe() == []
