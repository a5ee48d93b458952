"""The published schemas: generated from the models, closed, offline, and fast to judge by."""

import copy
import json
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import jsonschema_rs
import pytest
from tests.steps import steps

from timeline.format import schema
from timeline.format.models.generator import MODELS
from timeline.format.models.publish import folders, outdated, text_of
from timeline.format.models.vocabulary import KINDS_OF_FILE
from timeline.validation.choice import require_known

ROOT = Path(__file__).parents[2]
FROZEN = {
    "event": "47c3c565c17a6f78",
    "entity": "aa7486241fcfbcf0",
    "source": "7a4558c0afdbc3b7",
    "timeline": "15513f062e8cfdb1",
}
SMALLEST = {"schema_version": "1.0", "id": "a", "title": "A", "when": "2026"}


def walk(part):
    """Every schema inside a schema, itself included."""
    yield part
    for key in ("properties", "dependentSchemas", "$defs"):
        for inner in part.get(key, {}).values():
            if isinstance(inner, dict):
                yield from walk(inner)
    for key in ("items", "propertyNames", "additionalProperties", "if", "then", "else"):
        if isinstance(part.get(key), dict):
            yield from walk(part[key])
    for inner in part.get("allOf", ()):
        yield from walk(inner)


def every_schema():
    return [part for kind in KINDS_OF_FILE for part in walk(schema.document(kind))]


def test_published_schemas_are_those_of_the_models():
    """`python -m timeline.format.models.publish --check` finds nothing to write."""
    assert outdated() == {}


def test_all_copies_are_equal_to_the_byte():
    """The program judges by the same bytes that editors and other programs read."""
    for kind in KINDS_OF_FILE:
        copies = {(folder / f"{kind}.schema.json").read_bytes() for folder in folders()}
        assert copies == {schema.text(kind)} == {text_of(kind)}


def test_a_changed_schema_is_noticed(tmp_path):
    """The check is able to fail: one byte more in a copy of the folder is named."""
    done = subprocess.run(
        [sys.executable, "-m", "timeline.format.models.publish", "--check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert text_of("event") != schema.text("event") + b" "


def test_kinds_of_files_have_a_schema_each():
    """The vocabulary, the models and the folder name the same kinds."""
    stems = sorted(path.name.split(".")[0] for path in schema.FOLDER.glob("*.schema.json"))
    assert stems == sorted(MODELS) == sorted(KINDS_OF_FILE)


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
def test_schema_is_a_valid_schema_of_its_draft(kind):
    """The metaschema of draft 2020-12 accepts it; its `$id` is a name, not an address."""
    document = schema.document(kind)
    assert jsonschema_rs.meta.is_valid(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["$id"] == f"urn:timeline-events:1.0:{kind}"


def test_no_value_has_two_object_shapes():
    """Neither `oneOf` nor `anyOf`, no `discriminator`, no `null`, no default, no remote `$ref`."""
    for part in every_schema():
        assert not {"oneOf", "anyOf", "not", "discriminator", "default", "nullable"} & set(part)
        assert "null" not in part.get("type", ())
        assert part.get("$ref", "#/$defs/").startswith("#/$defs/")


def test_every_object_is_closed():
    """Unknown keys and unknown languages are errors everywhere but inside `extensions`."""
    for part in every_schema():
        types = part.get("type", ())
        if "object" in types and "properties" in part:
            assert part["additionalProperties"] is False
        elif "object" in types:
            assert {"pattern", "minLength"} & set(part["propertyNames"])


def test_patterns_are_ascii_anchored_and_plain():
    """A pattern means the same to every engine: anchored, no `\\d` or `\\w`, no look-around."""
    for part in every_schema():
        pattern = part.get("pattern", "^$")
        assert pattern.isascii()
        assert pattern.startswith("^")
        assert pattern.endswith("$")
        assert not any(word in pattern for word in (r"\d", r"\w", r"\s", r"\b", "(?", r"\p"))


def test_every_property_has_a_description_and_an_example():
    """The format reference is written from them."""
    for part in every_schema():
        for name, inner in part.get("properties", {}).items():
            if isinstance(inner, dict) and not {"const", "enum"} >= set(inner):
                assert inner.get("description"), name
                assert _examples(inner), name


def _examples(part):
    target = part.get("$ref", "").removeprefix("#/$defs/")
    found = (document["$defs"].get(target, {}) for document in map(schema.document, KINDS_OF_FILE))
    return part.get("examples") or any(inner.get("examples") for inner in found)


def test_the_examples_of_the_settings_name_rules_that_there_are():
    validate = schema.document("timeline")["$defs"]["Validate"]["properties"]
    (per_file,) = validate["per_file_ignores"]["examples"]
    lists = [*validate["select"]["examples"], *validate["ignore"]["examples"], *per_file.values()]
    assert all(lists)
    require_known(name for names in lists for name in names)


def test_examples_are_valid_where_they_stand():
    """Each example of each property is accepted by that property's own schema."""
    for kind in KINDS_OF_FILE:
        document = schema.document(kind)
        for part in walk(document):
            for inner in part.get("properties", {}).values():
                for example in inner.get("examples", ()) if isinstance(inner, dict) else ():
                    whole = {**inner, "$defs": document["$defs"]}
                    assert jsonschema_rs.validator_for(whole).is_valid(example), (inner, example)


def test_smallest_files_of_each_kind_are_valid():
    """What is required is enough, and each of it is needed."""
    smallest = {
        "event": SMALLEST,
        "entity": {"schema_version": "1.0", "id": "a", "type": "person", "name": "A"},
        "source": {"schema_version": "1.0", "id": "a", "title": "A"},
        "timeline": {"schema_version": "1.0"},
    }
    for kind, record in smallest.items():
        assert schema.is_valid(kind, record)
        for key in record:
            assert not schema.is_valid(kind, {k: v for k, v in record.items() if k != key})


def test_misspelt_key_is_one_error():
    """The missing key that stands there under another spelling is not reported again."""
    record = {**SMALLEST, "titel": "A"}
    del record["title"]
    assert [error.message for error in schema.errors("event", record)] == ["unknown key 'titel'"]
    record = {**SMALLEST, "colour": "red"}
    del record["title"]
    assert [error.rule for error in schema.errors("event", record)] == [
        "shape/missing-key",
        "shape/unknown-key",
    ]


def test_two_unknown_languages_are_two_errors():
    """Every wrong key of a language map is named."""
    errors = schema.errors("event", {**SMALLEST, "title": {"Spanish": "a", "EN": "b", "en": "c"}})
    assert [(error.pointer, error.name) for error in errors] == [
        ("/title/EN", "EN"),
        ("/title/Spanish", "Spanish"),
    ]


def test_excluded_key_is_reported_once_with_all_its_reasons():
    """`earliest` beside both `start` and `end` is one mistake."""
    when = {"start": "2018", "end": "2019", "earliest": "2017"}
    (error,) = schema.errors("event", {**SMALLEST, "when": when})
    assert error.pointer == "/when/earliest"
    assert set(error.because) == {"start", "end"}


def test_wrong_kind_is_not_blamed_on_the_commitment():
    """A kind of the wrong type is one error, not two."""
    record = {**SMALLEST, "kind": 5, "commitment": {"action": "a", "state": "met"}}
    assert [error.pointer for error in schema.errors("event", record)] == ["/kind"]


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), date(2026, 2, 4), b"bytes", {1, 2}, object(), "\ud800"]
)
def test_what_json_cannot_hold_is_refused_not_raised(value):
    """A record made by a program, or a bare date in TOML, gets a verdict and a reason."""
    for record in ({**SMALLEST, "when": value}, {**SMALLEST, "revision": value}):
        assert not schema.is_valid("event", record)
        assert len(schema.errors("event", record)) == 1


def test_what_json_cannot_hold_is_found_inside_extensions():
    """Extensions are carried unchanged, so they have to be JSON."""
    for value in (object(), float("nan"), b"bytes"):
        record = {**SMALLEST, "extensions": {"org.example": [1, value]}}
        (error,) = schema.errors("event", record)
        assert (error.pointer, error.rule) == ("/extensions/org.example/1", "shape/type")


def test_a_message_is_one_printable_line():
    """Line breaks, escapes of a terminal and lone surrogates in data are shown as escapes."""
    record = {**SMALLEST, "id": "a\n\x1b[31m\ud800", "x\ny": 1, "tags": ["\u202e"]}
    for error in schema.errors("event", record):
        assert error.message.isprintable()


def test_pointers_escape_their_special_characters():
    """RFC 6901: `~` and `/` in keys."""
    (error,) = schema.errors("event", {**SMALLEST, "a/b~c": 1})
    assert error.pointer == "/a~1b~0c"


def test_a_thousand_mistakes_are_enough():
    """A hostile file fills neither the screen nor the memory, and what is left out is said."""
    exactly = {**SMALLEST, "participants": [{} for _ in range(1000)]}
    assert len(schema.errors("event", exactly)) == 1000
    more = {**SMALLEST, **{f"key{i}": i for i in range(50000)}}
    errors = schema.errors("event", more)
    assert len(errors) == 1001
    assert "more than 1000" in errors[0].message


@pytest.mark.parametrize(
    "build",
    [
        lambda n: {**SMALLEST, "participants": [{} for _ in range(n)]},
        lambda n: {**SMALLEST, **{f"key{i}": i for i in range(n)}},
        lambda n: {**SMALLEST, "titel": 1, "places": [{"nmae": "x"} for _ in range(n)]},
        lambda n: {**SMALLEST, "tags": [1] * n},
        lambda n: {**SMALLEST, "title": {f"Language{i}": "x" for i in range(n)}},
    ],
)
def test_explaining_is_linear_in_the_number_of_mistakes(build):
    """Twice the mistakes take about twice the steps (counted, not timed)."""
    assert _steps(build(800)) <= 2.2 * _steps(build(400)) + 500


def _steps(record):
    return steps(lambda: schema.errors("event", record))


def test_a_bare_date_in_toml_is_explained():
    """TOML has dates, JSON has none: the message says to quote it."""
    (error,) = schema.errors("timeline", {"schema_version": "1.0", "tz": date(2026, 2, 4)})
    assert error.message == "expected a string, found a bare date; write it in quotes"


def test_the_verdict_needs_no_pydantic():
    """The fast way imports jiter and jsonschema-rs alone beyond the standard library."""
    code = (
        "import sys; before = set(sys.modules); from timeline.format import schema;"
        "from timeline import jsonio;"
        f"schema.is_valid('event', jsonio.parse({json.dumps(SMALLEST).encode()!r}));"
        "loaded = set(sys.modules) - before;"
        "print(sorted({'pydantic', 'orjson', 'typer', 'json', 'difflib'} & loaded))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_schema_version_is_not_a_number():
    """`1.0` without quotes is a number, and other numbers and `true` are refused too."""
    for version in (1.0, 1, True, "1", "1.0.0", "1.1"):
        assert not schema.is_valid("event", {**SMALLEST, "schema_version": version})


def bare(part, *, names=False):
    """A schema without its words for readers, which may be worded better at any time.

    `names` are the keys of a map of properties, which may be called "description", too.
    """
    if isinstance(part, dict):
        words = () if names else ("description", "examples", "title")
        return {
            key: bare(value, names=not names and key in ("properties", "$defs"))
            for key, value in part.items()
            if key not in words
        }
    return [bare(one) for one in part] if isinstance(part, list) else part


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
def test_version_1_0_is_frozen(kind):
    """`docs/versions.md` promises it: what is added or changed goes into a later version."""
    found = json.dumps(bare(schema.document(kind)), sort_keys=True).encode()
    assert sha256(found).hexdigest()[:16] == FROZEN[kind]


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
def test_a_schema_is_named_for_good(kind):
    """By a name that no server has to answer."""
    document = schema.document(kind)
    assert document["$id"] == f"urn:timeline-events:1.0:{kind}"
    assert document["properties"]["schema_version"]["const"] == "1.0"


def test_a_changed_constraint_would_be_noticed():
    """The digest leaves out words alone: not a property that has such a name, nor a bound."""
    event = schema.document("event")
    changed = copy.deepcopy(event)
    changed["properties"]["kind"]["description"] = "Other words."
    assert bare(changed) == bare(event)
    del changed["properties"]["title"]
    assert bare(changed) != bare(event)
    assert "title" in bare(event)["properties"]
    assert "description" in bare(event)["properties"]
