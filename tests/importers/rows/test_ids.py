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
    "18½ minutes are missing": "18-1-2-minutes-are-missing",
    "The White House releases all of the tapes": "the-white-house-releases-all-of-the",
    "Rindfleischetikettierungsüberwachungsaufgaben": "rindfleischetikettierungsuberwachungsauf",
}


@pytest.mark.parametrize(("title", "expected"), CASES.items())
def test_a_title_gives_an_id(title, expected):
    assert ids.slug(title) == expected


@pytest.mark.parametrize("title", ["会談", "Москва", "ペトロとトランプが会談"])
def test_other_scripts_are_transliterated(title):
    pytest.importorskip("anyascii", reason="needs timeline-events[import]")
    assert re.match(ID_PATTERN, ids.slug(title))


@pytest.mark.parametrize(("title", "expected"), [("Москва", ""), ("Año 2024 (会談)", "ano-2024")])
def test_without_a_transliterator_latin_letters_serve_or_nothing(monkeypatch, title, expected):
    """An id of which most of the title is lost would mislead: it is asked for instead."""
    monkeypatch.setattr(ids, "find_spec", lambda name: None)
    assert ids.slug(title) == expected


@pytest.mark.parametrize("title", ["会談", "ペトロとトランプが会談", "両大統領の会談"])
def test_japanese_is_never_spelt_as_if_it_were_chinese(monkeypatch, title):
    """Without its reader a title in kana or Han has a neutral id, the same each time."""
    monkeypatch.setattr(ids, "find_spec", lambda name: None if name == "cutlet" else name)
    found = ids.slug(title, ("en", "ja"))
    assert re.fullmatch("event-[0-9a-f]{6}", found)
    assert ids.is_neutral(found, title)
    assert ids.slug(title) == found
    assert ids.tag(title) == ""


def test_japanese_is_spelt_as_its_reader_reads_it(monkeypatch):
    class Reader:
        def romaji(self, text):
            return {"会談": "Kaidan"}[text]

    monkeypatch.setattr(ids, "find_spec", lambda name: name)
    monkeypatch.setattr(ids, "_reader", Reader)
    assert ids.slug("会談") == "kaidan"


def test_chinese_is_spelt_where_the_timeline_has_it():
    pytest.importorskip("anyascii", reason="needs timeline-events[import]")
    assert ids.slug("会谈", ("zh",)) == "huitan"


@given(st.text(max_size=200))
def test_every_id_from_a_title_is_valid(title):
    found = ids.slug(title)
    assert found == "" or (re.match(ID_PATTERN, found) and len(found) <= ids.LENGTH)


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
