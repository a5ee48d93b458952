"""Which rules are asked: selected and ignored by family or name, and per file."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache, cached_property

from timeline import registry
from timeline.errors import TimelineError
from timeline.text import did_you_mean

RULES = "timeline.validation.rules"


class RuleChoice:
    """The rules that are asked: all, or those of `select`; never those of `ignore`.

    A name is a rule, `time/not-edtf`, or a family, `time`. `per_file` maps patterns of paths, from
    the timeline's root, to names that are not asked there.
    """

    def __init__(
        self,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        per_file: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.select = frozenset(select)
        self.ignore = frozenset(ignore)
        self.per_file = {pattern: frozenset(names) for pattern, names in (per_file or {}).items()}

    @cached_property
    def rules(self) -> frozenset[str]:
        """The names of all rules that are asked somewhere."""
        return frozenset(name for name in registry.names(RULES) if self._asks(name))

    def _asks(self, rule: str) -> bool:
        own = {rule, rule.partition("/")[0]}
        return (not self.select or bool(own & self.select)) and not own & self.ignore

    def keeps(self, rule: str, path: str) -> bool:
        """Whether a finding of `rule` in the file at `path` is told."""
        if rule not in self.rules:
            return False
        own = {rule, rule.partition("/")[0]}
        return not any(
            names & own and fnmatchcase(path, pattern) for pattern, names in self.per_file.items()
        )


@cache
def known_names() -> frozenset[str]:
    """Every rule and every family."""
    rules = registry.names(RULES)
    return frozenset(rules) | {rule.partition("/")[0] for rule in rules}


def require_known(names: Iterable[str]) -> None:
    """Raise a `TimelineError` with a hint for the first name that is no rule and no family."""
    for name in names:
        if name not in known_names():
            hint = did_you_mean(name, known_names()) or "'timeline rule' lists the names"
            raise TimelineError(f"unknown rule '{name}'", hint=hint)
