"""The verdict on single files: the gate, the rules of one file, and what others need to know."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from timeline.chronicle.unread import unreadable
from timeline.findings import Finding, Severity
from timeline.format.untyped import Record
from timeline.jsonio.pointer import Steps
from timeline.validation.choice import RuleChoice
from timeline.validation.configuration import in_toml
from timeline.validation.gate import enter
from timeline.validation.mark import Mark
from timeline.validation.others import Known
from timeline.validation.positions import Map, finding
from timeline.validation.proof import Proof
from timeline.validation.record import FileRecord, strings
from timeline.validation.rulebook import Rulebook
from timeline.validation.tree import shown

Asked = tuple[tuple[Any, ...], ...]
Numbered = tuple["array[int]", list[Any]]


def _nothing() -> Numbered:
    return array("l"), []


class Facts:
    """What the rules over all files need of each: small, so that many files fit in memory.

    `lists` holds, for each rule, the numbers of files and their facts; `sets` the ids that a rule
    gathers; `hanging` the times of events that are counted from others, `anchors` what these are,
    `unread` whether a file could not be parsed.
    """

    def __init__(self) -> None:
        self.lists: defaultdict[str, Numbered] = defaultdict(_nothing)
        self.sets: defaultdict[str, set[Any]] = defaultdict(set)
        self.hanging: dict[str, Record] = {}
        self.anchors: dict[str, list[tuple[Steps, str]]] = {}
        self.unread = False

    def gather(self, book: Rulebook, kind: str, record: Record, number: int) -> None:
        """Keep the facts of one file for the rules over a list of all."""
        for name, gather in book.lists[kind]:
            fact = gather(record)
            if fact is not None:
                numbers, gathered = self.lists[name]
                numbers.append(number)
                gathered.append(fact)

    def merge(self, other: "Facts") -> None:
        """Take over the facts of files that come after these."""
        for rule, (numbers, facts) in other.lists.items():
            own_numbers, own_facts = self.lists[rule]
            own_numbers.extend(numbers)
            own_facts.extend(facts)
        for rule, ids in other.sets.items():
            self.sets[rule].update(ids)
        self.hanging.update(other.hanging)
        self.anchors.update(other.anchors)
        self.unread = self.unread or other.unread


class Judge:
    """Judges files one after another; `prefix` stands before the paths of findings.

    With `known`, the rules that need the rest of the timeline are asked too, and facts gathered.
    """

    def __init__(
        self, book: Rulebook, choice: RuleChoice, *, tz: str | None, prefix: str = ""
    ) -> None:
        self.book = book
        self.choice = choice
        self.tz = tz
        self.prefix = prefix
        self.known: Known | None = None
        self.facts = Facts()
        self.findings: list[Finding] = []
        self._map: Map | None = None
        self._read: Any = None
        self._size = 0
        self._proof: Proof | None = None
        self._asked = cache(self._rules_for)

    def judge(
        self, kind: str, stem: str, path: str, data: bytes | OSError, number: int = 0
    ) -> Record | None:
        """The record of a file, if its shape is right; findings and facts are kept."""
        if isinstance(data, OSError):
            self.tell(unreadable(path, data))
            self.facts.unread = True
            return None
        passed = enter(kind, path, data)
        self._proof = None
        self._read, self._size = passed.read, len(data)
        if passed.findings:
            self._tell_shape(kind, path, stem, passed.findings)
        if passed.record is not None:
            self.rules(FileRecord(kind, path, stem, passed.record, data, tz=self.tz), number)
            return passed.record
        self._gather_words(kind, passed.rest if passed.read is None else passed.read)
        if passed.rest is not None:
            sheet = FileRecord(kind, path, stem, passed.rest, data, tz=self.tz)
            for rule, check in self.book.partial[kind]:
                for mark in check(sheet):
                    self._mark(sheet, rule.name, rule.severity, mark)
        return None

    def _gather_words(self, kind: str, value: Any) -> None:
        """Count every word of a file that is not in order as an id that it may refer to.

        One mistake is one finding: what only such a file uses is not called unused.
        """
        if value is None:
            self.facts.unread = True
        words = set(strings(value)) if self.book.sets[kind] else set()
        for name, _ in self.book.sets[kind]:
            self.facts.sets[name].update(words)

    def _tell_shape(self, kind: str, path: str, stem: str, findings: Iterable[Finding]) -> None:
        for found in findings:
            fixable = found.fix is not None and self.choice.keeps(found.rule, path)
            self.tell(self._tried(kind, path, stem).offered(found) if fixable else found)

    def _tried(self, kind: str, path: str, stem: str) -> Proof:
        """What tries the fixes of the file that is judged now."""
        if self._proof is None:
            self._proof = Proof(
                kind,
                path,
                stem,
                self._read,
                size=self._size,
                book=self.book,
                tz=self.tz,
                known=self.known,
            )
        return self._proof

    def rules(self, sheet: FileRecord, number: int = 0) -> None:
        """Ask the rules of one file; with `known`, those that need the rest, and gather facts."""
        single, linked = self._asked(sheet.kind, sheet.traits)
        for rule, check in single:
            for mark in check(sheet):
                self._mark(sheet, rule.name, rule.severity, mark)
        known = self.known
        if known is None:
            return
        for rule, link in linked:
            for mark in link(sheet, known):
                self._mark(sheet, rule.name, rule.severity, mark)
        self._gather(sheet, number)

    def _rules_for(self, kind: str, traits: int) -> Asked:
        """The rules that may find something in such a file: in most files, most may not."""
        return tuple(
            tuple(pair for pair in pairs if pair[0].can_find(traits))
            for pairs in (self.book.single[kind], self.book.linked[kind])
        )

    def _gather(self, sheet: FileRecord, number: int) -> None:
        facts, kind = self.facts, sheet.kind
        facts.gather(self.book, kind, sheet.record, number)
        for name, gather in self.book.sets[kind]:
            facts.sets[name].update(gather(sheet))
        if kind == "event" and sheet.points and sheet.hangs:
            facts.hanging[sheet.stem] = _times(sheet.record)
            facts.anchors[sheet.stem] = sheet.anchors

    def _mark(self, sheet: FileRecord, rule: str, severity: Severity, mark: Mark) -> None:
        if not self.choice.keeps(rule, sheet.path):
            return
        if sheet.kind == "timeline":
            self._keep(in_toml(rule, severity, mark, sheet))
        else:
            if self._map is None or self._map.data is not sheet.data:
                self._map = Map(sheet.path, sheet.data)
            found = finding(rule, severity, mark, self._map)
            if found.fix is not None:
                found = self._tried(sheet.kind, sheet.path, sheet.stem).offered(found)
            self._keep(found)

    def tell(self, *findings: Finding) -> None:
        """Keep findings that the choice of rules does not leave out."""
        for found in findings:
            if self.choice.keeps(found.rule, found.path):
                self._keep(found)

    def _keep(self, found: Finding) -> None:
        self.findings.append(prefixed(found, self.prefix))


def prefixed(found: Finding, prefix: str) -> Finding:
    """The finding with `prefix` before all its paths, as text that every report can carry.

    File names that are not UTF-8 stand in messages and remedies, too: all are written out here.
    """
    related = tuple(
        place._replace(path=shown(prefix + place.path), message=_cut(shown(place.message)))
        for place in found.related
    )
    return found._replace(
        path=shown(prefix + found.path),
        message=_cut(shown(found.message)),
        help=_cut(shown(found.help)) if found.help else None,
        related=related,
    )


# Characters of a message: a key of a megabyte is named by its beginning.
LONGEST = 400


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _times(record: Record) -> Record:
    """The part of a record that resolution reads."""
    commitment = record.get("commitment", {})
    due = {"due": commitment["due"]} if "due" in commitment else {}
    return {"id": record["id"], "when": record["when"], "commitment": due}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings sorted by place, each once."""
    return sorted(set(findings), key=_key)


def _key(found: Finding) -> tuple[Any, ...]:
    return (*found[:9], found.help or "", found.related)
