"""Who or what a person means by a name: one rule for people, voices and sources."""

from collections.abc import Collection, Mapping

from timeline.text import fold


def meant(text: str, known: Mapping[str, Collection[str]]) -> list[str]:
    """The ids that `text` may mean, among ids with their folded names; one where it is clear.

    An id, spelt as it is, means itself. Else what has it as a whole name is meant, else what has
    all its words as whole words of one name: never the beginning of a word.
    """
    if text in known:
        return [text]
    wanted = fold(text)
    whole = [id for id, names in known.items() if wanted in names]
    if whole or not wanted:
        return whole
    words = set(wanted.split())
    return [id for id, names in known.items() if any(words <= set(one.split()) for one in names)]
