"""Cursors and positions in texts, for all texts: without an editor."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracle import oracle

from timeline import jsonio
from timeline.jsonio.pointer import pointer_of

oracle("pygls")  # the rooms below need it

from timeline.serve.lsp.cursor import cursor_at  # noqa: E402
from timeline.serve.lsp.places import references  # noqa: E402
from timeline.serve.lsp.positions import TextPositions  # noqa: E402

KEYS = st.text(st.sampled_from('ab"/~\\{:,é'), max_size=3)
SCALARS = st.sampled_from([None, True, -1.5, 0, "", "a]", '"', "{"])
INNER = st.lists(SCALARS, max_size=2) | st.dictionaries(KEYS, SCALARS, max_size=2)
VALUES = SCALARS | INNER | st.lists(INNER, max_size=2) | st.dictionaries(KEYS, INNER, max_size=2)


@given(st.dictionaries(KEYS, VALUES, max_size=3), st.sampled_from([None, 2]))
def test_a_cursor_in_a_value_is_at_its_pointer(record: dict[str, Any], indent: int | None) -> None:
    """For all records: every scalar and every key is found by any offset inside of it."""
    text = json.dumps(record, indent=indent, ensure_ascii=True)
    places = jsonio.locate(text.encode()).places
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    for pointer, place in places.items():
        line, column, end_line, end_column = place.value
        start, end = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        if text[start] not in "{[":
            for offset in {start + 1, (start + end) // 2 + 1, end - 1} & set(range(start + 1, end)):
                cursor = cursor_at(text, offset)
                assert (cursor.start, cursor.end, cursor.is_key) == (start, end, False)
                assert pointer_of(cursor.steps) == pointer
        if place.key is not None:
            line, column, _, end_column = place.key
            start, end = starts[line - 1] + column - 1, starts[line - 1] + end_column - 1
            cursor = cursor_at(text, start + 1)
            assert (cursor.start, cursor.end, cursor.is_key) == (start, end, True)
            assert cursor.has_colon


@pytest.mark.parametrize(
    ("text", "steps", "is_key"),
    [
        ("|", (), False),
        ("{|", (), True),
        ('{"a|', (), True),
        ('{"a": |', ("a",), False),
        ('{"a": "b|', ("a",), False),
        ('{"a": [1, |', ("a", 1), False),
        ('{"a": [{"b": 1}, {"|', ("a", 1), True),
        ('{"a": {"b": [|]}, "c": 1}', ("a", "b", 0), False),
        ('{"a": 1, |}', (), True),
        ('{"a": "x"\n "b|', ("a",), False),
        ("]]}|", (), False),
    ],
)
def test_a_cursor_in_half_a_text(text: str, steps: tuple[Any, ...], is_key: bool) -> None:
    """What is being written is known before it is JSON."""
    offset = text.index("|")
    cursor = cursor_at(text.replace("|", ""), offset)
    assert (cursor.steps, cursor.is_key) == (steps, is_key)


@given(st.text(max_size=20), st.integers(0, 20))
def test_any_text_has_a_cursor_everywhere(text: str, offset: int) -> None:
    """No text fails."""
    cursor = cursor_at(text, min(offset, len(text)))
    assert 0 <= cursor.start <= cursor.end <= len(text)


TEXTS = st.text(st.sampled_from(["a", "\n", "\r", "\u2028", "\x0b", "é", "本", "\U0001f600"]))


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_positions_lead_back_to_their_offsets(text: str, encoding: str) -> None:
    """For all texts and encodings, and no line ends but those of editors."""
    where = TextPositions(text, encoding)
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for offset in range(len(text) + 1):
        position = where.position(offset)
        assert position.line < lines
        if text[offset - 1 : offset + 1] != "\r\n":  # between them there is no position
            assert where.offset(position) == offset


def test_a_key_that_is_a_language_is_no_reference() -> None:
    """`to` is Tongan in a text, an event in a relation; other programs' words are none."""
    record = {
        "title": {"to": "Ko e talanoa"},
        "relations": [{"type": "follows", "to": "one#claim"}],
        "participants": [{"entity": "ann", "of": "club"}],
        "sources": [{"source": "paper"}],
        "extensions": {"x": {"entity": "bo"}},
    }
    found = [(one.kind, one.id, one.local) for one in references(record)]
    assert found == [
        ("event", "one", "claim"), ("entity", "ann", ""), ("entity", "club", ""),
        ("source", "paper", ""),
    ]  # fmt: skip
