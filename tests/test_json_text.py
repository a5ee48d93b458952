"""JSON as the standard library writes it, in less time and piece by piece."""

import json

from hypothesis import given
from hypothesis import strategies as st

from timeline.text import clean, json_array, json_text, laid_out

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
    | st.text() | st.text(alphabet="\n\t\x00\x7f\u202e\u2066é")
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=20,
)


@given(VALUES)
def test_the_standard_library_writes_the_same(value):
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=2)


@given(VALUES, st.booleans())
def test_what_is_written_reads_back_and_shows_no_control(value, indented):
    text = json_text(value, indented=indented)
    assert json.loads(text) == value
    assert clean(text) == text


@given(st.lists(VALUES, max_size=4))
def test_an_array_in_pieces_is_the_array(values):
    assert "".join(json_array(values)) == json_text(values, indented=True) + "\n"


def test_pieces_are_made_one_by_one():
    made = []
    pieces = json_array(made.append(n) or n for n in range(3))
    next(pieces)
    assert made == [0]
