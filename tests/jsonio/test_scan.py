"""Positions: every key and value is found where it stands, and the scanner judges as the parser."""

import json
import tracemalloc

import jiter
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps import steps

from timeline.jsonio import JsonError, locate, parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
PIECES = st.lists(
    st.sampled_from(
        [
            *'{}[],:"\\ \n\t',
            *("null", "true", '"a"', '"b":', "1", "-0", "1.5", "1e5", "é", "\\u00e9", "\\ud800"),
            *("\\udc00", "01", "//", "NaN", "\x00", "'", "9007199254740992", "1e999", "\ufeff"),
        ]
    ),
    max_size=12,
).map("".join)


def text_at(text: str, span) -> str:
    """The part of a text that a span covers."""
    lines = text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first = lines[span.line - 1][span.column - 1 :]
    last = lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])


def resolve(value, pointer: str):
    """What an RFC 6901 pointer points to."""
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value


def pointers(value, at=""):
    """Every pointer into a value."""
    yield at
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from pointers(inner, f"{at}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from pointers(inner, f"{at}/{index}")


def fault(data: bytes) -> JsonError | None:
    """The refusal of bytes, or None if they are read."""
    try:
        parse(data)
    except JsonError as error:
        return error
    return None


def refusal(data: bytes) -> str | None:
    """The reason of a refusal, or None."""
    error = fault(data)
    return None if error is None else error.reason


@given(VALUES, st.sampled_from([None, 0, 1, 2]), st.booleans())
def test_every_value_stands_where_its_span_says(value, indent, ascii_only):
    """The text at a value's span is that value, the text at its key's span that key."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    places = locate(text.encode()).places
    assert set(places) == set(pointers(value))
    for pointer, place in places.items():
        assert json.loads(text_at(text, place.value)) == resolve(value, pointer)
        if place.key is not None:
            name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
            assert json.loads(text_at(text, place.key)) == name


@given(PIECES)
def test_the_scanner_judges_as_the_parser(text):
    """Where jiter refuses, `parse` raises JsonError and nothing else; where it accepts, only the
    documented refusals differ."""
    data = text.encode()
    try:
        jiter.from_json(data, allow_inf_nan=False, catch_duplicate_keys=True)
        sound = True
    except ValueError:
        sound = False
    reason = refusal(data)
    assert reason is not None or sound
    assert reason is None or not sound or reason in ("integer-range", "number-range", "depth")


@given(st.binary(max_size=12))
def test_no_bytes_raise_anything_else(data):
    """Arbitrary bytes are read or refused with a JsonError."""
    assert refusal(data) != ""


@given(st.binary(max_size=40), st.integers(0, 200))
def test_damage_to_a_file_is_refused_or_read(noise, at):
    """A sound file with bytes put into it never raises anything but JsonError."""
    sound = '{"id": "a", "title": {"ja": "会談"}, "when": "2026", "tags": ["a", "b"]}'.encode()
    data = sound[:at] + noise + sound[at:]
    error = fault(data)
    if error is not None:
        assert 0 <= error.offset <= len(data)
        assert error.line <= len(data.decode("utf-8", "replace").split("\n"))


def test_duplicates_are_listed_with_both_places():
    """All of them, nested ones too; the last value counts."""
    positions = locate(b'{"a": 1, "b": {"c": 1, "c": 2}, "a": 3, "a": 4}')
    found = [(d.pointer, d.first.column, d.second.column) for d in positions.duplicates]
    assert found == [("/b/c", 16, 24), ("/a", 2, 33), ("/a", 33, 41)]
    assert positions.places["/a"].value.column == 46


def test_nearest_place_of_what_is_missing():
    """The place of a missing member is that of the object that should hold it."""
    positions = locate(b'{"when": {"tz": "UTC"}}')
    assert positions.nearest("/when/start/earliest") == positions.places["/when"]
    assert positions.nearest("/nothing") == positions.places[""]


def test_columns_are_code_points():
    """Neither bytes nor UTF-16 units."""
    places = locate('{"😀": "é", "b": 1}'.encode()).places
    assert places["/b"].value.column == 17


@pytest.mark.parametrize(
    "build",
    [
        lambda n: b"[" + b"1," * n + b"1]",
        lambda n: b'"' + b"\\n" * n + b'"',
        lambda n: b'{"a": "' + b"\\u0041" * n + b'"}',
        lambda n: b" " * n + b"1",
        lambda n: b"[" * n,
        lambda n: b'{"a": ' + b"9" * n + b"}",
        lambda n: b'{"a": "' + b"x" * n,
        lambda n: b"/" * n,
    ],
)
def test_the_scanner_is_linear(build):
    """Twice the input takes about twice the steps (counted, not timed), or fewer."""
    assert _steps(build(8000)) <= 2.1 * _steps(build(4000)) + 200


def test_pointers_cost_nothing_until_they_are_asked_for():
    """A long key over many elements and duplicates does not multiply in memory."""
    many = b'{"' + b"k" * 20000 + b'": {"a": [' + b"1," * 20000 + b"1]" + b', "a": 1' * 5000 + b"}}"
    tracemalloc.start()
    positions = locate(many)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(positions.duplicates) == 100
    assert peak < 40 * 2**20


def _steps(data: bytes) -> int:
    return steps(lambda: locate(data), JsonError)


@pytest.mark.parametrize("depth", [63, 64, 65, 90])
@pytest.mark.parametrize("key", ["a", "}", "{", "]", "[", '}","{', "\\"])
def test_brackets_in_keys_and_texts_are_no_levels(depth: int, key: str) -> None:
    """Neither do they add levels nor hide them."""
    value: object = key * 70
    for _ in range(depth):
        value = {key: value}
    data = json.dumps(value).encode()
    if depth <= 64:
        assert parse(data) == value
    else:
        with pytest.raises(JsonError) as caught:
            parse(data)
        assert caught.value.reason == "depth"


@given(
    st.dictionaries(TEXTS, st.text("0123456789abcdef", min_size=15, max_size=18) | NUMBERS),
    st.sampled_from(["", "1e999", "-9007199254740993", "1e-999", "0." + "0" * 400 + "1", "1E5"]),
)
def test_digests_hide_no_number_that_is_out_of_range(record, number):
    """Strings that look like great numbers are passed over; a number beside them is not."""
    from timeline.jsonio.numbers import any_out_of_range

    data = json.dumps(record)[:-1] + (f'{", " if record else ""}"n": {number}' if number else "")
    whole = (data + "}").encode()
    try:
        parse(whole)
    except JsonError:
        assert any_out_of_range(whole) or b'"n"' in json.dumps(record).encode()
    else:
        assert not any_out_of_range(whole)
