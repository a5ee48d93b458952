"""Tags, places and the address of an entry of ours that a calendar program changed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from timeline.format import seen
from timeline.format.models import vocabulary
from timeline.format.untyped import Record
from timeline.importers.rows import ids
from timeline.importers.rows.addresses import untitled


class OwnCategories:
    """The words that an entry had for its kind and its tags, in the language of its lines."""

    def __init__(
        self, kind: str, tags: Sequence[str], labels: Mapping[str, Any], code: str
    ) -> None:
        self.tags = {tag: seen.category(_label(labels, "tag", tag, code)) for tag in tags}
        self.kind = seen.category(_label(labels, "kind", kind, code)) if kind else ""

    def shown(self) -> str:
        """The categories as `format.seen` compares them."""
        return seen.categories({self.kind, *self.tags.values()})

    def changed(self, now: Sequence[str]) -> list[str]:
        """The tags of an entry that shows these categories."""
        known = {self.kind, *self.tags.values()}
        more = [ids.tag(word) for word in now if word.strip() and word not in known]
        left = [tag for tag, word in self.tags.items() if word in now]
        return list(dict.fromkeys([*left, *filter(None, more)]))


def _label(labels: Mapping[str, Any], group: str, key: str, code: str) -> str:
    from timeline import words  # only an entry of our own is told in them

    return str(labels.get(f"{group}/{key}") or words.label(code, group, key))


def places(names: Iterable[str], text: str) -> list[str]:
    """The places that a changed LOCATION names.

    Known ones are known at either end, also where they hold a comma; what is left between them is
    one place more, whatever commas it has.
    """
    left = list(names)
    first, rest = _taken(left, text.strip(), str.removeprefix, "{}, ")
    last, rest = _taken(left, rest, str.removesuffix, ", {}")
    return [*first, *([rest] if rest.strip() else []), *reversed(last)]


def _taken(
    left: list[str], text: str, without: Callable[[str, str], str], joined: str
) -> tuple[list[str], str]:
    """The names at one end of a text, each of those `left` once and the longest first."""
    found = []
    while text:
        names = sorted(filter(None, left), key=len, reverse=True)
        fits = (
            one for one in names if one == text or without(text, joined.replace("{}", one)) != text
        )
        name = next(fits, None)
        if name is None:
            break
        found.append(name)
        left.remove(name)
        text = "" if name == text else without(text, joined.replace("{}", name))
    return found, text


def address(url: str) -> list[Record]:
    """The source that a changed URL adds; nothing where it is no address of the web."""
    url = url.strip()
    return (
        [{"title": untitled(url), "url": url}] if re.fullmatch(vocabulary.URL_PATTERN, url) else []
    )
