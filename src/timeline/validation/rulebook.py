"""The rules that are asked, loaded and sorted by what they look at."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from timeline import registry
from timeline.findings import Severity
from timeline.validation.choice import RULES, RuleChoice
from timeline.validation.mark import Mark
from timeline.validation.others import Known
from timeline.validation.record import TRAITS, FileRecord


class Rule(NamedTuple):
    """One rule: its name, its severity, and its functions."""

    name: str
    severity: Severity
    check: Callable[..., Iterator[Any]]
    gather: Callable[[Any], Any] | None = None
    facts: str = ""
    partial: bool = False
    needs: int = 0

    def can_find(self, traits: int) -> bool:
        """Whether the rule may find something in a file of these traits."""
        return not self.needs or bool(self.needs & traits)


# A rule's name and how it gathers a fact of one file's record, or the ids of its sheet.
Gathering = tuple[str, Callable[[Any], Any]]


class Rulebook(NamedTuple):
    """The rules that are asked, by scope and, for those of one file, by kind of file.

    A `single` or `linked` rule is a pair of its name and its check, ready for a loop.
    """

    single: dict[str, tuple[tuple[Rule, Callable[[FileRecord], Iterable[Mark]]], ...]]
    linked: dict[str, tuple[tuple[Rule, Callable[[FileRecord, Known], Iterable[Mark]]], ...]]
    whole: tuple[Rule, ...]
    lists: dict[str, tuple[Gathering, ...]]
    sets: dict[str, tuple[Gathering, ...]]
    partial: dict[str, tuple[tuple[Rule, Callable[[FileRecord], Iterable[Mark]]], ...]]


# Families whose rules are found by the gate and the tools: their modules hold the manual only.
REPORTED = frozenset({"file", "json", "shape", "tool", "history"})
KINDS = ("event", "entity", "source", "timeline")


def load(choice: RuleChoice) -> Rulebook:
    """The rules that a choice asks; the modules of others are not even loaded."""
    found: dict[str, list[tuple[tuple[str, ...], Rule]]] = {"file": [], "timeline": [], "whole": []}
    for name in sorted(choice.rules):
        if name.partition("/")[0] in REPORTED:
            continue
        module = registry.load(RULES, name)
        if module.SCOPE in found:
            gather, facts = getattr(module, "gather", None), getattr(module, "FACTS", "")
            partial = getattr(module, "PARTIAL", False)
            needs = sum(TRAITS[trait] for trait in getattr(module, "NEEDS", ()))
            rule = Rule(name, module.SEVERITY, module.check, gather, facts, partial, needs)
            found[module.SCOPE].append((getattr(module, "KINDS", ()), rule))
    return Rulebook(
        single={kind: _checks(found["file"], kind) for kind in KINDS},
        linked={kind: _checks(found["timeline"], kind) for kind in KINDS},
        whole=tuple(rule for _, rule in found["whole"]),
        lists={kind: _gathering(found["whole"], kind, "list") for kind in KINDS},
        sets={kind: _gathering(found["whole"], kind, "set") for kind in KINDS},
        partial={
            kind: tuple(pair for pair in _checks(found["file"], kind) if pair[0].partial)
            for kind in KINDS
        },
    )


def _checks(found: list[tuple[tuple[str, ...], Rule]], kind: str) -> tuple[Any, ...]:
    return tuple((rule, rule.check) for kinds, rule in found if kind in kinds)


def _gathering(
    found: list[tuple[tuple[str, ...], Rule]], kind: str, facts: str
) -> tuple[Gathering, ...]:
    return tuple(
        (rule.name, rule.gather)
        for kinds, rule in found
        if kind in kinds and rule.facts == facts and rule.gather is not None
    )
