"""Fixes: what is made where, what is left alone, and what is taken away before anything is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.findings import Fix
from timeline.validation import fix as fixing
from timeline.validation.fix import applied, in_order, readable
from timeline.validation.mend import mended

EVENT = {"schema_version": "1.0", "id": "x", "title": "X", "when": "2024"}


def text(**fields):
    return json.dumps({**EVENT, **fields}, ensure_ascii=False).encode()


def fix(pointer, new, **more):
    return Fix(pointer, json.dumps(new), "", **more)


def test_a_value_is_replaced_in_its_place():
    record = {"a": {"b": [1, {"c": "x"}]}, "d": 2}
    after = applied(record, fix("/a/b/1/c", {"name": "y"}))
    assert after == {"a": {"b": [1, {"c": {"name": "y"}}]}, "d": 2}
    assert record["a"]["b"][1]["c"] == "x"


def test_a_key_is_renamed_in_its_place():
    record = {"one": 1, "tow": [2], "three": 3}
    assert list(applied(record, fix("/tow", "two", key=True)).items()) == [
        ("one", 1), ("two", [2]), ("three", 3)
    ]  # fmt: skip


def test_a_key_never_takes_the_place_of_another():
    assert applied({"title": "A", "tilte": "B"}, fix("/tilte", "title", key=True)) is None


@pytest.mark.parametrize("pointer", ["/b", "/a/1", "/a/x", "/a/0/0", "/a/-1", "/a/00x"])
def test_what_is_not_there_is_not_mended(pointer):
    assert applied({"a": ["x"]}, fix(pointer, "y")) is None


def test_a_name_of_a_file_that_json_cannot_hold_is_no_fix():
    assert applied({"id": "x"}, Fix("/id", '"caf\udce9"', "")) is None


def test_what_is_inside_comes_before_its_key():
    inner, outer = fix("/tilte/EN", "en", key=True), fix("/tilte", "title", key=True)
    value = fix("/tilte/EN", "T")
    assert in_order([outer, inner, value, inner]) == [value, inner, outer]
    data = text().replace(b'"title": "X"', b'"tilte": {"EN": "X"}')
    after = json.loads(mended("event", data, [outer, inner, value]))
    assert after["title"] == {"en": "T"}
    assert list(after) == list(EVENT)


def test_two_fixes_that_do_not_go_together_are_not_both_made():
    """Each tag may be corrected, and both would be the same."""
    data = text(tags=["Peace", "peace!"])
    fixes = [fix("/tags/0", "peace"), fix("/tags/1", "peace")]
    assert json.loads(mended("event", data, fixes))["tags"] == ["peace", "peace!"]


def test_numbers_and_truth_values_stay():
    data = text(tags=["Peace"]).replace(
        b'"when"', b'"quantities": [{"measure": "m", "best": 1.50, "approximate": true}], "when"'
    )
    after = mended("event", data, [fix("/tags/0", "peace")])
    assert b'"best": 1.5,' in after
    assert json.loads(after)["quantities"][0]["approximate"] is True
    exact = mended("event", data.replace(b"1.50", b"0.1000000000000000055511151231257827"), [])
    assert b"0.1000000000000000055511151231257827" in exact


def test_marks_line_ends_and_commas_of_other_programs_go():
    data = b'\xef\xbb\xbf{\r\n"id": "x",\r"tags": ["a",],\n}\n'
    assert readable(data) == b'{\n"id": "x",\n"tags": ["a"]\n}\n'
    assert mended("event", data) == b'{\n  "id": "x",\n  "tags": ["a"]\n}\n'


def test_a_file_of_nothing_but_commas_too_many_is_left(monkeypatch):
    """A bound on the work, which is far above what a person leaves behind."""
    assert fixing._MOST_COMMAS >= 1000
    monkeypatch.setattr(fixing, "_MOST_COMMAS", 50)

    def left(count):
        return mended("event", b'{"tags": [' + b"[1,]," * count + b"1]}")

    assert left(49) is not None
    assert left(51) is None


@pytest.mark.parametrize("data", [b"{", b'{"id": }', b"", b"\xff"])
def test_what_cannot_be_parsed_is_left(data):
    assert mended("event", data) is None
    assert readable(data) == data


def test_a_file_that_holds_no_object_keeps_its_value():
    assert json.loads(mended("event", b'["a",]')) == ["a"]


JSON = st.recursive(
    st.text(max_size=3) | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(JSON, st.lists(st.text("abc/~01", max_size=2), max_size=3), JSON)
def test_a_fix_changes_its_place_and_nothing_else(record, steps, new):
    """Whatever the record and the pointer; what is not there leaves all as it was."""
    pointer = "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
    before = json.dumps(record)
    after = applied(record, fix(pointer, new))
    assert json.dumps(record) == before
    if after is not None:
        there, same = after, record
        for step in steps:
            at = int(step) if isinstance(there, list) else step
            same_rest = [(k, v) for k, v in items(same) if k != at]
            assert [(k, v) for k, v in items(there) if k != at] == same_rest
            there, same = there[at], same[at]
        assert there == new


def items(value):
    return list(enumerate(value)) if isinstance(value, list) else list(value.items())
