"""One self-contained web page: a picture, filters and the whole chronology.

The page needs no network and works from a file: its style and script are part of it, and a strict
content security policy forbids everything else. It holds every language of the timeline, that of
`--lang` first, and is complete without JavaScript; with it, events can be filtered, and the address
in the browser keeps the filters.

Example: timeline export html -o chronology.html --since 2024
"""

from collections.abc import Sequence

from timeline.chronicle.timeline import Timeline
from timeline.exporters import Rendered
from timeline.exporters.pages import images, media, sharing
from timeline.exporters.pages.chronicle import chronicle
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.story import story as story_page
from timeline.exporters.pages.tongue import summary, title
from timeline.query import Match
from timeline.registry import Option
from timeline.words.told import Teller

SUFFIX = ".html"
OPTIONS = (
    Option("--one-language", bool, False, help="Only the language of --lang, no others."),
    Option("--scale", str, "adaptive", ("adaptive", "linear"), "How the picture measures time."),
    Option("--story", str, None, help="Only this story of timeline.toml.", metavar="NAME"),
    Option("--base-url", str, None, help="Where the page will be.", metavar="URL"),
    Option("--embed-media", bool, False, help="Put pictures from the timeline's folder into it."),
)
# From so many events on, a browser is slow to lay the page out.
MANY = 20_000


def render(
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str,
    stamp: int | None,
    one_language: bool = False,
    scale: str = "adaptive",
    embed_media: bool = False,
    story: str | None = None,
    base_url: str | None = None,
) -> Rendered:
    """The page of these events, or of a story among them."""
    langs = [lang] if one_language else languages(lang, timeline)
    frame, notes = _frame(matches, timeline) if embed_media else (Frame(), ())
    if story is not None:
        told = story_page(matches, timeline, story, langs, frame)
        return Rendered(told.encode(), notes)
    address, about = sharing.site(base_url), summary(timeline, lang)
    frame = sharing.shared(frame, address, title=title(timeline, lang), description=about)
    tellers = [Teller(timeline, one) for one in langs]
    page = chronicle(matches, timeline, tellers, frame=frame, true_to_scale=scale == "linear")
    return Rendered(page, (*notes, *_notes(len(matches))))


def _frame(matches: Sequence[Match], timeline: Timeline) -> tuple[Frame, tuple[str, ...]]:
    """A page that holds the pictures of the timeline's folder, and why it lacks others."""
    if timeline.root is None:
        return Frame(), ()
    files, notes = media.read(timeline.root, media.paths(matches))
    return Frame(pictures=images.embedded(files)), notes


def languages(lang: str, timeline: Timeline) -> list[str]:
    """`lang`, then the timeline's other languages."""
    return list(dict.fromkeys((lang, *timeline.settings.languages)))


def _notes(count: int) -> tuple[str, ...]:
    if count <= MANY:
        return ()
    return (f"{count:,} events make a heavy page; filter with --since and --until, or 'build'",)
