"""Resolving whole timelines: long chains, cycles, what is told of a fault, the order of time."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chronicle.resolve import UNDATED, Resolver, sort_key, zone_named
from timeline.chronicle.resolve.offset import Offset
from timeline.dates import FOREVER, ZoneError, days_from_civil, zone

Record = dict[str, Any]


def records(**whens: Any) -> dict[str, Record]:
    """Records of events by id; `_` in a name is a hyphen."""
    return {
        name.replace("_", "-"): {"id": name.replace("_", "-"), "when": when}
        for name, when in whens.items()
    }


def test_a_fault_says_where_and_of_which_event() -> None:
    """The pointer is the reference that leads nowhere; dependents carry their anchor's fault."""
    made = records(
        a={"start": "2024", "end": {"relative": "after", "to": "gone"}},
        b={"relative": "during", "to": "a"},
    )
    resolver = Resolver(made, "UTC")
    fault = resolver.when("a").fault
    assert fault is not None
    assert (fault.event, fault.pointer) == ("a", "/when/end/to")
    assert fault.message == "no event has the id 'gone'"
    assert resolver.when("b").fault is fault


def test_each_event_of_a_cycle_points_at_its_own_reference() -> None:
    """A cycle is a mistake at every event in it, each at its own key."""
    made = records(
        a={"earliest": {"relative": "after", "to": "b"}},
        b={"start": {"relative": "same", "to": "a"}, "end": ".."},
    )
    resolver = Resolver(made, "UTC")
    faults = [resolver.when(id).fault for id in ("a", "b")]
    assert [fault and fault.event for fault in faults] == ["a", "b"]
    assert [fault and fault.pointer for fault in faults] == ["/when/earliest/to", "/when/start/to"]


def test_the_chain_of_an_event_is_nearest_first_without_itself() -> None:
    """What an event is counted from, through all its anchors, each once."""
    made = records(
        a="2024",
        b={"relative": "after", "to": "a"},
        c={"start": {"relative": "after", "to": "b"}, "end": {"relative": "after", "to": "a"}},
    )
    resolver = Resolver(made, "UTC")
    assert resolver.chain("c") == ("b", "a")
    assert resolver.when("c").anchors == ("b", "a")
    assert resolver.when("b").anchors == ("a",)
    assert resolver.chain("a") == ()


def test_the_chain_of_a_cycle_ends() -> None:
    """Asking for the chain of an event in a cycle is no endless walk."""
    made = records(a={"relative": "after", "to": "b"}, b={"relative": "after", "to": "a"})
    assert Resolver(made, "UTC").chain("a") == ("b",)


def test_an_unknown_event_is_a_key_error() -> None:
    """The resolver answers for its own events only."""
    with pytest.raises(KeyError):
        Resolver({}, "UTC").when("a")


def test_a_commitment_without_due_has_no_deadline() -> None:
    """None, not a deadline that is not known."""
    made = records(a="2024")
    made["a"]["commitment"] = {"state": "unknown"}
    assert Resolver(made, "UTC").deadline("a") is None


def test_clock_says_whether_a_bound_is_a_time_of_day() -> None:
    """Day-sized offsets make days even of an anchor with a clock time; hours do not."""
    made = records(
        x="2024-03-04T10:59",
        a={"relative": "after", "to": "x", "offset": "P1D"},
        b={"relative": "after", "to": "x", "offset": "PT2H"},
        c={"relative": "during", "to": "x"},
        d="2024",
    )
    resolver = Resolver(made, "America/New_York")
    assert [resolver.when(id).clock for id in "xabcd"] == [True, False, True, True, False]
    made = records(
        x="2024", a={"relative": "after", "to": "x"}, b={"relative": "before", "to": "x"}
    )
    resolver = Resolver(made, "America/New_York")
    assert [resolver.when(id).clock for id in "ab"] == [False, False]


def test_a_relative_event_is_in_its_anchor_s_zone_unless_it_has_its_own() -> None:
    """The day before a meeting in Tokyo is a day in Tokyo."""
    made = records(
        x={"start": "2024-03-04", "tz": "Asia/Tokyo"},
        a={"relative": "before", "to": "x", "offset": "P1D"},
        b={"relative": "before", "to": "x", "offset": "P1D", "tz": "UTC"},
        c="2024",
    )
    resolver = Resolver(made, "America/New_York")
    zones = [resolver.when(id).zone for id in "xabc"]
    assert zones == ["Asia/Tokyo", "Asia/Tokyo", "UTC", "America/New_York"]


def test_the_order_of_time() -> None:
    """By the earliest known bound, then last start, then id; undated events last."""
    made = records(
        year="2024",
        month="2024-01",
        day_b="2024-01-01",
        day_a="2024-01-01",
        until="../2023",
        before={"latest": "2024-02"},
        undated={"text": "one day"},
        ancient="-0043",
        later={"relative": "after", "to": "year"},
    )
    resolver = Resolver(made, "UTC")
    order = sorted(made, key=lambda id: sort_key(resolver.when(id), id))
    assert order == [
        "ancient",
        "until",
        "day-a",
        "day-b",
        "month",
        "year",
        "later",
        "before",
        "undated",
    ]


def test_sort_at_fits_a_column_of_64_bits() -> None:
    """Undated events sort after everything, with a number that every database holds."""
    made = records(a={"text": "one day"}, far="Y99999999999")
    resolver = Resolver(made, "UTC")
    key = sort_key(resolver.when("a"), "a")
    assert key[0] == UNDATED
    assert sort_key(resolver.when("far"), "far") < key
    assert max(key[0], key[1], FOREVER) < 2**63


@pytest.mark.parametrize("name", ["+05:30", "-05:00", "UTC", "Asia/Tokyo"])
def test_every_zone_that_a_result_names_can_be_had(name: str) -> None:
    """`Resolved.zone` may be an offset; `zone_named` knows both."""
    assert zone_named(name).name == name
    assert zone_named(name).to_local(zone_named(name).to_utc(86_400)) == 86_400


@pytest.mark.parametrize(
    ("name", "seconds"), [("+05:30", 19_800), ("-11:45", -42_300), ("UTC", 0), ("+00:00", 0)]
)
def test_an_offset_is_a_zone_that_never_changes(name: str, seconds: int) -> None:
    """East of UTC is more; what has no bound has none anywhere."""
    found = zone_named(name)
    assert found.offset_at(0) == found.offset_at(10**9) == seconds
    assert found.to_utc(10**9) == found.to_utc(10**9, last=True) == 10**9 - seconds
    assert found.to_utc(FOREVER) == FOREVER
    assert found.to_utc(-FOREVER) == -FOREVER
    assert Offset(seconds).name == (name if seconds else "UTC")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "+5:30",
        "05:30",
        "+05x30",
        "+0530",
        "+05:3x",
        "+05:x0",
        "+x5:30",
        "+05:",
        "-00:00",
        "+99:99",
        "+٠٥:٣٠",
    ],
)
def test_what_only_looks_like_an_offset_is_no_zone(name: str) -> None:
    """Two digits, a colon, two digits."""
    with pytest.raises(ZoneError):
        zone_named(name)


def test_an_offset_that_the_zone_agrees_with_keeps_the_zone() -> None:
    """`10:59-05:00` in New York is New York's time, so its clock changes count."""
    made = records(
        x={"start": "2026-03-07T12:00-05:00", "tz": "America/New_York"},
        a={"relative": "after", "to": "x", "offset": "P1D"},
    )
    found = Resolver(made, "UTC").when("a")
    assert found.zone == "America/New_York"
    assert found.seconds.s1 == zone("America/New_York").day_start(days_from_civil(2026, 3, 8))


LEAVES = st.sampled_from(
    ["a", "b", "gone", "2024", "2024?", "", "..", "P1D", "after", "same", "end", None, 5, True]
)
KEYS = st.sampled_from(
    ["relative", "to", "point", "offset", "min", "max", "earliest", "latest", "start", "end", "tz"]
)
ANYTHING = st.recursive(LEAVES, lambda inner: st.dictionaries(KEYS, inner), max_leaves=8)


@given(ANYTHING, ANYTHING)
def test_whatever_stands_there_has_a_time_or_a_fault(a: Any, b: Any) -> None:
    """No record, however broken, makes the resolver raise: it is a fault that says where."""
    made = {
        id: {"id": id, "when": when, "commitment": {"due": when}}
        for id, when in {"a": a, "b": b}.items()
    }
    resolver = Resolver(made, "UTC")
    for id in made:
        fault = resolver.when(id).fault
        assert fault is None or (fault.pointer.startswith("/when") and fault.message)
        resolver.deadline(id)
        resolver.chain(id)


def test_an_offset_beyond_every_number_only_says_on_which_side() -> None:
    """What cannot be counted has no bound there; no bound leaves the 64 bits of a column."""
    far = {"relative": "after", "to": "base", "offset": "P999999999999Y"}
    made = records(
        base="2026-02-04",
        old="Y-99999999999",
        after=far,
        later=far | {"offset": "P999999999999YT1H"},
        before={"relative": "before", "to": "old", "offset": "P999999999999Y"},
        earlier={"relative": "before", "to": "old", "offset": "P999999999999YT1H"},
    )
    made["owed"] = {"id": "owed", "when": "2026", "commitment": {"due": far}}
    resolver = Resolver(made, "America/New_York")
    base, old = resolver.when("base"), resolver.when("old")
    for id in ("after", "later"):
        found = resolver.when(id)
        assert (found.days.s1, found.days.e2, found.ongoing) == (base.days.e1, None, False)
        assert found.seconds.s1 == base.seconds.s1
    for id in ("before", "earlier"):
        assert resolver.when(id).days == (None, old.days.s2, None, old.days.s2)
    deadline = resolver.deadline("owed")
    assert deadline is not None
    assert (deadline.first, deadline.last) == (None, None)


def test_a_date_that_is_remembered_lies_where_its_own_zone_has_it() -> None:
    """One text in three zones is as many instants, however often it is asked for."""
    zones = ("Asia/Tokyo", "UTC", "America/Bogota")
    made = records(**{f"e{n}": {"start": "2026-02-04T10:30", "tz": zones[n % 3]} for n in range(9)})
    resolver = Resolver(made, "UTC")
    starts = [resolver.when(id).seconds.s1 for id in made]
    assert starts == starts[:3] * 3
    assert len(set(starts)) == 3
