"""Schema and models give one verdict on the same bytes: shown on mutants, not assumed.

`TIMELINE_MUTANTS=1000000` asks for more of them; the first ones are always the same. Where every
oracle is required there are more than on a stranger's machine.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import pytest
from tests.agreement import judges
from tests.agreement.mutate import mutant, seeds, sweep

from timeline.format import schema
from timeline.jsonio import JsonError, dumps, parse, parse_exact

SEED = 1
REQUIRED = os.environ.get("TIMELINE_ORACLES") == "required"
MUTANTS = int(os.environ.get("TIMELINE_MUTANTS", "10000" if REQUIRED else "4000"))
BATCH = 5000
EVERY = 5
STRIDE = 1 if MUTANTS >= 100_000 else 7 if REQUIRED else 31
KINDS = ("event", "entity", "source", "timeline")


class Case(NamedTuple):
    """A mutant that can be read."""

    index: int
    kind: str
    data: bytes
    record: Any


def cases(count: int) -> Iterator[Case]:
    """The readable ones among the first mutants."""
    for index in range(count):
        kind, data = mutant(SEED, index)
        try:
            record = parse(data)
        except JsonError:
            continue
        yield Case(index, kind, data, record)


def batches(count: int) -> Iterator[list[Case]]:
    """The cases in lists of a size that fits into memory."""
    waiting = cases(count)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def shown(case: Case, **verdicts: bool) -> str:
    """A disagreement as a person would want to see it."""
    return f"mutant {SEED} {case.index} ({case.kind}): {verdicts}: {case.data.decode()[:400]}"


def test_seeds_are_valid():
    """What is mutated was right."""
    for kind, data in seeds():
        assert schema.errors(kind, parse(data)) == []


def test_schema_and_models_agree():
    """jsonschema-rs and Pydantic, on the bytes and on the record: no mutant divides them."""
    divided = []
    verdicts: Counter[bool] = Counter()
    for case in cases(MUTANTS):
        by_schema = judges.by_schema(case.kind, case.record)
        by_model = judges.by_model(case.kind, case.data)
        by_record = judges.by_model_of_record(case.kind, case.record)
        verdicts[by_schema] += 1
        if not by_schema == by_model == by_record:
            divided.append(shown(case, schema=by_schema, model=by_model, record=by_record))
    assert divided[:10] == []
    assert min(verdicts.values()) > MUTANTS // 20


def test_ajv_agrees():
    """The JavaScript world's validator, which also has to accept the schemas as strict ones."""
    divided = []
    for batch in batches(MUTANTS):
        by_ajv = judges.by_ajv([(case.kind, case.data) for case in batch])
        by_schema = [judges.by_schema(case.kind, case.record) for case in batch]
        assert len(by_ajv) == len(batch)
        divided += [
            shown(case, ajv=ajv, schema=own)
            for case, ajv, own in zip(batch, by_ajv, by_schema, strict=True)
            if ajv != own
        ]
    assert divided[:10] == []


def test_the_sweep_agrees():
    """Every single mistake of some sorts at every place, without chance: three judges agree."""
    swept = list(islice(sweep(), 0, None, STRIDE))
    records = [json.loads(data) for _, data in swept]
    by_schema = [judges.by_schema(kind, r) for (kind, _), r in zip(swept, records, strict=True)]
    by_model = [judges.by_model(kind, data) for kind, data in swept]
    assert _divided(swept, by_schema, by_model) == []
    assert _divided(swept, by_schema, judges.by_ajv(swept)) == []


def _divided(swept, one, other):
    pairs = zip(swept, one, other, strict=True)
    return [(kind, data[:400], a, b) for (kind, data), a, b in pairs if a != b][:10]


def test_the_sweep_violates_every_word_of_the_schemas():
    """No constraint of the published schemas is one that no mutant ever meets."""
    wanted = {(kind, *place) for kind in KINDS for place in _constraints(schema.document(kind), ())}
    met: set[tuple[str | int, ...]] = set()
    for kind, data in sweep():
        for error in schema.compiled(kind).iter_errors(json.loads(data)):
            place = tuple(error.schema_path)
            if "propertyNames" in place:
                place = place[: place.index("propertyNames") + 1]
            met.add((kind, *place))
    assert len(wanted) > 500
    assert wanted - met == set()


WORDS = (
    *("type", "pattern", "minLength", "maxLength", "enum", "const", "minimum", "maximum"),
    *("minItems", "uniqueItems", "minProperties", "required", "propertyNames", "dependentRequired"),
)


def _constraints(part: dict[str, Any], place: tuple[str | int, ...]) -> Iterator[tuple]:
    """The place of everything in a schema that can be violated."""
    for key, word in part.items():
        if key in WORDS or word is False:
            yield (*place, key)
        elif key in ("properties", "dependentSchemas", "$defs"):
            for name, inner in word.items():
                if inner is False:
                    yield (*place, key, name)
                elif inner is not True:
                    yield from _constraints(inner, (*place, key, name))
        elif key in ("items", "additionalProperties", "then", "else"):
            yield from _constraints(word, (*place, key))
        elif key == "allOf":
            for index, inner in enumerate(word):
                yield from _constraints(inner, (*place, key, index))


def test_every_refusal_has_its_reasons_and_no_more():
    """A refused record has errors, a valid one none; every rule of shape is met."""
    rules: Counter[str] = Counter()
    for case in islice(cases(MUTANTS), 0, None, EVERY):
        errors = schema.errors(case.kind, case.record)
        assert bool(errors) != schema.is_valid(case.kind, case.record), shown(case)
        assert len({(e.pointer, e.rule, e.name) for e in errors}) == len(errors), shown(case)
        assert all(e.message.isprintable() for e in errors), shown(case)
        rules.update(e.rule for e in errors)
    assert set(rules) == set(schema.RULES.values())


def test_canonical_form_keeps_every_verdict():
    """`fmt` is stable on mutants, valid or not, and changes neither record nor verdict."""
    for case in islice(cases(MUTANTS), 0, None, EVERY):
        once = dumps(parse_exact(case.data), case.kind)
        assert dumps(parse_exact(once), case.kind) == once, shown(case)
        assert parse(once) == case.record, shown(case)
        valid = schema.is_valid(case.kind, case.record)
        assert schema.is_valid(case.kind, parse(once)) == valid, shown(case)


@pytest.mark.parametrize(
    ("definition", "word"), [("Text", "propertyNames"), ("Text", "minLength"), ("When", "pattern")]
)
def test_a_planted_disagreement_is_found(tmp_path, definition, word):
    """The comparison is able to fail: a schema with one word less divides the judges."""
    for kind in KINDS:
        document = json.loads(schema.text(kind))
        document["$defs"].get(definition, {}).pop(word, None)
        (tmp_path / f"{kind}.schema.json").write_text(json.dumps(document), encoding="utf-8")
    batch = list(cases(2000))
    by_ajv = judges.by_ajv([(case.kind, case.data) for case in batch], tmp_path)
    by_schema = [judges.by_schema(case.kind, case.record) for case in batch]
    assert by_ajv != by_schema
