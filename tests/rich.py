"""A made-up timeline with everything that a page can show: sixty years of a dam above a valley."""

from collections.abc import Iterator
from typing import Any

from timeline.chronicle.timeline import Timeline

LANGUAGES = ("en", "ar", "he", "ja")
NIGHT = (
    ("21:40", "A crack is reported at the spillway"),
    ("21:55", "The control room lowers the lake"),
    ("22:10", "First call to the fire brigade"),
    ("22:32", "The left gallery is flooded"),
    ("22:50", "Sirens in Lower Ardal"),
    ("23:05", "Two hundred people leave their homes"),
    ("23:31", "The gates hold; the alarm is called off"),
)
PLAIN = (
    ("1961-05", "Survey of the valley", "publication"),
    ("1963-09-02", "Parliament votes for the dam", "decision"),
    ("1965~", "First settlers leave Upper Ardal", "incident"),
    ("1969-06-21", "The lake is filled", "incident"),
    ("1971/1974", "A fish ladder is built", "period"),
    ("1978-04-11", "Strike at the turbine hall", "incident"),
    ("1982-11-30", "Borealis buys the works", "decision"),
    ("1985-03", "A second turbine", "decision"),
    ("1988-08-19", "The Ardal concert on the crest", "meeting"),
    ("1990?", "A first leak is seen, it is said", "incident"),
    ("1993-01-14", "The flood of January", "incident"),
    ("1995-10-03", "Borealis is split in two", "decision"),
    ("1998/2001", "The crest is raised by three metres", "period"),
    ("2000-02-29", "Leap-day inspection", "publication"),
    ("2002-07", "The valley asks for a new siren", "statement"),
    ("2004-12-01", "A commission is named", "decision"),
    ("2005-05-17", "Report of the commission", "publication"),
    ("2006-11", "The court hears the first case", "meeting"),
    ("2009-04-22", "The gallery is closed for good", "decision"),
    ("2012-06-08", "A museum in the old power house", "meeting"),
    ("2015-09-27", "The valley votes to keep the lake", "election"),
    ("2018-03-12", "Licence renewed for thirty years", "decision"),
)


def rich(*, pictures: str = "") -> Timeline:
    """The timeline; `pictures` is the folder of its pictures, "" for addresses of the web."""
    from tests import looking

    return looking.timeline(
        _events(pictures),
        entities=_entities(),
        sources=_sources(),
        title={
            "en": "The dam above Ardal",
            "ar": "السد فوق أردال",
            "he": "הסכר מעל ארדל",
            "ja": "アルダル谷のダム",
        },
        summary="Sixty years of a lake, a wall and the people below it, as they tell it.",
        as_of="2026-06-30",
        stories={
            "night": {
                "title": {"en": "The night of the alarm", "ja": "警報の夜"},
                "events": ["first-crack", *(f"night-{number}" for number in range(len(NIGHT)))],
                "texts": {"night-0": "It began with a *noise*."},
            }
        },
        languages=LANGUAGES,
        tz="Europe/Oslo",
    )


def _event(id: str, when: Any, title: Any, **more: Any) -> dict[str, Any]:
    return {"id": id, "title": title, "when": when, **more}


def _events(pictures: str) -> Iterator[dict[str, Any]]:
    gazette, engineer = [{"source": "gazette"}], {"entity": "halvorsen"}
    for number, (when, title, kind) in enumerate(PLAIN):
        confirmed = number % 3 == 0
        claims = [{"stance": "reports", "sources": gazette}]
        if confirmed:
            claims = [
                {"stance": "confirms", "by": {"entity": name}, "sources": [{"source": source}]}
                for name, source in (("borealis", "letters"), ("council", "gazette"))
            ]
        yield _event(
            f"plain-{number}",
            when,
            title,
            kind=kind,
            claims=claims,
            participants=[{"entity": ("borealis", "council", "halvorsen")[number % 3]}],
            places=[{"entity": ("dam", "lower-ardal")[number % 2]}],
            tags=[("water", "law", "people")[number % 3]],
        )
    for number, (clock, title) in enumerate(NIGHT):
        at = f"2004-10-16T{clock}"
        yield _event(
            f"night-{number}",
            {"start": at, "end": at},
            title,
            kind="incident",
            places=[{"entity": "dam"}],
            participants=[engineer],
            sources=gazette,
        )
    yield _event(
        "first-crack",
        {"earliest": "1974", "latest": "1976"},
        {
            "en": "The first crack in the wall",
            "ar": "أول شق في جدار السد",
            "he": "הסדק הראשון בקיר",
            "ja": "堤体に最初の亀裂",
        },
        summary="One engineer says that she saw it; the company says that there was none.",
        kind="incident",
        participants=[engineer, {"entity": "borealis"}],
        places=[{"entity": "dam"}],
        claims=[
            {
                "stance": "alleges",
                "by": engineer,
                "at": "1991-02-03",
                "text": "I put my hand into it.",
                "sources": [{"source": "letters", "quote": "a hand wide", "locator": "p. 12"}],
            },
            {
                "stance": "denies",
                "by": {"entity": "borealis"},
                "at": "1991-03-01",
                "text": "No crack was ever found.",
                "sources": [{"source": "release"}],
            },
        ],
        media=[
            {
                "url": f"{pictures}wall.png" if pictures else "https://example.org/wall.png",
                "alt": "The wall of the dam from below, with a dark line across it",
                "credit": "Museum of Ardal",
                "license": "CC-BY-4.0",
            }
        ],
        description="She wrote **three letters**.\n\n- to the company\n- to the council",
    )
    yield _event(
        "rumour",
        "1999-05-05",
        "A secret second report",
        kind="publication",
        claims=[{"stance": "alleges", "by": {"name": "An anonymous caller"}, "sources": gazette}],
    )
    yield _event(
        "taken-back",
        "2007-02-02",
        "A fine of two million",
        kind="decision",
        claims=[
            {"stance": "reports", "at": "2007-02-03", "sources": gazette},
            {"stance": "retracts", "at": "2007-02-09", "sources": gazette},
        ],
    )
    yield _event("bare", "1987", "A storm that nobody wrote down")
    yield _event("party", "2011-06-21", "Jubilee on the crest", kind="meeting", status="cancelled")
    yield _event(
        "new-dam", "2029-05", "A new spillway opens", kind="decision", status="planned",
        sources=gazette,
    )  # fmt: skip
    yield _event(
        "watch", {"start": "2019-01-01", "end": ".."}, "The wall is watched by satellite",
        kind="period", sources=[{"source": "gazette"}],
    )  # fmt: skip
    yield _event("folklore", {"latest": "1960"}, {"en": "The tale of the lake", "ja": "湖の伝説"})
    for state, due in (
        ("met", "1971"),
        ("partially_met", "1996"),
        ("not_met", "2008"),
        ("withdrawn", "2014"),
        ("scheduled", "2021-06"),
        ("in_progress", "2028"),
    ):
        yield _event(
            f"promise-{state.replace('_', '-')}",
            f"{int(due[:4]) - 3}-04-04",
            f"Promise to be kept by {due[:4]}",
            kind="commitment",
            sources=gazette,
            commitment={
                "debtor": [{"entity": "borealis"}],
                "creditor": [{"entity": "council"}],
                "action": "Pay for the sirens",
                "due": due,
                "state": state,
            },
        )


def _entities() -> Iterator[dict[str, Any]]:
    yield {
        "id": "halvorsen",
        "type": "person",
        "name": {"en": "Ragnhild Halvorsen", "ar": "راغنهيلد هالفورسن", "ja": "ハルヴォルセン"},
        "other_names": [{"name": "The engineer"}],
        "of": "borealis",
    }
    yield {"id": "borealis", "type": "organization", "name": "Borealis Power"}
    yield {"id": "council", "type": "organization", "name": {"en": "Ardal Council", "ja": "町議会"}}
    yield {
        "id": "dam",
        "type": "place",
        "name": {"en": "The dam", "he": "הסכר"},
        "geo": {"lat": 61.31, "lon": 7.8},
    }
    yield {
        "id": "lower-ardal",
        "type": "place",
        "name": "Lower Ardal",
        "geo": {"lat": 61.24, "lon": 7.71},
    }


def _sources() -> Iterator[dict[str, Any]]:
    yield {
        "id": "gazette",
        "type": "news-article",
        "title": "The Ardal Gazette",
        "publisher": "Gazette House",
        "issued": "2005-01-02",
        "url": "https://gazette.example/ardal",
        "archive_url": "https://archive.example/gazette",
    }
    yield {
        "id": "letters",
        "type": "book",
        "title": "Letters of an engineer",
        "publisher": "Fjord Press",
        "issued": "1991",
    }
    yield {
        "id": "release",
        "type": "report",
        "title": "Statement on the wall",
        "publisher": "Borealis Power",
        "issued": "1991-03-01",
        "url": "https://borealis.example/wall",
        "archive_url": "https://archive.example/wall",
    }
