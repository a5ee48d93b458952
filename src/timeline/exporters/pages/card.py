"""The card of one event in one language, as HTML, and the parts that other pages take from it.

Written as functions, not as a template: with thousands of events in several languages these are
most of a page, and calls between templates took most of the time. Every value goes through `safe`.
Closing tags that HTML does not need are left out.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.view import EventView, Medium
from timeline.exporters.pages.words import PageWords, direction
from timeline.exporters.picture.markup import safe_url
from timeline.exporters.picture.markup import xml as safe
from timeline.words.description import CitedWork, Name, ToldClaim, ToldCommitment, ToldRelation

T = TypeVar("T")


class Page(Protocol):
    """The page, in one language, that a card stands in.

    `known` are the ids of the events that it can lead to, `cast` those of people, bodies, places.
    """

    @property
    def lang(self) -> str: ...
    @property
    def words(self) -> PageWords: ...
    @property
    def frame(self) -> Frame: ...
    @property
    def known(self) -> frozenset[str]: ...
    @property
    def cast(self) -> frozenset[str]: ...
    def permalink(self, id: str) -> str:
        """The lasting address of an event."""
        ...

    def near(self, id: str) -> str:
        """The address of an event that is quickest to go to from the page."""
        ...


Write = Callable[[T, Page], str]


def ui(words: str, page: Page) -> str:
    """Words of the page itself, marked as English where the language has none of its own."""
    return (
        f'<bdi lang="en" dir="ltr">{safe(words)}</bdi>' if page.words.is_borrowed else safe(words)
    )


def spoken(lang: str, page: Page) -> str:
    """The attributes of an element whose text is in another language than its page."""
    if not lang or lang in (page.lang, "mul"):
        return ""
    return f' lang="{safe(lang)}" dir="{direction(lang)}"'


def person(id: str, name: str, page: Page) -> str:
    """A name, which leads to what is known of the person, body or place."""
    shown = _apart(name)
    return f'<a href="{safe(page.frame.of(id))}">{shown}</a>' if id in page.cast else shown


def pictures(media: Iterable[Medium], page: Page) -> str:
    """The pictures of an event; once, whatever languages there are: they may stand in the page."""
    return "".join(map(_picture, media))


def card(view: EventView, page: Page, level: int) -> str:
    """All of an event: below a heading of level 1 as it is, of level 3 to be opened."""
    made = details(view, page)
    return _card(view, page, level, made if level == 1 else _folded(made, page))


def bare(view: EventView, page: Page) -> str:
    """A card whose details are filled in by the script, with a line of who and where."""
    line = f"<p class=by>{safe(view.line)}\n" if view.line else ""
    return _card(view, page, 3, f"{line}{_folded('', page)}")


def details(view: EventView, page: Page) -> str:
    """What a card shows when it is opened."""
    return "".join(parts(view, page))


def parts(view: EventView, page: Page) -> tuple[str, str, str]:
    """The details in parts that come again: why it stands so, who says what, all else."""
    why = f"<p class=why>{ui(view.why, page)}\n"
    return why, _voices(view.told.claims, page), _facts(view, page)


def _voices(claims: Sequence[ToldClaim], page: Page) -> str:
    """Who says what, side by side, each voice with its own words and works."""
    said = "".join(_voice(one, page) for one in claims)
    return f"<div class=voices>{said}</div>\n" if said else ""


def _facts(view: EventView, page: Page) -> str:
    """The description, and all that is told of the event beside its claims."""
    told, prose = view.told, ""
    if view.prose:
        prose = f'<div class="prose"{spoken(told.description_lang, page)}>{view.prose}</div>\n'
    rows = (
        _row("who", _names(told.people, page), page),
        _row("where", _names(told.places, page), page),
        _rows("figures", told.quantities, _line, page),
        _rows("sources", told.works, _work, page),
        _rows("related", told.relations, _relation, page),
        _rows("media", view.media, _medium, page),
    )
    listed = "".join(rows)
    return f"{prose}<dl>{listed}</dl>\n" if listed else prose


def _card(view: EventView, page: Page, level: int, rest: str) -> str:
    told = view.told
    title = safe(told.title)
    if level == 3:
        title = f'<a href="{safe(page.permalink(told.id))}">{title}</a>'
    parts = [
        f"<p class=when>{_when(view, page)}\n",
        f"<div class=tell><h{level}{spoken(told.title_lang, page)}>{title}</h{level}>\n",
        f"<p class=meta>{_meta(view, page)}\n",
    ]
    if told.withdrawn:
        parts.append(f"<p>{ui(page.words['withdrawn'], page)}: {safe(told.withdrawn)}\n")
    if told.summary:
        parts.append(f"<p class=sum{spoken(told.summary_lang, page)}>{safe(told.summary)}\n")
    if told.commitment:
        parts.append(_promise(told.commitment, page))
    return "".join((*parts, rest, "</div>"))


def _when(view: EventView, page: Page) -> str:
    told = view.told
    when = ui(told.when, page)
    if view.exact:
        when = f'<time datetime="{view.exact}">{when}</time>'
    if told.when_text and told.when_text not in told.when:
        when += f"<small>{_apart(told.when_text)}</small>"
    return when


def _meta(view: EventView, page: Page) -> str:
    """What kind of event it is, whether it took place, how it stands, and its tags."""
    told = view.told
    parts = [ui(told.kind_label, page)] if told.kind_label else []
    if told.status_label and told.status != "occurred":
        parts.append(f'<i class="{safe(told.status)}">{ui(told.status_label, page)}</i>')
    parts.append(f'<b class="{told.standing}">{ui(told.standing_label, page)}</b>')
    parts += [ui(page.words["possible"], page)] if view.possible else []
    parts += [_apart(f"#{tag}") for tag in view.tags]
    return " · ".join(parts)


def _folded(made: str, page: Page) -> str:
    more = ui(page.words["more"], page)
    return f"<details><summary>{more}</summary>{made}</details>"


def _apart(text: str) -> str:
    """A name or a date among words that may run the other way."""
    return f"<bdi>{safe(text)}</bdi>"


def _line(text: str, _: Page) -> str:
    return _apart(text)


def _out(url: str, words: str) -> str:
    """A link to elsewhere."""
    return f'<a href="{safe(url)}" rel="nofollow noopener noreferrer">{words}</a>'


def _names(names: Sequence[Name], page: Page) -> str:
    return ", ".join(_named(name, page) for name in names)


def _named(name: Name, page: Page) -> str:
    shown = person(name.id, name.name, page)
    return f"{shown} <small>({ui(name.role_label, page)})</small>" if name.role_label else shown


def _work(one: CitedWork, page: Page) -> str:
    """A work as a reference is printed, with the copy of it that lasts and what is quoted."""
    url, kept, lang = safe_url(one.url), safe_url(one.archive), spoken(one.lang, page)
    title = f"<span{lang}>{safe(one.title)}</span>" if lang else safe(one.title)
    made = [f"{_apart(one.authors)}. "] if one.authors else []
    made.append(_out(url, title) if url else f"<cite>{title}</cite>")
    made += [f", {_apart(part)}" for part in (one.publisher, one.issued, one.locator) if part]
    made += [f" ({_out(kept, ui(page.words['archived'], page))})"] if kept else []
    made += [f": <q>{safe(one.quote)}</q>"] if one.quote else []
    return "".join(made)


def _medium(one: Medium, _: Page) -> str:
    text = safe(one.text)
    shown = _out(one.url, text) if one.url else text
    return f"{shown} <small>({_apart(one.credit)})</small>" if one.credit else shown


def _picture(one: Medium) -> str:
    size = f'width="{one.width}" height="{one.height}"'
    image = f'<img loading="lazy" src="{safe(one.src)}" {size} alt="{safe(one.text)}">'
    credit = f"<figcaption>{_apart(one.credit)}</figcaption>" if one.credit else ""
    return f"<figure class=shown>{image}{credit}</figure>"


def _relation(one: ToldRelation, page: Page) -> str:
    title = _apart(one.title)
    if one.id in page.known:
        title = f'<a href="{safe(page.near(one.id))}">{title}</a>'
    return f"{ui(one.label, page)}: {title}"


def _row(key: str, body: str, page: Page) -> str:
    return f"<dt>{ui(page.words[key], page)}<dd>{body}\n" if body else ""


def _rows(key: str, items: Sequence[T], write: Write[T], page: Page) -> str:
    """A row of things: one as it is, several as a list."""
    if not items:
        return ""
    made = [write(item, page) for item in items]
    return _row(key, "".join(made) if len(made) < 2 else _listed(made), page)


def _listed(made: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}' for one in made)}</ul>"


def _promise(deal: ToldCommitment, page: Page) -> str:
    action = f"<p>{_apart(deal.action)}</p>\n" if deal.action else ""
    rows = (
        _row("owed_by", _names(deal.debtor, page), page),
        _row("owed_to", _names(deal.creditor, page), page),
        _row("due", _apart(deal.due) if deal.due else "", page),
        _row("state", ui(deal.state_label, page), page),
        _rows("evidence", deal.evidence, _work, page),
    )
    name = ui(page.words["commitment"], page)
    return f"<div class=promise><b>{name}</b>\n{action}<dl>\n{''.join(rows)}</dl></div>\n"


def _voice(one: ToldClaim, page: Page) -> str:
    notes = [f" <small>({safe(one.about)})</small>"] if one.about else []
    notes += [f" <small>{ui(one.at, page)}</small>"] if one.at else []
    notes += [f": <b>{ui(one.when, page)}</b>"] if one.when else []
    said = ""
    if one.said:
        said = f"<blockquote{spoken(one.said_lang, page)}>{safe(one.said)}</blockquote>\n"
    cited = "".join(f"<p class=cited>{_work(work, page)}" for work in one.works)
    who = f"<b>{person(one.id, one.by, page)}</b> {ui(one.stance_label, page)}"
    return f'<div class="voice {safe(one.stance)}"><p>{who}{"".join(notes)}\n{said}{cited}</div>'
