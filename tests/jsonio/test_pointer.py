"""JSON Pointers, there and back (RFC 6901)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.jsonio.pointer import escaped, pointer_of, steps_of, unescaped

# Clause 5 of the RFC: what each names in an object with such keys.
EXAMPLES = {
    "": (),
    "/foo": ("foo",),
    "/foo/0": ("foo", "0"),
    "/": ("",),
    "/a~1b": ("a/b",),
    "/m~0n": ("m~n",),
    "/~01": ("~1",),
    "/ ": (" ",),
}


@pytest.mark.parametrize(("pointer", "steps"), EXAMPLES.items())
def test_a_pointer_names_its_steps(pointer, steps):
    assert steps_of(pointer) == steps
    assert pointer_of(steps) == pointer


@given(st.lists(st.one_of(st.text("~/01a"), st.integers(0, 10**6))))
def test_steps_come_back_as_they_were_written(steps):
    assert steps_of(pointer_of(steps)) == tuple(map(str, steps))


@given(st.text("~/01a"))
def test_a_key_comes_back_and_holds_no_slash_meanwhile(name):
    assert unescaped(escaped(name)) == name
    assert "/" not in escaped(name)
