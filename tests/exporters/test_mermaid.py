"""The Mermaid diagram, drawn by Mermaid itself."""

import json

from tests import looking
from tests.browser import chromium, package

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.exporters.picture.markup import plain

DRAW = """async (text) => {
  mermaid.initialize({startOnLoad: false});
  const {svg} = await mermaid.render("g" + Math.random().toString(36).slice(2), text);
  document.body.innerHTML = svg;
  return document.body.textContent;
}"""


def diagram(timeline: Timeline) -> str:
    """The diagram of a timeline."""
    matches = looking.matches(timeline)
    return api.export(timeline, "mermaid", matches=matches, lang="en").data.decode()


def test_one_line_an_event():
    """Each event is one line, whatever its title holds, up to 20 of them."""
    for timeline in (looking.shipped(), looking.hostile(), looking.centuries()):
        assert len(diagram(timeline).splitlines()) == len(timeline) + 1
    many = looking.many(25)
    rendered = api.export(many, "mermaid", matches=looking.matches(many))
    assert len(rendered.data.splitlines()) == 21
    assert rendered.notes == ("more than 20 events, left out: 5",)


def test_mermaid_draws_every_title():
    """Mermaid takes the diagram, and its picture holds every title as text; nothing runs."""
    source = package("mermaid/dist/mermaid.min.js")
    with chromium() as browser:
        for timeline in (looking.shipped(), looking.hostile(), looking.centuries()):
            page = browser.new_page()
            page.route("http*://**", lambda route: route.abort())
            page.goto("about:blank")
            page.add_script_tag(path=source)
            shown = "".join(page.evaluate(DRAW, diagram(timeline)).split())
            for entry in timeline.ordered():
                title = entry.record["title"]
                words = plain(title if isinstance(title, str) else title["en"])
                assert "".join(words.split())[:60] in shown, json.dumps(words)
            assert page.evaluate("window.pwned") is None
            assert page.locator("img, iframe, script[src*=invalid]").count() == 0
            page.close()
