"""How each voice tells an event: with a time of its own, without one, or not at all."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronicle.resolve import Resolved, first_end
from timeline.chronicle.standing import AFFIRMING, DENYING, WHEN, follows
from timeline.chronicle.voices import Voice, voice_of
from timeline.format.untyped import Record

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Entry, Timeline

TIME, EVENT, DENIES = "time", "event", "denies"


class Telling(NamedTuple):
    """What a voice says of an event: its time, no more than the event, or that it is not so.

    `claim` is the number of the claim that says it, from 0; `says` is "time", "event" or "denies".
    """

    voice: Voice
    claim: int
    stance: str
    says: str


def tellings(record: Record) -> list[Telling]:
    """How each voice of a record tells it, in the order in which they first speak."""
    said: dict[Voice, list[int]] = {}
    for number, claim in enumerate(record.get("claims", ())):
        voice = voice_of(claim)
        if voice is not None:
            said.setdefault(voice, []).append(number)
    found = (_telling(voice, record["claims"], numbers) for voice, numbers in said.items())
    return [one for one in found if one is not None]


def telling(record: Record, voice: Voice) -> Telling | None:
    """How one voice tells a record; None where it does not speak of the event."""
    claims = record.get("claims", ())
    numbers = [number for number, claim in enumerate(claims) if voice_of(claim) == voice]
    return _telling(voice, claims, numbers) if numbers else None


def _telling(voice: Voice, claims: Sequence[Record], numbers: Sequence[int]) -> Telling | None:
    live = _live(claims, numbers)
    whole = live.get(None)
    if whole is not None and claims[whole]["stance"] in DENYING:
        return Telling(voice, whole, claims[whole]["stance"], DENIES)
    if whole is not None and claims[whole]["stance"] == "retracts":
        return None
    times = [n for n in (whole, live.get(WHEN)) if n is not None and _tells_time(claims[n])]
    if times:
        number = _later(claims, times)
        return Telling(voice, number, claims[number]["stance"], TIME)
    others = [n for n in live.values() if claims[n]["stance"] != "retracts"]
    number = whole if whole is not None else min(others, default=-1)
    return None if number < 0 else Telling(voice, number, claims[number]["stance"], EVENT)


def _live(claims: Sequence[Record], numbers: Sequence[int]) -> dict[str | None, int]:
    """The claim of the voice that counts, for the whole event and for each part that it is on."""
    live: dict[str | None, int] = {}
    for number in numbers:
        about = claims[number].get("about")
        before = live.get(about)
        if before is None or follows(claims[number], claims[before]):
            live[about] = number
    return live


def _tells_time(claim: Record) -> bool:
    return "when" in claim and claim["stance"] in AFFIRMING


def _later(claims: Sequence[Record], numbers: Sequence[int]) -> int:
    """The one of two claims that the rule of the standing picks."""
    first, *others = sorted(numbers)
    for number in others:
        first = number if follows(claims[number], claims[first]) else first
    return first


def told(entry: "Entry", claim: int) -> Resolved:
    """When the event was as a claim tells it; where still open, up to its voice's last word."""
    claims = entry.record["claims"]
    voice = voice_of(claims[claim])
    own = [one for one in claims if voice_of(one) == voice]
    pointer = f"/claims/{claim}/when"
    return entry.timeline.resolver.told(entry.id, claims[claim]["when"], pointer, claims=own)


def at_its_time(entry: "Entry", one: Telling, timeline: "Timeline") -> "Entry":
    """The event at the time that the voice tells."""
    when = entry.record["claims"][one.claim]["when"]
    return entry.at(when, told(entry, one.claim), str(one.voice), timeline)


class Contradiction(NamedTuple):
    """Two claims of one event that cannot both be right, by their numbers, and what they differ in.

    `about` is "time", where they tell times that exclude each other, or "event", where one says
    that it was so and the other that it was not.
    """

    one: int
    other: int
    about: str


def contradictions(entry: "Entry") -> Iterator[Contradiction]:
    """The claims of an event that contradict each other, in the order of the file.

    Compared are claims of different voices that count for the standing of the event or, on its
    time alone, would; what a voice took back is none.
    """
    claims = entry.record.get("claims", ())
    live = sorted(_live_numbers(claims))
    for place, one in enumerate(live):
        for other in live[place + 1 :]:
            if voice_of(claims[one]) != voice_of(claims[other]):
                yield from _contradiction(entry, one, other)


def _live_numbers(claims: Sequence[Record]) -> Iterator[int]:
    said: dict[Voice, list[int]] = {}
    for number, claim in enumerate(claims):
        voice = voice_of(claim)
        if voice is not None and claim.get("about") in (None, WHEN):
            said.setdefault(voice, []).append(number)
    for numbers in said.values():
        live = _live(claims, numbers)
        whole = live.get(None)
        if whole is not None and claims[whole]["stance"] == "retracts":
            continue
        yield from (n for n in live.values() if claims[n]["stance"] != "retracts")


def _contradiction(entry: "Entry", one: int, other: int) -> Iterator[Contradiction]:
    claims = entry.record["claims"]
    first, second = claims[one], claims[other]
    denying = [claim["stance"] in DENYING for claim in (first, second)]
    if first.get("about") == second.get("about") and denying[0] != denying[1]:
        yield Contradiction(one, other, EVENT)
    elif _tells_time(first) and _tells_time(second) and _apart(entry, one, other):
        yield Contradiction(one, other, TIME)


def _apart(entry: "Entry", one: int, other: int) -> bool:
    """Whether the two times cannot both be right: no start, or no end, is possible for both."""
    a, b = told(entry, one), told(entry, other)
    if a.undated or b.undated:
        return False
    starts = (a.seconds.s1, a.seconds.s2), (b.seconds.s1, b.seconds.s2)
    ends = (first_end(a, clock=True), a.seconds.e2), (first_end(b, clock=True), b.seconds.e2)
    return _disjoint(*starts) or _disjoint(*ends)


Range = tuple[int | None, int | None]


def _disjoint(one: Range, other: Range) -> bool:
    """Whether two ranges have nothing in common; None is no limit."""
    return _is_after(one, other) or _is_after(other, one)


def _is_after(one: Range, other: Range) -> bool:
    return one[0] is not None and other[1] is not None and one[0] > other[1]
