"""An Atom feed of the latest changes, for feed readers.

Entries are ordered by their last change (`modified`, else `created`), never by the date of the
event: a feed reader would hide what happened long ago. An event that records no change gets the
time of SOURCE_DATE_EPOCH, or else a constant. Ids are stable, so a changed event is updated, not
shown twice.

Example: timeline export atom --base-url https://example.org/ -o feed.atom
"""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from timeline.chronicle.entities import choose
from timeline.chronicle.settings import UNNAMED
from timeline.chronicle.timeline import Entry, Timeline
from timeline.dates import format_second
from timeline.errors import TimelineError
from timeline.exporters import Rendered
from timeline.exporters.pages.prose import prose
from timeline.exporters.picture.markup import plain, safe_url, xml
from timeline.query import Match
from timeline.registry import Option
from timeline.words.description import Told
from timeline.words.told import Teller

SUFFIX = ".atom"
OPTIONS = (
    Option("--base-url", str, None, help="Where the site is, for links.", metavar="URL"),
    Option("--most", int, 100, help="The maximum number of entries.", metavar="N"),
)
# 2000-01-01: the change of what records none, the same for ever.
UNSTAMPED = 946_684_800


def render(
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str,
    stamp: int | None,
    base_url: str | None = None,
    most: int = 100,
) -> Rendered:
    """The feed of these events, the latest change first."""
    base = _base(base_url)
    if most < 0:
        raise TimelineError(f"--most {most}: expected 0 or more")
    entries = [match.entry for match in matches]
    entries.sort(key=lambda entry: entry.id)
    entries.sort(key=lambda entry: _changed(entry, stamp), reverse=True)
    kept = entries[:most]
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(lang)}">',
        *_head(timeline, lang, kept, stamp, base),
        *(line for entry in kept for line in _entry(entry, timeline, lang, stamp, base)),
        "</feed>\n",
    )
    left_out = len(entries) - len(kept)
    return Rendered("\n".join(lines).encode(), tuple(_notes(timeline, left_out, base)))


def _notes(timeline: Timeline, left_out: int, base: str) -> Iterator[str]:
    if left_out:
        yield f"older entries left out: {left_out}; see --most"
    if timeline.settings.id == UNNAMED and not base:
        yield (
            "the timeline has no id: readers take its feed for any other one without; give it one"
            " in timeline.toml, or --base-url"
        )


def _base(url: str | None) -> str:
    """The site's address with a slash at its end, "" without one."""
    if not url:
        return ""
    if not safe_url(url).startswith("http"):
        raise TimelineError(f"--base-url '{url}'", hint="expected an address such as https://…/")
    return url.rstrip("/") + "/"


def _changed(entry: Entry, stamp: int | None) -> str:
    """When the record was last changed, RFC 3339 in UTC."""
    record = entry.record
    known = record.get("modified") or record.get("created")
    if known:
        return str(known)
    return f"{format_second(UNSTAMPED if stamp is None else stamp)}Z"


def _head(
    timeline: Timeline, lang: str, entries: Sequence[Entry], stamp: int | None, base: str
) -> Iterator[str]:
    settings = timeline.settings
    title = choose(settings.title or settings.id, lang, settings.languages)[0]
    latest = max((_changed(entry, stamp) for entry in entries), default=None)
    yield _element("id", _tag(timeline, base))
    yield _element("title", title)
    yield _element("updated", latest or f"{format_second(UNSTAMPED)}Z")
    yield f"<author>{_element('name', title)}</author>"
    yield _element("generator", "timeline")
    if base:
        yield f'<link rel="alternate" type="text/html" href="{xml(base)}"/>'
        yield f'<link rel="self" type="application/atom+xml" href="{xml(base)}feed.atom"/>'


def _entry(
    entry: Entry, timeline: Timeline, lang: str, stamp: int | None, base: str
) -> Iterator[str]:
    told = Teller(timeline, lang).tell(entry)
    yield "<entry>"
    yield _element("id", _tag(timeline, base, entry.id))
    yield _element("title", told.headline, _in(told.title_lang, lang))
    yield _element("updated", _changed(entry, stamp))
    if "created" in entry.record:
        yield _element("published", str(entry.record["created"]))
    for tag in told.tags:
        yield f'<category term="{xml(tag)}"/>'
    if base:
        yield f'<link rel="alternate" type="text/html" href="{xml(base)}events/{entry.id}.html"/>'
    yield _element("content", _content(told), {"type": "html"})
    yield "</entry>"


def _content(told: Told) -> str:
    """When, what, and how it is attested, as HTML that can do no harm."""
    before = (told.when, told.tombstone, told.summary)
    parts = [f"<p>{xml(line)}</p>" for line in before if line]
    parts.append(str(prose(told.description)))
    return "".join((*parts, f"<p>{xml(told.standing_label)}</p>"))


def _in(found: str, lang: str) -> Mapping[str, str]:
    return {} if found in (lang, "mul") else {"xml:lang": found}


def _element(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    written = "".join(f' {key}="{xml(value)}"' for key, value in (attributes or {}).items())
    return f"<{name}{written}>{xml(plain(text))}</{name}>"


def _tag(timeline: Timeline, base: str, event: str = "") -> str:
    """A tag URI (RFC 4151) of the timeline or of one event in it; it never changes.

    Ids of feeds are universally unique (RFC 4287, 4.2.6): a timeline that has none takes the host
    and the path of its site.
    """
    if timeline.settings.id != UNNAMED or not base:
        return f"tag:{timeline.settings.id},2000:{event}"
    site = urlsplit(base)
    return f"tag:{site.hostname},2000:{site.path.lstrip('/')}{event}"
