"""Spans and windows: tuples with names."""

import pickle

import pytest

from timeline.dates import Span, Window


@pytest.mark.parametrize("value", [Span(1, 2, 3, 4), Span(None, 2, 3, None), Window(1, None)])
def test_a_tuple_with_names_survives_pickling(value: tuple[int | None, ...]) -> None:
    """With its type; it equals the plain tuple all the same."""
    again = pickle.loads(pickle.dumps(value))
    assert type(again) is type(value)
    assert again == value == tuple(value)


def test_the_names_are_the_places() -> None:
    """And the representation says them."""
    span, window = Span(1, 2, 3, 4), Window(5, 6)
    assert (span.s1, span.s2, span.e1, span.e2) == tuple(span)
    assert (window.a, window.b) == tuple(window)
    assert repr(span) == "Span(s1=1, s2=2, e1=3, e2=4)"
    assert repr(window) == "Window(a=5, b=6)"


@pytest.mark.parametrize(
    ("loose", "tight"),
    [
        (Span(1, 9, 2, 5), Span(1, 5, 2, 5)),
        (Span(3, 4, 1, 5), Span(3, 4, 3, 5)),
        (Span(1, None, None, 5), Span(1, 5, 1, 5)),
        (Span(None, None, None, None), Span(None, None, None, None)),
        (Span(1, 2, 3, 4), Span(1, 2, 3, 4)),
        (Span(None, 4, 2, None), Span(None, 4, 2, None)),
    ],
)
def test_tightening_cuts_what_cannot_be(loose: Span, tight: Span) -> None:
    """No start after the last end, no end before the first start; nothing else moves."""
    assert loose.tightened() == tight
    assert tight.tightened() == tight
