"""What a rule says of a place of a file, and the fixes that it may offer there."""

from json import dumps
from typing import NamedTuple

from timeline.findings import Fix, Related, Severity, Trust
from timeline.jsonio.pointer import Steps, pointer_of


class Mark(NamedTuple):
    """What a rule says of one place of a file.

    `key` marks the key rather than the value. `start` and `length` are a part of a string value,
    in characters; no length is the whole value. `near` are other places of the same file that
    belong to it, `related` places of other files. `severity` is given where it is not the rule's.
    A `fix` is offered, with its words for `help`, if it leads to no new error.
    """

    place: Steps
    message: str
    help: str | None = None
    key: bool = False
    start: int = 0
    length: int = 0
    near: tuple[tuple[Steps, str], ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


def meant(
    place: Steps, word: str | None, *, shown: str = "", key: bool = False, trust: Trust = "likely"
) -> Fix | None:
    """The fix that puts the word there that was probably meant; None where there is no such word.

    `shown` is the part of it that is asked about, if not all.
    """
    if word is None:
        return None
    new = dumps(word, ensure_ascii=False)
    return Fix(pointer_of(place), new, f"did you mean '{shown or word}'?", key, trust)


def merged(place: Steps, kind: str, id: str, heir: str) -> Mark:
    """The mark at a former id: its fix writes the id of the file that it was merged into."""
    said = f"write '{heir}', or let 'timeline validate --fix' do it"
    fix = Fix(pointer_of(place), dumps(heir), said, trust="safe")
    return Mark(place, f"the {kind} '{id}' was merged into '{heir}'", fix=fix)


def without(place: Steps, text: str, *, by_hand: bool = False) -> Fix:
    """The fix that leaves `text` of a text from which characters were taken that nobody sees.

    `by_hand` where no program mends the file, as in `timeline.toml`.
    """
    program = "'timeline validate --fix --unsafe-fixes' removes it"
    said = "remove it, also where it is written as an escape" if by_hand else program
    return Fix(pointer_of(place), dumps(text, ensure_ascii=False), said)
