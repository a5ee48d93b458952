"""The self-contained page, read without a browser."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from tests import looking
from tests.effort import every

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.exporters import html


def page(timeline: Timeline, **options: object) -> str:
    """The page of a timeline."""
    chosen = {"matches": looking.matches(timeline), "lang": "en", **options}
    return api.export(timeline, "html", **chosen).data.decode()


class _Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_policy_allows_just_the_pages_own_style_and_script():
    """The hashes in the security policy are those of the one style and the one script."""
    text = page(looking.shipped())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src &#39;none&#39;; ")
    for name in ("style", "script"):
        (body,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src &#39;sha256-{digest}&#39;" in policy


def test_no_address_is_loaded():
    """No element of the page loads anything, even where the data is full of addresses."""
    loading = {"src", "srcset", "data", "poster", "background", "action", "formaction"}
    for timeline in (looking.shipped(), looking.hostile()):
        for tag, attributes in _Elements(page(timeline)).found:
            assert tag not in ("img", "iframe", "link", "object", "embed", "base")
            assert not loading & set(attributes)
            assert "@import" not in (attributes.get("style") or "")


def test_every_event_is_an_article_with_a_heading():
    """Each event is one article, with one heading a language."""
    timeline = looking.shipped()
    events, _, _ = page(timeline).partition('id="_cast"')
    found = _Elements(events).found
    articles = [attributes["id"] for tag, attributes in found if tag == "article"]
    assert articles == [entry.id for entry in timeline.ordered()]
    assert sum(tag == "h3" for tag, _ in found) == 3 * len(timeline)


def test_time_element_only_where_exact():
    """`<time>` stands where one day or minute is known, nowhere else."""
    timeline = looking.timeline(
        [
            looking.event("day", "2026-02-04"),
            looking.event("minute", {"start": "2026-02-04T11:00Z", "end": "2026-02-04T11:00Z"}),
            looking.event("year", "2026"),
            looking.event("about", "2026-02-04~"),
            looking.event("range", "2026-02-04/2026-02-06"),
            looking.event("early", "-0043-03-15"),
        ]
    )
    found = _Elements(page(timeline)).found
    times = [attributes["datetime"] for tag, attributes in found if tag == "time"]
    assert sorted(times) == ["2026-02-04", "2026-02-04T11:00+00:00"]


def test_one_language_has_no_switch():
    """`--one-language` leaves the other languages out, and the switch with them."""
    text = page(looking.shipped(), one_language=True, lang="ja")
    assert 'type="radio"' not in text
    assert "暗殺未遂" in text
    assert "Attempt to assassinate" not in text


def test_language_of_foreign_text_is_named():
    """A title that is not in the page's language says which language it is in."""
    timeline = looking.timeline(
        [looking.event("one", "2026", {"ja": "会談"})], languages=("en", "ja")
    )
    assert '<h3 lang="ja" dir="ltr">' in page(timeline, one_language=True)


def test_same_bytes_again():
    """The same timeline gives the same bytes."""
    assert page(looking.shipped()) == page(looking.shipped())


def test_few_bytes_beyond_the_text():
    """2,000 events cost at most 350 bytes an event beyond the text that is shown."""
    text = page(looking.many(2000))
    articles = re.findall(r"<article.*?</article>", text, re.DOTALL)
    shown = sum(len(" ".join(re.sub(r"<[^>]*>", " ", one).split())) for one in articles)
    beyond = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    assert len(beyond.encode()) - shown <= 350 * 2000


def test_empty_timeline_is_a_page():
    """A timeline without events is a page without a picture."""
    text = page(looking.timeline([]))
    assert "0 events" in text
    assert "<figure" not in text


def test_heavy_page_is_warned_of(monkeypatch):
    """Above 20,000 events the export says that the page is heavy; up to there it says nothing."""
    assert html.MANY == 20_000
    many = 20_000 if every() else 50
    monkeypatch.setattr(html, "MANY", many)
    small, large = (
        looking.timeline(looking.event(f"e{i}", "2026") for i in range(count))
        for count in (many, many + 1)
    )
    assert not api.export(small, "html", matches=looking.matches(small)).notes
    (note,) = api.export(large, "html", matches=looking.matches(large)).notes
    assert f"{many + 1:,}" in note


def test_description_is_markdown_that_harms_nothing():
    """Emphasis, lists and links of a description are kept; raw HTML and odd links are text."""
    description = (
        "# Head\n\n*so* [good](https://example.org/) [bad](javascript:alert(1)) <b>raw</b>\n\n"
        "![pixel](https://example.org/p.png)\n\n- item"
    )
    timeline = looking.timeline([looking.event("one", "2026", description=description)])
    text = page(timeline)
    assert "<em>so</em>" in text
    assert "<h4>Head</h4>" in text
    assert '<a href="https://example.org/" rel="nofollow noopener noreferrer">good</a>' in text
    assert 'href="javascript' not in text
    assert "&lt;b&gt;raw&lt;/b&gt;" in text
    assert "<img" not in text


def test_language_without_words_is_shown_by_its_own_name():
    """A language of the data that has no words here is offered under its own name."""
    timeline = looking.timeline(
        [looking.event("one", "2026", {"de": "Treffen", "en": "Meeting"})], languages=("de", "en")
    )
    text = page(timeline, lang="de")
    assert "> Deutsch</label>" in text
    assert "> English</label>" in text


def test_years_without_an_event_are_whole_and_certain():
    """Between the last possible end and the first possible beginning; of "about" none is."""
    days = ("1000", "1003-06-01", "1005-05-31", "1006-06-01", "1010~", "1500/1520", "1521", "-0009")
    made = looking.timeline(looking.event(f"e{n}", when) for n, when in enumerate(days))
    shown = re.findall(r'class="gap[^>]*>(.*?)</p>', page(made))
    assert shown == ["1,008 years", "two years", "one year", "one year"]
