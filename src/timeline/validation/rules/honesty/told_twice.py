"""Two events with the same title and the same date.

Upper and lower case and language labels make no difference.

Why: what happened once is counted twice, and the two files will soon say different things about it.

Fix: merge the two files; if they really are two events, say in the titles how they differ.
"""

from collections.abc import Iterator, Sequence

from timeline.validation.others import Known, RuleFacts
from timeline.validation.rules import Mark, Record, Related

SEVERITY = "warning"
SCOPE = "whole"
FACTS = "list"
KINDS = ("event",)


def gather(record: Record) -> int | None:
    """A number that stands for title and date; None for an event that was withdrawn."""
    if "withdrawn" in record:
        return None
    title, when = record["title"], record["when"]
    words = title if isinstance(title, str) else "\0".join(title.values())
    return hash((words.casefold(), when if isinstance(when, str) else repr(when)))


def check(facts: RuleFacts, known: Known) -> Iterator[tuple[str, Mark]]:
    """A mark at each event that repeats an earlier one."""
    twice = _repeated(facts.values)
    first: dict[int, str] = {}
    for path, fact in facts if twice else ():
        if fact not in twice or first.setdefault(fact, path) is path:
            continue
        if _name(path) != _name(first[fact]):  # else `id/duplicate` tells of them
            where = (Related(first[fact], 0, 0, "the first of them"),)
            yield path, Mark(("title",), "another event has this title and date", related=where)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _repeated(facts: Sequence[int]) -> set[int]:
    if len(set(facts)) == len(facts):
        return set()
    seen: set[int] = set()
    twice: set[int] = set()
    for fact in facts:
        (twice if fact in seen else seen).add(fact)
    return twice
