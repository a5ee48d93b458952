"""Whether a fix leads to a new error: it is tried on a copy before anybody is told of it."""

from collections.abc import Iterator
from typing import Any

from timeline import jsonio
from timeline.findings import Finding, Fix
from timeline.format import schema
from timeline.format.untyped import Record
from timeline.jsonio.pointer import pointer_of
from timeline.validation.fix import applied
from timeline.validation.others import Known
from timeline.validation.record import FileRecord
from timeline.validation.rulebook import Rulebook
from timeline.validation.salvage import salvaged

# A rule and the place that it speaks of.
Error = tuple[str, str]
MOST = 50
MOST_BYTES = 1 << 18
# Fixes of one file that are tried; their number times its bytes, and times its errors. A file with
# more mistakes is another program's, mostly, and must not take seconds to judge. What is mended
# makes room for the others.
MOST_ERRORS = 1000


def faults(kind: str, record: Any) -> frozenset[Error]:
    """The errors of shape of a record."""
    if schema.is_valid(kind, record):
        return frozenset()
    return frozenset((one.rule, one.pointer) for one in schema.errors(kind, record))


class Proof:
    """Tries the fixes of one file; `read` is what stands in it, whatever is wrong with that."""

    def __init__(
        self,
        kind: str,
        path: str,
        stem: str,
        read: Any,
        *,
        size: int,
        book: Rulebook,
        tz: str | None,
        known: Known | None = None,
    ) -> None:
        self.read = read
        self._file = (kind, path, stem)
        self._book = book
        self._tz = tz
        self._known = known
        self._before: frozenset[Error] | None = None
        self._left = min(MOST, MOST_BYTES // max(size, 1) + 1)

    def offered(self, found: Finding) -> Finding:
        """The finding with its fix and the words for it, or without where it does not help."""
        fix = found.fix
        if fix is None:
            return found
        self._left -= 1
        if self._left < 0 or not self.helps(fix, (found.rule, found.pointer)):
            return found._replace(fix=None)
        return found._replace(help=fix.said)

    def helps(self, fix: Fix, error: Error) -> bool:
        """Whether the fix takes the error away, and leads to no new one."""
        after = applied(self.read, fix)
        if after is None:
            return False
        if self._before is None:
            self._before = frozenset(self._errors(self.read))
            self._left = min(self._left, MOST_ERRORS // (len(self._before) + 1))
        left = frozenset(self._errors(after))
        return error not in left and left <= self._before

    def _errors(self, record: Any) -> Iterator[Error]:
        kind = self._file[0]
        if schema.is_valid(kind, record):
            yield from self._by_rules(record)
            return
        yield from faults(kind, record)
        rest = salvaged(kind, record)
        if rest is not None:
            yield from self._by_rules(rest)

    def _by_rules(self, record: Record) -> Iterator[Error]:
        kind, path, stem = self._file
        sheet = FileRecord(kind, path, stem, record, jsonio.dumps(record, kind), tz=self._tz)
        asked = [(rule, check(sheet)) for rule, check in self._book.single[kind]]
        if self._known is not None:
            asked += [(rule, link(sheet, self._known)) for rule, link in self._book.linked[kind]]
        for rule, marks in asked:
            for mark in marks:
                if (mark.severity or rule.severity) == "error":
                    yield rule.name, pointer_of(mark.place)
