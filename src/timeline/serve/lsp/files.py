"""Documents of an editor over the files of their timelines: what is typed counts, saved or not."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from timeline import files, jsonio
from timeline.chronicle import folder
from timeline.chronicle.timeline import Timeline
from timeline.errors import ProjectError
from timeline.findings import Finding
from timeline.format import schema
from timeline.validation import judge_all
from timeline.validation.single import judge_file, kind_of
from timeline.write.draft import DraftFolder
from timeline.write.transaction import FileChange

LARGE = 2_000  # files of a timeline from which on a change is checked alone until it is saved


class Document(NamedTuple):
    """A file of a timeline: its root, its path below it, its kind and its text.

    `uri` is the editor's own address of it, "" where it is not open.
    """

    root: Path
    path: str
    kind: str
    text: str
    uri: str = ""

    @property
    def data(self) -> bytes:
        """The text as a file would hold it."""
        return self.text.encode("utf-8", "replace")

    @property
    def record(self) -> Any:
        """What the text says; None where it is no JSON."""
        return parsed(self.data)


def parsed(data: bytes) -> Any:
    """What a JSON text says; None where it is none."""
    try:
        return jsonio.parse(data)
    except jsonio.JsonError:
        return None


def document(path: str, text: str, uri: str = "") -> Document | None:
    """The document of a path; None for a file that belongs to no timeline."""
    try:
        root = files.find_root(Path(path).parent)
    except ProjectError:
        return None
    if not files.is_own(path, root):
        return None
    inner = Path(path).absolute().relative_to(root.absolute()).as_posix()
    return Document(root, inner, kind_of(path), text, uri)


def on_disk(path: str, uri: str) -> Document | None:
    """The document of a file that is not open; None where it cannot be read, as links are not."""
    one = document(path, "", uri)
    if one is None:
        return None
    try:
        return one._replace(text=files.read_bytes(path, folder_limit(one.root)).decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def findings(one: Document, others: Mapping[str, Document], *, saved: bool) -> list[Finding]:
    """What `timeline validate` would say of a document, with all others as they are typed.

    In a large timeline, what only the whole of it can tell is left out until the file is saved.
    """
    if not saved and is_large(one.root):
        path = str(one.root / one.path)
        found = judge_file(path, one.data, choice=None).findings
        return [finding._replace(path=one.path) for finding in found]
    changes = [FileChange(each.path, None, each.data) for each in (*others.values(), one)]
    verdict = judge_all(DraftFolder(one.root, changes), choice=None)
    return [finding for finding in verdict.findings if finding.path == one.path]


def is_large(root: Path) -> bool:
    """Whether a timeline has too many files to be checked at every change."""
    return len(files.of_kind(root, "event")) > LARGE


def timeline(root: Path, documents: Mapping[str, Document]) -> Timeline:
    """The timeline at `root` with the documents as they are typed, where they are valid."""
    known = folder.load(root)
    typed = {path: (one.kind, one.record) for path, one in documents.items()}
    good = {path: (k, r) for path, (k, r) in typed.items() if r and schema.is_valid(k, r)}
    if not good:
        return known
    seen = Timeline(
        known.settings,
        root=root,
        entities={**known.entities.records, **_of_kind(good, "entity")},
        sources={**known.sources, **_of_kind(good, "source")},
    )
    for entry in known.entries.values():
        if entry.path not in good:
            seen.add(entry.record, entry.path)
    for path, (kind, record) in good.items():
        if kind == "event":
            seen.add(record, path)
    return seen


def _of_kind(good: Mapping[str, tuple[str, Any]], kind: str) -> dict[str, Any]:
    return {record["id"]: record for one, record in good.values() if one == kind}


def texts(root: Path, documents: Mapping[str, Document]) -> Iterator[Document]:
    """Every file of the timeline, as it is typed or else on disk; unreadable ones are left out."""
    for kind in files.FOLDERS:
        for path in files.of_kind(root, kind):
            inner = Path(path).relative_to(root).as_posix()
            if inner in documents:
                yield documents[inner]
                continue
            try:
                data = files.read_bytes(path, folder_limit(root))
                yield Document(root, inner, kind, data.decode("utf-8"))
            except (OSError, UnicodeDecodeError):
                continue


def folder_limit(root: Path) -> int:
    """The largest file that a timeline reads, in bytes."""
    from timeline.chronicle import settings

    try:
        return settings.read(root).max_bytes
    except ProjectError:
        return settings.Settings().max_bytes
