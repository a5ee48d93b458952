"""Whatever command takes an item out of a list, claims stay about what they were about."""

import json

import pytest
from tests.cli.reading import write
from tests.cli.test_entity import card, do, record

from timeline import api
from timeline.errors import Refused

DENIED = {"stance": "denies", "by": {"name": "z"}, "text": "it was not so"}


def about(pointer):
    return {**DENIED, "about": pointer}


def event(folder, **more):
    write(folder, {"id": "e", "title": "T", "when": "2024", **more})
    for id in ("old", "neu"):
        card(folder, "entities", {"id": id, "type": "person", "name": id.title()})
        card(folder, "sources", {"id": id, "title": id.title(), "url": f"https://example.org/{id}"})
    return folder


def left(folder):
    """What the claims of the event are about."""
    found = record(folder, "events/e.json")
    return [at(found, claim["about"]) for claim in found["claims"]]


def at(value, pointer):
    for step in pointer.split("/")[1:]:
        value = value[int(step) if isinstance(value, list) else step]
    return value


OLD, NEU, OTHER = {"entity": "old"}, {"entity": "neu"}, {"name": "Other"}


@pytest.mark.parametrize("way", ["merge", "fix"])
def test_after_a_merger(tmp_path, way):
    """Also where the files name the former id still, and `--fix` writes the new one."""
    owed = {"action": "Pay", "state": "unknown", "debtor": [OLD, OTHER, NEU]}
    places = ["/participants/0", "/participants/1", "/participants/2", "/commitment/debtor/1"]
    event(tmp_path, kind="commitment", participants=[OLD, NEU, OTHER], commitment=owed,
          claims=[about(one) for one in places])  # fmt: skip
    file = tmp_path / "events/e.json"
    before = file.read_bytes()
    do(tmp_path, "entity", "merge", "old", "neu", "--keep", "name")
    if way == "fix":
        file.write_bytes(before)
        do(tmp_path, "validate", "--fix")
    assert record(tmp_path, "events/e.json")["participants"] == [NEU, OTHER]
    assert left(tmp_path) == [NEU, NEU, OTHER, OTHER]


def test_after_a_merger_of_sources(tmp_path):
    cited = [{"source": "old"}, {"source": "neu"}, {"title": "X"}]
    event(tmp_path, sources=cited, claims=[about("/sources/2"), about("/sources/0/source")])
    do(tmp_path, "source", "merge", "old", "neu", "--keep", "title", "--keep", "url")
    assert left(tmp_path) == [cited[2], "neu"]


@pytest.mark.parametrize(
    ("key", "items", "option", "first"),
    [
        ("participants", [{"name": "Ann"}, OTHER], "--remove-who", "Ann"),
        ("places", [{"name": "Rome"}, {"name": "Oslo"}], "--remove-place", "Rome"),
        ("tags", ["a", "b"], "--remove-tag", "a"),
        ("sources", [{"source": "old"}, {"source": "neu"}], "--remove-source", "old"),
        ("debtor", [{"name": "Ann"}, OTHER], "--remove-debtor", "Ann"),
        ("creditor", [{"name": "Ann"}, OTHER], "--remove-creditor", "Ann"),
        ("claims", [{"stance": "confirms"}, DENIED], "--remove-claim", "confirms"),
    ],
)
def test_after_a_removal(tmp_path, key, items, option, first):
    """What is left is followed; what a claim is about is not removed before the claim is."""
    fields = {key: items}
    if key in ("debtor", "creditor"):
        fields = {
            "kind": "commitment",
            "commitment": {"action": "Pay", "state": "unknown", **fields},
        }
    list_at = f"/commitment/{key}" if "commitment" in fields else f"/{key}"
    fields["claims"] = [*fields.get("claims", ()), about(f"{list_at}/1")]
    event(tmp_path, **fields)
    do(tmp_path, "edit", "e", option, first)
    assert left(tmp_path)[-1:] == [items[1]] if key != "claims" else True
    claims = [one for one in record(tmp_path, "events/e.json")["claims"] if "about" in one]
    assert [one["about"] for one in claims] == [f"{list_at}/0"]


def test_what_a_claim_is_about_stays_until_the_claim_goes(tmp_path):
    event(tmp_path, participants=[{"name": "Ann"}, OTHER], claims=[about("/participants/0")])
    before = (tmp_path / "events/e.json").read_bytes()
    said = do(tmp_path, "edit", "e", "--remove-who", "Ann", code=1)
    assert "a claim is about '/participants/0', which would be gone" in str(said.exception)
    assert (tmp_path / "events/e.json").read_bytes() == before
    do(tmp_path, "edit", "e", "--remove-who", "Ann", "--remove-claim", "denies:z")
    assert record(tmp_path, "events/e.json")["participants"] == [OTHER]


def test_after_an_import_that_has_less(tmp_path):
    """A claim by hand follows what it is about, and keeps it from being taken away."""
    event(tmp_path)
    file = tmp_path / "in.json"

    def bring(*tags, code=0):
        file.write_text(json.dumps([{"title": "Come", "date": "2024", "id": "come", "tags": tags}]))
        return do(tmp_path, "import", str(file), "--source", "s", code=code)

    bring("a", "b")
    path = "events/come.json"
    made = record(tmp_path, path)
    made["claims"] = [about("/tags/1")]
    (tmp_path / path).write_text(json.dumps(made))
    bring("b")
    after = record(tmp_path, path)
    assert (after["tags"], after["claims"][0]["about"]) == (["b"], "/tags/0")
    bring("c", code=1)
    assert record(tmp_path, path) == after


def test_after_a_program_gave_a_shorter_list(tmp_path):
    """The claims that it did not give are followed; those that it gave are as it gave them."""
    event(tmp_path, participants=[{"name": "Ann"}, OTHER], claims=[about("/participants/1")])
    with pytest.raises(Refused, match="a claim is about '/participants/1'"):
        api.edit(tmp_path, "e", {"participants": [{"name": "Ann"}]}, now=0)
    api.edit(tmp_path, "e", {"participants": [OTHER]}, now=0)
    assert record(tmp_path, "events/e.json")["claims"] == [about("/participants/0")]
    given = {"participants": [NEU, OTHER], "claims": [about("/participants/0")]}
    api.edit(tmp_path, "e", given, now=0)
    assert left(tmp_path) == [NEU]


def test_after_a_table_of_its_own_comes_back_shorter(tmp_path):
    """A cell that lost a name moves the claims on the others."""
    event(tmp_path, participants=[{"name": "Ann"}, OTHER], claims=[about("/participants/1")])
    table = tmp_path / "out.csv"
    do(tmp_path, "export", "csv", "-o", str(table))
    text = table.read_text(encoding="utf-8")
    assert "Ann; Other" in text
    table.write_text(text.replace("Ann; Other", "Other"), encoding="utf-8")
    do(tmp_path, "import", str(table))
    found = record(tmp_path, "events/e.json")
    assert (found["participants"], left(tmp_path)) == ([OTHER], [OTHER])
