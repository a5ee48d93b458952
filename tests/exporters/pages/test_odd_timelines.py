"""Timelines that nobody expects: each is a page without an error, a request or a wide line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests import looking
from tests.browser import visit
from tests.exporters.pages.made import written

from timeline import api
from timeline.chronicle.timeline import Timeline

LONG = "Donau\u00addampf" + "schifffahrts" * 160  # 2,000 letters without a space
MIXED = (
    "👩‍👩‍👧‍👦🏳️‍🌈 \u202eغير\u202c עברית \u2067x\u2069 日本語 a\u0301"
    " </script><!--<script> ]]> \\u003c/script>"
)
TAGS = ("ab", "ar", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "ga", "he", "hi")
MORE = ("hu", "it", "ja", "ko", "nl", "no", "pl", "pt", "ru", "sv", "th", "tr", "uk", "ur", "zh")


def odd_words() -> Timeline:
    """Long, mixed and hostile words in every field that a page shows."""
    bad = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://a.invalid/?")
    events = [
        looking.event(
            f"e-{number}",
            f"20{number:02d}-02-03",
            {"en": words, "ar": words},
            summary=words,
            description=f"{words}\n\n<script>alert(1)</script>\n\n[x]({url}) ![y]({url})",
            kind="meeting",
            tags=["constructor", "proto"],
            participants=[{"name": words, "role": "speaker"}, {"entity": "constructor"}],
            places=[{"name": words}],
            media=[{"url": url, "alt": words}],
            claims=[
                {
                    "stance": "reports",
                    "by": {"name": words},
                    "text": words,
                    "sources": [{"title": words, "url": url, "archive_url": url, "quote": words}],
                }
            ],
        )
        for number, (words, url) in enumerate(
            (words, url) for words in (LONG, MIXED, looking.EVIL) for url in bad
        )
    ]
    return looking.timeline(
        events,
        entities=[{"id": "constructor", "type": "person", "name": {"en": MIXED, "ar": LONG}}],
        title={"en": LONG, "ar": MIXED},
        summary=MIXED,
        languages=("en", "ar"),
    )


def crowd() -> Timeline:
    """Two hundred participants of one event, each known."""
    people = [{"id": f"p-{n}", "type": "person", "name": f"Person {n}"} for n in range(200)]
    event = looking.event(
        "all", "2020", participants=[{"entity": one["id"], "role": "speaker"} for one in people]
    )
    return looking.timeline([event, looking.event("next", "2021")], entities=people)


def babel() -> Timeline:
    """Thirty languages, of which most have no words of the page's own."""
    languages = (*TAGS, *MORE)
    events = [
        looking.event(f"e-{n}", f"20{n:02d}", {one: f"{one} {n}" for one in languages})
        for n in range(24)
    ]
    return looking.timeline(events, languages=languages)


ODD: dict[str, Callable[[], Timeline]] = {
    "words": odd_words,
    "crowd": crowd,
    "babel": babel,
    "nothing": lambda: looking.timeline([]),
    "undated": lambda: looking.timeline(
        looking.event(f"e-{n}", {"text": "once upon a time"}) for n in range(120)
    ),
    "instant": lambda: looking.timeline(
        looking.event(f"e-{n}", "2004-10-16T22:31") for n in range(300)
    ),
    "day": lambda: looking.timeline([looking.event("only", "2004-10-16")]),
    "universe": lambda: looking.timeline(
        [
            looking.event("bang", "Y-13800000000", "The beginning"),
            looking.event("earth", "Y-4540000000~", "The earth"),
            looking.event("now", "2026-02-04T12:00Z", "Now"),
            looking.event("end", {"start": "2026", "end": ".."}, "Goes on"),
        ]
    ),
}
LANGUAGE = "[...document.querySelectorAll('[name=lang]')].map((one) => one.value)"


@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("name", ODD)
def test_odd_timelines_are_pages(browser: Any, tmp_path: Path, name: str, size: str) -> None:
    """Nothing runs, asks or overflows, and everything in them can be used."""
    timeline = ODD[name]()
    path = written(timeline, tmp_path)
    with visit(browser, size) as seen:
        seen.open(path)
        assert len(seen.listed()) == len(timeline)
        for state in ("", "#by=who", "#by=kind", "?text=e", "?since=2010"):
            seen.page.evaluate("to => { location.hash = ''; history.pushState(0, '', to); }", state)
            seen.page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= {"phone": 390, "desk": 1280}[size], (state, wide)
        if size == "desk" and len(timeline):
            seen.page.locator(".stage").first.focus()
            for key in ("+", "+", "ArrowRight", "Enter", "-", "0"):
                seen.page.keyboard.press(key)
        for lang in seen.page.evaluate(LANGUAGE)[1:4]:
            seen.page.evaluate("to => document.getElementById(`_l-${to}`).click()", lang)
            assert seen.page.evaluate("document.documentElement.lang") == lang
        for summary in seen.page.locator("article:visible summary").all()[:5]:
            summary.evaluate("one => { one.parentNode.open = true; }")
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert seen.page.evaluate("window.pwned") is None
        assert seen.requests == [path.as_uri()]
        links = seen.page.eval_on_selector_all("a", "a => a.map(x => x.getAttribute('href'))")
        assert all(one.startswith(("#", "https://", "http://", "mailto:")) for one in links)


@pytest.mark.parametrize("name", ODD)
def test_odd_timelines_are_whole_without_javascript(
    browser: Any, tmp_path: Path, name: str
) -> None:
    """Every event is there, and nothing is wider than a phone."""
    timeline = ODD[name]()
    with visit(browser, "phone", java_script_enabled=False) as seen:
        seen.open(written(timeline, tmp_path))
        assert seen.page.locator("article").count() == len(timeline)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("format", ["svg", "markdown", "mermaid", "timelinejs", "atom", "jsonld"])
def test_odd_timelines_are_every_format(name: str, format: str) -> None:
    """No exporter fails at them, and what is markup is well-formed."""
    timeline = ODD[name]()
    data = api.export(timeline, format, matches=looking.matches(timeline)).data
    if format in ("svg", "atom"):
        from xml.etree import ElementTree

        ElementTree.fromstring(data)
