"""Characters that nobody sees: found where no script needs them, and written as escapes."""

import json
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.jsonio.unseen import quoted, unseen

HIDDEN = "\u200b\u2060\u2064\u034f\u180e\u115f\u1160\u3164\uffa0\u2800\U000e0001\U000e0068"
REORDER = "\u202a\u202e\u2066\u2069\u2028\u2029\x7f\x85\u00ad\ufeff\ufff9"
TEXTS = st.text(
    st.sampled_from(HIDDEN + REORDER + 'ab é"\\\n٠ไทย가\u0300ᠠ⠁🏴\u200c\u200d\u200f会')
    | st.characters(exclude_categories=["Cs"]),
    max_size=12,
)
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@given(TEXTS)
def test_an_escape_changes_no_text(text: str) -> None:
    """What is written is read back, and no line of a file has an unseen character."""
    written = quoted(text)
    assert json.loads(written) == text
    assert not unseen(written)
    assert not set(REORDER) & set(written)


@given(TEXTS)
def test_only_what_hides_is_escaped(text: str) -> None:
    """Letters of every script, joiners and marks of direction stay as they are."""
    kept = [char for at, char in enumerate(text) if at not in unseen(text)]
    plain = [char for char in kept if category(char)[0] not in "CZ" and char not in '"\\']
    assert set(plain) <= set(quoted(text))
    assert {char for char in text if char in "\u200c\u200d\u200f"} <= set(quoted(text))


@pytest.mark.parametrize("char", HIDDEN)
def test_what_hides_between_latin_letters_is_found(char: str) -> None:
    """Each of them, at its place, and it is written so that a diff shows it."""
    assert unseen(f"tre{char}aty") == {3}
    assert quoted(f"tre{char}aty").isascii()


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLAND} wins",
        "สวัสดี\u200bครับ",
        "ᅟᅡ",  # a syllable of old Korean without its first letter
        "ᄀᅠ",
        "⠓⠊⠀⠞⠓⠑⠗⠑",
        "ᠬᠠᠷᠠ\u180eᠠ",
        "a\u0300\u034f\u0301",
        "می\u200cخواهم 👩\u200d🚀 \u200fאב",
    ],
)
def test_what_a_script_needs_is_left_alone(text: str) -> None:
    """And it stays readable in the file."""
    assert unseen(text) == set()
    assert quoted(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f3f4\U000e0067\U000e0062 no end",
        f"{ENGLAND}\U000e0068\U000e0069",
        "a\u180ea",
        "한\u3164글",
        "a⠀b",
    ],
)
def test_what_only_looks_like_need_is_found(text: str) -> None:
    """Tags behind a flag, a filler among whole syllables, a blank of Braille in Latin."""
    assert unseen(text)
