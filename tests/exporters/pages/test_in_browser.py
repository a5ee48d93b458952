"""The page as people meet it: in Chromium, from disk, on any screen, by any means."""

import subprocess
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests import looking
from tests.browser import COLOURS, visit
from tests.exporters.pages.made import written
from tests.oracle import oracle
from tests.rich import rich

from timeline import api

TIMELINES = {
    "shipped": looking.shipped,
    "centuries": looking.centuries,
    "many": lambda: looking.many(150),
    "hostile": looking.hostile,
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The page of the shipped timeline, on disk."""
    return written(looking.shipped(), tmp_path)


@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("name", TIMELINES)
def test_axe_finds_nothing(browser: Any, tmp_path: Path, name: str, size: str) -> None:
    """No rule of axe-core is broken in light or dark, on a phone or a desk."""
    path = written(TIMELINES[name](), tmp_path)
    with visit(browser, size) as seen:
        assert seen.open(path).axe() == []
        if size == "desk":  # the same page in other colours: asked again are the rules on these
            seen.page.emulate_media(color_scheme="dark")
            assert seen.axe(*COLOURS) == []


@pytest.mark.parametrize("name", TIMELINES)
def test_asks_for_nothing_and_fails_at_nothing(browser: Any, tmp_path: Path, name: str) -> None:
    """The page is the only request; its own security policy stops nothing of its own."""
    path = written(TIMELINES[name](), tmp_path)
    with visit(browser) as seen:
        seen.open(path)
        assert seen.requests == [path.as_uri()]
        assert seen.errors == []


@pytest.mark.parametrize("name", TIMELINES)
def test_nothing_is_wider_than_a_phone(browser: Any, tmp_path: Path, name: str) -> None:
    """No text, however long, makes a reader scroll sideways."""
    path = written(TIMELINES[name](), tmp_path)
    with visit(browser, "phone") as seen:
        seen.open(path)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert seen.page.get_by_text("Search", exact=True).bounding_box()["width"] > 20


def test_marks_of_a_page_read_from_right_to_left_stand_below_their_labels(
    browser: Any, tmp_path: Path
) -> None:
    """In Arabic and Hebrew time still runs to the right, and labels begin at their marks."""
    script = """() => [...document.querySelectorAll("figure.desk .strip a")].map((a) => [
      a.querySelector("text").getBoundingClientRect(), a.getBoundingClientRect().left,
      a.closest("svg").getBoundingClientRect()]).map(([text, left, svg]) =>
      [text.left - left, text.right - svg.right])"""
    # Between a swatch of the legend and its words there is room, whichever way they run.
    apart = """() => [...document.querySelectorAll(".desk .key")].map((key) =>
      key.firstChild.getBoundingClientRect().left - key.lastChild.getBoundingClientRect().right)"""
    for lang in ("ar", "he"):
        path = written(rich(), tmp_path, lang=lang, one_language=True)
        with visit(browser, java_script_enabled=False) as seen:
            for beyond, over in seen.open(path).page.evaluate(script):
                assert beyond < 160
                assert over < 40
            assert min(seen.page.evaluate(apart)) > 3


@pytest.mark.parametrize(("width", "kind"), [(390, "phone"), (800, "tablet"), (1280, "desk")])
def test_each_drawing_has_a_caption_of_its_own(
    browser: Any, tmp_path: Path, width: int, kind: str
) -> None:
    """What is said below a picture counts what that picture shows."""
    path = written(looking.many(400), tmp_path)
    with visit(browser, java_script_enabled=False) as seen:
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.open(path)
        figures = seen.page.locator("figure:visible")
        assert figures.evaluate_all("all => all.map(one => one.className)") == [f"drawn {kind}"]
        titles = seen.page.locator("figure:visible a title").all_text_contents()
        peak = max(int(title.rpartition(": ")[2]) for title in titles)
        assert f"the tallest has {peak}." in seen.page.locator("figcaption:visible").inner_text()


def test_all_events_without_javascript(browser: Any, page: Path) -> None:
    """Without JavaScript every event is there, and filters that could not work are not."""
    with visit(browser, java_script_enabled=False) as seen:
        seen.open(page)
        assert seen.page.locator("article:visible").count() == len(looking.shipped())
        assert not seen.page.locator("form").is_visible()
        assert not seen.page.locator(".window").is_visible()


def test_languages_without_javascript(browser: Any, page: Path) -> None:
    """The language can be switched without JavaScript: it is a matter of style alone."""
    with visit(browser, java_script_enabled=False) as seen:
        seen.open(page)
        seen.page.get_by_label("日本語").check()
        assert seen.page.locator("h3", has_text="暗殺未遂").is_visible()
        assert not seen.page.locator("h3", has_text="Attempt to").is_visible()


STATES: list[tuple[str, list[str]]] = [
    ("?kind=commitment", ["locate-three-leaders"]),
    ("?who=ivan-mordisco", ["locate-three-leaders"]),
    ("?who=farc-dissidents", ["locate-three-leaders"]),
    ("?text=ATENTADO+no+such", []),
    ("?until=2018", ["petro-assassination-attempt"]),
    ("?since=2026-03&kind=election", ["colombian-presidential-election"]),
]


def test_state_is_in_the_address(browser: Any, page: Path) -> None:
    """An address with filters shows what they ask for (and undated events, which may match)."""
    undated = {entry.id for entry in looking.shipped().ordered() if entry.resolved.undated}
    with visit(browser) as seen:
        for state, expected in STATES:
            found = seen.open(page, state).shown()
            # Events with an open side possibly match bounds in time, as on the command line.
            assert [id for id in found if id not in undated and id in expected] == expected
            if "=20" not in state:
                assert found == expected, state


FILTERS: list[dict[str, str]] = [
    {"since": "2026-02-04"},
    {"until": "2026-02-03"},
    {"since": "2018", "until": "2018-12-31"},
    {"since": "2026-05"},
    {"kind": "statement"},
    {"tag": "energy"},
    {"text": "venezuela"},
    {"text": "says"},
    {"standing": "alleged"},
    {"who": "gustavo-petro", "since": "2026"},
]


def test_filters_find_what_the_command_line_finds(browser: Any, page: Path) -> None:
    """A filter of the page and the term of the same name give the same events."""
    timeline = looking.shipped()
    with visit(browser) as seen:
        for filters in FILTERS:
            question = " ".join(f"{key}:{value}" for key, value in filters.items())
            expected = {match.entry.id for match in api.select(timeline, question)}
            state = "&".join(f"{key}={value}" for key, value in filters.items())
            assert set(seen.open(page, f"?{state}").shown()) == expected, state


def test_typing_filters_and_survives_reload(browser: Any, page: Path) -> None:
    """Typed text narrows the list, is counted, stands in the address, and is there again."""
    with visit(browser) as seen:
        seen.open(page)
        seen.page.get_by_label("Search").fill("cáp")
        seen.page.get_by_label("Search").fill("ＲＥＤ CAP")
        assert seen.shown() == ["red-cap-americas"]
        assert seen.page.locator("p.count").inner_text() == "1 of 19 events"
        assert "text=" in seen.page.url
        seen.page.reload()
        assert seen.shown() == ["red-cap-americas"]
        seen.page.locator(".filters summary").click()
        seen.page.get_by_role("button", name="Show all").click()
        seen.until("!location.search")
        assert len(seen.shown()) == 19
        assert seen.errors == []


UNKNOWN = "document.querySelector('.unknown:not([hidden])')?.checkVisibility() ?? false"


NOT_KNOWN = [
    ("?kind=metting", "kind=metting"),
    ("?tag=energy&tag=oil", "tag=oil"),
    ("?who=nobody&who=x&text=a", "who=nobody, who=x"),
    ("?lang=xx", "lang=xx"),
    ("?kind=<b>$&", "kind=<b>$"),
]


def test_what_a_page_does_not_know_is_said(browser: Any, page: Path) -> None:
    """A value in the address that no event has is named until one asks on; the rest is asked."""
    with visit(browser) as seen:
        for state, said in NOT_KNOWN:
            seen.open(page, state)
            note = seen.page.locator(".unknown:visible")
            assert note.inner_text() == f"This page does not know: {said}"
            seen.page.get_by_label("Search").fill("petro")
            assert not seen.page.evaluate(UNKNOWN)
        assert seen.open(page, NOT_KNOWN[0][0]).axe() == []


def test_a_page_that_knows_all_says_nothing(browser: Any, page: Path) -> None:
    """Nor of what other sites add to an address."""
    with visit(browser) as seen:
        for state in ("", "?lang=en", "?lang=ja&kind=statement", "?utm_source=mail"):
            assert not seen.open(page, state).page.evaluate(UNKNOWN), state


@pytest.mark.parametrize("count", [19, 61, 400])
def test_filters_work_at_every_size(browser: Any, tmp_path: Path, count: int) -> None:
    """Typing filters, counts and writes the address, whether marks or columns are drawn."""
    timeline = looking.many(count)
    expected = {match.entry.id for match in api.select(timeline, "since:2000")}
    with visit(browser) as seen:
        seen.open(written(timeline, tmp_path))
        seen.page.locator(".filters summary").click()
        seen.page.get_by_label("Since").fill("2000")
        assert set(seen.shown()) == expected
        said = seen.page.locator("p.count").inner_text()
        assert said == f"{len(expected)} of {count} events"
        assert seen.page.url.endswith("?since=2000")


def test_nothing_found_is_said(browser: Any, page: Path) -> None:
    """An empty answer says so in words, and leaves no heading without events."""
    with visit(browser) as seen:
        seen.open(page, "?text=zzzz")
        assert seen.shown() == []
        assert "No event" in seen.page.locator("p.count").inner_text()
        assert seen.page.locator("section.year:visible").count() == 0


def test_language_is_switched_and_kept(browser: Any, page: Path) -> None:
    """A language switches words, title and `lang`, and stands in the address."""
    with visit(browser) as seen:
        seen.open(page)
        seen.page.get_by_label("日本語").check()
        assert "lang=ja" in seen.page.url
        seen.page.reload()
        assert seen.page.evaluate("document.documentElement.lang") == "ja"
        assert "ペトロ" in seen.page.title()
        assert seen.page.locator("h3", has_text="暗殺未遂").is_visible()
        assert seen.page.locator("select[name=kind] option").nth(0).text_content() == "すべて"


def test_deep_link_reveals_its_event(browser: Any, page: Path) -> None:
    """A link to an event that filters hide drops the filters, and goes there."""
    with visit(browser) as seen:
        seen.open(page, "?kind=election#white-house-meeting")
        seen.until("!location.search")
        assert "white-house-meeting" in seen.shown()
        seen.until(
            "Math.abs(document.getElementById('white-house-meeting').getBoundingClientRect().top)"
            " < innerHeight"
        )


def test_broken_address_breaks_nothing(browser: Any, page: Path) -> None:
    """An address that was cut or made up shows every event, and the language still switches."""
    with visit(browser) as seen:
        for state in ("#%", "#%E0%A4%A", "#<b>", "?lang=xx&since=%&kind=no#no"):
            seen.page.goto("about:blank")  # another fragment alone would load nothing
            seen.open(page, state)
            assert len(seen.shown()) == 19
            seen.page.get_by_label("日本語").check()
            assert seen.page.evaluate("document.documentElement.lang") == "ja"


def test_bounds_in_any_year_find_what_the_command_line_finds(browser: Any, tmp_path: Path) -> None:
    """Bounds before our era, on leap days and in far years are those of the command line."""
    timeline = looking.timeline(
        looking.event(f"at-{place}", when)
        for place, when in enumerate(
            (
                *("-0044-02-28", "-0044-02-29", "-0044-03-01", "-0001-11-30", "-0001-12-01"),
                *("1582-10-09", "1582-10-10", "2024-02-28", "2024-02-29", "2024-03-01"),
                *("Y299999", "Y300000", "2026"),
            )
        )
    )
    days = ("Y300000", "-0044-02-29", "2024-02-29", "1582-10-10", "-0001-12")
    path = written(timeline, tmp_path)
    with visit(browser) as seen:
        for key, day in product(("since", "until"), days):
            expected = {match.entry.id for match in api.select(timeline, f"{key}:{day}")}
            assert set(seen.open(path, f"?{key}={day}").shown()) == expected, (key, day)


def test_axe_finds_nothing_among_filters(browser: Any, page: Path) -> None:
    """A page that is filtered is as clear as one that is not."""
    with visit(browser, color_scheme="dark") as seen:
        assert seen.open(page, "?kind=election&lang=es").axe() == []


@pytest.mark.parametrize("state", ["", "?text=number+7+of", "?text=zzzz&since=2020"])
def test_printing_gives_everything(browser: Any, tmp_path: Path, state: str) -> None:
    """The PDF has the first and the last event, whatever is filtered, and no controls."""
    reader = oracle("pdftotext")
    path, printed = written(looking.many(400), tmp_path), tmp_path / "page.pdf"
    with visit(browser) as seen:
        shown = seen.open(path, state).shown()
        assert (len(shown) == 400) == (not state)
        seen.page.pdf(path=printed)
        assert seen.shown() == shown
    words = subprocess.run(
        [str(reader), "-layout", str(printed), "-"], capture_output=True, text=True, check=True
    ).stdout
    ordered = [match.entry.record["title"] for match in looking.matches(looking.many(400))]
    assert [title for title in ordered if title not in " ".join(words.split())] == []
    assert " of 400 events" not in words
    assert "Show all" not in words


def test_hostile_text_runs_nothing(browser: Any, tmp_path: Path) -> None:
    """Text of every field stays text: no script, no picture, no address but safe ones."""
    path = written(looking.hostile(), tmp_path)
    with visit(browser) as seen:
        seen.open(path)
        assert seen.page.evaluate("window.pwned") is None
        assert seen.page.locator("img, iframe, object, embed").count() == 0
        assert seen.page.locator("script:not([type='application/json'])").count() == 1
        addresses = seen.page.eval_on_selector_all("a", "a => a.map(x => x.getAttribute('href'))")
        assert all(one.startswith(("#", "https://", "http://", "mailto:")) for one in addresses)
        assert seen.page.locator("h1 span:visible").inner_text() == " ".join(
            looking.EVIL.replace("\u202e", "").split()
        )


def test_right_to_left_language(browser: Any, tmp_path: Path) -> None:
    """A right-to-left language sets its text from the right, and axe still finds nothing."""
    timeline = looking.timeline(
        [looking.event("one", "2026-02-04", {"ar": "اجتماع", "en": "A meeting"})],
        title={"ar": "خط زمني", "en": "A timeline"},
        languages=("ar", "en"),
    )
    path = written(timeline, tmp_path, lang="ar")
    with visit(browser) as seen:
        seen.open(path)
        heading = seen.page.locator("h3:visible")
        assert heading.evaluate("x => getComputedStyle(x).direction") == "rtl"
        assert seen.axe() == []
