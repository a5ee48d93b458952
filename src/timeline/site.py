"""A timeline as a static site: pages, calendar, feed and data, written only where they changed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from timeline import api, schema, store
from timeline.corpus import Timeline
from timeline.errors import Refused
from timeline.pages.chronicle import chronicle
from timeline.pages.environment import script, style
from timeline.pages.frame import Frame
from timeline.pages.single import Singles
from timeline.pages.tongue import title
from timeline.query import Match

MANIFEST = ".timeline-site"
"""Names every file of the site, so that the next build knows what is its own."""
SCHEMAS = "schema/1.0"
FORMATS = {"timeline.ics": "ics", "feed.atom": "atom", "timeline.json": "json"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
}
DOWNLOADS = (("timeline.ics", "calendar"), ("feed.atom", "feed"), ("timeline.json", "data"))


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site by their path, and a note for each thing that was left out."""

    files: dict[str, bytes]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did to a folder: the paths that it wrote and removed, and those it left."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def media_type(path: str) -> str:
    """The type of a file of the site, as servers announce it."""
    return TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")


def compose(
    timeline: Timeline,
    *,
    lang: str,
    base_url: str | None = None,
    stamp: int | None = None,
    live: str = "",
) -> Site:
    """The site of all events, in `lang` first, the same bytes for the same timeline.

    `base_url` is where it will be, for the links of its feed; `live` is the address of a script
    that reloads pages while one edits.
    """
    matches = [Match(entry, "certain") for entry in timeline.ordered()]
    langs = list(dict.fromkeys((lang, *timeline.settings.languages)))
    files = {"style.css": style(langs).encode(), "script.js": script().encode(), ".nojekyll": b""}
    notes = []
    for path, format in FORMATS.items():
        options = {"base_url": base_url} if format == "atom" and base_url else {}
        made = api.export(timeline, format, matches=matches, lang=lang, stamp=stamp, **options)
        files[path] = made.data
        notes += [f"{path}: {note}" for note in made.notes]
    for kind in ("event", "entity", "source", "timeline"):
        files[f"{SCHEMAS}/{kind}.schema.json"] = schema.text(kind)
    files["index.html"] = chronicle(
        matches, timeline, langs, frame=_index_frame(timeline, lang, live)
    ).encode()
    files.update(_singles(matches, timeline, langs, live))
    return Site(dict(sorted(files.items())), tuple(notes))


def _index_frame(timeline: Timeline, lang: str, live: str) -> Frame:
    name = title(timeline, lang)
    feed = {"rel": "alternate", "type": "application/atom+xml", "href": "feed.atom", "title": name}
    calendar = {"rel": "alternate", "type": "text/calendar", "href": "timeline.ics"}
    return Frame(
        event="events/{id}.html",
        links=(feed, calendar),
        downloads=DOWNLOADS,
        style="style.css",
        script="script.js",
        live=live,
    )


def _singles(
    matches: Sequence[Match], timeline: Timeline, langs: Sequence[str], live: str
) -> Iterator[tuple[str, bytes]]:
    frame = Frame(
        event="{id}.html",
        anchor="{id}.html",
        index="../index.html",
        style="../style.css",
        script="../script.js",
        live=live,
    )
    singles = Singles(matches, timeline, langs, frame)
    for index, match in enumerate(matches):
        yield f"events/{match.entry.id}.html", singles.page(index).encode()


def write(site: Site, folder: Path) -> Built:
    """Bring `folder` to the state of `site`; files that are as they should be are not touched.

    Files of an earlier build that are no longer wanted are removed. A file that no build made is
    never overwritten: that is `Refused`, before anything is written.
    """
    own = _manifest(folder)
    _refuse_strangers(site, folder, own)
    written, unchanged = [], []
    for path, data in site.files.items():
        target = folder / path
        if _holds(target, data):
            unchanged.append(path)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        store.write(target, data)
        written.append(path)
    removed = sorted(own - set(site.files))
    for path in removed:
        (folder / path).unlink(missing_ok=True)
    _write_manifest(site, folder)
    return Built(tuple(written), tuple(removed), tuple(unchanged))


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there with just these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _manifest(folder: Path) -> set[str]:
    """The files of the build before; none where there was no build."""
    try:
        named = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except ValueError:
        raise Refused(
            f"{folder / MANIFEST}: not the list of files that a build writes",
            hint="remove the folder, or build into another one",
        ) from None
    return {path for path in map(str, named) if _is_inside(path)}


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts


def _write_manifest(site: Site, folder: Path) -> None:
    data = f"{json.dumps(list(site.files), indent=0)}\n".encode()
    if not _holds(folder / MANIFEST, data):
        store.write(folder / MANIFEST, data)


def _refuse_strangers(site: Site, folder: Path, own: set[str]) -> None:
    """Stop where a build would overwrite what is not its own, or leave the folder by a link."""
    for path, data in site.files.items():
        target = folder / path
        strange = path not in own and target.exists() and not _holds(target, data)
        linked = any((folder / part).is_symlink() for part in (path, *_parents(path)))
        if strange or linked:
            raise Refused(
                f"{target}: {'a link' if linked else 'a file'} that no build made",
                hint="build into a folder of its own, such as 'site'",
            )


def _parents(path: str) -> list[str]:
    return [str(part) for part in PurePosixPath(path).parents if str(part) != "."]
