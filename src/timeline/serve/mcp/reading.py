"""The tools that read: each answers what the command of its name answers."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from timeline import api, registry
from timeline.chronicle.cleared import Show
from timeline.chronicle.published import published
from timeline.chronicle.timeline import Timeline
from timeline.chronicle.voices import found
from timeline.dates import ZoneError, zone
from timeline.errors import TimelineError
from timeline.findings import Finding
from timeline.format.models.vocabulary import STANCES
from timeline.format.untyped import Record
from timeline.listing import FIELDS, Lister
from timeline.listing import claims as claim_rows
from timeline.listing.answer import answer
from timeline.listing.counts import ALIASES, VALUES, counts, values
from timeline.listing.found import needles
from timeline.listing.owed import horizon, owed
from timeline.query import Match, Node, context, parse, select
from timeline.query.match import hints
from timeline.query.properties import known
from timeline.scale.engines.python import PythonEngine
from timeline.serve.mcp.answers import LONGEST, MOST, page, whole
from timeline.serve.mcp.duplicates import duplicates
from timeline.text import did_you_mean
from timeline.words.explain import explain
from timeline.words.told import Teller
from timeline.write import known_ids

SHOWN = Show(drafts=True)
COLUMNS = ("id", "title", "when", "start", "end", "kind", "standing", "match")
WHOLE = ("event", "resolved")
PRIVATE = ("notes",)
KEYS = known()
RULES = registry.names("timeline.validation.rules")
T = TypeVar("T")

Query = Annotated[
    str, Field(description="The filter language, such as 'kind:meeting since:2024'; '' is all.")
]
Limit = Annotated[int, Field(ge=0, description="The maximum number of items.")]
Offset = Annotated[int, Field(ge=0, description="How many items to skip.")]
Longest = Annotated[int, Field(ge=1000, description="The maximum number of characters.")]
Lang = Annotated[
    str, Field(description="The language of titles and words, such as 'es'; '' is the timeline's.")
]
Fields = Annotated[
    Sequence[str],
    Field(
        description="Columns of each event, of "
        + ", ".join(name for name in (*FIELDS, *WHOLE) if name not in (*PRIVATE, "bar", "path"))
        + "; 'event' is the whole record."
    ),
]


def asked(what: Callable[[], T]) -> T:
    """What a request gives; one that cannot be served is told to the agent with its remedy."""
    try:
        return what()
    except TimelineError as error:
        raise ToolError(
            f"{error.message}; {error.hint}" if error.hint else error.message
        ) from error


class ReadingTools:
    """The tools of one timeline folder; `now` gives the present in UTC seconds."""

    def __init__(self, root: Path, now: Callable[[], int]) -> None:
        self.root = root
        self.now = now

    def list(
        self,
        query: Query = "",
        certain: Annotated[bool, Field(description="Leave out what is only possible.")] = False,
        fields: Fields = COLUMNS,
        limit: Limit = MOST,
        offset: Offset = 0,
        lang: Lang = "",
        max_characters: Longest = LONGEST,
    ) -> str:
        """List the events that match a query, in the order of time.

        Drafts are among them. 'match' says whether an event matches certainly or only possibly,
        as its date is vague.
        """
        timeline = self.timeline()
        node = self._node(timeline, query)
        matches = select(timeline, node, certain=certain)
        rows = self._rows(timeline, matches[offset : offset + limit], fields, lang)
        # Passed over and not asked for: only the number of them counts.
        before = min(offset, len(matches))
        items = [*[None] * before, *rows, *[None] * (len(matches) - before - len(rows))]
        report = self._problems(timeline) | _hints(timeline, node)
        return page(report, "events", items, limit=limit, offset=offset, longest=max_characters)

    def search(
        self,
        words: Annotated[str, Field(description="Words, and terms such as since:2024.")],
        fields: Fields = (*COLUMNS, "found"),
        limit: Limit = MOST,
        offset: Offset = 0,
        lang: Lang = "",
        max_characters: Longest = LONGEST,
    ) -> str:
        """Find words in the titles, texts, names and tags of all events, in every language.

        All of them must be there; quotes hold a phrase together, and terms such as 'since:2024'
        narrow the search. 'found' shows where the words stand.
        """
        if not needles(self._node(self.timeline(), words)):
            raise ToolError("no words to search for")
        return self.list(
            words,
            fields=fields,
            limit=limit,
            offset=offset,
            lang=lang,
            max_characters=max_characters,
        )

    def show(
        self,
        id: Annotated[str, Field(description="The event's id.")],
        fields: Annotated[
            Sequence[str], Field(description="Only these keys of the record; all by default.")
        ] = (),
        max_characters: Longest = LONGEST,
    ) -> str:
        """Show one event in full, with its bounds, its standing and what is due."""
        timeline = self.timeline()
        entry = asked(lambda: known_ids.found(timeline, id))
        told = answer(Match(entry, "certain"), now=self.now())
        for name in fields:
            if name not in KEYS:
                hint = did_you_mean(name, KEYS) or f"expected one of {', '.join(KEYS)}"
                raise ToolError(f"an event has no key '{name}'; {hint}")
        if fields:
            told["event"] = {key: told["event"][key] for key in fields if key in told["event"]}
        told["when"] = Teller(timeline).when(entry)
        return whole(told, max_characters)

    def stats(
        self,
        by: Annotated[
            str, Field(description=f"day, month, year, decade, century or {', '.join(VALUES)}.")
        ] = "year",
        query: Query = "",
        limit: Limit = 100,
        offset: Offset = 0,
        lang: Lang = "",
        max_characters: Longest = LONGEST,
    ) -> str:
        """Count events by a unit of time or by the values of a field.

        'certain' counts those that certainly belong to a row, 'possible' all that may.
        """
        timeline = self.timeline()
        node = self._node(timeline, query)
        engine, teller = PythonEngine(timeline), Teller(timeline, lang or None)
        unit, rows = asked(lambda: counts(engine, node, teller, by, top=None, certain=False))
        report = {"by": unit, "events": engine.sizes(node).events} | _hints(timeline, node)
        return page(report, "rows", rows, limit=limit, offset=offset, longest=max_characters)

    def values(
        self,
        field: Annotated[str, Field(description=f"One of {', '.join(VALUES)}.")],
        query: Query = "",
        limit: Limit = 100,
        offset: Offset = 0,
        lang: Lang = "",
        max_characters: Longest = LONGEST,
    ) -> str:
        """List what a field holds: the kinds, tags, people, places, sources there are.

        'value' is what queries and events take, 'name' what it is called.
        """
        field = ALIASES.get(field, field)
        if field not in VALUES:
            hint = did_you_mean(field, VALUES) or f"expected one of {', '.join(VALUES)}"
            raise ToolError(f"no field is called '{field}'; {hint}")
        timeline = self.timeline()
        node, teller = self._node(timeline, query), Teller(timeline, lang or None)
        rows = [row for row in values(PythonEngine(timeline), node, teller, field) if row["value"]]
        report = {"field": field} | _hints(timeline, node)
        return page(report, "rows", rows, limit=limit, offset=offset, longest=max_characters)

    def when(
        self,
        expression: Annotated[str, Field(description="'2004-06~', '4 February 2026', 'last week'")],
        lang: Lang = "",
    ) -> str:
        """Explain a date: its canonical form, its bounds, and what an event file would hold.

        'edtf' says whether the text itself may stand in a file, 'when' what does.
        """
        settings = self.timeline().settings
        return whole(
            explain(
                expression,
                lang or settings.languages[0],
                now=self.now(),
                tz=asked(lambda: _zone(settings.tz)),
            ),
            LONGEST,
        )

    def due(
        self,
        query: Query = "",
        overdue: Annotated[bool, Field(description="Only what is overdue.")] = False,
        settled: Annotated[bool, Field(description="Settled ones as well.")] = False,
        within: Annotated[str, Field(description="Not what is due later, such as '2w'.")] = "",
        limit: Limit = MOST,
        offset: Offset = 0,
        lang: Lang = "",
        max_characters: Longest = LONGEST,
    ) -> str:
        """List commitments that are not settled, what is overdue first.

        'possibly-overdue' is a vague deadline that may have passed, 'passed' a time that is up
        with no outcome recorded.
        """
        timeline, now = self.timeline(), self.now()
        node = self._node(timeline, query)
        matches = select(timeline, node)
        tz = timeline.settings.tz
        period = asked(lambda: horizon(within, now=now, tz=tz)) if within else None
        found = owed(matches, now=now, overdue=overdue, settled=settled, within=period)
        fields = ("id", "title", "due", "deadline", "days_left", "overdue")
        rows = self._rows(timeline, [one.match for one in found], fields, lang)
        return page(
            _hints(timeline, node), "rows", rows, limit=limit, offset=offset, longest=max_characters
        )

    def claims(
        self,
        query: Query = "",
        by: Annotated[str, Field(description="Only those of this voice: an id or a name.")] = "",
        stance: Annotated[str, Field(description="Only these, such as 'denies'.")] = "",
        source: Annotated[str, Field(description="Only those that cite this work.")] = "",
        contradictions: Annotated[
            bool, Field(description="Only pairs that cannot both be right.")
        ] = False,
        limit: Limit = MOST,
        offset: Offset = 0,
        lang: Lang = "",
        max_characters: Longest = LONGEST,
    ) -> str:
        """List who says what of which event, and where witnesses contradict each other."""
        timeline = self.timeline()
        teller = Teller(timeline, lang or None)
        node = self._node(timeline, query)
        matches = select(timeline, node)
        names = timeline.entities, timeline.sources
        voice = asked(lambda: found(by, timeline.voices(), *names)) if by else None
        if stance and stance not in STANCES:
            hint = did_you_mean(stance, STANCES) or f"expected one of {', '.join(STANCES)}"
            raise ToolError(f"no stance is called '{stance}'; {hint}")
        stances, works = ((stance,) if stance else ()), ((source,) if source else ())
        wanted = claim_rows.ClaimFilter(voice, stances, works, contradicting=contradictions)
        found_ones = claim_rows.said((match.entry for match in matches), wanted)
        rows = [claim_rows.row(one, teller) for one in found_ones]
        return page(
            _hints(timeline, node), "rows", rows, limit=limit, offset=offset, longest=max_characters
        )

    def validate(
        self,
        path: Annotated[
            str, Field(description="Only findings in files whose path begins like this.")
        ] = "",
        rule: Annotated[str, Field(description="Only findings of this rule or family.")] = "",
        limit: Limit = MOST,
        offset: Offset = 0,
        max_characters: Longest = LONGEST,
    ) -> str:
        """Check the whole timeline: every finding with path, line, rule, message and help.

        'rules' counts all findings by rule.
        """
        if rule and rule not in {part for name in RULES for part in (name, name.split("/")[0])}:
            hint = did_you_mean(rule, RULES) or "such as 'reference' or 'id/duplicate'"
            raise ToolError(f"no rule is called '{rule}'; {hint}")
        findings = [
            one
            for one in asked(lambda: api.validate(self.root))
            if one.path.startswith(path) and f"{one.rule}/".startswith(f"{rule}/" if rule else "")
        ]
        rules: dict[str, int] = {}
        for one in findings:
            rules[one.rule] = rules.get(one.rule, 0) + 1
        report = {
            "errors": sum(one.severity == "error" for one in findings),
            "rules": dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        }
        rows = [_finding(one) for one in findings]
        return page(report, "findings", rows, limit=limit, offset=offset, longest=max_characters)

    def check_duplicate(
        self,
        title: Annotated[str, Field(description="The title of the event to write.")],
        when: Annotated[Any, Field(description="Its time, as an event file has it.")] = None,
        who: Annotated[Sequence[str], Field(description="Ids or names of people.")] = (),
        limit: Limit = 10,
    ) -> str:
        """Find events that may be the same as one to be written: by title, time and people.

        'same' has its title and time; 'alike' says in 'why' what is like it. Look before 'new'.
        """
        found = asked(lambda: duplicates(self.timeline(), title, when, who))
        return page({}, "events", found, limit=limit, offset=0, longest=LONGEST)

    def timeline(self) -> Timeline:
        """The timeline as agents see it: drafts, but no notes and no origin."""
        loaded = asked(lambda: api.load(self.root))
        view = published(loaded, list(loaded.entries.values()), SHOWN)
        view.problems = loaded.problems
        return view

    def _node(self, timeline: Timeline, query: str) -> Node:
        """The question as it is understood now."""
        return asked(lambda: parse(query, context(timeline, now=self.now())))

    def _rows(
        self, timeline: Timeline, matches: Sequence[Match], fields: Sequence[str], lang: str
    ) -> Sequence[Record]:
        fields = fields or COLUMNS
        columns = [name for name in fields if name not in WHOLE]
        for name in columns:
            if name in PRIVATE:
                raise ToolError(f"'{name}' are for editors only and not shown")
            if name not in FIELDS:
                raise _no_column(name)
        code = lang or timeline.settings.languages[0]
        lister = Lister(timeline, code, now=self.now())
        rows = lister.rows((("", match) for match in matches), columns)
        for row, match in zip(rows, matches, strict=True):
            full = answer(match, now=self.now())
            row |= {name: full[name] for name in WHOLE if name in fields}
        return [{name: row[name] for name in fields if name in row} for row in rows]

    def _problems(self, timeline: Timeline) -> Record:
        """The files that could not be read, if any."""
        left_out = [str(problem) for problem in timeline.problems]
        if not left_out:
            return {}
        some = left_out[:5]
        return {"left_out": {"files": len(left_out), "some": some, "see": "validate"}}


def _no_column(name: str) -> ToolError:
    """What is said of a name that is no column; several in one text are none."""
    hint = did_you_mean(name, FIELDS) or f"expected names of {', '.join((*FIELDS, *WHOLE))}"
    return ToolError(f"no column is called '{name}'; {hint}")


def _hints(timeline: Timeline, node: Node) -> Record:
    """What is said of values of the question that no event has, if there are any."""
    said = [*hints(timeline, node)]
    return {"hints": said} if said else {}


def _zone(name: str) -> str:
    try:
        return zone(name).name
    except ZoneError as error:
        raise TimelineError(f"timeline.toml: tz: {error}") from error


def _finding(finding: Finding) -> Record:
    """A finding without what tells nothing."""
    told = {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "pointer": finding.pointer,
        "severity": finding.severity,
        "rule": finding.rule,
        "message": finding.message,
        "help": finding.help,
    }
    return {key: value for key, value in told.items() if value}
