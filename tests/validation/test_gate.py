"""The gate: one mistake of shape is one finding, with its remedy."""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.format import schema
from timeline.validation import judge_file

ROOT = Path(__file__).parent.parent.parent
GOOD: dict[str, Any] = {
    "schema_version": "1.0",
    "id": "the-treaty",
    "title": "The treaty is signed",
    "when": "2026-02-04",
}


def found(**changes: Any) -> list[tuple[str, str, str | None]]:
    """Rule, pointer and help of each finding on the good event with some keys changed."""
    record = {key: value for key, value in {**GOOD, **changes}.items() if value is not ...}
    data = json.dumps(record, ensure_ascii=False).encode()
    findings = judge_file("/nowhere/the-treaty.json", data, choice=None).findings
    return [(one.rule, one.pointer, one.help) for one in findings]


MEANT = {
    "a misspelt key is one finding, though the right one is missing": (
        {"title": ..., "tilte": "The treaty"},
        ("shape/unknown-key", "/tilte", "did you mean 'title'?"),
    ),
    "a misspelt key inside": (
        {"claims": [{"stance": "denies", "buy": {"name": "The army"}}]},
        ("shape/unknown-key", "/claims/0/buy", "did you mean 'by'?"),
    ),
    "a key that resembles none": (
        {"relations": [{"type": "follows", "to": "war", "colour": "red"}]},
        ("shape/unknown-key", "/relations/0/colour", "the keys here are 'type', 'to'"),
    ),
    "a misspelt choice": (
        {"claims": [{"stance": "deny", "by": {"name": "The army"}}]},
        ("shape/choice", "/claims/0/stance", "did you mean 'denies'?"),
    ),
    "a language in capitals": (
        {"title": {"EN": "The treaty"}},
        ("shape/key-pattern", "/title/EN", "did you mean 'en'?"),
    ),
    "a language with its script": (
        {"title": {"zh_hant": "條約"}},
        ("shape/key-pattern", "/title/zh_hant", "did you mean 'zh-Hant'?"),
    ),
    "an id with capitals and blanks": (
        {"id": "The Treaty"},
        ("shape/pattern", "/id", "did you mean 'the-treaty'?"),
    ),
    "a bare string as an actor": (
        {"claims": [{"stance": "denies", "by": "The army"}]},
        ("shape/type", "/claims/0/by", 'write {"name": "The army"}'),
    ),
    "a relative point without its anchor": (
        {"when": {"relative": "after"}},
        ("shape/missing-key", "/when", None),
    ),
    "a duration that is a point, too": (
        {"when": {"start": "2026", "earliest": "2025"}},
        ("shape/excluded-key", "/when/earliest", None),
    ),
    "a text with one bad language": (
        {"title": {"en": "The treaty", "es": 3}},
        ("shape/type", "/title/es", None),
    ),
    "a null": ({"summary": None}, ("shape/type", "/summary", None)),
}


@pytest.mark.parametrize("name", MEANT)
def test_one_mistake_is_one_finding_at_the_exact_key(name: str) -> None:
    """The branch that was meant is reported, not every branch that it is not."""
    changes, expected = MEANT[name]
    assert found(**changes) == [expected]


def test_the_good_event_passes() -> None:
    """All cases above differ from it by one mistake."""
    assert found() == []


def test_three_mistakes_are_three_findings() -> None:
    """Nothing hides behind the first."""
    rules = [rule for rule, _, _ in found(status="done", tags=[], summary=3)]
    assert sorted(rules) == ["shape/choice", "shape/too-few", "shape/type"]


def keywords(value: Any) -> set[str]:
    """Every keyword of a schema; the names of properties and of definitions are none."""
    if isinstance(value, list):
        return {word for item in value for word in keywords(item)}
    if not isinstance(value, dict):
        return set()
    found = set(value)
    for word, item in value.items():
        named = word in ("properties", "$defs", "dependentSchemas") and isinstance(item, dict)
        found |= keywords(list(item.values()) if named else item)
    return found


@pytest.mark.parametrize("kind", ["event", "entity", "source", "timeline"])
def test_every_keyword_of_the_schemas_has_its_rule(kind: str) -> None:
    """`shape/other` is for keywords that no schema has; it would be the wrong manual."""
    asserting = {
        *("additionalItems", "contains", "dependencies", "exclusiveMaximum", "exclusiveMinimum"),
        *("format", "maxItems", "maxProperties", "minContains", "multipleOf", "not"),
        *("oneOf", "anyOf", "prefixItems", "unevaluatedProperties", "patternProperties"),
    }
    used = keywords(schema.document(kind)) & asserting
    assert used <= set(schema.RULES)


def judged(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    """Rule and pointer of each finding on a file."""
    path = tmp_path / "events/the-treaty.json"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    findings = judge_file(str(path), None, choice=None).findings
    return [(one.rule, one.pointer) for one in findings]


def test_a_wrong_shape_does_not_hide_a_wrong_date(tmp_path: Path) -> None:
    """What is sound of the file is judged, at its true place."""
    record = {
        "schema_version": "1.0",
        "id": "the-treaty",
        "tilte": "The treaty",
        "when": "2026-02-30",
        "participants": ["Ana"],
        "quantities": [3, {"measure": "gold", "value": 1, "as_of": "2026-13"}],
        "claims": ["x", {"stance": "denies", "at": "today", "by": {"name": "The army"}}],
    }
    assert judged(tmp_path, json.dumps(record, indent=2)) == [
        ("shape/unknown-key", "/tilte"),
        ("time/no-such-day", "/when"),
        ("shape/type", "/participants/0"),
        ("shape/type", "/quantities/0"),
        ("shape/type", "/claims/0"),
    ]


@pytest.mark.parametrize(
    ("stamp", "rules"),
    [
        ("2026-02-29T09:30:00Z", ["time/no-such-day"]),
        ("2026-03-31T09:30:00Z", []),
        (3, ["shape/type"]),
        ("2026-02-30", ["shape/pattern"]),
    ],
)
def test_a_stamp_is_of_a_day_that_exists(stamp: Any, rules: list[str], tmp_path: Path) -> None:
    """The pattern of the schema lets every month have 31 days."""
    found = judged(tmp_path, json.dumps({**GOOD, "created": stamp}))
    assert found == [(rule, "/created") for rule in rules]


def test_a_wrong_zone_is_no_cause_of_other_findings(tmp_path: Path) -> None:
    """What was taken away is not missed: one mistake stays one finding."""
    record = {**GOOD, "when": {"start": "2026-02-04T11:00", "tz": 3}}
    assert judged(tmp_path, json.dumps(record)) == [("shape/type", "/when/tz")]


def test_a_key_twice_does_not_hide_the_rest(tmp_path: Path) -> None:
    """The last one counts for what else is said of the file."""
    text = json.dumps({**GOOD, "when": "2026-02-30", "status": "done"})
    text = text.replace('"id": "the-treaty"', '"id": "the-treaty", "id": "the-treaty"')
    assert judged(tmp_path, text) == [
        ("json/duplicate-key", "/id"),
        ("time/no-such-day", "/when"),
        ("shape/choice", "/status"),
    ]


def test_a_record_of_nothing_sound_has_its_shape_reported_alone(tmp_path: Path) -> None:
    """There is nothing left to judge."""
    assert judged(tmp_path, '{"schema_version": "1.0"}') == [
        ("shape/missing-key", ""),
        ("shape/missing-key", ""),
        ("shape/missing-key", ""),
    ]
