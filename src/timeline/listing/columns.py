"""The columns of a listing: what each is called and how it is worked out of a match."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from timeline import files
from timeline.chronicle.row import citations
from timeline.chronicle.timeline import Entry, Timeline
from timeline.dates import FOREVER
from timeline.errors import TimelineError
from timeline.listing.answer import due_zone, instant, moment
from timeline.listing.tables import Tone, TonedCell
from timeline.query import Match
from timeline.text import did_you_mean, fold
from timeline.words.bounds import days_between
from timeline.words.description import Told
from timeline.words.speech import speech
from timeline.words.told import Teller

if TYPE_CHECKING:
    from timeline.listing.bar import BarScale

STANDING_TONES: Mapping[str, Tone] = {
    "confirmed": "good", "reported": "", "alleged": "doubt", "disputed": "bad", "retracted": "bad",
    "unsourced": "doubt",
}  # fmt: skip
DUE_TONES: Mapping[str, Tone] = {
    "overdue": "bad",
    "possibly-overdue": "doubt",
    "passed": "doubt",
    "settled": "good",
}


class Lister:
    """Makes rows of matches, in one language.

    `codes` keeps codes as they are, for programs; `words` (folded) are those of a search, which
    titles have marked where `mark` says so.
    """

    def __init__(
        self,
        timeline: Timeline,
        lang: str,
        *,
        now: int,
        tz: str = "",
        codes: bool = True,
        bar_width: int = 0,
        words: tuple[str, ...] = (),
        mark: bool = True,
    ) -> None:
        self.timeline = timeline
        self.teller = Teller(timeline, lang, tz=tz)
        self.lang = self.teller.lang
        self.now = now
        self.codes = codes
        self.bar_width = bar_width
        self.words = words
        self.mark = mark
        self.scale: BarScale | None = None
        self._told: tuple[str, Told] | None = None

    def rows(
        self, matches: Iterable[tuple[str, Match]], fields: Sequence[str]
    ) -> list[dict[str, Any]]:
        """A row a match with these fields; each match comes with the name of its group."""
        listed = list(matches)
        if "bar" in fields:
            from timeline.listing.bar import scale  # what a pipe gets has no bar

            self.scale = scale((match.entry.resolved for _, match in listed), self.bar_width or 16)
        rows = []
        before: Entry | None = None
        for group, match in listed:
            row = {name: FIELDS[name][0](self, match) for name in fields if name in FIELDS}
            if "group" in fields:
                row["group"] = group or None
            if "delta" in fields:
                row["delta"] = _delta(before, match.entry)
            before = match.entry
            rows.append(row)
        return rows

    def headings(self, fields: Sequence[str]) -> dict[str, str]:
        """The columns with their headings in the language of the output."""
        found = {name: self.teller.label("heading", name) for name in fields}
        if "bar" in found:
            from timeline.listing.bar import heading

            found["bar"] = heading(self.scale) if self.scale else ""
        for mark in ("match", "group"):
            if mark in found and not self.codes:
                found[mark] = ""
        return found

    def told(self, match: Match) -> Told:
        """Everything about the event in words; kept for the other columns of its row."""
        if self._told is None or self._told[0] != match.entry.id:
            self._told = match.entry.id, self.teller.tell(match.entry)
        return self._told[1]


Value = Callable[[Lister, Match], Any]


def _delta(before: Entry | None, entry: Entry) -> str | None:
    """The days from the start before to this one, `+3d`, or as a range where they are vague."""
    if before is None:
        return None
    a1, a2, *_ = before.resolved.days
    b1, b2, *_ = entry.resolved.days
    if a1 is None or a2 is None or b1 is None or b2 is None or max(map(abs, (a2, b2))) >= FOREVER:
        return "?"
    least, most = b1 - a2, b2 - a1
    return f"{least:+d}d" if least == most else f"{least:+d}…{most:+d}d"


def _moment(index: int) -> Value:
    return lambda lister, match: moment(match.entry.resolved, index, lister.teller.tz)


def _record(key: str) -> Value:
    return lambda lister, match: match.entry.record.get(key)


def _title(lister: Lister, match: Match) -> str:
    title = lister.teller.title(match.entry.id)
    if lister.words and lister.mark:
        from timeline.listing.found import marked

        title = marked(title, lister.words)
    fate = lister.teller.fate(match.entry.record)
    if fate:
        return TonedCell(f"[{fate}] {title}", "faint")
    if match.entry.record.get("draft"):
        return TonedCell(f"[{lister.teller.label('heading', 'draft')}] {title}", "faint")
    if lister.codes:  # forms that show no colour need not know how well it is attested
        return title
    return TonedCell(title, STANDING_TONES.get(match.entry.standing.value, ""))


def _found(lister: Lister, match: Match) -> str | None:
    from timeline.listing.found import excerpt  # only searches mark what they found

    if any(word in fold(lister.teller.title(match.entry.id)) for word in lister.words):
        return None
    return excerpt(match.entry, lister.words, lister.lang) or None


def _when(lister: Lister, match: Match) -> str:
    """The time in words; of one counted from another event, only the days it comes to."""
    when = match.entry.resolved
    tone: Tone = "faint" if when.undated else "doubt" if when.qualified else ""
    if _is_relative(match.entry.record["when"]):
        days = days_between(speech(lister.lang), when.days.s1, when.days.e2)
        if days:
            return TonedCell(days, tone)
    return TonedCell(lister.teller.when(match.entry), tone)


def _is_relative(when: Any) -> bool:
    """Whether a time, or a part of it, is told from another event."""
    return isinstance(when, dict) and (
        "relative" in when or any(_is_relative(part) for part in when.values())
    )


def _when_told(lister: Lister, match: Match) -> str:
    return lister.teller.when(match.entry)


def _match(lister: Lister, match: Match) -> str:
    if lister.codes:
        return match.verdict
    return TonedCell("" if match.verdict == "certain" else "?", "doubt")


def _standing(lister: Lister, match: Match) -> str:
    value = match.entry.standing.value
    tone = STANDING_TONES.get(value, "")
    if lister.codes:
        return TonedCell(value, tone)
    return TonedCell(lister.teller.label("standing", value), tone)


def _code(group: str) -> Value:
    def value(lister: Lister, match: Match) -> str | None:
        code = match.entry.record.get(group)
        if code is None or lister.codes:
            return code
        return lister.teller.label(group, code)

    return value


def _bar(lister: Lister, match: Match) -> str:
    from timeline.listing.bar import bar

    return bar(match.entry.resolved, lister.scale) if lister.scale else ""


def _due(lister: Lister, match: Match) -> str | None:
    state = match.entry.due(lister.now)
    return (
        TonedCell(lister.teller.due(match.entry), DUE_TONES.get(state.verdict, ""))
        if state
        else None
    )


def _overdue(lister: Lister, match: Match) -> str | None:
    state = match.entry.due(lister.now)
    return TonedCell(state.verdict, DUE_TONES.get(state.verdict, "")) if state else None


def _days_left(lister: Lister, match: Match) -> int | None:
    state = match.entry.due(lister.now)
    return state.days_left if state else None


def _said(name: str) -> Value:
    return lambda lister, match: getattr(lister.told(match), name) or None


def _names(name: str) -> Value:
    return lambda lister, match: [one.name for one in getattr(lister.told(match), name)]


def _people(lister: Lister, match: Match) -> list[str]:
    """Those who take part, and those who owe or are owed."""
    told = lister.told(match)
    owed = told.commitment
    both = (*told.people, *(owed.debtor if owed else ()), *(owed.creditor if owed else ()))
    return list(dict.fromkeys(one.name for one in both))


def _works(lister: Lister, match: Match) -> list[str]:
    """The titles of all works that the event cites: its own, its claims', its evidence."""
    works = (lister.teller.work(one) for one in citations(match.entry.record))
    return list(dict.fromkeys(work.title for work in works))


def _voices(lister: Lister, match: Match) -> list[str]:
    found = (claim.by for claim in lister.told(match).claims if claim.by)
    return list(dict.fromkeys(found))


def _by(lister: Lister, match: Match) -> str | None:
    by = match.entry.by
    if not by or lister.codes:
        return by or None
    return lister.teller.told_by(by)


def _notes(lister: Lister, match: Match) -> str | None:
    return lister.teller.notes(match.entry) or None


def _due_moment(lister: Lister, match: Match) -> str | None:
    state = match.entry.due(lister.now)
    zone = due_zone(match.entry, lister.teller.tz)
    return instant(state.last, zone) if state else None


# A column's name, how it is worked out, and what it holds.
FIELDS: dict[str, tuple[Value, str]] = {
    "id": (lambda lister, match: match.entry.id, "the event's id"),
    "when": (_when, "its time in words, as short as possible"),
    "when_told": (_when_told, "its time in words, with the event that it is relative to"),
    "title": (_title, "its title in the language of the output"),
    "start": (_moment(0), "the earliest moment at which it may have begun"),
    "start_latest": (_moment(1), "the latest moment at which it may have begun"),
    "end_earliest": (_moment(2), "the earliest moment at which it may have ended"),
    "end": (_moment(3), "the latest moment at which it may have ended"),
    "match": (_match, "certain or possible; in tables '?' marks what is only possible"),
    "bar": (_bar, "a bar: solid where it certainly was, dotted where it may have been"),
    "kind": (_code("kind"), "its kind"),
    "status": (_code("status"), "its status"),
    "standing": (_standing, "how it is attested"),
    "who": (_people, "those taking part"),
    "place": (_names("places"), "where it was"),
    "tags": (lambda lister, match: list(match.entry.record.get("tags", ())), "its tags"),
    "sources": (_works, "the titles of all works that it cites"),
    "voices": (_voices, "those who make claims about it"),
    "summary": (_said("summary"), "its summary"),
    "description": (_said("description"), "its description, as Markdown"),
    "language": (_record("language"), "the language of its material"),
    "due": (_due, "the deadline of its commitment in words"),
    "deadline": (_due_moment, "the deadline as a moment"),
    "days_left": (_days_left, "the days to the deadline; negative when it has passed"),
    "overdue": (_overdue, "pending, possibly-overdue, overdue, passed or settled"),
    "found": (_found, "where the words of a search occur, marked"),
    "by": (_by, "whose time it is, with --as-told-by: the editors' or the voice's"),
    "draft": (lambda lister, match: bool(match.entry.record.get("draft")), "whether it is a draft"),
    "notes": (_notes, "the editors' notes"),
    "path": (lambda lister, match: files.shown(match.entry.path), "its file"),
    "created": (_record("created"), "when its file was written"),
    "modified": (_record("modified"), "when its file was last changed"),
    "revision": (_record("revision"), "how often it was changed"),
}
# Columns that rest on the rows beside them.
BESIDE = {"group": "the group it is listed in", "delta": "the days since the previous event"}


def check_fields(text: str) -> tuple[str, ...]:
    """The fields that `--fields` names; an unknown one is a `TimelineError` with the nearest."""
    known = (*FIELDS, *BESIDE)
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"expected one of {', '.join(known)}"
            raise TimelineError(f"no column is called '{name}'", hint=hint)
    if not names:
        raise TimelineError("--fields names no column", hint=f"expected some of {', '.join(known)}")
    return names
