"""Chains of anchors of any length: nothing recurses."""

from typing import Any

from tests.effort import every

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


def test_a_very_long_chain_resolves() -> None:
    """There is no limit on the length of a chain: of a hundred thousand events, or some."""
    count = 100_000 if every() else 20_000
    resolver = Resolver(chain_of(count, "2000-01-01"), "UTC")
    last = resolver.when(f"e{count - 1}").days
    assert last.s1 == last.e2 == days_from_civil(2000, 1, 1) + count - 1


def test_a_cycle_of_ten_thousand_events_names_them_all() -> None:
    """The chain of a cycle holds every event of it, beginning and ending with the same one."""
    made = chain_of(10_000, {"relative": "after", "to": "e9999"})
    fault = Resolver(made, "UTC").when("e5000").fault
    assert fault is not None
    assert fault.reason == "cycle"
    assert len(fault.chain) == 10_001
    assert fault.chain[0] == fault.chain[-1] == "e0"
    assert len(fault.message) < 300
