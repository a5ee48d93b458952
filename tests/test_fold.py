"""How searches compare text: the short way for plain letters says what the long one says."""

from hypothesis import given
from hypothesis import strategies as st

from timeline import text
from timeline.text import fold


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_folded_as_all_others_are(given: str) -> None:
    long = [text._folded(word) for word in given.split()]
    assert fold(given) == " ".join(long)
    assert fold(f"{given} é") == " ".join([*long, "e"])


def test_signs_are_joined_and_marks_of_latin_letters_go() -> None:
    assert fold(" Ñandú\x1fof\tBOGOTÁ\n") == "nandu of bogota"
    assert fold("が") != fold("か")
