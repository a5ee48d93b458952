"""A chronology to publish: headings, dates in words, who says so, and sources as footnotes.

`--style prose` gives each event a paragraph of its own, `--style table` a row. Text from the data
is escaped; a description that is Markdown itself is kept as it is wherever it cannot break the text
around it.

Example: timeline export markdown --since 2024 --style table -o chronology.md
Example: timeline export markdown --headings month --front-matter --mermaid
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.chronicle.entities import choose
from timeline.chronicle.timeline import Timeline
from timeline.dates.calendar import civil_from_days
from timeline.exporters import TZ, Rendered
from timeline.exporters.pages import markdown as md
from timeline.exporters.picture import mermaid as diagram
from timeline.exporters.picture.extent import DAY, extent
from timeline.exporters.picture.labels import month_label, year_label
from timeline.exporters.picture.markup import plain
from timeline.query import Match
from timeline.registry import Option
from timeline.words import label
from timeline.words.description import CitedWork, Name, Told
from timeline.words.told import Teller

SUFFIX = ".md"
LIST = re.compile(r"^\s*-\s", re.MULTILINE)
OPTIONS = (
    Option("--style", str, "prose", ("prose", "table"), "A paragraph or a row for each event."),
    Option(
        "--headings",
        str,
        "year",
        ("year", "month", "none"),
        "What headings to put the events under.",
    ),
    Option("--front-matter", bool, False, help="Title and language as YAML at the top."),
    Option("--mermaid", bool, False, help="Add a Mermaid diagram, for up to 20 events."),
    TZ,
)


def render(
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str,
    stamp: int | None,
    style: str = "prose",
    headings: str = "year",
    front_matter: bool = False,
    mermaid: bool = False,
    tz: str = "",
) -> Rendered:
    """The chronology of these events."""
    writer = _Writer(timeline, lang, Teller(timeline, lang, tz=tz))
    parts = [
        *(writer.front() if front_matter else ()),
        f"# {md.text(writer.title)}",
        *(_picture(matches, writer.teller) if mermaid else ()),
    ]
    for heading, group in writer.groups(matches, headings):
        if heading:
            parts.append(f"## {md.text(heading)}")
        parts += writer.table(group) if style == "table" else writer.prose(group, bool(heading))
    parts += writer.footnotes()
    return Rendered(("\n\n".join(parts) + "\n").encode(), _notes(matches, pictured=mermaid))


def _notes(matches: Sequence[Match], *, pictured: bool) -> tuple[str, ...]:
    if not pictured or len(matches) <= diagram.MOST:
        return ()
    return (f"no Mermaid picture: {len(matches)} events; it shows up to {diagram.MOST}",)


def _picture(matches: Sequence[Match], teller: Teller) -> Iterator[str]:
    if 0 < len(matches) <= diagram.MOST:
        yield f"```mermaid\n{diagram.draw(matches, teller)}```"


@dataclass(slots=True)
class _Writer:
    """Writes events, and numbers the works that they cite."""

    timeline: Timeline
    lang: str
    teller: Teller
    cited: dict[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The timeline's title."""
        settings = self.timeline.settings
        return choose(settings.title or settings.id, self.lang, settings.languages)[0]

    def word(self, key: str) -> str:
        """A word of the page."""
        return label(self.lang, "page", key)

    def front(self) -> Iterator[str]:
        """Front matter: JSON strings are YAML strings too."""
        title = json.dumps(plain(self.title), ensure_ascii=False)
        yield f"---\ntitle: {title}\nlang: {json.dumps(self.lang)}\n---"

    def groups(self, matches: Sequence[Match], by: str) -> Iterator[tuple[str, list[Match]]]:
        """Events under their headings, in the order in which they come."""
        found: dict[str, list[Match]] = {}
        for match in matches:
            found.setdefault(self._heading(match, by), []).append(match)
        yield from found.items()

    def _heading(self, match: Match, by: str) -> str:
        if by == "none":
            return ""
        begin = extent(match.entry).begin
        if begin is None:
            return self.word("without_date")
        year, month, _ = civil_from_days(begin // DAY)
        if by == "month" and _is_known_to_a_month(match):
            return month_label(year, month, self.lang)
        return year_label(year, self.lang)

    def table(self, matches: Sequence[Match]) -> Iterator[str]:
        """One table."""
        heads = [self.word(key) for key in ("date", "event", "kind", "who", "standing")]
        rows = [heads, ["---"] * len(heads), *(self._row(match) for match in matches)]
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _row(self, match: Match) -> list[str]:
        told = self.teller.tell(match.entry)
        title = f"**{md.text(told.headline)}**{self._marks(told)}"
        who = "; ".join(md.text(str(name)) for name in told.people)
        return [
            md.text(told.when),
            title,
            md.text(told.kind_label),
            who,
            self._standing(match, told),
        ]

    def prose(self, matches: Sequence[Match], deeper: bool) -> Iterator[str]:
        """A heading and a few paragraphs for each event."""
        for match in matches:
            told = self.teller.tell(match.entry)
            yield f"{'###' if deeper else '##'} {md.text(told.headline)}"
            yield f"*{md.text(told.when)}* · {self._standing(match, told)}{self._marks(told)}"
            if told.withdrawn:
                yield md.text(told.tombstone)
            if told.summary:
                yield md.text(told.summary)
            if told.description:
                yield self._description(told.description)
            # Another sign than the description's own list has: else both would be one list.
            sign = "*" if LIST.search(told.description) else "-"
            facts = [f"{sign} {fact}" for fact in self._facts(told)]
            if facts:
                yield "\n".join(facts)

    def _description(self, description: str) -> str:
        calm = md.calmed(description)
        if md.is_calm(calm):
            return calm.strip("\n")
        lines = (md.text(line) for line in description.split("\n\n"))
        return "\n\n".join(line for line in lines if line)

    def _standing(self, match: Match, told: Told) -> str:
        """How it is attested and, where its date is too vague to be sure, that it may not match."""
        doubt = f" · {md.text(self.word('possible'))}" if match.verdict == "possible" else ""
        return f"{md.text(told.standing_label)}{doubt}"

    def _facts(self, told: Told) -> Iterator[str]:
        """Who, where, how much, who says so, and what is promised, a line each."""
        yield from self._fact("who", "; ".join(map(self._name, told.people)))
        yield from self._fact("where", "; ".join(map(self._name, told.places)))
        for line in told.quantities:
            yield from self._fact("figures", md.text(line))
        for claim in told.claims:
            yield from self._fact("claims", md.text(claim.line))
        deal = told.commitment
        if deal is not None:
            yield from self._fact("commitment", md.text(deal.action))
            yield from self._fact("due", md.text(deal.due))
            yield from self._fact("state", md.text(deal.state_label))
        for other in told.relations:
            yield f"{md.text(other.label)}: {md.text(other.title)}"
        for medium in told.media:
            words = self.teller.text(medium.get("alt"))[0] or medium["url"]
            credit = self.teller.text(medium.get("credit"))[0]
            after = f" ({md.text(credit)})" if credit else ""
            yield from self._fact("media", f"{md.link(words, medium['url'])}{after}")

    def _fact(self, key: str, words: str) -> Iterator[str]:
        if words:
            yield f"{self.word(key)}: {words}"

    def _name(self, name: Name) -> str:
        return md.text(str(name))

    def _marks(self, told: Told) -> str:
        """The footnotes of all works that the event and its claims cite."""
        works = [*told.works, *(work for claim in told.claims for work in claim.works)]
        numbers = dict.fromkeys(map(self._number, works))
        return "".join(f"[^{number}]" for number in numbers)

    def _number(self, work: CitedWork) -> int:
        line = self._line(work)
        if line not in self.cited:
            self.cited[line] = len(self.cited) + 1
        return self.cited[line]

    def _line(self, work: CitedWork) -> str:
        """A work as its footnote names it."""
        before = f"{md.text(work.authors)}. " if work.authors else ""
        after = (work.publisher, work.issued, work.locator)
        quote = f": “{md.text(work.quote)}”" if work.quote else ""
        tail = "".join(f", {md.text(part)}" for part in after if part)
        kept = f" ({md.link(self.word('archived'), work.archive)})" if work.archive else ""
        return f"{before}{md.link(work.title, work.url)}{tail}{quote}{kept}"

    def footnotes(self) -> Iterator[str]:
        """All works that were cited, by number."""
        if self.cited:
            yield "\n".join(f"[^{number}]: {line}" for line, number in self.cited.items())


def _is_known_to_a_month(match: Match) -> bool:
    """Whether all days on which it may have begun are of one month."""
    first, last, *_ = match.entry.resolved.days
    if first is None or last is None:
        return False
    return civil_from_days(first)[:2] == civil_from_days(last)[:2]
