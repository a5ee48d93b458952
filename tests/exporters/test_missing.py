"""What an importer fills is in a form that programs read back, or the export tells of it."""

import json

import pytest

from timeline import api
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import timeline_of

MARKS = {
    "title": "Qtitle",
    "summary": "Qsummary",
    "description": "Qdescription",
    "kind": "qkind",
    "tags": ["qtag"],
    "participants": [{"name": "Qwho"}],
    "places": [{"name": "Qplace"}],
    "sources": [{"title": "Qsource"}],
    "media": [{"url": "https://example.org/qmedium.jpg"}],
    "relations": [{"type": "follows", "to": "other"}],
    "quantities": [{"measure": "Qmeasure", "value": 5}],
    "claims": [{"stance": "reports", "by": {"name": "Qvoice"}}],
}
SEEN = {"kind": "qkind", "relations": "follows: other", "tags": "qtag", "media": "qmedium.jpg"}
OTHER = {"schema_version": "1.0", "id": "other", "title": "O", "when": "2023"}


def made(format: str, **fields):
    record = {"schema_version": "1.0", "id": "a", "title": "Qtitle", "when": "2024", **fields}
    settings = Settings(id="x.invalid", languages=("en", "es"))
    rendered = api.export(
        timeline_of({"events/a.json": record, "events/other.json": OTHER}, settings),
        format,
        lang="en",
    )
    return rendered.data.decode(), " ".join(rendered.notes)


@pytest.mark.parametrize("format", ["csv", "timelinejs", "jsonld"])
@pytest.mark.parametrize("field", MARKS)
def test_a_field_is_there_or_told(format, field):
    text, notes = made(format, **{field: MARKS[field]})
    word = SEEN.get(field) or next(
        one for one in json.dumps(MARKS[field]).split('"') if one.startswith("Q")
    )
    assert (word in text) != (f"{field} of 1 event" in notes.partition("not in the file: ")[2])


@pytest.mark.parametrize(
    ("format", "told"), [("csv", False), ("timelinejs", True), ("jsonld", False)]
)
def test_other_languages_are_there_or_told(format, told):
    text, notes = made(format, title={"en": "Talks", "es": "Qcharlas"})
    assert ("Qcharlas" in text) is not told
    assert ("other languages of 1 event" in notes) is told
