"""Where an id is used, and what makes it another one, as edits of texts."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from timeline.errors import TimelineError
from timeline.files import FOLDERS
from timeline.format.models.vocabulary import ID_MAX, ID_PATTERN, RESERVED_NAMES
from timeline.jsonio.places import JsonPlace
from timeline.serve.lsp.files import Document
from timeline.serve.lsp.places import Named, place, references, spans


class Use(NamedTuple):
    """A place where an id stands: in which document, and whether it is the file's own."""

    document: Document
    place: JsonPlace
    named: Named
    is_own: bool


def uses(documents: Iterable[Document], kind: str, id: str) -> Iterator[Use]:
    """Every place where a file of a kind is named by its id, its own first in its file."""
    for one in documents:
        if f'"{id}' not in one.text:  # most files do not name it
            continue
        where, record = spans(one.text), one.record
        if where is None or not isinstance(record, dict):
            continue
        own = [Named(kind, id, ("id",))] if one.kind == kind and record.get("id") == id else []
        for named in (*own, *references(record)):
            there = place(where, named.steps)
            if there is not None and (named.kind, named.id) == (kind, id):
                yield Use(one, there, named, named.steps == ("id",) and bool(own))


class RenameEdit(NamedTuple):
    """The places to be changed, each with its new JSON text, and the file's old and new path."""

    edits: tuple[tuple[Use, str], ...]
    old_path: str
    new_path: str


def renamed(documents: Iterable[Document], named: Named, new: str) -> RenameEdit:
    """What makes the id another one everywhere; a `TimelineError` where that cannot be."""
    if not re.fullmatch(ID_PATTERN, new) or len(new) > ID_MAX:
        hint = "lower-case letters, digits and single hyphens, as in 'a-b-2'"
        raise TimelineError(f"'{new}' is not an id", hint=hint)
    if new in RESERVED_NAMES:
        raise TimelineError(f"'{new}' is the name of a device on Windows", hint="give another id")
    known = list(documents)
    taken = [one.path for one in known if one.kind == named.kind and _stem(one) == new.casefold()]
    if taken and new.casefold() != named.id.casefold():
        raise TimelineError(f"the id '{new}' is taken by {taken[0]}")
    found = list(uses(known, named.kind, named.id))
    own = [use.document.path for use in found if use.is_own]
    if not own:
        raise TimelineError(f"no file in '{FOLDERS[named.kind]}' has the id '{named.id}'")
    edits = tuple((use, _text(use.named, new)) for use in found)
    return RenameEdit(edits, own[0], Path(own[0]).with_name(f"{new}.json").as_posix())


def _stem(one: Document) -> str:
    return Path(one.path).stem.casefold()


def _text(named: Named, new: str) -> str:
    return f'"{new}#{named.local}"' if named.local else f'"{new}"'
