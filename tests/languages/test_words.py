"""The languages as data: each file keeps to one schema, and the complete ones lack nothing."""

import re
from typing import Any, NotRequired, Required, get_args, get_origin, get_type_hints

import pytest
from pydantic import ConfigDict, TypeAdapter, ValidationError, create_model

from timeline.dates.human.fold import fold
from timeline.languages import CODES, COMPLETE, Era, Sides, Words, words

MAY_LACK = {
    "weekdays_in_brackets",
    "ordinal_prefixes",
    "halves",
    "leads_behind",
    "between_behind",
    "minutes",
    "seconds",
    "half_past",
    "eras",
    "first_year",
    "year_units",
    "month_units",
    "day_units",
    "short_decades",
    "centuries_before",
    "centuries_behind",
    "froms",
    "part_letters",
    "near_units",
    "decade_endings",
    "zones",
}
"""What a complete language need not have: another one writes it in another way."""


def schema(shape: Any) -> TypeAdapter[Any]:
    """A strict check of a typed dictionary, made from its annotations."""
    hints = get_type_hints(shape, include_extras=True)
    fields: dict[str, Any] = {}
    for name, hint in hints.items():
        required = name in shape.__required_keys__
        inner = get_args(hint)[0] if get_origin(hint) in (NotRequired, Required) else hint
        fields[name] = (_with_models(inner), ... if required else None)
    return TypeAdapter(create_model(shape.__name__, __config__=_STRICT, **fields))


_STRICT = ConfigDict(extra="forbid", strict=True)


def _with_models(hint: Any) -> Any:
    """An annotation with the nested dictionaries as plain ones, which are checked apart."""
    if hint is Sides:
        return dict[str, tuple[str, ...]]
    return dict[str, dict[str, Any]] if hint == dict[str, Era] else hint


def faults(shape: Any, value: Any) -> list[str]:
    """What is wrong with a value, by place."""
    try:
        schema(shape).validate_python(dict(value))
    except ValidationError as error:
        return [f"{one['loc']}: {one['msg']}" for one in error.errors()]
    return []


@pytest.mark.parametrize("code", CODES)
def test_a_language_keeps_to_the_schema(code):
    """No unknown key, no value of another kind, in the tables within it, too."""
    one = words(code)
    assert faults(Words, one) == []
    for name in ("sides", "sides_behind"):
        assert faults(Sides, one.get(name, {})) == []
    for era in one.get("eras", {}).values():
        assert faults(Era, era) == []


def test_the_schema_refuses_what_is_wrong():
    """A misspelt key, a list where a name has a value, a month too few."""
    good = words("en")
    assert faults(Words, {**good, "moths": ()})
    assert faults(Words, {**good, "seasons": ("spring",)})
    assert faults(Sides, {"befor": ("before",)})
    assert faults(Era, {"zero": 2018})


@pytest.mark.parametrize("code", CODES)
def test_the_tables_have_their_size(code):
    """Twelve months, seven weekdays; values that the grammar knows."""
    one = words(code)
    assert len(one["months"]) in (0, 12)
    assert len(one["weekdays"]) == 7
    assert set(one.get("seasons", {}).values()) <= {21, 22, 23, 24}
    assert set(one.get("thirds", {}).values()) <= {0, 1, 2}
    assert set(one.get("edges", {}).values()) <= {0, 2}
    assert set(one.get("units", {}).values()) <= set("YQMWDHmS?")
    for zone in one.get("zones", {}).values():
        assert zone in ("", "Z") or re.fullmatch(r"[+-](?:0[0-9]|1[0-4]):[03]0", zone)
    letters = [era["letter"] for era in one.get("eras", {}).values() if "letter" in era]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("code", COMPLETE)
def test_a_complete_language_has_words_for_everything(code):
    """English, Spanish and Japanese; the others are for import."""
    lacking = set(Words.__annotations__) - set(words(code)) - MAY_LACK
    allowed = {"ja": {"froms", "between", "numbers", "ordinals", "local_time", "hours_of"}}.get(
        code, set()
    )
    assert lacking <= allowed


@pytest.mark.parametrize("code", CODES)
def test_no_word_is_written_twice_in_one_table(code):
    """Folded as readers fold them: else one of the two is dead."""
    for name, table in words(code).items():
        if isinstance(table, dict) and name not in ("sides", "sides_behind", "eras"):
            folded = [fold(word) for word in table]
            values = {}
            for word, value in zip(folded, table.values(), strict=True):
                assert values.setdefault(word, value) == value, (name, word)
