"""Chains of anchors of any length: nothing recurses."""

from typing import Any

from timeline.chronicle.resolve import Resolver
from timeline.dates import days_from_civil

Record = dict[str, Any]


def chain_of(length: int, first: Any) -> dict[str, Record]:
    """A chain of events, each the day after the one before it."""
    found = {"e0": {"id": "e0", "when": first}}
    for at in range(1, length):
        when = {"relative": "after", "to": f"e{at - 1}", "offset": "P1D"}
        found[f"e{at}"] = {"id": f"e{at}", "when": when}
    return found


def test_a_chain_of_a_hundred_thousand_events_resolves() -> None:
    """There is no limit on the length of a chain."""
    resolver = Resolver(chain_of(100_000, "2000-01-01"), "UTC")
    last = resolver.when("e99999").days
    assert last.s1 == last.e2 == days_from_civil(2000, 1, 1) + 99_999


def test_a_cycle_of_ten_thousand_events_names_them_all() -> None:
    """The chain of a cycle holds every event of it, beginning and ending with the same one."""
    made = chain_of(10_000, {"relative": "after", "to": "e9999"})
    fault = Resolver(made, "UTC").when("e5000").fault
    assert fault is not None
    assert fault.reason == "cycle"
    assert len(fault.chain) == 10_001
    assert fault.chain[0] == fault.chain[-1] == "e0"
    assert len(fault.message) < 300
