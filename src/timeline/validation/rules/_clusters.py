"""Days on which suspiciously many events fall: what looks exact was probably made of less."""

from collections.abc import Iterator

from timeline.dates.calendar import civil_from_days
from timeline.dates.plain import plain
from timeline.validation.others import RuleFacts
from timeline.validation.rules import Mark, Record, Related

# Fewer such events may be chance.
LEAST = 5
SHOWN = 3
_DAY = len("2026-02-04")


def day_of(record: Record) -> tuple[int, int] | None:
    """Month and day of the month on which an event begins; None where it names no single day."""
    when = record["when"]
    found = when if isinstance(when, str) else when.get("start")
    date = plain(found) if isinstance(found, str) and len(found) == _DAY else None
    if date is None or date.days.s1 is None:
        return None
    _, month, day = civil_from_days(date.days.s1)
    return month, day


def cluster(facts: RuleFacts, share: int, days: str, help: str) -> Iterator[tuple[str, Mark]]:
    """A mark at the first such event, if more than one in `share` of all that have a day are.

    The facts are 1 for an event on such a day and 0 for one on another; `days` says which they are.
    """
    count, all_days = sum(facts.values), len(facts.values)
    if count >= LEAST and count * share > all_days:
        such = [path for path, fact in facts if fact]
        others = tuple(Related(path, 0, 0, "so is this event's") for path in such[1 : SHOWN + 1])
        yield (
            such[0],
            Mark(("when",), f"{count} of {all_days} days are {days}", help, related=others),
        )
