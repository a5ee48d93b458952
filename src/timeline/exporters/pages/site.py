"""A timeline as a static site: pages, calendar, feed and data, written only where they changed."""

import errno
import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from timeline.chronicle.cleared import PUBLIC, Show
from timeline.chronicle.timeline import Timeline
from timeline.errors import Refused
from timeline.exporters import for_readers, rendered
from timeline.exporters.pages import images, media, sharing
from timeline.exporters.pages.chronicle import chronicle
from timeline.exporters.pages.environment import style
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.kept import Kept, digest, program
from timeline.exporters.pages.missing import missing
from timeline.exporters.pages.script import script
from timeline.exporters.pages.single import Singles
from timeline.exporters.pages.story import story, titles
from timeline.exporters.pages.tongue import summary, title
from timeline.exporters.pages.view import KeptTeller
from timeline.files import atomic, is_plain, read_bytes
from timeline.files.owned import require_foreign_folder
from timeline.format import schema
from timeline.query import Match

# Names every file of the site, so that the next build knows what is its own.
MANIFEST = ".timeline-site"
_MOST = 1 << 28  # bytes of the manifest: those of some million pages
SCHEMAS = "schema/1.0"
# Where the site's own files lie.
ROOMS = ("events", "cast", "stories", "schema", MANIFEST)
# What hosts of static sites show for an address that there is not.
MISSING = "404.html"
FORMATS = {"timeline.ics": "ics", "feed.atom": "atom", "timeline.json": "json"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
DOWNLOADS = (("timeline.ics", "calendar"), ("feed.atom", "feed"), ("timeline.json", "data"))


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site by their path, and a note for each thing that was left out.

    `inputs` is equal for sites that are made from the same.
    """

    files: dict[str, bytes]
    notes: tuple[str, ...]
    inputs: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did to a folder: the paths that it wrote and removed, and those it left."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def media_type(path: str) -> str:
    """The type of a file of the site, as servers announce it."""
    return TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def compose(
    timeline: Timeline,
    *,
    lang: str,
    base_url: str | None = None,
    stamp: int | None = None,
    live: str = "",
    show: Show = PUBLIC,
    kept: Kept | None = None,
) -> Site:
    """The site of all events, in `lang` first, the same bytes for the same timeline.

    `base_url` is where it will be, for the links of its feed; `live` is the address of a script
    that reloads pages while one edits. `show` is what readers see beyond what is published. Files
    that were made from the same are taken from what is `kept` of the build before.
    """
    inputs = _inputs(timeline, lang, base_url, stamp, live, show) if kept and kept.place else ""
    same = kept.whole(inputs) if kept else None
    if same is not None:
        return Site(*same, inputs)
    whole = [Match(entry, "certain") for entry in timeline.ordered()]
    matches, view, notes = for_readers(whole, timeline, show)
    langs = list(dict.fromkeys((lang, *timeline.settings.languages)))
    files = {"style.css": style(langs).encode(), "script.js": script().encode(), ".nojekyll": b""}
    said = list(notes)
    for path, format in FORMATS.items():
        options: dict[str, Any] = {"show": show, "public": True}
        options |= {"base_url": base_url} if format == "atom" and base_url else {}
        options |= timeline.settings.calendar if format == "ics" else {}
        made = rendered(format, whole, timeline, lang=lang, stamp=stamp, **options)
        files[path] = made.data
        said += [f"{path}: {note}" for note in made.notes if note not in notes]
    for kind in ("event", "entity", "source", "timeline"):
        files[f"{SCHEMAS}/{kind}.schema.json"] = schema.text(kind)
    pictures, left_out = _media(matches, view, {*files, "index.html"})
    base = sharing.site(base_url)
    frame = _index_frame(view, langs, live, pictures)
    if base:
        link, files["oembed.json"] = sharing.oembed(base, title(view, lang))
        frame = replace(frame, links=(*frame.links, link))
    files |= dict(_pages(matches, view, langs, frame, base, kept or Kept()))
    if base:
        pages = [path for path in files if path.endswith(".html") and path != MISSING]
        files["sitemap.xml"] = sharing.sitemap(base, map(_address, pages))
    files |= pictures
    return Site(dict(sorted(files.items())), (*said, *left_out), inputs)


def _inputs(timeline: Timeline, *options: object) -> str:
    """The digest of all that a site of the timeline is made from."""
    matches = [Match(entry, "certain") for entry in timeline.entries.values()]
    root, found = timeline.root, media.paths(matches)
    files, faults = media.read(root, found) if root else ({}, ())
    events = [(match.entry.path, match.entry.record) for match in matches]
    known = (timeline.settings, timeline.entities.records, timeline.sources)
    carried = [(path, sha256(data).digest()) for path, data in files.items()]
    return digest(program(), options, known, events, carried, faults)


def _address(path: str) -> str:
    """A page's path as its address ends: that of the first page is the folder's own."""
    return "" if path == "index.html" else path


def _pages(
    matches: Sequence[Match],
    timeline: Timeline,
    langs: Sequence[str],
    frame: Frame,
    base: str,
    kept: Kept,
) -> Iterator[tuple[str, bytes]]:
    """The whole timeline, its events, its cast and its stories, and what stands for no page."""
    name, about = title(timeline, langs[0]), summary(timeline, langs[0])
    node: dict[str, object] = {"@type": "CollectionPage", "name": name}
    node |= {"description": about} if about else {}
    index = sharing.shared(frame, base, title=name, description=about, node=node)
    tellers = [KeptTeller(timeline, lang) for lang in langs]
    yield "index.html", chronicle(matches, timeline, tellers, frame=index)
    singles = Singles(matches, timeline, tellers, _beside(frame), base)
    for place, match in enumerate(matches):
        path = f"events/{match.entry.id}.html"
        yield path, kept.page(path, singles.inputs(place), partial(singles.page, place))
    for one in singles.cast:
        path = f"cast/{one.id}.html"
        yield path, kept.page(path, singles.inputs_of(one), partial(singles.member, one))
    for key in timeline.settings.stories:
        inside = replace(_beside(frame), event="../events/{id}.html")
        yield f"stories/{key}.html", story(matches, timeline, key, langs, inside).encode()
    if base:
        yield MISSING, missing(langs[0], base).encode()


def _media(
    matches: Sequence[Match], timeline: Timeline, taken: Set[str]
) -> tuple[dict[str, bytes], list[str]]:
    """The pictures and recordings that lie in the timeline's folder, and what is left as text."""
    wanted = media.paths(matches)
    free = [path for path in wanted if path not in taken and path.split("/")[0] not in ROOMS]
    notes = [f"{path}: not carried along: the site's own" for path in wanted if path not in free]
    if timeline.root is None:
        return {}, notes
    found, faults = media.read(timeline.root, free)
    return found, [*notes, *faults]


def _index_frame(
    timeline: Timeline, langs: Sequence[str], live: str, pictures: Mapping[str, bytes]
) -> Frame:
    name = title(timeline, langs[0])
    stories = timeline.settings.stories
    feed = {"rel": "alternate", "type": "application/atom+xml", "href": "feed.atom", "title": name}
    calendar = {"rel": "alternate", "type": "text/calendar", "href": "timeline.ics"}
    return Frame(
        event="events/{id}.html",
        links=(feed, calendar),
        downloads=DOWNLOADS,
        style="style.css",
        script="script.js",
        live=live,
        media=frozenset(pictures),
        pictures=images.beside(pictures),
        cast="cast/{id}.html",
        stories=tuple((f"stories/{key}.html", titles(timeline, key, langs)) for key in stories),
    )


def _beside(index: Frame) -> Frame:
    """The frame of a page in a folder of the site."""
    pictures = {path: replace(one, src=f"../{one.src}") for path, one in index.pictures.items()}
    return Frame(
        event="{id}.html",
        anchor="{id}.html",
        index="../index.html",
        style="../style.css",
        script="../script.js",
        live=index.live,
        media=index.media,
        pictures=pictures,
        cast="../cast/{id}.html",
        up="../",
    )


def write(site: Site, folder: Path) -> Built:
    """Bring `folder` to the state of `site`; files that are as they should be are not touched.

    Files of an earlier build that are no longer wanted are removed. A file that no build made is
    never overwritten, and no timeline's own folder is built into: that is `Refused`, before
    anything is written.
    """
    require_foreign_folder(folder)
    before = _manifest(folder)
    _refuse_strangers(site, folder, before)
    # Named before they are there: what an interrupted build left is still known as its own. A
    # file that somebody else put there is none, though it has the same bytes: it is never removed.
    own = before | {path for path in site.files if not (folder / path).exists()}
    gone = sorted(path for path in before - set(site.files) if not _is_linked(folder, path))
    folder.mkdir(parents=True, exist_ok=True)
    atomic.tidy(str(folder / path) for path in (*site.files, *gone, MANIFEST))
    _write_manifest(own, folder)
    written, unchanged = [], []
    for path, data in site.files.items():
        target = folder / path
        if _holds(target, data):
            unchanged.append(path)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(target, data)
        written.append(path)
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    _write_manifest(own & set(site.files), folder)
    return Built(tuple(written), tuple(gone), tuple(unchanged))


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there with just these bytes; what is no regular file has none."""
    try:
        return path.lstat().st_size == len(data) and read_bytes(str(path), len(data)) == data
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EIO):
            raise
        return False


def _manifest(folder: Path) -> set[str]:
    """The files of the build before; none where there was no build."""
    try:
        named = json.loads(read_bytes(str(folder / MANIFEST), _MOST))
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except (OSError, ValueError, RecursionError):
        named = None
    if not isinstance(named, list) or not all(isinstance(path, str) for path in named):
        raise Refused(
            f"{folder / MANIFEST}: not the list of files that a build writes",
            hint="remove the folder, or build into another one",
        )
    return {path for path in named if _is_inside(path)}


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return path in (MANIFEST, ".nojekyll") or all(map(is_plain, parts))


def _write_manifest(own: Set[str], folder: Path) -> None:
    data = f"{json.dumps(sorted(own), indent=0)}\n".encode()
    if not _holds(folder / MANIFEST, data):
        atomic.write(folder / MANIFEST, data)


def _refuse_strangers(site: Site, folder: Path, own: set[str]) -> None:
    """Stop where a build would overwrite what is not its own, or leave the folder by a link."""
    for path, data in site.files.items():
        target = folder / path
        linked = _is_linked(folder, path)
        strange = path not in own and target.exists() and not _holds(target, data)
        if strange or linked:
            raise Refused(
                f"{target}: {'a link' if linked else 'a file'} that no build made",
                hint="build into a folder of its own, such as 'site'",
            )


def _is_linked(folder: Path, path: str) -> bool:
    """Whether the path, or a folder on the way to it, is a link that may lead elsewhere."""
    parts = (PurePosixPath(path), *PurePosixPath(path).parents)
    return any((folder / part).is_symlink() for part in parts if part.parts)
