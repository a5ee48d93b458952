"""Which texts are prose: every text of the schemas is looked at, so that a new one is, too."""

from collections.abc import Iterator
from typing import Any

import pytest

from timeline.format import schema
from timeline.validation.spoken import prose

# Names, quotations and titles of works, whose characters are not the timeline's to choose.
KEPT = {
    "event": {
        *("places/name", "participants/name", "commitment/debtor/name", "commitment/creditor/name"),
        *(
            "claims/by/name",
            "when/text",
            "claims/when/text",
            "commitment/due/text",
            "quantities/text",
            "media/credit",
        ),
        *(
            f"{cited}/{key}"
            for cited in ("sources", "claims/sources", "commitment/evidence")
            for key in ("title", "authors", "publisher", "quote")
        ),
    },
    "entity": {"name"},
    "source": {"title", "authors", "publisher"},
}


def texts(kind: str, part: Any, path: str = "") -> Iterator[str]:
    """The paths of all texts that a schema knows, items of lists without a step."""
    name = part.get("$ref", "").rpartition("/")[2]
    if name in ("Text", "Description", "Notes"):
        yield path
    elif name:
        yield from texts(kind, schema.document(kind)["$defs"][name], path)
    for key, value in part.get("properties", {}).items():
        if isinstance(value, dict):
            yield from texts(kind, value, f"{path}/{key}" if path else key)
    if isinstance(part.get("items"), dict):
        yield from texts(kind, part["items"], path)


def filled(path: list[str], value: Any, lists: set[str], at: str = "") -> Any:
    """A record with one value at a path."""
    if not path:
        return value
    key, here = path[0], f"{at}/{path[0]}" if at else path[0]
    inner = filled(path[1:], value, lists, here)
    return {key: [inner] if here in lists else inner}


LISTS = {"places", "participants", "claims", "quantities", "media"}
LISTS |= {"sources", "claims/sources", "commitment/evidence", "authors", "sources/authors"}
LISTS |= {"commitment/debtor", "commitment/creditor"}


@pytest.mark.parametrize("kind", ["event", "entity", "source"])
@pytest.mark.parametrize("value", ["A", {"en": "A"}, {"en": ["A"]}, ["A"]])
def test_every_text_of_the_schema_is_prose_or_kept(kind: str, value: Any) -> None:
    """A key that is new in the format has to be put on one side or the other."""
    found = set(texts(kind, schema.document(kind)))
    assert len(found) >= 2
    for path in found:
        told = [text for _, text in prose(kind, filled(path.split("/"), value, LISTS))]
        assert told == ([] if path in KEPT[kind] else ["A"]), path
    assert KEPT[kind] <= found


def test_addresses_and_codes_are_no_prose() -> None:
    """Nor what another program keeps in the file."""
    record = {
        "id": "x", "kind": "k", "tags": ["t"], "when": "2024", "media": [{"url": "u"}],
        "sources": [{"url": "u", "title": "T"}], "extensions": {"title": "A"},
    }  # fmt: skip
    assert list(prose("event", record)) == []
