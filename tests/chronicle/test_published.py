"""What readers may see: no draft and no trace of one, and everything else just as it was."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.chronicle.resolve.test_worlds import DATES, ZONES, relatives, timelines
from tests.effort import examples

from timeline.chronicle.cleared import PUBLIC, Show
from timeline.chronicle.published import published
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline, timeline_of
from timeline.format import schema

Record = dict[str, Any]


def event(id: str, when: Any = "2024", **more: Any) -> Record:
    return {"schema_version": "1.0", "id": id, "title": f"About {id}", "when": when, **more}


def timeline(*records: Record, tz: str = "UTC", **more: Any) -> Timeline:
    named = {f"events/{record['id']}.json": record for record in records}
    return timeline_of(named, Settings(tz=tz, given=True), **more)


def seen(whole: Timeline, show: Show = PUBLIC) -> Timeline:
    return published(whole, list(whole.entries.values()), show)


def records(whole: Timeline) -> dict[str, Record]:
    return {id: entry.record for id, entry in whole.entries.items()}


def test_a_timeline_without_secrets_is_its_own_view() -> None:
    """Nothing is copied where nothing is hidden."""
    whole = timeline(event("a"), event("b", "2025"))
    assert seen(whole) is whole


def test_drafts_notes_and_origin_are_gone() -> None:
    """Each alone, and what was once a draft does not say so."""
    whole = timeline(
        event("a", notes="psst", origin={"source": "x.csv"}),
        event("b", draft=True),
        event("c", draft=False),
    )
    assert records(seen(whole)) == {"a": event("a"), "c": event("c")}
    assert "b" not in seen(whole).entries
    assert seen(whole).entries.get("b") is None
    assert len(seen(whole).entries) == 2


def test_each_is_shown_where_it_is_asked_for() -> None:
    """One option shows one thing."""
    record = event("a", draft=True, notes="psst", origin={"source": "x.csv"})
    whole = timeline(record)
    assert records(seen(whole, Show(drafts=True))) == {"a": event("a", draft=True)}
    both = seen(whole, Show(drafts=True, notes=True))
    assert records(both) == {"a": event("a", draft=True, notes="psst")}
    assert seen(whole, Show(drafts=True, notes=True, origin=True)) is whole


def test_relations_to_drafts_are_gone_and_claims_on_the_others_follow() -> None:
    """A pointer to a relation points to the same one afterwards."""
    whole = timeline(
        event("secret", draft=True),
        event("b"),
        event(
            "a",
            relations=[
                {"type": "follows", "to": "secret"},
                {"type": "follows", "to": "b"},
                {"type": "follows", "to": "secret#claim"},
            ],
            claims=[
                {"stance": "reports", "by": {"name": "A"}, "about": "/relations/0/type"},
                {"stance": "denies", "by": {"name": "B"}, "about": "/relations/1", "id": "own"},
                {"stance": "denies", "by": {"name": "C"}, "about": "/claims/0"},
                {"stance": "denies", "by": {"name": "D"}, "about": "/claims/1/stance"},
                {"stance": "denies", "by": {"name": "E"}, "about": "#own"},
            ],
        ),
    )
    record = seen(whole).entries["a"].record
    assert record["relations"] == [{"type": "follows", "to": "b"}]
    assert [(claim["by"]["name"], claim["about"]) for claim in record["claims"]] == [
        ("B", "/relations/0"),
        ("D", "/claims/0/stance"),
        ("E", "#own"),
    ]


def test_a_claim_on_a_note_goes_with_it() -> None:
    """Nobody vouches in public for what is not public."""
    claims = [{"stance": "reports", "by": {"name": "A"}, "about": "/notes"}]
    whole = timeline(event("a", notes="psst", claims=claims))
    assert records(seen(whole)) == {"a": event("a")}


def test_people_and_sources_of_drafts_alone_are_gone() -> None:
    """With the bodies they belong to and the works they rest on; what others name, too, stays."""
    people: dict[str, Record] = {
        "ana": {"id": "ana", "name": "Ana", "of": "cell"},
        "cell": {"id": "cell", "name": "The cell"},
        "bo": {"id": "bo", "name": "Bo", "of": "union"},
        "union": {"id": "union", "name": "The union"},
        "idle": {"id": "idle", "name": "In no event", "of": "cell"},
    }
    works: dict[str, Record] = {
        "leak": {"id": "leak", "title": "A leak", "cites": ["memo", "paper"]},
        "memo": {"id": "memo", "title": "A memo"},
        "paper": {"id": "paper", "title": "A paper"},
        "unread": {"id": "unread", "title": "Cited by none", "cites": ["memo", "paper"]},
    }
    whole = timeline(
        event("secret", draft=True, participants=[{"entity": "ana"}], sources=[{"source": "leak"}]),
        event("a", participants=[{"entity": "bo"}], sources=[{"source": "paper"}]),
        entities=people,
        sources=works,
    )
    view = seen(whole)
    assert set(view.entities.records) == {"bo", "union", "idle"}
    assert "of" not in view.entities.records["idle"]
    assert set(view.sources) == {"paper", "unread"}
    assert view.sources["unread"]["cites"] == ["paper"]


def test_stories_have_no_drafts() -> None:
    """A story of drafts alone is not told."""
    stories = {
        "rise": {"title": "Rise", "events": ["secret", "a"], "texts": {"secret": "x", "a": "y"}},
        "fall": {"title": "Fall", "events": ["secret"]},
    }
    whole = timeline_of(
        {"1": event("secret", draft=True), "2": event("a")}, Settings(stories=stories)
    )
    kept = {"rise": {"title": "Rise", "events": ["a"], "texts": {"a": "y"}}}
    assert seen(whole).settings.stories == kept


@st.composite
def hidden_worlds(draw: st.DrawFn) -> tuple[Timeline, set[str]]:
    """Events that depend on one another, some of them drafts, the last due and told by a claim."""
    whens = draw(timelines())
    drafts = draw(st.sets(st.sampled_from("abc")))
    events = {id: event(id, when) for id, when in whens}
    last = events[whens[-1][0]]
    times = DATES | relatives(list(events))
    last |= {"kind": "commitment", "commitment": {"action": "x", "state": "scheduled"}}
    last["commitment"] |= {"due": draw(times)}
    last["claims"] = [{"stance": "alleges", "by": {"name": "A"}, "when": draw(times)}]
    for id in drafts & set(events):
        events[id]["draft"] = True
    return timeline(*events.values(), tz=draw(ZONES)), drafts


@examples(400)
@given(hidden_worlds())
def test_an_event_keeps_its_bounds_whatever_it_hangs_on(world: tuple[Timeline, set[str]]) -> None:
    """What it is described by resolves to the same bounds, and no draft is named anywhere."""
    whole, drafts = world
    view = seen(whole)
    again = timeline(*(entry.record for entry in view.entries.values()), tz=whole.settings.tz)
    for id, entry in view.entries.items():
        known, read = entry.resolved, again.entries[id].resolved
        assert not drafts & {*known.anchors, *view.resolver.chain(id)}
        assert known._replace(anchors=()) == whole.entries[id].resolved._replace(anchors=()) or (
            known.fault is not None
        )
        if known.fault is None:
            assert (read.days, read.seconds) == (known.days, known.seconds)
            assert read.certain_days in (None, known.certain_days)
        deadline, due = entry.deadline, again.entries[id].deadline
        if deadline is not None and due is not None and deadline.fault is None:
            assert (due.first, due.last) == (deadline.first, deadline.last)
        told = json.dumps(entry.record)
        assert not any(f'"to": "{id}"' in told for id in drafts)


@given(hidden_worlds(), st.data())
def test_a_figure_and_its_claims_keep_their_bounds(
    world: tuple[Timeline, set[str]], data: st.DataObject
) -> None:
    """The date of a figure is a point that any reader takes, of the same bounds; no more is said.

    Claims on parts of the times point at what is there, or are gone with it.
    """
    whole, _ = world
    records = [entry.record for entry in whole.entries.values()]
    last = records[-1]
    last["quantities"] = [{"measure": "x", "value": 1, "as_of": data.draw(relatives(list("abc")))}]
    places = data.draw(st.lists(st.sampled_from(parts_of(last)), max_size=4))
    last["claims"] += [{"stance": "disputes", "about": place} for place in places]
    whole = timeline(*records, tz=whole.settings.tz)
    view = seen(whole)
    if last["id"] not in view.entries:
        return
    record = view.entries[last["id"]].record
    for claim in record["claims"]:
        if "about" in claim and claim["about"].count("/") > 1:
            at(record, claim["about"])
    assert schema.is_valid("event", record), record
    before = whole.resolver.told(last["id"], last["quantities"][0]["as_of"], "/quantities/0/as_of")
    if "as_of" not in record["quantities"][0]:
        assert before.undated or (before.seconds.s1, before.seconds.e2) == (None, None)
        return
    again = timeline(*(entry.record for entry in view.entries.values()), tz=whole.settings.tz)
    point = record["quantities"][0]["as_of"]
    after = again.resolver.told(last["id"], point, "/quantities/0/as_of")
    if before.fault is None and view.entries[last["id"]].resolved.fault is None:
        assert not narrower(after.seconds.s1, before.seconds.s1, 1)
        assert not narrower(after.seconds.e2, before.seconds.e2, -1)


def narrower(after: int | None, before: int | None, sign: int) -> bool:
    """Whether a bound says more than it did."""
    return after is not None and (before is None or sign * after > sign * before)


def parts_of(record: Record) -> list[str]:
    """Pointers to the times of an event and to all that they say."""
    times = {"/when": record["when"], "/commitment/due": record["commitment"]["due"]}
    times |= {f"/claims/{n}/when": one["when"] for n, one in enumerate(record["claims"])}
    times |= {"/quantities/0/as_of": record["quantities"][0]["as_of"]}
    inner = [f"{at}/{key}" for at, one in times.items() if isinstance(one, dict) for key in one]
    return [*times, *inner]


def at(value: Any, pointer: str) -> Any:
    """What stands at a pointer; an error where nothing does."""
    for step in pointer.split("/")[1:]:
        value = value[int(step) if isinstance(value, list) else step]
    return value


def test_a_claim_on_the_draft_of_a_time_is_gone_and_others_stay() -> None:
    """What is claimed of the whole time stays claimed of what is told of it."""
    when = {"relative": "after", "to": "secret", "tz": "UTC", "text": "later"}
    claims = [
        {"stance": "denies", "about": "/when/to"},
        {"stance": "denies", "about": "/claims/0"},
        {"stance": "denies", "about": "/when"},
        {"stance": "denies", "about": "/when/text"},
    ]
    whole = timeline(event("secret", draft=True), event("a", when, claims=claims))
    assert records(seen(whole))["a"]["claims"] == claims[2:]


def test_a_figure_of_a_draft_has_a_point() -> None:
    """A date alone where there is no doubt, bounds without a zone where there is, else nothing."""
    offsets = ({"offset": "P2D"}, {}, {"max": "P1M"})
    figures = [
        {"measure": "x", "as_of": {"relative": "after", "to": "secret", **one}} for one in offsets
    ]
    whole = timeline(event("secret", "2024-03-01", draft=True), event("a", quantities=figures))
    assert [one["as_of"] for one in records(seen(whole))["a"]["quantities"]] == [
        "2024-03-03",
        {"earliest": "2024-03-01"},
        {"earliest": "2024-03-01", "latest": "2024-04-01"},
    ]
