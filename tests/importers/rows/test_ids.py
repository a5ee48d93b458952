"""Ids from titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.format.models.vocabulary import ID_MAX, ID_PATTERN
from timeline.importers.rows import ids

CASES = {
    "Petro meets Trump": "petro-meets-trump",
    "Reunión de año nuevo": "reunion-de-ano-nuevo",
    "Straße & Łódź": "strasse-lodz",
    "It's a test": "its-a-test",
    "!!!": "",
    "": "",
    "con": "con-event",
    "COM0": "com0-event",
}


@pytest.mark.parametrize(("title", "expected"), CASES.items())
def test_a_title_gives_an_id(title, expected):
    assert ids.slug(title) == expected


@pytest.mark.parametrize("title", ["会談", "Москва", "ペトロとトランプが会談"])
def test_other_scripts_are_transliterated(title):
    pytest.importorskip("anyascii", reason="needs timeline-events[import]")
    assert re.match(ID_PATTERN, ids.slug(title))


@pytest.mark.parametrize(
    ("title", "expected"), [("会談", ""), ("Москва", ""), ("Año 2024 (会談)", "ano-2024")]
)
def test_without_a_transliterator_latin_letters_serve_or_nothing(monkeypatch, title, expected):
    """An id of which most of the title is lost would mislead: it is asked for instead."""
    monkeypatch.setattr(ids, "find_spec", lambda name: None)
    assert ids.slug(title) == expected


@given(st.text(max_size=200))
def test_every_id_from_a_title_is_valid(title):
    found = ids.slug(title)
    assert found == "" or (re.match(ID_PATTERN, found) and len(found) <= ids.LENGTH + 6)


@given(st.from_regex(ID_PATTERN, fullmatch=True).map(lambda s: s[:ID_MAX].strip("-")),
       st.integers(0, 30))  # fmt: skip
def test_a_taken_id_gets_the_first_free_number(wanted, count):
    taken = {wanted} if count else set()
    taken |= {ids.unique(wanted, taken) for _ in range(count)}
    for _ in range(count):
        taken.add(ids.unique(wanted, taken))
    new = ids.unique(wanted, taken)
    assert new not in taken
    assert len(new) <= ID_MAX
    assert re.match(ID_PATTERN, new)
