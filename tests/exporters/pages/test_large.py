"""A large page holds each language only where an event has words in it, and loses none of them."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.exporters.pages import chronicle

LANGUAGES = ("en", "ja", "ar", "pt-BR", "fr")
BY = {"name": "A"}
WORDS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=9),
    st.dictionaries(
        st.sampled_from(["en", "ja", "ar", "pt", "pt-BR", "mul"]),
        st.sampled_from(["a", "</script>", "<!--", "\ue000", "“q”"]),
        min_size=1,
    ),
)
EVENTS = st.fixed_dictionaries(
    {"title": WORDS, "when": st.sampled_from(["2001-02-03", "1999", "2002-05/.."])},
    optional={
        "summary": WORDS,
        "description": WORDS,
        "claims": WORDS.map(lambda said: [{"stance": "reports", "by": BY, "text": said}]),
        "participants": WORDS.map(lambda name: [{"name": name, "role": "speaker"}]),
        "media": WORDS.map(lambda text: [{"url": "https://example.org/a.png", "alt": text}]),
    },
)


def more_of(timeline: Timeline, lang: str) -> tuple[str, dict[str, Any]]:
    """The page, made as if its events were many, and what stands in it once as data."""
    matches = looking.matches(timeline)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chronicle, "LARGE", 0)
        text = api.export(timeline, "html", lang=lang, matches=matches).data.decode()
    (found,) = re.findall('<script type="application/json" id="_more">(.*?)</script>', text)
    return text, json.loads(found)


@given(events=st.lists(EVENTS, min_size=6, max_size=9), lang=st.sampled_from(["en", "ja", "pt-BR"]))
def test_no_words_of_any_language_are_lost(events: list[dict[str, Any]], lang: str) -> None:
    """Where an event has words in a language, or for all, the page has its card in it."""
    timeline = looking.timeline(
        [{"id": f"e-{number}", **event} for number, event in enumerate(events)], languages=LANGUAGES
    )
    _, more = more_of(timeline, lang)
    for entry, told in zip(timeline.ordered(), more["events"], strict=True):
        assert set(told) <= set(LANGUAGES)
        assert told[lang][0] == ""
        for other in LANGUAGES:
            if any(map(_is_in(other), _texts(entry.record))):
                assert other in told, (entry.record, other)


def _texts(record: dict[str, Any]) -> Iterator[Any]:
    """All texts of an event."""
    yield from (record.get(key) for key in ("title", "summary", "description"))
    yield from (claim["text"] for claim in record.get("claims", ()))
    yield from (one["name"] for one in record.get("participants", ()))
    yield from (medium["alt"] for medium in record.get("media", ()))


def _is_in(lang: str) -> Callable[[Any], bool]:
    codes = {lang, lang.split("-")[0], "mul"}
    return lambda text: isinstance(text, dict) and not codes.isdisjoint(text)


def test_a_language_without_words_costs_next_to_nothing() -> None:
    """Eight languages of a settings file do not make eight pages of events in one."""
    events = [looking.event(f"e{number}", "1999", summary="Told " * 9) for number in range(300)]
    one, many = (
        len(more_of(looking.timeline(events, languages=languages), "en")[0])
        for languages in (("en",), ("en", "ja", "ar", "fr", "de", "hi", "pt", "zh-Hant"))
    )
    assert many <= 1.1 * one
