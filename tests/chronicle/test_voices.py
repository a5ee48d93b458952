"""Voices against brute force: what each tells of made-up events, worked out claim by claim."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from timeline import query
from timeline.chronicle.entities import Entities
from timeline.chronicle.settings import Settings
from timeline.chronicle.telling import contradictions
from timeline.chronicle.timeline import Timeline, timeline_of
from timeline.chronicle.voices import Voice, found, voice_of
from timeline.dates import format_day, parse
from timeline.errors import TimelineError
from timeline.query.window import TimeWindow, overlaps

Record = dict[str, Any]
Claim = dict[str, Any]
SPEAKERS: tuple[Record, ...] = (
    {"by": {"entity": "ana"}},
    {"by": {"name": "The Guard"}},
    {"by": {"name": "the  guard", "role": "speaker"}},
    {"sources": [{"source": "paper"}]},
    {"sources": [{"source": "post"}, {"source": "paper"}]},
)
TIMES = (None, "2019-03-02", "2019-03", "2019-03-01/..", "2019-03-01/2019-03-05", "2019?")
STANCES = ("alleges", "reports", "confirms", "disputes", "denies", "retracts")
SOURCES = {"paper": {"issued": "2019-03-04"}, "post": {}}
ENTITIES = {
    "ana": {
        "id": "ana",
        "name": {"en": "Ana Gómez", "ja": "アナ"},
        "other_names": [{"name": "Ani"}],
    }
}


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Up to five claims of a few voices, on the event, its time or its summary."""
    made = []
    for _ in range(draw(st.integers(0, 5))):
        claim = {
            "stance": draw(st.sampled_from(STANCES)),
            "about": draw(st.sampled_from((None, None, "/when", "/summary"))),
            "when": draw(st.sampled_from(TIMES)),
            "at": draw(st.sampled_from((None, "2019-03-03", "2019-03-06", "2020"))),
            **draw(st.sampled_from(SPEAKERS)),
        }
        made.append({key: value for key, value in claim.items() if value is not None})
    return made


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Three events with claims."""
    records = {
        id: {
            "id": id,
            "title": id,
            "when": draw(st.sampled_from(("2019-03", "2019-03-01/..", "2019-03-04"))),
            "summary": "x",
            "claims": draw(claims()),
        }
        for id in "abc"
    }
    given = Settings(as_of=draw(st.sampled_from((None, "2019-03-08"))))
    return timeline_of(records, given, sources=SOURCES, entities=ENTITIES)


# --- the oracle: nothing of the program but the bounds of a plain date ---


def speaker(claim: Claim) -> str:
    """Who speaks; the guard is one voice, however the name is spelt."""
    if "by" not in claim:
        return f"source:{claim['sources'][0]['source']}"
    return "entity:ana" if "entity" in claim["by"] else "name:the guard"


def replaces(later: Claim, earlier: Claim) -> bool:
    """Whether a claim that stands below another replaces it; days of these tests sort as text."""
    return "at" not in later or "at" not in earlier or later["at"] >= earlier["at"]


def final(listed: Iterable[Claim]) -> Claim | None:
    """What is left of claims when each was said."""
    left: Claim | None = None
    for claim in listed:
        if left is None or replaces(claim, left):
            left = claim
    return left


def told(event: Record, voice: str) -> str | Claim | None:
    """The claim whose time counts, "editors", "denied" or None for nothing said."""
    own = [claim for claim in event["claims"] if speaker(claim) == voice]
    parts = {
        part: final(c for c in own if c.get("about") == part)
        for part in (None, "/when", "/summary")
    }
    whole = parts[None]
    if whole and whole["stance"] in ("denies", "disputes"):
        return "denied"
    if whole and whole["stance"] == "retracts":
        return None
    timed = [
        claim
        for claim in own
        if any(claim is parts[part] for part in (None, "/when")) and tells_time(claim)
    ]
    if timed:
        return final(timed)
    spoken = [one for one in parts.values() if one and one["stance"] != "retracts"]
    return "editors" if spoken else None


def tells_time(claim: Claim) -> bool:
    return "when" in claim and claim["stance"] in ("alleges", "reports", "confirms")


def last_word(event: Record, of: str | None, as_of: str | None) -> int | None:
    """The latest day on which somebody, or one voice, certainly said that it was so."""
    found = []
    for claim in event["claims"]:
        if claim["stance"] not in ("alleges", "reports", "confirms"):
            continue
        if claim.get("about") not in (None, "/when") or of not in (None, speaker(claim)):
            continue
        works = [one["source"] for one in claim.get("sources", ())]
        standing = works if "by" not in claim else [None]
        standing = [work for work in standing if not taken_back(event, claim, work, of)]
        if standing and "at" in claim:
            found.append(claim["at"])
        found += [SOURCES[work]["issued"] for work in standing if work and SOURCES[work]]
    days = [day for text in found if (day := parse(text).days.s1) is not None]
    if not days and of is None and as_of:
        return parse(as_of).days.s1
    return max(days, default=None)


def taken_back(event: Record, claim: Claim, work: str | None, of: str | None) -> bool:
    """Whether the speaker, or the work that speaks itself, retracts the event or this part."""

    def same(other: Claim) -> bool:
        if of is not None and speaker(other) != of:
            return False
        if work is None:
            # To the standing, the guard with a role is another than the guard.
            mine, theirs = claim.get("by"), other.get("by")
            return (
                theirs is not None
                and mine is not None
                and (mine.get("entity"), mine.get("role"))
                == (theirs.get("entity"), theirs.get("role"))
            )
        return "by" not in other and any(one["source"] == work for one in other["sources"])

    for part in {None, claim.get("about")}:
        left = final(c for c in event["claims"] if c.get("about") == part and same(c))
        if left and left["stance"] == "retracts":
            return True
    return False


def verdict(when: str, word: int | None, first: int, last: int) -> str:
    """Certain, possible or no, of a plain date and a window of days."""
    days = parse(when).days
    outer = (days.s1, days.e2)
    if outer[0] > last or (outer[1] is not None and outer[1] < first):
        return "no"
    if "?" in when:
        return "possible"
    starts_by, ends_from = days.s2, days.e1
    if when.endswith(".."):
        ends_from = days.s1 if word is None or word < days.s1 else word
    return "certain" if starts_by <= last and ends_from >= first else "possible"


def expected(
    timeline: Timeline, voice: str, first: int, last: int, *, others: bool
) -> dict[str, str]:
    """The events that a voice tells and that may touch a window, and how surely."""
    answer = {}
    for id, entry in timeline.entries.items():
        event = entry.record
        said = told(event, voice)
        if said == "denied" or (said is None and not others):
            continue
        if isinstance(said, dict):
            found = verdict(said["when"], last_word(event, voice, None), first, last)
        else:
            word = last_word(event, None, timeline.settings.as_of)
            found = verdict(event["when"], word, first, last)
        if found != "no":
            answer[id] = found
    return answer


VOICES = ("entity:ana", "name:the guard", "source:paper", "source:post")
START = parse("2019-02-27").days.s1 or 0


@examples(300)
@given(timelines(), st.sampled_from(VOICES), st.integers(0, 14), st.integers(0, 400), st.booleans())
def test_a_voice_tells_what_brute_force_says(
    timeline: Timeline, voice: str, offset: int, length: int, others: bool
) -> None:
    """Which events, certainly or possibly, in whatever window."""
    first, last = START + offset, START + offset + length
    kind, _, id = voice.partition(":")
    view = timeline.as_told_by(Voice(kind, id), others=others)
    node = overlaps(TimeWindow(first, last, False, ""), "")
    matches = {match.entry.id: match.verdict for match in query.select(view, node)}
    assert matches == expected(timeline, voice, first, last, others=others), format_day(first)


@examples(300)
@given(timelines())
def test_contradictions_are_those_of_brute_force(timeline: Timeline) -> None:
    """Every pair of claims that count, and no other."""
    for entry in timeline.entries.values():
        event = entry.record
        live = [
            claim
            for voice in VOICES
            for part in (None, "/when")
            if (claim := live_claim(event, voice, part)) is not None
        ]
        pairs = {
            frozenset((id(one), id(other)))
            for one, other in combinations(live, 2)
            if speaker(one) != speaker(other) and excluded(event, one, other)
        }
        found = {
            frozenset((id(event["claims"][pair.one]), id(event["claims"][pair.other])))
            for pair in contradictions(entry)
        }
        assert found == pairs


def live_claim(event: Record, voice: str, part: str | None) -> Claim | None:
    own = [claim for claim in event["claims"] if speaker(claim) == voice]
    whole = final(c for c in own if c.get("about") is None)
    left = final(c for c in own if c.get("about") == part)
    gone = whole is not None and whole["stance"] == "retracts"
    return None if left is None or gone or left["stance"] == "retracts" else left


def excluded(event: Record, one: Claim, other: Claim) -> bool:
    against = [claim["stance"] in ("denies", "disputes") for claim in (one, other)]
    if one.get("about") == other.get("about") and against[0] != against[1]:
        return True
    if not (tells_time(one) and tells_time(other)):
        return False
    ranges = [ranges_of(event, claim) for claim in (one, other)]
    return any(a[0] > b[1] or b[0] > a[1] for a, b in zip(*ranges, strict=True))


def ranges_of(event: Record, claim: Claim) -> tuple[tuple[int, int], tuple[int, int]]:
    """The possible starts and the possible ends of what a claim tells, in days."""
    days = parse(claim["when"]).days
    first_end, last_end = days.e1, days.e2
    if claim["when"].endswith(".."):
        word = last_word(event, speaker(claim), None)
        first_end = days.s1 if word is None or word < days.s1 else word
    return (days.s1, days.s2), (first_end, 10**7 if last_end is None else last_end)


# --- which voice a name means ---


def voices(timeline: Timeline) -> set[Voice]:
    return timeline.voices()


def sample() -> Timeline:
    """One claim of each speaker."""
    claims = [{"stance": "alleges", **speaker} for speaker in SPEAKERS]
    record = {"id": "a", "title": "a", "when": "2019", "claims": claims}
    works = {"paper": {"title": "The Guard Herald"}, "post": {"title": "A post"}}
    return timeline_of({"a": record}, sources=works, entities=ENTITIES)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("ana", "entity:ana"),
        ("Ana Gomez", "entity:ana"),
        ("gómez", "entity:ana"),
        ("アナ", "entity:ana"),
        ("ani", "entity:ana"),
        ("The Guard", "name:the guard"),
        ("herald", "source:paper"),
        ("paper", "source:paper"),
        ("source:guard", "source:paper"),
        ("name:guard", "name:the guard"),
    ],
)
def test_a_name_means_one_voice(text: str, voice: str) -> None:
    """An id, a whole name before whole words, never the beginning of a word."""
    timeline = sample()
    meant = found(text, voices(timeline), timeline.entities, timeline.sources)
    assert str(meant) == voice


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("guard", "which of 'name:the guard', 'source:paper'?"),
        ("an", "did you mean 'entity:ana'?"),
        ("entity:guard", None),
        ("zzzz", None),
    ],
)
def test_another_is_refused_with_the_candidates(text: str, hint: str | None) -> None:
    """Exit 2; nothing is guessed."""
    timeline = sample()
    with pytest.raises(TimelineError) as caught:
        found(text, voices(timeline), timeline.entities, timeline.sources)
    assert (caught.value.hint, caught.value.exit_code) == (hint, 2)


@pytest.mark.parametrize("text", ["Ann", "ann", "ANN"])
def test_small_letters_choose_nobody(text: str) -> None:
    """What somebody without an entity is kept under is their folded name, not an id."""
    known = [Voice("entity", "ann-a"), Voice("entity", "ann-b"), Voice("name", "ann")]
    entities = Entities({id: {"name": "Ann"} for id in ("ann-a", "ann-b")})
    with pytest.raises(TimelineError) as caught:
        found(text, known, entities, {})
    assert caught.value.hint == "which of 'entity:ann-a', 'entity:ann-b', 'name:ann'?"
    assert found(f"name:{text}", known, entities, {}) == Voice("name", "ann")
    bodied = Voice("name", "ann (acme)")
    for one in (*known, bodied):  # each candidate that a hint names can be chosen
        assert found(str(one), [*known, bodied], entities, {}) == one


def test_a_claim_has_one_voice() -> None:
    """That of its first source where nobody is named; of none where nothing is."""
    assert [str(voice_of({"stance": "reports", **one})) for one in SPEAKERS] == [
        "entity:ana",
        "name:the guard",
        "name:the guard",
        "source:paper",
        "source:post",
    ]
    assert voice_of({"stance": "reports"}) is None
