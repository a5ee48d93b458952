"""The canonical form: one spelling for each content, and never another meaning."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.format import schema
from timeline.format.models.generator import MODELS
from timeline.jsonio import canonical, dumps, parse, parse_exact
from timeline.jsonio.canonical import WIDTH, number
from timeline.jsonio.limits import INTEGER_MAX
from timeline.jsonio.unseen import unseen

SUITE = Path(__file__).resolve().parents[1] / "conformance" / "1.0" / "valid"
FILES = sorted(SUITE.glob("*.json"))
NOT_CANONICAL = (
    "number-spellings",
    "escaped-text",
    "keys-in-any-order",
    "carriage-returns-between-values",
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-INTEGER_MAX, INTEGER_MAX)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=25,
)
RECORDS = st.dictionaries(
    st.sampled_from(["id", "title", "when", "claims", "extensions", "quantities", "zzz", "$schema"])
    | TEXTS,
    JSON,
    max_size=6,
)
NUMBERS = st.from_regex(r"\A-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?\Z")


def fmt(data: bytes, kind: str = "event") -> bytes:
    """What `timeline fmt` writes."""
    return dumps(parse_exact(data), kind)


def decimals(data: bytes):
    """The exact meaning of a JSON text: numbers as decimals, whatever their spelling."""
    return json.loads(data, parse_float=Decimal, parse_int=Decimal)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:40])
def test_valid_files_are_canonical_but_for_those_that_say_so(path):
    """`fmt` leaves the conformance files as they are."""
    data = path.read_bytes()
    assert (fmt(data) == data) == (path.stem not in NOT_CANONICAL)
    assert fmt(fmt(data)) == fmt(data)
    assert decimals(fmt(data)) == decimals(data)


def test_worked_example():
    """Key order, sorted languages, one line where it fits, numbers, untouched extensions."""
    given_text = """{"when": {"tz": "America/New_York", "end": "", "start": {"latest": "2026",
      "earliest": "2025"}}, "title": {"ja": "\\u4f1a\\u8ac7", "en": "A \\/ B"}, "zzz": 1,
      "quantities": [{"unit": "t", "value": 3172.0, "measure": "x"}], "aaa": [],
      "extensions": {"org.example": {"z": 1.50, "a": [1E2, {}, []]}}, "id": "a",
      "description": ["one", "two"], "schema_version": "1.0", "$schema": "x"}"""
    assert (
        fmt(given_text.encode()).decode()
        == """{
  "$schema": "x",
  "schema_version": "1.0",
  "id": "a",
  "title": {"en": "A / B", "ja": "会談"},
  "description": ["one", "two"],
  "when": {
    "start": {"earliest": "2025", "latest": "2026"},
    "end": "",
    "tz": "America/New_York"
  },
  "quantities": [
    {"measure": "x", "value": 3172, "unit": "t"}
  ],
  "extensions": {
    "org.example": {
      "z": 1.50,
      "a": [
        1E2,
        {},
        []
      ]
    }
  },
  "zzz": 1,
  "aaa": []
}
"""
    )


@given(RECORDS, st.sampled_from(sorted(MODELS)), st.sampled_from([None, 1, 4]))
def test_fmt_is_idempotent_and_keeps_the_meaning(record, kind, indent):
    """Any JSON object, of the format or not, in any spelling."""
    data = json.dumps(record, indent=indent).encode()
    once = fmt(data, kind)
    assert fmt(once, kind) == once
    assert decimals(once) == decimals(data)
    assert parse(once) == parse(data)
    assert once.endswith(b"\n")
    assert b"\r" not in once


@given(RECORDS)
def test_order_of_keys_does_not_matter_but_in_extensions(record):
    """Two files of one content, whose known keys came in another order, are one file."""
    known = {key: record[key] for key in record if key in schema.document("event")["properties"]}
    turned = dict(reversed(known.items()))
    assert dumps(turned) == dumps(known)


@given(TEXTS)
def test_text_is_not_escaped_and_not_normalised(text):
    """Other scripts are readable in a diff; NFC is the business of `validate --fix`.

    What nobody sees is written as an escape.
    """
    written = dumps({"title": text}).decode()
    assert json.loads(written)["title"] == text
    seen = (char for at, char in enumerate(text) if at not in unseen(text))
    assert all(char in written for char in seen if char.isprintable() and char not in '"\\')


@given(NUMBERS)
def test_numbers_are_exact_and_shortest(spelling):
    """The value is the same decimal, the spelling stable; whole numbers are exact everywhere."""
    if abs(Decimal(spelling)) > Decimal("1e300"):
        return
    canonical = number(Decimal(spelling))
    assert Decimal(canonical) == Decimal(spelling)
    assert number(Decimal(canonical)) == canonical
    assert float(canonical) == float(spelling)
    whole = canonical.lstrip("-").isdigit()
    assert not whole or abs(int(canonical)) <= INTEGER_MAX


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("3172", "3172"),
        ("3172.0", "3172"),
        ("1e2", "100"),
        ("1.50", "1.5"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("1E+20", "1e20"),
        ("9007199254740991", "9007199254740991"),
        ("9.007199254740992e15", "9.007199254740992e15"),
        ("0.000001", "0.000001"),
        ("0.0000001", "1e-7"),
        ("0.1234567890123456789012345", "0.1234567890123456789012345"),
        ("1e-300", "1e-300"),
    ],
)
def test_eachspellings(spelling, canonical):
    """The rule by example; in `fmt` no digit is lost, though a float has but seventeen."""
    text = f'{{"quantities": [{{"measure": "x", "value": {spelling}}}]}}'
    assert f'"value": {canonical}}}' in fmt(text.encode()).decode()


def test_flat_values_break_at_a_hundred_columns():
    """A line of 100 columns stands, one of 101 is broken; columns are code points."""
    title = "  " + '"title": {"en": "'
    room = WIDTH - len(title) - len('"}')
    for char in ("x", "会"):
        fits = dumps({"title": {"en": char * room}}).decode().splitlines()
        assert [len(line) for line in fits] == [1, WIDTH, 1]
        broken = dumps({"title": {"en": char * (room + 1)}}).decode().splitlines()
        assert len(broken) == 5


def test_languages_and_identifiers_are_sorted():
    """Keys that are data have one order."""
    record = {
        "identifiers": {"wikidata": "Q1", "isni": "2"},
        "name": {"mul": "a", "ja": "b"},
        "description": {"ja": ["x"], "en": "y"},
    }
    assert dumps(record, "entity").decode().splitlines()[1:4] == [
        '  "name": {"ja": "b", "mul": "a"},',
        '  "identifiers": {"isni": "2", "wikidata": "Q1"},',
        '  "description": {',
    ]


def test_order_is_that_of_the_models():
    """The order of keys is published with the schemas: the models' own, at every level."""
    for kind, model in MODELS.items():
        aliases = [field.alias or name for name, field in model.model_fields.items()]
        assert list(schema.document(kind)["properties"]) == aliases


@pytest.mark.parametrize("value", [float("nan"), float("inf"), b"x", object(), Decimal("NaN")])
def test_what_is_not_json_is_not_written(value):
    """No file is written that could not be read."""
    for record in ({"title": value}, {"extensions": {"org.example": value}}):
        with pytest.raises((TypeError, ValueError)):
            dumps(record)


def test_objects_of_ever_new_keys_are_written_as_others_are():
    """What is remembered of the order of keys is forgotten in time, and changes no file."""
    for each in range(canonical.PLANS + 2):
        made = {f"x-{each}": 1, "title": {"es": "b", "en": f"{each}"}, "id": "a"}
        assert list(json.loads(dumps(made))) == ["id", "title", f"x-{each}"]
    assert len(canonical._layout("event").plans) <= canonical.PLANS
