"""The values that a page can be filtered by, and which of them an event has."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from timeline.chronicle.resolve import FOREVER
from timeline.chronicle.timeline import Entry
from timeline.query import Match
from timeline.words.told import Teller

Labels = Callable[[Teller, str], str]
Values = Callable[[Entry], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with its word in every language of the page."""

    value: str
    labels: tuple[str, ...]

    @property
    def json(self) -> str:
        """The words as the page's script reads them."""
        return json.dumps(self.labels, ensure_ascii=False)


def _kinds(entry: Entry) -> Iterable[str]:
    return filter(None, (entry.record.get("kind"),))


def _tags(entry: Entry) -> Iterable[str]:
    return map(str, entry.record.get("tags", ()))


def _standing(entry: Entry) -> Iterable[str]:
    return (entry.standing.value,)


def _people(entry: Entry) -> Iterator[str]:
    """The ids or, without one, names of all who take part, and of the groups they belong to."""
    commitment = entry.record.get("commitment", {})
    sides: Iterable[Sequence[Mapping[str, object]]] = (
        entry.record.get("participants", ()),
        commitment.get("debtor", ()),
        commitment.get("creditor", ()),
    )
    for actor in (actor for side in sides for actor in side):
        if "entity" in actor:
            yield from entry.timeline.entities.groups(str(actor["entity"]))
        elif "name" in actor:
            name = actor["name"]
            yield str(next(iter(name.values())) if isinstance(name, dict) else name)
        if "of" in actor:
            yield str(actor["of"])


def _code(group: str) -> Labels:
    return lambda teller, value: teller.label(group, value)


_FACETS: dict[str, tuple[Values, Labels]] = {
    "kind": (_kinds, _code("kind")),
    "who": (_people, lambda teller, value: teller.entity(value)),
    "tag": (_tags, _code("tag")),
    "standing": (_standing, _code("standing")),
}


class Facets:
    """The filters of a page: for each, the values that occur, by their word."""

    def __init__(self, matches: Sequence[Match], tellers: Sequence[Teller]) -> None:
        entries = [match.entry for match in matches]
        self.choices = {
            name: _choices(entries, values, labels, tellers)
            for name, (values, labels) in _FACETS.items()
        }
        self._places = {
            name: {choice.value: str(place) for place, choice in enumerate(choices)}
            for name, choices in self.choices.items()
        }

    def data(self, entry: Entry) -> Markup:
        """The attributes that the page's script filters an event by.

        `data-f` names values by the first letter of their filter and their place in its list;
        `data-d` holds the first and the last civil day that are possible.
        """
        found = dict.fromkeys(
            name[0] + self._places[name][value]
            for name, (values, _) in _FACETS.items()
            for value in values(entry)
        )
        days = entry.resolved.days
        first = "" if days.s1 is None else days.s1
        last = "" if days.e2 is None or days.e2 >= FOREVER else days.e2
        bounds = "" if first == last == "" else f' data-d="{first},{last}"'
        return Markup(f' data-f="{" ".join(found)}"{bounds}')  # letters and digits of our own


def _choices(
    entries: Sequence[Entry], values: Values, labels: Labels, tellers: Sequence[Teller]
) -> list[Choice]:
    found = dict.fromkeys(value for entry in entries for value in values(entry))
    choices = [Choice(value, tuple(labels(teller, value) for teller in tellers)) for value in found]
    return sorted(choices, key=lambda choice: (choice.labels, choice.value))
