"""`seek` finds each value where the map of the whole text has it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from timeline.jsonio import locate
from timeline.jsonio.pointer import steps_of
from timeline.jsonio.seek import seek

KEYS = st.sampled_from(["", "a", "b", '"', "\\", "/", "~1", "é", "0", "a b", "\n"]) | st.text(
    max_size=3
)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)  # what a file may hold
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet='{}[]",:\\ \nxé𝄞'),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)  # fmt: skip
FORMS = st.fixed_dictionaries(
    {
        "indent": st.sampled_from([None, 0, 2, "\t"]),
        "ensure_ascii": st.booleans(),
        "separators": st.sampled_from([(",", ":"), (" ,", " : "), (",\n", ":\n")]),
    }
)


@given(value=VALUES, form=FORMS, space=st.sampled_from(["", " ", "\n\n"]))
def test_every_value_is_found_where_it_stands(value, form, space):
    text = space + json.dumps(value, **form) + space
    lines = text.split("\n")

    def offset(line, column):
        return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1

    for pointer, place in locate(text.encode("utf-8", "surrogatepass")).places.items():
        found = seek(text, steps_of(pointer))
        start, end = offset(*place.value[:2]), offset(*place.value[2:])
        assert found.start == start
        assert found.end == (start + 1 if text[start] in "{[" else end)
        assert (found.key is None) == (place.key is None)
        if place.key is not None:
            assert found.key == (offset(*place.key[:2]), offset(*place.key[2:]))


@given(value=VALUES, steps=st.lists(KEYS | st.integers(0, 5), max_size=3))
def test_what_is_not_there_is_not_found(value, steps):
    inner, there = value, True
    for step in steps:
        if isinstance(inner, dict) and str(step) in inner:
            inner = inner[str(step)]
        elif isinstance(inner, list) and str(step).isdecimal() and int(step) < len(inner):
            inner = inner[int(step)]
        else:
            there = False
            break
    found = seek(json.dumps(value, ensure_ascii=False), steps)
    assert (found is not None) == there


def test_of_a_key_that_stands_twice_the_last_counts():
    text = r'{"a": {"b": 1}, "a": {"b": 2, "\u0062": 3}}'
    assert text[slice(*seek(text, ["a", "b"])[:2])] == "3"


def test_a_long_text_needs_no_deep_calls():
    text = "[" * 500 + ",".join(['"x"'] * 100_000) + "]" * 500
    assert seek(text, [0] * 499 + [99_999]).end == len(text) - 500
