"""Every term: documented with examples that run, written the same as an option and in a query."""

import shlex
from types import SimpleNamespace

import pytest

from timeline import registry
from timeline.chronicle.row import COLUMNS, SIDES
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import timeline_of
from timeline.query import Context, parse, select
from timeline.query.match import hints
from timeline.query.parser import ROOM, ask, term, together

NAMES = registry.names(ROOM)


def _event(id, when, **more):
    return {"schema_version": "1.0", "id": id, "title": more.pop("title", id), "when": when, **more}


ENTITIES = {
    "ivan-mordisco": {
        "id": "ivan-mordisco",
        "type": "person",
        "name": "Néstor Gregorio Vera Fernández",
        "other_names": [{"name": "Iván Mordisco", "kind": "alias"}],
        "of": "farc",
    },
    "farc": {"id": "farc", "type": "group", "name": {"es": "FARC", "ja": "コロンビア革命軍"}},
    "kyoto": {"id": "kyoto", "type": "place", "name": {"ja": "京都", "en": "Kyoto"}},
    "ecopetrol": {"id": "ecopetrol", "type": "organization", "name": "Ecopetrol"},
    "petro": {"id": "petro", "type": "person", "name": "Gustavo Petro"},
}
SOURCES = {"report": {"id": "report", "title": "The Long Report", "publisher": "El País"}}
EVENTS = [
    _event("a", "2018", tags=["energy"], kind="meeting", status="occurred", draft=True),
    _event("b", "2024-03-05", participants=[{"entity": "ivan-mordisco"}], language="es-CO"),
    _event("c", "2024/..", places=[{"entity": "kyoto"}], sources=[{"source": "report"}]),
    _event("d", {"text": "once"}, participants=[{"name": "The head", "of": "ecopetrol"}]),
    _event(
        "e",
        "2025-06~",
        title={"en": "A talk", "es": "Una charla"},
        claims=[{"stance": "alleges", "by": {"entity": "petro"}}],
        relations=[{"type": "part_of", "to": "a"}],
        tags=["energy", "oil"],
        withdrawn={"on": "2026", "reason": "wrong"},
    ),
]
TIMELINE = timeline_of(
    {f"events/{event['id']}.json": event for event in EVENTS},
    Settings(languages=("en", "es", "ja"), views={"promises": "kind:commitment"}),
    entities=ENTITIES,
    sources=SOURCES,
)
NOW = Context(now=1_790_000_000, tz="UTC", views=TIMELINE.settings.views)


def ids(text):
    return "".join(match.entry.id for match in select(TIMELINE, parse(text, NOW)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since:2024", "cbed"),
        ("since:2024 is:certain", "cb"),
        ("until:2018", "ad"),
        ("until:2018 is:certain", "a"),
        ("on:2024-03-05", "cbd"),
        ("during:2018..2023", "ad"),
        ("before:2024", "ad"),
        ("before:2018", "d"),
        ("after:2024", "ed"),
        ("after:2024-03-04", "cbed"),  # 2024/.. may have begun in May
        ("after:2024-03-05", "ced"),
        ("around:2024-03-01,4d", "cbd"),
        ("around:2024-02-20,4d", "cd"),
        ("around:2024-02-28", "cbd"),
        ("start>=2024-03", "cbed"),
        ("start<2024", "ad"),
        ("start:2024", "cbd"),
        ("start<=2018", "ad"),
        ("start>2018 is:certain", "cb"),
        ("end<2024", "ad"),
        ("end>=2025", "ced"),
        ("end:2018", "ad"),
        ("end>2024-03-05 NOT is:undated", "ce"),
        ("is:draft", "a"),
        ("is:ongoing", "c"),
        ("is:ongoing before:2030", "c"),  # it may have ended since anybody said that it was open
        ("is:ongoing before:2030 is:certain", ""),
        ("is:ongoing before:2023", ""),
        ("is:undated", "d"),
        ("is:withdrawn", "e"),
        ("tag:energy", "ae"),
        ("tag:energy tag:oil", "e"),
        ("tag:oil,coal", "e"),
        ("tag:en*", "ae"),
        ("tag:ener", ""),
        ("kind:meeting", "a"),
        ("NOT kind:meeting", "cbed"),
        ("who:Mordisco", "b"),
        ("who:ＭＯＲＤＩＳＣＯ", "b"),
        ("who:fernandez", "b"),
        ("who:farc", "b"),
        ("who:コロンビア", "b"),
        ("who:ecopetrol", "d"),
        ("who:petro", ""),
        ("voice:petro", "e"),
        ("place:京都", "c"),
        ("place:kyoto", "c"),
        ("source:report", "c"),
        ("source:pais", "c"),
        ('source:"el país"', "c"),
        ("status:occurred", "a"),
        ("standing:alleged", "e"),
        ("standing:reported", "c"),
        ("language:es", "b"),
        ("language:es-co", "b"),
        ("language:e", ""),
        ("text:charla", "e"),
        ("ｃｈａｒｌａ", "e"),
        ("title:talk", "e"),
        ("title:once", ""),
        ("text:once", "d"),
        ("has:places", "c"),
        ("missing:tags", "cbd"),
        ("id:a,b", "ab"),
        ("id:*", "acbed"),
        ("related:a", "e"),
        ("view:promises", ""),
        ("", "acbed"),
    ],
)
def test_a_term_finds_its_events_in_the_order_of_time(text, expected):
    """The events: a 2018, c from 2024 on, b a day of 2024, e June 2025 or so, d without a date."""
    assert ids(text) == expected


def test_every_term_is_tried_above():
    import inspect

    tried = inspect.getsource(inspect.getmodule(ids))
    for name in NAMES:
        assert f'"{name}:' in tried or f"is:{name}" in tried or f'"{name}>' in tried, name


@pytest.mark.parametrize("name", NAMES)
def test_a_term_has_a_manual_of_one_line_an_option_and_two_examples(name):
    """The first line fits a line of help; the option is the term's own name."""
    manual = registry.manual(ROOM, name)
    first, blank, *_ = manual.split("\n")
    assert first.endswith((".", "…"))
    assert len(first) <= 46
    assert blank == ""
    declared = term(name)
    assert declared.flags[0] == f"--{name}"
    examples = [line for line in manual.split("\n") if line.startswith("Example: ")]
    assert len(examples) >= 2
    if declared.values:
        assert declared.values in (*COLUMNS, *SIDES)


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_term_are_read(name, root):
    """Examples of queries are parsed here; tests of the command line run them."""
    manual = registry.manual(ROOM, name).split("\n")
    for line in (line for line in manual if line.startswith("Example: timeline list")):
        words = shlex.split(line.removeprefix("Example: timeline list"))
        if not words[0].startswith("-"):
            parse(" ".join(words), NOW)


@pytest.mark.parametrize("name", NAMES)
def test_an_option_asks_what_the_term_asks(name):
    """`--tag energy` and `tag:energy` build the same tree."""
    value = {"id": "a", "has": "tags", "missing": "tags", "view": "promises"}.get(name, "2024")
    asked = term(name)
    written = f"is:{name}" if asked.metavar is None else f"{name}:{value}"
    assert together([ask(name, value, NOW)]) == parse(written, NOW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:enrgy", ["no event has the tag 'enrgy'; did you mean 'energy'?"]),
        ("tag:energy OR tag:xyz", ["no event has the tag 'xyz'"]),
        (
            "who:mordisko",
            ["no event has the participant 'mordisko'; did you mean 'ivan-mordisco'?"],
        ),
        ("tag:energy kind:meeting", []),
        ("text:nonsense", []),
    ],
)
def test_a_value_that_no_event_has_is_told(text, expected):
    assert list(hints(TIMELINE, parse(text, NOW))) == expected


def test_vectors_of_verdicts_hold_for_windows(root):
    """tests/conformance/1.0/query: an expression, a window, and certain, possible or no."""
    import json

    from timeline.dates import certain_pair, days_from_civil
    from timeline.dates import parse as date
    from timeline.query.window import TimeWindow, overlaps

    def day(text):
        if text is None:
            return None
        year, month, of_month = text.rsplit("-", 2)
        return days_from_civil(int(year), int(month), int(of_month))

    count = 0
    for path in sorted((root / "tests/conformance/1.0/query").glob("*.json")):
        for vector in json.loads(path.read_text(encoding="utf-8")):
            low, high = vector["window"]
            if any("T" in (bound or "") for bound in (low, high)):
                continue
            found = date(vector["edtf"])
            s1, s2, e1, e2 = found.days
            pair = certain_pair(found.certain) if found.certain else None
            row = SimpleNamespace(
                s1=s1,
                s2=s2,
                e1=e1,
                e2=e2,
                certain_s2=pair[0] if pair else None,
                certain_e1=pair[1] if pair else None,
            )
            window = TimeWindow(day(low), day(high), False, "")
            verdict = ("no", "possible", "certain")[overlaps(window, "").verdict(row)]
            assert verdict == vector["expected"], vector
            count += 1
    assert count > 50
