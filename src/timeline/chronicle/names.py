"""Who or what a person means by a name: one rule for people, voices and sources."""

from collections.abc import Collection, Mapping

from timeline.text import fold


def meant(text: str, known: Mapping[str, Collection[str]]) -> list[str]:
    """The ids that `text` may mean, among ids with their folded names; one where it is clear.

    An id, spelt as it is, means itself. Else what has it as a whole name is meant, else what has
    all its words as whole words of one name, in any order ("Nixon, Richard"): never the beginning
    of a word.
    """
    if text in known:
        return [text]
    wanted = fold(text)
    whole = [id for id, names in known.items() if wanted in names]
    if whole or not wanted:
        return whole
    words = words_of(wanted)
    if not words:
        return []
    return [id for id, names in known.items() if any(words <= words_of(one) for one in names)]


def words_of(text: str) -> set[str]:
    """The words of a name, folded, without the marks between and around them."""
    words = (one.strip(_AROUND) for one in fold(text).translate(_BETWEEN).split())
    return {one for one in words if one}


_BETWEEN = dict.fromkeys(map(ord, ",;、・·"), " ")
_AROUND = ".:!?…。'\"‘’“”„«»「」『』()[]"
