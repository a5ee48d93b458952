"""The conformance files `valid/` and `invalid/`: one point a file, named by its stem."""

import csv
import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from timeline import jsonio
from timeline.format import models, schema

SUITE = Path(__file__).resolve().parents[2] / "conformance" / "1.0"
VALID = sorted((SUITE / "valid").glob("*.json"))
INVALID = sorted((SUITE / "invalid").glob("*.json"))
WITH_EXPECTED = SUITE / "invalid" / "expected.csv"
NOT_OF_SHAPE = ("file/", "json/")


def expected() -> dict[str, tuple[str, str]]:
    """File name → rule and pointer."""
    with WITH_EXPECTED.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: (row["rule"], row["pointer"]) for row in csv.DictReader(lines)}


EXPECTED = expected()
RULE_OF = {path: EXPECTED.get(path.name, ("", ""))[0] for path in INVALID}
SHAPES = [path for path, rule in RULE_OF.items() if rule.startswith("shape/")]
UNREADABLE = [path for path, rule in RULE_OF.items() if rule.startswith(NOT_OF_SHAPE)]


def name(path: Path) -> str:
    return path.stem[:40]


def test_the_suite_is_large_enough():
    """At least forty valid and eighty invalid files, each of them judged by the tests below."""
    assert len(VALID) >= 40
    assert len(SHAPES) + len(UNREADABLE) >= 80


def test_every_invalid_file_is_expected_and_every_row_has_its_file():
    """`expected.csv` and the folder name the same files."""
    assert sorted(EXPECTED) == [path.name for path in INVALID]


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_valid_file_is_accepted_by_schema_and_model(path):
    """The published schema and the Pydantic model both accept it; its id is its stem."""
    record = jsonio.parse(path.read_bytes())
    assert schema.errors("event", record) == []
    assert schema.is_valid("event", record)
    assert models.Event.model_validate(record).id == path.stem
    assert models.Event.model_validate_json(path.read_bytes()).id == path.stem


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_model_gives_back_the_record(path):
    """Reading into the model and writing out loses and invents nothing."""
    record = jsonio.parse(path.read_bytes())
    assert models.Event.model_validate(record).to_record() == record


@pytest.mark.parametrize("path", SHAPES, ids=name)
def test_one_mistake_of_shape_is_one_error_at_its_place(path):
    """One rule, one pointer; the schema and the model both refuse the record."""
    record = jsonio.parse(path.read_bytes())
    found = [(error.rule, error.pointer) for error in schema.errors("event", record)]
    assert found == [EXPECTED[path.name]]
    assert not schema.is_valid("event", record)
    with pytest.raises(ValidationError):
        models.Event.model_validate(record)


@pytest.mark.parametrize("path", SHAPES, ids=name)
def test_the_model_explains_the_same_mistake_once(path):
    """Pydantic gives one error, at the same key, its object or the key that is missing in it."""
    with pytest.raises(ValidationError) as caught:
        models.Event.model_validate_json(path.read_bytes())
    rule, pointer = EXPECTED[path.name]
    places = {_place(error["loc"]) for error in caught.value.errors()}
    assert any(_near(place, pointer) for place in places)
    misspelt = rule == "shape/unknown-key" and "missing" in str(caught.value.errors())
    assert caught.value.error_count() == 1 + misspelt


def _place(loc: tuple[str | int, ...]) -> str:
    """A place as Pydantic names it, without the names of a union's members."""
    tags = ("string", "object", "array", "[key]")
    return "".join(f"/{part}" for part in loc if part not in tags)


def _near(place: str, pointer: str) -> bool:
    return pointer in (place, place.rpartition("/")[0]) or place == pointer.rpartition("/")[0]


@pytest.mark.parametrize("path", UNREADABLE, ids=name)
def test_an_unreadable_file_is_refused_for_its_reason(path):
    """The bytes are no record; the reason has its rule, a duplicate key its pointer."""
    data = path.read_bytes()
    with pytest.raises(jsonio.JsonError) as caught:
        jsonio.parse(data)
    rule, pointer = EXPECTED[path.name]
    assert caught.value.rule == rule
    if rule == "json/duplicate-key":
        assert [double.pointer for double in jsonio.locate(data).duplicates] == [pointer]


def test_all_branches_of_the_schema_are_met():
    """Every property of the event schema and every word of its closed lists is in a valid file."""
    text = "".join(path.read_text(encoding="utf-8") for path in VALID)
    wanted = set(_properties(schema.document("event")))
    assert {word for word in wanted if f'"{word}"' not in text} == set()


def _properties(part):
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "properties" and isinstance(value, dict):
                yield from value
            if key not in ("examples", "enum", "const"):
                yield from _properties(value)
    elif isinstance(part, list):
        for value in part:
            yield from _properties(value)


def test_messages_are_lower_case_without_full_stop():
    """Style: a message begins in lower case or with a quoted value and does not end in '.'."""
    for path in SHAPES:
        for error in schema.errors("event", jsonio.parse(path.read_bytes())):
            assert not error.message.endswith(".")
            assert error.message[0] == error.message[0].lower()
            assert json.dumps(error.message)
