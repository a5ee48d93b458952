"""The verdict on a whole timeline, wherever its files come from."""

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from unicodedata import normalize

from timeline import jsonio
from timeline.findings import Finding, Related
from timeline.format.untyped import Record
from timeline.jsonio import JsonError
from timeline.validation import share
from timeline.validation.choice import RuleChoice
from timeline.validation.configuration import Configuration, configure
from timeline.validation.gate import enter
from timeline.validation.judge import Facts, Judge, in_order
from timeline.validation.mark import Mark
from timeline.validation.others import Known, RuleFacts
from timeline.validation.positions import Map, finding
from timeline.validation.rulebook import Rule, load
from timeline.validation.tree import SUFFIX, Tree

KINDS = ("event", "entity", "source")
# Files whose paths are made at once.
CHUNK = 512


class Verdict(NamedTuple):
    """All findings, sorted, and how many files were judged, by kind.

    `strict` tells whether the timeline wants warnings to count as errors.
    """

    findings: list[Finding]
    counts: dict[str, int]
    strict: bool = False

    @property
    def failed(self) -> bool:
        """Whether there is an error, or under `strict` a warning."""
        return any(self.strict or found.severity == "error" for found in self.findings)


def judge_all(tree: Tree, *, choice: RuleChoice | None, prefix: str = "") -> Verdict:
    """Everything that is wrong with a timeline. Without a `choice`, `timeline.toml` chooses."""
    configuration = configure(tree, choice)
    with share.no_collection():
        return _Whole(tree, configuration, prefix).verdict()


def judge_changed(
    tree: Tree, changed: Mapping[str, Collection[bytes]], read: Mapping[str, Record]
) -> list[Finding]:
    """What `judge_all` says of some files, and the errors that it finds in others through them.

    `changed` are the paths of the files and what stands or stood in each, `timeline.toml` not among
    them; `read` the events in order by path, as they were read before, so that nothing is read a
    second time.
    """
    with share.no_collection():
        found = _Changed(tree, configure(tree, None), changed, read).verdict().findings
    return [one for one in found if one.path in changed or one.severity == "error"]


class _Whole:
    def __init__(self, tree: Tree, configuration: Configuration, prefix: str) -> None:
        self.tree = tree
        self.settings = configuration.settings
        self.strict = configuration.strict
        self.limit = self.settings.max_bytes
        self.judge = Judge(
            load(configuration.choice), configuration.choice, tz=configuration.tz, prefix=prefix
        )
        self.judge.tell(*configuration.findings)
        self.sheet = configuration.sheet
        self.files: dict[str, list[tuple[str, str]]] = {}
        self.folders: dict[str, dict[str, str]] = {}

    def verdict(self) -> Verdict:
        """Everything, in three steps: the small files, the events, what they say together."""
        for kind in KINDS:
            self._list(kind)
        known = Known(
            self.settings,
            folders=self.folders,
            entities=self._records("entity"),
            sources=self._records("source"),
            read=self._event,
        )
        self.judge.known = known
        if self.sheet is not None:
            self.judge.rules(self.sheet)
        for kind in ("entity", "source"):
            self._part(kind, range(len(self.files[kind])))
        self._events()
        facts = self.judge.facts
        known.hanging, known.anchors, known.unread = facts.hanging, facts.anchors, facts.unread
        for rule in self.judge.book.whole:
            self._over_all(rule, known)
        self.judge.tell(*self.tree.unrevised(self.limit))
        counts = {kind: len(files) for kind, files in self.files.items()}
        return Verdict(in_order(self.judge.findings), counts, self.strict)

    def _list(self, kind: str) -> None:
        files, strays = self.tree.listing(kind)
        self.judge.tell(*strays)
        self.files[kind] = files
        folders = {stem: folder for folder, stem in files}
        if len(folders) < len(files):
            folders.clear()
            for folder, stem in files:
                first = folders.setdefault(stem, folder)
                if first is not folder:
                    self._twins(folder, stem, first, stem)
        seen: dict[str, str] = {}
        for stem in sorted(stem for stem in folders if not (stem.islower() and stem.isascii())):
            plain = normalize("NFC", stem).casefold()
            other = plain if plain in folders and plain != stem else seen.setdefault(plain, stem)
            if other != stem:
                self._twins(folders[stem], stem, folders[other], other)
        self.folders[kind] = folders

    def _twins(self, folder: str, stem: str, first: str, other: str) -> None:
        """Tell that two files share an id, or are the same to some file systems."""
        where = Related(f"{first}/{other}{SUFFIX}", 0, 0, "the other file")
        how = "is taken by another file"
        if stem != other:
            same = stem.casefold() == other.casefold()
            how = f"differs only in {'case' if same else 'the form of its letters'} from '{other}'"
        message = f"the id '{stem}' {how}"
        path = f"{folder}/{stem}{SUFFIX}"
        self.judge.tell(self._at_id(path, Mark(("id",), message, related=(where,))))

    def _at_id(self, path: str, mark: Mark) -> Finding:
        """`id/duplicate` at the id in the file, or at the file where that has none."""
        try:
            places = Map.checked(path, self.tree.read(path, self.limit))
        except (OSError, JsonError):
            return Finding(path, 0, 0, "id/duplicate", mark.message, related=mark.related)
        return finding("id/duplicate", "error", mark, places)

    def _paths(self, kind: str, numbers: range) -> list[str]:
        files = self.files[kind]
        return [f"{files[n][0]}/{files[n][1]}{SUFFIX}" for n in numbers]

    def _records(self, kind: str) -> dict[str, Record]:
        """The records of a kind by their files' names; an empty one for a file not in order."""
        found: dict[str, Record] = {}
        paths = self._paths(kind, range(len(self.files[kind])))
        contents = self.tree.read_all(paths, self.limit)
        for (_, stem), path, data in zip(self.files[kind], paths, contents, strict=True):
            passed = None if isinstance(data, OSError) else enter(kind, path, data).record
            found.setdefault(stem, passed or {})
        return found

    def _event(self, id: str) -> Record | None:
        """The record of an event, read again; None if its file is not in order."""
        folder = self.folders["event"].get(id)
        if folder is None:
            return None
        path = f"{folder}/{id}{SUFFIX}"
        try:
            return enter("event", path, self.tree.read(path, self.limit)).record
        except OSError:
            return None

    def _part(self, kind: str, numbers: range) -> None:
        files, judge = self.files[kind], self.judge.judge
        for start in range(numbers.start, numbers.stop, CHUNK):
            chunk = range(start, min(start + CHUNK, numbers.stop))
            paths = self._paths(kind, chunk)
            for n, path, data in zip(
                chunk, paths, self.tree.read_all(paths, self.limit), strict=True
            ):
                judge(kind, files[n][1], path, data, n)

    def _events(self) -> None:
        count = len(self.files["event"])
        parts = share.processes(count)
        if parts == 1:
            self._part("event", range(count))
            return
        findings, facts = self.judge.findings, self.judge.facts
        for found, gathered in share.shared(self._apart, count, parts):
            findings += found
            facts.merge(gathered)
        self.judge.findings, self.judge.facts = findings, facts

    def _apart(self, numbers: range) -> tuple[list[Finding], Facts]:
        """The findings and facts of some events alone, in whichever process."""
        self.judge.findings, self.judge.facts = [], Facts()
        self._part("event", numbers)
        return self.judge.findings, self.judge.facts

    def _over_all(self, rule: Rule, known: Known) -> None:
        facts: tuple[Any, ...] = ()
        if rule.facts == "list":
            facts = (
                RuleFacts(self.files["event"], *self.judge.facts.lists.get(rule.name, ((), ()))),
            )
        elif rule.facts == "set":
            facts = (self.judge.facts.sets.get(rule.name, set()),)
        for path, mark in rule.check(*facts, known):
            try:
                where = Map.checked(path, self.tree.read(path, self.limit))
            except (OSError, JsonError):
                continue  # the file has gone, or is reported for what is wrong with it
            self.judge.tell(finding(rule.name, rule.severity, mark, where))


class _Changed(_Whole):
    """The verdict on changed events, entities and sources, and on what depends on them."""

    def __init__(
        self,
        tree: Tree,
        configuration: Configuration,
        changed: Mapping[str, Collection[bytes]],
        read: Mapping[str, Record],
    ) -> None:
        super().__init__(tree, configuration, "")
        self.read = {path: record for path, record in read.items() if path not in changed}
        self.concerned = set(changed)
        if self.read:  # else nothing is there that could refer to what has changed
            self.concerned |= self._referring(_names(changed))

    def _referring(self, names: set[str]) -> set[str]:
        """The events that name one of `names`, and those whose times are counted from them."""
        found: set[str] = set()
        hanging: dict[str, str] = {}
        for path, record in self.read.items():
            text = repr(record)  # a third of the time that a walk through the record takes
            if _said(text, names):
                found.add(path)
            elif "'relative'" in text:
                hanging[path] = text
        reached = found
        while reached:
            names = {_stem(path) for path in reached}
            reached = {path for path in hanging.keys() - found if _said(hanging[path], names)}
            found |= reached
        return found

    def _event(self, id: str) -> Record | None:
        known = self.read.get(f"{self.folders['event'].get(id)}/{id}{SUFFIX}")
        return super()._event(id) if known is None else known

    def _events(self) -> None:
        if not self.read:
            super()._events()
            return
        book, facts = self.judge.book, self.judge.facts
        for n, path in enumerate(self._paths("event", range(len(self.files["event"])))):
            if path in self.concerned or path not in self.read:
                self._part("event", range(n, n + 1))
            else:
                facts.gather(book, "event", self.read[path], n)


def _said(text: str, names: set[str]) -> bool:
    """Whether one of some ids is a string of the record of which `text` is Python's notation."""
    if len(names) < FEW:
        return any(f"'{name}'" in text or f"'{name}#" in text for name in names)
    return not names.isdisjoint(_ID_IN_REPR(text))


# Ids that are looked for one by one: a new event's takes a tenth of the time of reading all.
FEW = 10
# Every id that Python's notation of a record has between quotes, and other words.
#
# A reference may be to something in an event: `event-id#local-id`.
_ID_IN_REPR = re.compile("'([a-z0-9-]+)(?:#[a-z0-9-]+)?'").findall


def _names(changed: Mapping[str, Collection[bytes]]) -> set[str]:
    """The ids by which other files may name the changed ones: what they are and were called."""
    found = {_stem(path) for path in changed}
    for data in (each for both in changed.values() for each in both):
        if b"former_ids" not in data and b"\\" not in data:
            continue  # to read each file anew would take a fifth of an import's judging
        try:
            former = jsonio.parse(data).get("former_ids", ())
        except (JsonError, AttributeError):
            continue  # a finding of its own
        found.update(map(str, former if isinstance(former, list) else ()))
    return found


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(SUFFIX)
