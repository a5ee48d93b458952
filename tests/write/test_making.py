"""Entities out of an import: one for each distinct name, and nothing that nobody can know."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from timeline.text import fold
from timeline.write import bring
from timeline.write.workspace import Workspace

NAMES = ("Ana", "ANA", "José Pérez", "jose perez", "Bo", "Bo Diaz", "Cali", "Bogotá", "Bogota")
KNOWN = (
    {"id": "bo-diaz", "type": "person", "name": "Bo Diaz"},
    {"id": "cali", "type": "place", "name": {"es": "Cali", "ja": "カリ"}},
    {"id": "cali-fc", "type": "organization", "name": "Cali"},
)
KEYS = {"participants": ("people", "bodies", "actors"), "places": ("places",)}
NOBODY: dict[str, list[str]] = {key: [] for keys in KEYS.values() for key in keys}
MAP = ("bodies=who.organization", "actors=who")
cells = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
rows = st.lists(
    st.fixed_dictionaries({key: cells for keys in KEYS.values() for key in keys}),
    min_size=1,
    max_size=5,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    made = tmp_path_factory.mktemp("making")
    (made / "events").mkdir()
    (made / "entities").mkdir()
    (made / "timeline.toml").write_text('schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\n')
    for record in KNOWN:
        path = made / "entities" / f"{record['id']}.json"
        path.write_text(json.dumps({"schema_version": "1.0", **record}))
    return made


def planned(root, some: Iterable[dict], *, entities: bool = True) -> bring.Plan:
    objects = [
        {"id": f"e{number}", "title": "T", "date": "2024", **NOBODY, **row}
        for number, row in enumerate(some)
    ]
    read = bring.read(json.dumps(objects).encode(), "json", name="x.json", map=MAP)
    return bring.plan(Workspace(root, 0), [("x.json", read)], entities=entities)


def written(plan: bring.Plan) -> dict[str, dict]:
    return {change.path: json.loads(change.after) for change in plan.changes}


@examples(60)
@given(rows)
def test_every_name_is_a_reference_to_what_has_it_or_stays(root, some):
    """Each reference leads to an entity that has the name; each bare name is as it was written."""
    some = [{key: row[key] for key in row if row[key]} for row in some]
    files = written(planned(root, some))
    entities = {path[9:-5]: one for path, one in files.items() if path.startswith("entities/")}
    entities |= {one["id"]: one for one in KNOWN}
    bare = written(planned(root, some, entities=False))
    for path, record in bare.items():
        for field in KEYS:
            assert len(record.get(field, ())) == len(files[path].get(field, ()))
            pairs = zip(record.get(field, ()), files[path].get(field, ()), strict=True)
            for was, now in pairs:
                assert now == was or fold(was["name"]) in names(entities[now["entity"]])
    used = {id for one in files.values() for id in entity_ids(one)}
    assert {path[9:-5] for path in files if path.startswith("entities/")} <= used


def names(entity: dict) -> set[str]:
    name = entity["name"]
    texts = list(name.values()) if isinstance(name, dict) else [name]
    return {fold(one) for one in (*texts, *(one["name"] for one in entity.get("other_names", ())))}


def entity_ids(record: dict) -> Iterable[str]:
    for field in KEYS:
        yield from (one["entity"] for one in record.get(field, ()) if "entity" in one)


@examples(40)
@given(rows)
def test_no_two_new_entities_have_one_name(root, some):
    files = written(planned(root, some))
    made = [one for path, one in files.items() if path.startswith("entities/")]
    for type in {one["type"] == "place" for one in made}:
        known = [name for one in made if (one["type"] == "place") is type for name in names(one)]
        assert len(known) == len(set(known))


def test_what_nobody_can_know_stays_a_name(root):
    """Neither a person nor a body, two things at once, and who may be one that is there."""
    plan = planned(root, [{"actors": ["Ana"], "people": ["Bo", "X"], "bodies": ["X"]}])
    record = written(plan)["events/e0.json"]
    assert [one["name"] for one in record["participants"]] == ["Bo", "X", "Ana"]
    assert any("a name stays as written: 'Bo' may be bo-diaz" in line for line in plan.said)
    assert any("--map 'actors=who.person' says so" in line for line in plan.said)


def test_a_place_is_no_person_of_its_name(root):
    record = written(planned(root, [{"people": ["Cali"], "places": ["Cali"]}]))["events/e0.json"]
    assert record["participants"] == [{"entity": "cali-fc"}]
    assert record["places"] == [{"entity": "cali"}]


def test_it_is_said_which_and_how_many(root):
    some = [{"people": ["José Pérez"], "places": ["Cali", "Roma"]}, {"people": ["jose perez"]}]
    notes = planned(root, some).said
    assert "1 new entity of type person: jose-perez (2)" in notes
    assert "1 new entity of type place: roma (1)" in notes
    assert "1 known entity linked: cali (1)" in notes


def test_both_spellings_of_a_name_are_kept(root):
    some = [{"people": ["José Pérez"]}, {"people": ["jose perez"]}]
    made = written(planned(root, some))["entities/jose-perez.json"]
    assert (made["name"], made["other_names"]) == ("José Pérez", [{"name": "jose perez"}])


def test_an_event_that_fails_leaves_no_entity(root):
    """It follows an event that there is not, which the judge refuses."""
    some = [{"relations": ["follows: nothing"], "people": ["Somebody"]}, {"people": ["Eva"]}]
    plan = planned(root, some)
    assert plan.failed == 1
    assert sorted(written(plan)) == ["entities/eva.json", "events/e1.json"]
