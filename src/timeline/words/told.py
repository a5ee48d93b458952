"""One event in words of one language: the one source of words for every page, file and answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline import words
from timeline.chronicle.entities import choose
from timeline.chronicle.resolve import Deadline, Resolved, moved
from timeline.chronicle.timeline import EDITORS, Entry, Timeline
from timeline.format.untyped import Record
from timeline.words.description import (
    UNREAL,
    CitedWork,
    Name,
    Told,
    ToldClaim,
    ToldCommitment,
    ToldRelation,
)


class Teller:
    """Tells the events of one timeline in one language; clock times as in the zone `tz`, if any."""

    def __init__(self, timeline: Timeline, lang: str | None = None, *, tz: str = "") -> None:
        self.timeline = timeline
        self.tz = tz
        self.languages = timeline.settings.languages
        self.lang = lang or self.languages[0]

    def tell(self, entry: Entry) -> Told:
        """All about `entry`."""
        record = entry.record
        title, title_lang = self.text(record["title"])
        summary, summary_lang = self.text(record.get("summary"))
        description, description_lang = self.text(record.get("description"))
        return Told(
            id=entry.id,
            lang=self.lang,
            title=title,
            title_lang=title_lang,
            summary=summary,
            summary_lang=summary_lang,
            description=description,
            description_lang=description_lang,
            when=self.when(entry),
            when_text=self._when_text(record["when"]),
            mark=words.short_mark(entry.resolved, self.lang),
            **self._labels(entry),
            people=tuple(map(self.name, record.get("participants", ()))),
            places=tuple(map(self.name, record.get("places", ()))),
            tags=tuple(record.get("tags", ())),
            claims=tuple(self._claims(entry)),
            works=tuple(map(self.work, record.get("sources", ()))),
            relations=tuple(self._relations(record)),
            quantities=tuple(self._quantities(record)),
            commitment=self._commitment(entry),
            media=tuple(record.get("media", ())),
            withdrawn=self.text(record.get("withdrawn", {}).get("reason"))[0],
        )

    def title(self, id: str) -> str:
        """The title of the event called `id`; the id itself where there is none."""
        entry = self.timeline.titled(id)
        return self.text(entry.record["title"])[0] if entry else id

    def when(self, entry: Entry) -> str:
        """The event's time in words."""
        known = entry.resolved
        when, place = self._moved(entry.record["when"], known)
        return words.when_words(when, self.lang, title_of=self.title, resolved=known, place=place)

    def due(self, entry: Entry) -> str:
        """The deadline of the event's commitment in words, or ""."""
        deadline = entry.deadline
        if deadline is None:
            return ""
        due, place = self._moved(entry.record["commitment"]["due"], deadline)
        return words.due_words(due, self.lang, title_of=self.title, deadline=deadline, place=place)

    def _moved(self, time: Any, known: Resolved | Deadline) -> tuple[Any, str]:
        """A time on the clocks of `tz`, and that zone; as it is, and "", where none moves."""
        # What is at fault may name a zone that there is not: there is nothing to move it from.
        if not self.tz or known.zone == self.tz or known.fault is not None:
            return time, ""
        there = moved(time, home=known.zone, to=self.tz)
        return (time, "") if there is None else (there, self.tz)

    def standing(self, entry: Entry) -> str:
        """How the event is attested, with its voices where it is only alleged."""
        found = entry.standing
        voices = [self.voice(voice) for voice in found.voices]
        return words.standing_words(found.value, voices, self.lang, because=found.because)

    def _labels(self, entry: Entry) -> dict[str, str]:
        record = entry.record
        kind, status = record.get("kind", ""), record.get("status", "")
        return {
            "kind": kind,
            "kind_label": self.label("kind", kind),
            "status": status,
            "status_label": self.label("status", status),
            "standing": entry.standing.value,
            "standing_label": self.standing(entry),
        }

    def label(self, group: str, key: str) -> str:
        """The word for a code: the timeline's own label, else the language's, else the code."""
        if not key:
            return ""
        own = self.timeline.settings.labels.get(group, {}).get(key)
        return self.text(own)[0] if own else words.label(self.lang, group, key)

    def fate(self, record: Mapping[str, Any]) -> str:
        """The word for an event that did not take place as told, or not yet; "" for others."""
        if "withdrawn" in record:
            return self.label("state", "withdrawn")
        status = record.get("status", "")
        return self.label("status", status) if status in UNREAL else ""

    def text(self, text: Any) -> tuple[str, str]:
        """The words of a text, and the language that they are in; two "" where there is none."""
        return choose(text, self.lang, self.languages) if text is not None else ("", "")

    def notes(self, entry: Entry) -> str:
        """The editors' notes, which the timeline at hand may not have."""
        return self.text(entry.record.get("notes"))[0]

    def origin(self, entry: Entry) -> str:
        """Where the event was imported from: the source's name, and its key there."""
        origin = entry.record.get("origin", {})
        return " · ".join(origin[key] for key in ("source", "key") if key in origin)

    def _when_text(self, when: Any) -> str:
        return self.text(when.get("text"))[0] if isinstance(when, dict) else ""

    def told_by(self, by: str) -> str:
        """Whose time an event stands at: the editors', or the voice's name."""
        if by == EDITORS:
            return words.label(self.lang, "heading", "editors")
        kind, _, id = by.partition(":")
        if kind == "entity":
            return self.entity(id)
        if kind == "source":
            return self.work({"source": id}).title
        return id

    def voice(self, voice: Mapping[str, Any]) -> str:
        """The name of a voice: an actor, or a cited work that speaks itself."""
        if "source" in voice or "title" in voice:
            return self.work(voice).title
        return self.name(voice).name

    def name(self, actor: Mapping[str, Any]) -> Name:
        """An actor or a place of an event."""
        role = actor.get("role", "")
        geo = self._geo(actor)
        return Name(
            name=self._actor_name(actor),
            id=actor.get("entity", ""),
            role=role,
            role_label=self.label("role", role) if role else "",
            of=actor.get("of", ""),
            geo=(geo["lat"], geo["lon"]) if geo else None,
            precision=self.label("place_precision", actor.get("precision", "")),
        )

    def _geo(self, actor: Mapping[str, Any]) -> Record | None:
        if "geo" in actor or "entity" not in actor:
            return actor.get("geo")
        return self.timeline.entities.records.get(actor["entity"], {}).get("geo")

    def _actor_name(self, actor: Mapping[str, Any]) -> str:
        if "entity" in actor:
            return self.timeline.entities.name(actor["entity"], self.lang, self.languages)
        if "name" in actor:
            return self.text(actor["name"])[0]
        return self.entity(actor.get("of", ""))

    def entity(self, id: str) -> str:
        """The name of the entity called `id`; the id itself where there is none."""
        return self.timeline.entities.name(id, self.lang, self.languages)

    def _claims(self, entry: Entry) -> Iterator[ToldClaim]:
        for number, claim in enumerate(entry.record.get("claims", ())):
            made = self.claim(claim)
            yield made._replace(when=self._told_when(entry, number)) if "when" in claim else made

    def _told_when(self, entry: Entry, number: int) -> str:
        """When the event was as one of its claims tells it."""
        from timeline.chronicle.telling import told  # few claims tell a time of their own

        known = told(entry, number)
        own = entry.record["claims"][number]["when"]
        when, place = self._moved(own, known)
        said = words.when_words(when, self.lang, title_of=self.title, resolved=known, place=place)
        text = self._when_text(own)
        return f"{said} ({text})" if text and text not in said else said

    def claim(self, claim: Mapping[str, Any]) -> ToldClaim:
        """A claim of an event."""
        by = claim.get("by")
        works = tuple(map(self.work, claim.get("sources", ())))
        speaker = self.name(by).name if by else (works[0].title if works else "")
        said, said_lang = self.text(claim.get("text"))
        at = words.date_words(claim["at"], self.lang) if "at" in claim else ""
        stance, about = claim["stance"], claim.get("about", "")
        return ToldClaim(
            by=speaker,
            works=works,
            line=words.claim_words(stance, speaker, self.lang, text=said, at=at, about=about),
            id=by.get("entity", "") if by else "",
            stance=stance,
            stance_label=self.label("stance", stance),
            said=said,
            said_lang=said_lang,
            at=at,
            about=about,
        )

    def work(self, citation: Mapping[str, Any]) -> CitedWork:
        """The work that a citation names, with what the citation says of it."""
        key = citation.get("source", "")
        known = self.timeline.sources.get(key, {}) if key else citation
        title, lang = self._source_title(known, key)
        issued = known.get("issued")
        quote = citation.get("quote", "")
        return CitedWork(
            key=key or title,
            title=title,
            lang=lang,
            authors=", ".join(self._author(author) for author in known.get("authors", ())),
            publisher=self.text(known.get("publisher"))[0],
            issued=words.date_words(issued, self.lang) if issued else "",
            url=known.get("url", "") or known.get("archive_url", ""),
            archive=known.get("archive_url", "") if known.get("url") else "",
            locator=citation.get("locator", ""),
            quote=self.text(quote)[0] if quote else "",
        )

    def _source_title(self, known: Mapping[str, Any], key: str) -> tuple[str, str]:
        """A title in the source's own language where it is a plain string."""
        title = known.get("title", key)
        if isinstance(title, str):
            return title, known.get("language", self.languages[0])
        return self.text(title)

    def _author(self, author: Any) -> str:
        return author if isinstance(author, str) else self.name(author).name

    def _relations(self, record: Record) -> Iterator[ToldRelation]:
        for relation in record.get("relations", ()):
            yield ToldRelation(
                type=relation["type"],
                label=self.label("relation", relation["type"]),
                id=relation["to"],
                title=self.title(relation["to"]),
            )

    def _quantities(self, record: Record) -> Iterator[str]:
        for quantity in record.get("quantities", ()):
            yield words.quantity_words(
                quantity, self.lang, measure=self.text(quantity["measure"])[0]
            )

    def _commitment(self, entry: Entry) -> ToldCommitment | None:
        commitment = entry.record.get("commitment")
        if commitment is None:
            return None
        return ToldCommitment(
            debtor=tuple(map(self.name, commitment.get("debtor", ()))),
            creditor=tuple(map(self.name, commitment.get("creditor", ()))),
            action=self.text(commitment.get("action"))[0],
            due=self.due(entry),
            state=commitment.get("state", "unknown"),
            state_label=self._state(commitment),
            evidence=tuple(map(self.work, commitment.get("evidence", ()))),
        )

    def _state(self, commitment: Record) -> str:
        """What became of a commitment, and the day of it: met then, or so as of then."""
        state, day = commitment.get("state", "unknown"), commitment.get("state_as_of")
        met_on = commitment.get("met_on") if state == "met" else None
        said = self._on("met", met_on) if met_on else self.label("state", state)
        return f"{said} ({self._on('on', day)})" if day and day != met_on else said

    def _on(self, phrase: str, day: str) -> str:
        return self.label("page", phrase).replace("{when}", words.date_words(day, self.lang))
