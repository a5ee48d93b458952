"""The merge of what comes in with the event that is there, a field at a time, against the base.

A change of one side alone is always taken, whichever side it is. Where both changed a field,
`conflict` says which stays. What did not come from this source before, and does not come now, is
never touched.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from timeline.format import digests
from timeline.format.follow import followed
from timeline.format.untyped import Record

Digests = Mapping[str, str]
POLICIES = ("keep", "theirs", "error")


class MergedEvent(NamedTuple):
    """The event as it is to be, the base for the next time, and what both sides changed.

    `lost` are pointers of claims to what is gone.
    """

    record: Record
    base: dict[str, str]
    conflicts: tuple[str, ...]
    lost: tuple[str, ...] = ()


def merge(
    old: Record, new: Record, base: Digests, *, gone: Iterable[str], theirs: bool
) -> MergedEvent:
    """Merge `new` into `old`; `base` is what the last import from there made of each part.

    `gone` are fields that are no longer in the source; others that `new` lacks are untouched.
    """
    fields = dict.fromkeys(name for name in new if name not in digests.ASIDE)
    merger = _Merger(old, base, theirs)
    for name in (*fields, *(name for name in gone if name not in fields)):
        merger.field(name, new.get(name))
    record, lost = followed(old, merger.record, come=new)
    return MergedEvent(record, merger.base, tuple(merger.conflicts), lost)


def as_it_is(old: Record, new: Record, come: Record, differ: Iterable[str]) -> MergedEvent:
    """`new` as what became of `old` and of what came, its claims about the same as before."""
    record, lost = followed(old, new, come=come)
    return MergedEvent(record, {}, tuple(differ), lost)


def differing(old: Record, names: Iterable[str], new: Record) -> list[str]:
    """Those of the fields that say something else in `new`, stamps and origin aside."""
    return [
        key
        for key in names
        if key not in digests.ASIDE
        and digests.of_field(old["id"], key, old.get(key))
        != digests.of_field(old["id"], key, new.get(key))
    ]


def fields_of(base: Digests) -> set[str]:
    """The fields that the last import filled."""
    return {digests.field_of(path) for path in base}


class _Merger:
    def __init__(self, old: Record, base: Digests, theirs: bool) -> None:
        self.id: str = old["id"]
        self.record = dict(old)
        self.old_base = base
        self.base = dict(base)
        self.theirs = theirs
        self.conflicts: list[str] = []

    def field(self, name: str, new: Any) -> None:
        """Merge one field; None where the source no longer has it."""
        old = self.record.get(name)
        before = self._base_of(name)
        ours = digests.of_field(self.id, name, old)
        theirs = digests.of_field(self.id, name, new)
        if _same(name, theirs, before):
            return
        if _same(name, ours, theirs):
            self._rebase(name, theirs)
        elif _same(name, ours, before):
            self._put(name, new, theirs)
        else:
            self._both(name, old, new)

    def _base_of(self, name: str) -> dict[str, str]:
        return {
            path: value
            for path, value in self.old_base.items()
            if path == name or path.startswith(f"{name}/")
        }

    def _rebase(self, name: str, theirs: Digests) -> None:
        for path in self._base_of(name):
            self.base.pop(path, None)
        self.base.update(theirs)

    def _put(self, name: str, value: Any, theirs: Digests) -> None:
        self._rebase(name, theirs)
        if value is None:
            self.record.pop(name, None)
        else:
            self.record[name] = value

    def _both(self, name: str, old: Any, new: Any) -> None:
        """A field that both sides changed: part by part where that is sure."""
        theirs = digests.of_field(self.id, name, new)
        before = self._base_of(name)
        if name in digests.LISTS and isinstance(old, list) and isinstance(new, list):
            found = self._items(name, old, new, before)
            if found is not None:
                self._put(name, found or None, theirs)
                return
        if name in digests.TEXTS and isinstance(old, Mapping) and isinstance(new, Mapping):
            self._languages(name, dict(old), new, before)
            return
        language = self._same_text(name, old, before)
        if language and isinstance(new, str):
            self._put(name, {**old, language: new}, theirs)
            return
        self._conflict(name, new, theirs)

    def _same_text(self, name: str, old: Any, before: Digests) -> str:
        """The language under which the text of the last import stands since the hand translated."""
        if name not in digests.TEXTS or not isinstance(old, Mapping):
            return ""
        known = before.get(name)
        found = (key for key, text in old.items() if digests.digest(self.id, name, text) == known)
        return next(found, "")

    def _conflict(self, name: str, new: Any, theirs: Digests) -> None:
        self.conflicts.append(name)
        if self.theirs:
            self._put(name, new, theirs)

    def _items(
        self, name: str, old: list[Any], new: list[Any], before: Digests
    ) -> list[Any] | None:
        """Both sides' items, where the hand only added some; None where it is not sure."""
        ours = [digests.digest(self.id, name, [item]) for item in old]
        come = [digests.digest(self.id, name, [item]) for item in new]
        known = set(before.values())
        if not known <= set(ours):
            return None
        left = known - set(come)
        stay = [item for item, mark in zip(old, ours, strict=True) if mark not in left]
        have = set(ours)
        return stay + [item for item, mark in zip(new, come, strict=True) if mark not in have]

    def _languages(self, name: str, old: Record, new: Mapping[str, Any], before: Digests) -> None:
        """Each language of a text by itself."""
        for language in dict.fromkeys((*old, *new)):
            path = f"{name}/{language}"
            ours = digests.digest(self.id, name, old[language]) if language in old else None
            come = digests.digest(self.id, name, new[language]) if language in new else None
            if come == before.get(path):
                continue
            if ours not in (come, before.get(path)):
                if name not in self.conflicts:
                    self.conflicts.append(name)
                if not self.theirs:
                    continue
            old.pop(language, None)
            self.base.pop(path, None)
            if language in new and come is not None:
                old[language] = new[language]
                self.base[path] = come
        self.record[name] = old


def _same(name: str, one: Digests, other: Digests) -> bool:
    """Whether digests are those of the same field; of items, whatever their number."""
    if name in digests.LISTS:
        return sorted(one.values()) == sorted(other.values())
    return one == other
