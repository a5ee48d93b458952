"""What a language has to have, and what one that is missing or half-made still gives."""

import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline.format.models import vocabulary
from timeline.words import axis_words, codes, date_words, label
from timeline.words.speech import speech

LANGUAGES = ("en", "es", "ja")
CODELISTS = {
    "kind": vocabulary.CORE_KINDS,
    "status": vocabulary.STATUSES,
    "stance": vocabulary.STANCES,
    "standing": vocabulary.STANDINGS,
    "role": vocabulary.CORE_ROLES,
    "relation": (*vocabulary.RELATIONS, *vocabulary.RELATIVES),
    "state": vocabulary.COMMITMENT_STATES,
    "source_type": vocabulary.SOURCE_TYPES,
    "entity_type": vocabulary.ENTITY_TYPES,
    "name_kind": vocabulary.NAME_KINDS,
    "place_precision": vocabulary.PRECISIONS,
}


def test_three_languages_come_with_the_program() -> None:
    """A language is a file; nothing else in the room is one."""
    assert codes() == LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("group", sorted(CODELISTS))
def test_every_code_has_a_word(group: str, lang: str) -> None:
    """All core codes of the format are said in every language."""
    module = __import__(f"timeline.words.{lang}", fromlist=["LABELS"])
    missing = set(CODELISTS[group]) - set(module.LABELS[group])
    assert not missing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_as_much_as_english(lang: str) -> None:
    """No label of another language falls back to English."""
    english = __import__("timeline.words.en", fromlist=["LABELS"]).LABELS
    own = __import__(f"timeline.words.{lang}", fromlist=["LABELS"]).LABELS
    assert {group: set(words) for group, words in own.items()} == {
        group: set(words) for group, words in english.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_gaps_of_a_sentence_are_those_of_the_english_one(lang: str) -> None:
    """A template never asks for what the program does not give."""
    english = __import__("timeline.words.en", fromlist=["PHRASES"]).PHRASES
    own = __import__(f"timeline.words.{lang}", fromlist=["PHRASES"]).PHRASES
    assert set(own) <= set(english)
    for name, template in own.items():
        assert gaps(template) <= gaps(english[name]) | {"span"}, name


def gaps(template: str) -> set[str]:
    """The names in a template, without what asks for an article."""
    fields = {field for _, field, _, _ in string.Formatter().parse(template) if field}
    return {re.sub("^(the|in)_", "", field) for field in fields}


@pytest.mark.parametrize(
    ("code", "expected"),
    [("es-CO", "4 de febrero de 2026"), ("ES", "4 de febrero de 2026"), ("zh", "4 February 2026")],
)
def test_an_unknown_language_is_the_nearest_else_english(code: str, expected: str) -> None:
    """`es-CO` is `es`; what has no file is English, with no failure."""
    assert date_words("2026-02-04", code) == expected


def test_an_unknown_code_is_said_in_plain_words() -> None:
    """Codelists are open: a code that no language knows is shown as it reads."""
    assert label("es", "kind", "prisoner_exchange") == "prisoner exchange"
    assert label("ja", "no-such-group", "a_b") == "a b"


@pytest.mark.parametrize(
    ("unit", "parts", "expected"),
    [
        ("year", (2026, 1, 1, 0, 0), ("2026", "2026", "2026年")),
        ("year", (-43, 1, 1, 0, 0), ("44 BCE", "44 a. C.", "紀元前44年")),
        ("month", (2026, 2, 1, 0, 0), ("Feb", "feb", "2月")),
        ("day", (2026, 2, 4, 0, 0), ("4 Feb", "4 feb", "2月4日")),
        ("hour", (2026, 2, 4, 11, 0), ("11:00", "11:00", "11:00")),
        ("minute", (2026, 2, 4, 9, 5), ("9:05", "9:05", "9:05")),
    ],
)
def test_ticks_are_short(
    unit: str, parts: tuple[int, int, int, int, int], expected: tuple[str, str, str]
) -> None:
    """The words of an axis."""
    assert tuple(axis_words(unit, parts, lang) for lang in LANGUAGES) == expected


@given(st.sampled_from(LANGUAGES), st.text(max_size=40))
def test_any_text_has_words(lang: str, text: str) -> None:
    """What is no date is shown as it was written; nothing fails."""
    assert isinstance(date_words(text, lang), str)


@given(st.sampled_from(LANGUAGES), st.integers(-(10**11), 10**11))
def test_years_are_told_apart(lang: str, year: int) -> None:
    """Two years that differ have different words, whatever their era and length."""
    spelt = f"Y{year}" if abs(year) > 9999 else f"{year:05}" if year < 0 else f"{year:04}"
    other = f"Y{year + 1}" if abs(year + 1) > 9999 else f"{year + 1:0{5 if year < -1 else 4}}"
    words = date_words(spelt, lang)
    assert words != date_words(other, lang)
    assert not re.search(r"[{}]|None", words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_english_is_not_mixed_into_another_language(lang: str) -> None:
    """Sentences of time that the other languages say differently are all translated."""
    english, own = speech("en"), speech(lang)
    same = {"day_only", "month_only", "month_name", "year", "clock", "time", "time_seconds"}
    told = {name for name in own.phrases if re.search("[a-z]{3}", gapless(own.phrases[name]))}
    if lang != "en":
        untranslated = {name for name in told if own.phrases[name] == english.phrases[name]}
        assert untranslated <= same


def gapless(template: str) -> str:
    """A template's own letters."""
    return re.sub(r"\{[^}]*\}", "", template)


FRENCH = '''
"""Français."""

NAME = "Français"
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
          "octobre", "novembre", "décembre")
SHORT_MONTHS = MONTHS
SHORTENED = "start"
ARTICLES = {"day": "le "}
IN = {"day": ""}
IN_DEFAULT = "en "
CONTRACTIONS = ((" de le ", " du "), (" à le ", " au "))
PHRASES = {
    "year_bce": "{n} av. J.-C.",
    "from_to": "de {the_x} à {the_y}",
    "by": "au plus tard {in_x}",
    "approximate": "vers {the_x}",
}
LABELS = {"kind": {"meeting": "réunion"}}
'''

ASK = """
from timeline.words import codes, date_words, label
print(codes())
for text in ("2026-02-04", "2026-02-04/2026-02-06", "-0043", "2004-06-11~", "2018?"):
    print(date_words(text, "fr-CA"))
print(label("fr", "kind", "meeting"), label("fr", "kind", "election"))
"""


def test_a_fourth_language_is_one_file(tmp_path: Path) -> None:
    """A file in the room is a language; what it leaves out is said in English."""
    package = Path(timeline.__file__).parent
    copy = shutil.copytree(package, tmp_path / "timeline")
    (copy / "words" / "fr.py").write_text(FRENCH, "utf-8")
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", ASK],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    ).stdout.splitlines()
    assert told == [
        "('en', 'es', 'fr', 'ja')",
        "4 février 2026",
        "du 4 au 6 février 2026",
        "44 av. J.-C.",
        "vers le 11 juin 2004",
        "2018 (uncertain)",
        "réunion election",
    ]


def test_a_date_that_is_remembered_is_told_by_its_language_and_its_zone() -> None:
    """The words of a text are kept; those of another language or zone are others."""
    asked = [(lang, zone) for lang in ("en", "es", "ja") for zone in ("", "Asia/Tokyo", "UTC")]
    told = [date_words("2026-02-04T10:30", lang, zone=zone) for lang, zone in asked * 2]
    assert told[: len(asked)] == told[len(asked) :]
    assert len(set(told)) == len(asked)
