"""Who says what of which event: a row a claim, and the claims that contradict each other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from timeline.chronicle.telling import contradictions
from timeline.chronicle.timeline import Entry
from timeline.chronicle.voices import Voice, voice_of
from timeline.errors import TimelineError
from timeline.format.models.vocabulary import STANCES
from timeline.query import Match
from timeline.text import did_you_mean
from timeline.words.told import Teller

Row = dict[str, Any]


def claims(
    matches: Iterable[Match],
    teller: Teller,
    *,
    by: Voice | None = None,
    stance: str = "",
    contradicting: bool = False,
) -> list[Row]:
    """A row `{event, title, by, stance, about, when, sources, line}` a claim of the events.

    In the order of the events, then of their files. `when` is the time that the claim tells, in
    words. With `contradicting` only pairs of claims that cannot both be right, one after the
    other, with `contradicts` (`time` or `event`) and the same number in `pair`.
    """
    if stance and stance not in STANCES:
        hint = did_you_mean(stance, STANCES) or f"expected one of {', '.join(STANCES)}"
        raise TimelineError(f"no stance is called '{stance}'", hint=hint)
    rows = _pairs(matches, teller) if contradicting else _all(matches, teller)
    return [
        row
        for voices, row in rows
        if (by is None or by in voices) and (not stance or row["stance"] == stance)
    ]


Found = tuple[Sequence[Voice | None], Row]
"""A row with the voices that make it one of theirs."""


def _all(matches: Iterable[Match], teller: Teller) -> Iterator[Found]:
    for match in matches:
        for number, claim in enumerate(match.entry.record.get("claims", ())):
            yield (voice_of(claim),), _row(match.entry, number, teller)


def _pairs(matches: Iterable[Match], teller: Teller) -> Iterator[Found]:
    pair = 0
    for match in matches:
        records = match.entry.record.get("claims", ())
        for found in contradictions(match.entry):
            pair += 1
            voices = [voice_of(records[number]) for number in (found.one, found.other)]
            for number in (found.one, found.other):
                row = _row(match.entry, number, teller)
                yield voices, row | {"contradicts": found.about, "pair": pair}


def _row(entry: Entry, number: int, teller: Teller) -> Row:
    claim = entry.record["claims"][number]
    told = teller.claim(claim)
    return {
        "event": entry.id,
        "title": teller.title(entry.id),
        "by": told.by or None,
        "stance": told.stance,
        "about": told.about or None,
        "when": _when(entry, claim, number, teller),
        "sources": [work.title for work in told.works],
        "line": told.line,
    }


def _when(entry: Entry, claim: Row, number: int, teller: Teller) -> str | None:
    if "when" not in claim:
        return None
    pointer = f"/claims/{number}/when"
    known = entry.timeline.resolver.told(entry.id, claim["when"], pointer)
    return teller.when(entry.at(claim["when"], known, "", entry.timeline))
