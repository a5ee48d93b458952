"""Timelines that the looking rooms are shown in tests: hostile, long, and many."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from timeline.chronicle import folder
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline, timeline_of
from timeline.query import Match

ROOT = Path(__file__).parent.parent
EVIL = (
    "<script>window.pwned=1</script>\"><img src=x onerror='window.pwned=2'>'"
    " [x](javascript:pwned) ![p](http://tracker.invalid/p.png) `c` *b* _i_ |t| $m$ &lt;"
    " \u202egnirts %%{init: {}}%% ; # : :: {{7*7}} </style></svg>]]> ```"
)
STARTS = (
    "# h",
    "- l",
    "1. l",
    "> q",
    "+ p",
    "=1+1",
    "---",
    "| t |",
    "@x",
    "\t=2",
    "section x",
    "~~~",
)


def shipped() -> Timeline:
    """The timeline of this repository."""
    return folder.load(ROOT)


def matches(timeline: Timeline) -> list[Match]:
    """All events, in the order of time."""
    return [Match(entry, "certain") for entry in timeline.ordered()]


def timeline(
    events: Iterable[dict[str, Any]],
    *,
    entities: Iterable[dict[str, Any]] = (),
    sources: Iterable[dict[str, Any]] = (),
    **settings: Any,
) -> Timeline:
    """A timeline of these records."""
    chosen = Settings(**{"id": "test.timeline.invalid", "title": "A test", **settings})
    return timeline_of(
        {f"events/{event['id']}.json": {"schema_version": "1.0", **event} for event in events},
        chosen,
        entities={one["id"]: {"schema_version": "1.0", **one} for one in entities},
        sources={one["id"]: {"schema_version": "1.0", **one} for one in sources},
    )


def event(id: str, when: Any, title: Any = None, **more: Any) -> dict[str, Any]:
    """A small event."""
    return {"id": id, "title": title or id.replace("-", " ").capitalize(), "when": when, **more}


def centuries() -> Timeline:
    """From 44 BCE to 2026, with every kind of vagueness."""
    return timeline(
        [
            event("ides-of-march", "-0043-03-15", "Caesar is murdered", kind="incident"),
            event("teutoburg", "0009-09~", "Battle in the Teutoburg Forest", kind="incident"),
            event("empire", "-0026/0476", "The western empire", kind="period"),
            event("paper", {"start": "07XX"}, "Paper reaches the west"),
            event("domesday", "1086", "The Domesday survey", kind="publication"),
            event("magna-carta", "1215-06-15", "Magna Carta is sealed", kind="decision"),
            event("sakoku", "1639/1853", "鎖国", kind="period"),
            event("meiji", "1868-10-23/1912-07-30", "明治時代", kind="period"),
            event("unknown-end", {"start": "1950", "end": ""}, "A cult that nobody saw end"),
            event("web", {"start": "1989-03-12", "end": ".."}, "The web", kind="period"),
            event("before", {"latest": "0800"}, "A script that was in use by 800"),
            event("paris", "2015-12-12", "The Paris agreement", kind="decision"),
            event(
                "promise",
                "2016-04-22",
                "A promise that is due in 2030",
                kind="commitment",
                commitment={
                    "debtor": [{"name": "All"}],
                    "action": "Act",
                    "due": "2030",
                    "state": "unknown",
                },
            ),
            event("latest", "2026-02-04", "The last of them", kind="meeting"),
            event("undated", {"text": "once upon a time"}, "A tale"),
        ],
        title="Two thousand years",
    )


def many(count: int) -> Timeline:
    """Many events over eighty years, each with people, a tag, a claim and a source."""
    return timeline(
        (_one_of_many(number) for number in range(count)),
        sources=[{"id": "gazette", "title": "The Gazette", "type": "news-article"}],
        title=f"{count} events",
    )


def _one_of_many(number: int) -> dict[str, Any]:
    share = number * 7919 % 10007 / 10007  # spread evenly, then drawn towards the present
    year, month, day = 1945 + int(share**0.6 * 81), number % 12 + 1, number * 31 % 28 + 1
    when = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}")[number % 3]
    return event(
        f"event-{number}",
        when,
        f"Event number {number} of many, in {year}",
        kind=("meeting", "statement", "decision")[number % 3],
        summary=f"What is told of the event {number}, in a sentence of the usual length.",
        participants=[{"name": f"Person {number % 40}", "role": "speaker"}],
        tags=[("energy", "drugs", "trade")[number % 3]],
        claims=[{"stance": "reports", "sources": [{"source": "gazette"}]}],
    )


def hostile() -> Timeline:
    """An event with hostile text in every field that takes text, and one for each bad start."""
    text = {"en": EVIL, "es": f"{EVIL}\n\n# h", "ja": f"悪{EVIL}"}
    actor = {"name": EVIL, "role": "speaker"}
    citation = {"title": EVIL, "url": "javascript:alert(1)", "locator": EVIL, "quote": EVIL}
    safe = {"title": EVIL, "url": "https://example.org/?a=1&b=\"'<>()"}
    worst = event(
        "worst",
        {"start": "2026-02-04", "text": text},
        text,
        kind="commitment",
        summary=text,
        description=f"{EVIL}\n\n[ref]: javascript:alert(1)\n\n[^1]: no\n\n```\nopen",
        participants=[actor, {"entity": "evil"}],
        places=[{"name": EVIL}],
        tags=["tag"],
        quantities=[{"measure": EVIL, "text": EVIL}],
        claims=[
            {"stance": "alleges", "by": actor, "text": text, "sources": [citation, safe]},
            {"stance": "disputes", "by": {"entity": "evil"}, "sources": [{"source": "evil"}]},
        ],
        sources=[citation, safe, {"source": "evil"}],
        media=[
            {"url": "javascript:alert(1)", "alt": EVIL},
            {"url": "https://example.org/<m>", "alt": EVIL, "credit": EVIL},
        ],
        standing={"value": "disputed", "because": EVIL},
        commitment={
            "debtor": [actor],
            "creditor": [actor],
            "action": text,
            "due": {"latest": "2026-04", "text": text},
            "state": "not_met",
            "evidence": [citation],
        },
        relations=[{"type": "part_of", "to": "start-0"}],
        withdrawn={"on": "2026-03-01", "reason": EVIL},
    )
    starts = [event(f"start-{i}", "2026", f"{start} end") for i, start in enumerate(STARTS)]
    return timeline(
        [worst, *starts],
        entities=[{"id": "evil", "type": "person", "name": text, "other_names": [{"name": EVIL}]}],
        sources=[{"id": "evil", "title": text, "type": "book", "publisher": EVIL, "url": "data:x"}],
        title=text,
        languages=("en", "es", "ja"),
        labels={"kind": {"commitment": text}, "tag": {"tag": text}},
    )
