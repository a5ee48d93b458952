"""What each incoming event becomes, as far as it can be said without the others, in many processes.

Only the planner (`write.bring`) knows which ids are free. So the file of a new event is made for
the id that it most likely gets; where it gets another one, the planner makes it itself.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.format.untyped import Record
from timeline.importers import ImportOrigin
from timeline.importers.rows import ids
from timeline.validation.share import in_turns, processes
from timeline.write.identity import Identities, IdentityMatch
from timeline.write.incoming import IncomingItems, is_as_before, title, whole
from timeline.write.transaction import FileChange

# The file of a new event, or whether one that is there is as the last import read it; None for
# what only the planner can say.
Foreseen = FileChange | bool | None


class Arrival(NamedTuple):
    """An incoming event: the file that it comes from, which event it is, what becomes of it."""

    name: str
    record: Record
    origin: ImportOrigin
    match: IdentityMatch
    foreseen: Foreseen


class Foreseer(NamedTuple):
    """The events of one source, and what is needed to say what becomes of one."""

    items: IncomingItems
    matches: Sequence[IdentityMatch]
    known: Identities
    source: str
    is_valid: Callable[[Record], bool]
    creation: Callable[[Record], FileChange]

    def every(self) -> Iterable[Foreseen]:
        """What becomes of each; nothing is foreseen where no second process would do it."""
        count = len(self.items)
        if processes(count) == 1:
            return [None] * count
        return chain.from_iterable(in_turns(self.some, count))

    def some(self, numbers: range) -> list[Foreseen]:
        """What becomes of some of them."""
        return [self._one(*self.items[one][1:], self.matches[one]) for one in numbers]

    def _one(self, record: Record, origin: ImportOrigin, match: IdentityMatch) -> Foreseen:
        if match.id:
            here = self.known.records[match.id]
            return match.is_ours and is_as_before(here, record, origin, self.source)
        id = str(record.get("id") or "") or ids.slug(title(record))
        full = whole(record, id, origin, self.source)
        return self.creation(full) if id and self.is_valid(full) else None
