"""Who is meant by a name: the words of one, in any order and with any marks around them."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.chronicle.names import meant, words_of
from timeline.text import fold

WORDS = ("ana", "gómez", "9", "o'brien", "jean-luc", "田中", "की", "u.s")
MARKS = st.sampled_from(("", ",", ";", ".", ":", "!", " ", '"', "、"))


@given(st.lists(st.sampled_from(WORDS), min_size=1, unique=True), st.data())
def test_words_mean_the_name_in_any_order_and_with_any_marks(words, data):
    known = {"one": {fold(" ".join(words))}, "other": {"somebody else"}}
    some = data.draw(st.lists(st.sampled_from(words), min_size=1))
    text = " ".join(data.draw(MARKS) + word.upper() + data.draw(MARKS) for word in some)
    assert meant(text, known) == ["one"]


@given(st.text(alphabet=".,;:!?'\"()、 ・"))
def test_marks_alone_mean_nobody(text):
    assert words_of(text) == set()
    assert meant(text, {"one": {"ana gomez"}}) == []


def test_a_part_of_a_word_means_nobody():
    known = {"one": {fold("Jean-Luc O'Brien")}}
    assert not any(meant(text, known) for text in ("Jean", "Luc", "Brien", "O'Bri", "jean-"))
