"""What a file may ask about its timeline: circles of anchors, near ids."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.chronicle.settings import Settings
from timeline.validation.others import Known, Near

NAMES = "abcdefgh"


def known(edges: dict[str, list[str]]) -> Known:
    """A timeline whose events depend on each other as the edges say."""
    made = Known(
        Settings(),
        folders={"event": dict.fromkeys(NAMES, "events")},
        entities={},
        sources={},
        read=lambda _: None,
    )
    made.anchors = {
        one: [(("when", "to"), other) for other in others] for one, others in edges.items()
    }
    return made


def on_a_circle(edges: dict[str, list[str]], node: str) -> bool:
    """Whether a walk from the node leads back to it, over at least one other."""
    seen, waiting = set(), [other for other in edges[node] if other != node]
    while waiting:
        here = waiting.pop()
        if here == node:
            return True
        if here not in seen:
            seen.add(here)
            waiting += edges.get(here, [])
    return False


@given(
    st.dictionaries(
        st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
    )
)
def test_there_is_a_circle_told_exactly_where_there_is_one(edges: dict[str, list[str]]) -> None:
    """Each told circle is one, none is told twice, and none is missed."""
    circles = list(known(edges).circles())
    for circle in circles:
        assert len(circle) > 1
        assert circle[0] == min(circle)
        for one, other in zip(circle, [*circle[1:], circle[0]], strict=True):
            assert other in edges[one]
    assert len({tuple(circle) for circle in circles}) == len(circles)
    assert bool(circles) == any(on_a_circle(edges, node) for node in edges)


def test_a_chain_of_a_hundred_thousand_is_walked_without_a_stack() -> None:
    """Nothing recurses, and a circle of that length is found."""
    size = 100_000
    edges = {f"event-{i}": [f"event-{i + 1}"] for i in range(size)}
    assert list(known(edges).circles()) == []
    edges[f"event-{size}"] = ["event-0"]
    (circle,) = known(edges).circles()
    assert len(circle) == size + 1


def test_an_unknown_id_gets_the_one_that_was_meant() -> None:
    """However often it is asked for: an id that was renamed may stand in a thousand files."""
    asked = known({})
    ids = dict.fromkeys(f"event-number-{i:05}" for i in range(20_000))
    meant = {asked.near("evnet-number-00300", ids) for _ in range(300)}
    assert meant == {Near("event-number-00300")}
    assert asked.near("something-else", ids) == Near(None)
    other = asked.near("evnet-number-00300", {"evnet-number-003": 1})
    assert other == Near("evnet-number-003")


def test_a_name_that_can_be_no_id_is_never_meant() -> None:
    """It is a file's name, and a file may be called anything."""
    names = {"caf\udce9": 1, "CAFE-1": 1}
    assert known({}).near("caf", names) == Near(None)
    assert known({}).near("cafe-1", names) == Near(None)


def test_after_many_unknown_ids_it_is_said_that_no_more_are_looked_for() -> None:
    """A thousand different wrong ids are one systematic mistake."""
    asked = known({})
    ids = {"wrong": 1}
    found = [asked.near(f"wrong-{i}", ids) for i in range(300)]
    assert found[0] == Near("wrong")
    assert found[-1].id is None
    assert "too many ids are unknown" in (found[-1].help or "")
    assert asked.near("wrong-0", ids) == found[0]
