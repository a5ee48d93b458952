"""Whatever becomes of the lists of an event, its claims stay about what they were about."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from timeline.format import digests
from timeline.format.follow import followed, joined, moved
from timeline.write.merge import fields_of, merge
from timeline.write.rename import rewritten

Record = dict[str, Any]
ACTORS = st.sampled_from(
    [{"entity": "old"}, {"entity": "new"}, {"entity": "old", "role": "host"},
     {"name": "Third"}, {"name": "Fourth", "of": "old"}, {"name": "Fourth", "of": "new"}]
)  # fmt: skip
CITED = st.sampled_from([{"source": "s"}, {"source": "s", "page": "2"}, {"url": "https://a.org"}])
TAGS = st.lists(st.sampled_from("abcd"), unique=True, min_size=1, max_size=4)


@st.composite
def events(draw: st.DrawFn) -> Record:
    """An event with lists, and claims about items of them; each says in words what it is about."""
    record: Record = {
        "id": "x",
        "participants": draw(st.lists(ACTORS, min_size=1, max_size=5)),
        "tags": draw(TAGS),
        "sources": draw(st.lists(CITED, min_size=1, max_size=3)),
        "commitment": {"action": "Pay", "debtor": draw(st.lists(ACTORS, min_size=1, max_size=4))},
        "quantities": [{"id": "q", "measure": "dead"}, {"measure": "hurt"}],
    }
    claims: list[Record] = [
        {"stance": "reports", "by": draw(ACTORS), "sources": draw(st.lists(CITED, max_size=2))}
        for _ in range(draw(st.integers(0, 2)))
    ]
    claims = [{key: one for key, one in claim.items() if one} for claim in claims]
    record["claims"] = claims
    places = [place for place in spots(record, "") if any(map(str.isdigit, place.split("/")))]
    for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)):
        claims.append({"stance": "denies", "about": place, "text": subject(record, place)})
    return record


def spots(value: Any, place: str) -> list[str]:
    """The pointers to all that a record holds."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found = [] if isinstance(value, str) else [(f"{place}/{key}", one) for key, one in pairs]
    return [one for here, inner in found for one in (here, *spots(inner, here))]


def at(value: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        value = value[int(step) if isinstance(value, list) else step]
    return value


def said(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def told(record: Record, lost: tuple[str, ...] = ()) -> None:
    """Every claim is about what it says that it is about, or is named as lost.

    An item of which something else is changed is still what it names.
    """
    for claim in record.get("claims", ()):
        if "about" in claim and claim["about"] not in lost:
            item, rest = json.loads(subject(record, claim["about"]))
            before, part = json.loads(claim["text"])
            assert (item == before or named(item) == named(before), rest) == (True, part), claim


def named(item: Any) -> Any:
    found = item if isinstance(item, dict) else {}
    keys = ("id", "entity", "source", "url", "measure", "name")
    return next(((key, found[key]) for key in keys if key in found), said(item))


def subject(record: Record, pointer: str) -> str:
    """The item that a pointer leads to or into, and what of it, as text."""
    steps = pointer.split("/")
    last = max(number for number, step in enumerate(steps) if step.isdigit())
    return said([at(record, "/".join(steps[: last + 1])), steps[last + 1 :]])


@given(events())
def test_when_two_become_one(record: Record) -> None:
    """A claim about the one that goes is about the one that stays."""
    change = rewritten(record, "entity", "old", "new")
    for claim in change["claims"]:
        if "about" in claim:
            tidy = joined(unclaimed(change), "new").record
            claim["text"] = subject(tidy, kept(change, claim["about"]))
    told(*joined(change, "new"))


def unclaimed(record: Record) -> Record:
    """The record without claims about items: what they are about is found without them."""
    return {**record, "claims": [one for one in record["claims"] if "about" not in one]}


def kept(record: Record, about: str) -> str:
    """Where what a pointer names stands when doubles are gone, worked out item by item."""
    value: Any = record
    found = ""
    whole: Any = joined(unclaimed(record), "new").record
    for step in about.split("/")[1:]:
        value = value[int(step) if isinstance(value, list) else step]
        if isinstance(whole, list):
            alike = [n for n, one in enumerate(whole) if said(one) == said(joined_item(value))]
            step = str(alike[0])
            whole = whole[alike[0]]
        else:
            whole = whole[step]
        found += f"/{step}"
    return found


def joined_item(value: Any) -> Any:
    return joined({"item": value}, "new").record["item"]


LISTS = ("participants", "tags", "sources", "quantities")


@given(events(), st.data())
def test_when_items_are_removed_or_put_in_another_order(
    record: Record, data: st.DataObject
) -> None:
    """What is left is followed to where it is; what is gone is named."""
    new = dict(record)
    for key in LISTS:
        order = data.draw(st.permutations(range(len(record[key]))))
        new[key] = [record[key][n] for n in order[: data.draw(st.integers(0, len(order)))]]
    new["commitment"] = {**record["commitment"]}
    new["commitment"]["debtor"] = record["commitment"]["debtor"][data.draw(st.integers(0, 2)) :]
    found, lost = followed(record, {key: one for key, one in new.items() if one})
    told(found, lost)
    for about in lost:
        top = about.split("/")[1]
        there = [one for one in spots(found, "") if one.startswith(f"/{top}/")]
        there = [one for one in there if any(map(str.isdigit, one.split("/")))]
        assert subject(record, about) not in [subject(found, one) for one in there], about


@given(events(), events(), st.booleans())
def test_when_an_import_merges_lists(record: Record, source: Record, theirs: bool) -> None:
    """A claim of either side is about what that side says."""
    source.pop("claims")
    before = {key: source[key][:1] for key in LISTS}
    base = digests.of_record("x", before)
    found = merge(record, source, base, gone=fields_of(base), theirs=theirs)
    told(found.record, found.lost)


@given(events(), events())
def test_claims_that_come_with_an_import_point_into_what_came(hand: Record, come: Record) -> None:
    """They are followed to where their items are in the merged lists."""
    hand = {key: one for key, one in hand.items() if key != "claims"}
    base = digests.of_record("x", {key: hand[key][:1] for key in LISTS})
    found = merge(hand, come, base, gone=(), theirs=False)
    told(found.record, found.lost)


def test_a_changed_item_is_known_by_what_it_names() -> None:
    """A role that is added takes no claim away."""
    claims = [{"stance": "denies", "about": "/participants/1/entity"}]
    old = {"participants": [{"name": "A"}, {"entity": "b"}], "claims": claims}
    new = {"participants": [{"entity": "b", "role": "host"}], "claims": claims}
    found = followed(old, new)
    assert (found.record["claims"][0]["about"], found.lost) == ("/participants/0/entity", ())


def test_a_claim_is_known_by_who_says_which_word_of_what() -> None:
    """Other words of it are the same claim; another voice makes another."""
    said = [{"stance": "denies", "text": "No"}, {"stance": "disputes", "about": "/claims/0"}]
    old = {"claims": said}
    assert followed(old, {"claims": [{**said[0], "text": "Never"}, said[1]]}).lost == ()
    voice = {"name": "A"}
    found = followed(old, {"claims": [{**said[0], "by": voice}, said[1]]})
    assert found.lost == ("/claims/0",)


def test_what_has_another_name_is_another() -> None:
    """Nothing takes the place of what is gone, not even at its place."""
    claims = [{"stance": "denies", "about": "/participants/0"}]
    old = {"participants": [{"name": "A"}], "claims": claims}
    found = followed(old, {**old, "participants": [{"name": "B"}]})
    assert found.lost == ("/participants/0",)


def test_a_local_id_that_is_gone_is_lost() -> None:
    """A pointer by a local id needs no following, only that it is there."""
    claims = [{"stance": "denies", "about": "#q"}]
    old = {"quantities": [{"id": "q"}, {"id": "r"}], "claims": claims}
    assert followed(old, {**old, "quantities": [{"id": "q"}]}).lost == ()
    assert followed(old, {**old, "quantities": [{"id": "r"}]}).lost == ("#q",)


def test_a_pointer_is_moved_a_list_at_a_time() -> None:
    """Lists in lists are named by their old places."""
    places = {"/claims": [None, 0], "/claims/1/sources": [None, None, 0]}
    assert moved("/claims/1/sources/2/url", places) == "/claims/0/sources/0/url"
    assert moved("/claims/1/sources/1", places) is None
    assert moved("/claims/0/text", places) is None
    assert moved("/when/to", places, ["/when/to"]) is None
    assert moved("#q", places, ["#r"]) == "#q"
