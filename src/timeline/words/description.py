"""What is told of one event, in words: the values that a `Teller` gives."""

from typing import NamedTuple

from timeline import words
from timeline.format.untyped import Record

# Statuses without which a title reads as if the event had been.
UNREAL = ("planned", "cancelled", "postponed")


class CitedWork(NamedTuple):
    """A cited work: what it is called and where it is; `key` is equal for the same work.

    `archive` is the address of a copy that lasts, where that is another one than `url`.
    """

    key: str
    title: str
    lang: str
    authors: str
    publisher: str
    issued: str
    url: str
    locator: str
    quote: str
    archive: str = ""

    @property
    def line(self) -> str:
        """Author, title, publisher and date on one line, as a reference is printed."""
        parts = (self.authors, self.title, self.publisher, self.issued, self.locator)
        return ". ".join(part.rstrip(".") for part in parts if part)


class Name(NamedTuple):
    """A person, body or place: the name to show, its entity id ("" if it has none), its role."""

    name: str
    id: str = ""
    role: str = ""
    role_label: str = ""
    of: str = ""
    geo: tuple[float, float] | None = None
    precision: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.role_label})" if self.role_label else self.name


class ToldClaim(NamedTuple):
    """Who says what of the event: `line` says all of it, `by` is the speaker's name.

    `said` are the claim's own words, `at` its day in words, `about` the part that it is on, "" for
    the whole; `id` is the speaker's entity, if it has one, `when` the time that the claim tells.
    """

    by: str
    works: tuple[CitedWork, ...]
    line: str
    id: str = ""
    stance: str = ""
    stance_label: str = ""
    said: str = ""
    said_lang: str = ""
    at: str = ""
    about: str = ""
    when: str = ""


class ToldRelation(NamedTuple):
    """How the event stands to another: `id` and `title` are the other's."""

    type: str
    label: str
    id: str
    title: str


class ToldCommitment(NamedTuple):
    """Who owes what to whom, by when, and what is recorded of it."""

    debtor: tuple[Name, ...]
    creditor: tuple[Name, ...]
    action: str
    due: str
    state: str
    state_label: str
    evidence: tuple[CitedWork, ...]


class Told(NamedTuple):
    """Everything about one event, in words; empty strings and tuples where nothing is known."""

    id: str
    lang: str
    title: str
    title_lang: str
    summary: str
    summary_lang: str
    description: str
    description_lang: str
    when: str
    when_text: str
    mark: str
    kind: str
    kind_label: str
    status: str
    status_label: str
    standing: str
    standing_label: str
    people: tuple[Name, ...]
    places: tuple[Name, ...]
    tags: tuple[str, ...]
    claims: tuple[ToldClaim, ...]
    works: tuple[CitedWork, ...]
    relations: tuple[ToldRelation, ...]
    quantities: tuple[str, ...]
    commitment: ToldCommitment | None
    media: tuple[Record, ...]
    withdrawn: str

    @property
    def headline(self) -> str:
        """The title, with a mark where the event no longer stands or was not to be had."""
        mark = self.status_label if self.status in UNREAL else ""
        if self.withdrawn:
            mark = words.label(self.lang, "state", "withdrawn")
        return f"[{mark}] {self.title}" if mark else self.title

    @property
    def tombstone(self) -> str:
        """Why the event no longer stands; "" where it does."""
        name = words.label(self.lang, "page", "withdrawn") if self.withdrawn else ""
        return f"{name}: {self.withdrawn}" if name else ""
