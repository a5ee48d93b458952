"""`--set FIELD=VALUE`: what lands where, and what is refused."""

import pytest

from timeline.errors import TimelineError
from timeline.write.fields import assign

RECORD = {
    "id": "meeting",
    "title": "They meet",
    "when": "2026-02-04",
    "quantities": [{"measure": "people", "low": 5}],
    "claims": [{"stance": "alleges"}, {"stance": "denies"}],
    "tags": ["a"],
}


@pytest.mark.parametrize(
    ("assignment", "field", "expected"),
    [
        ("title=We meet", "title", "We meet"),
        ("/title=We meet", "title", "We meet"),
        ("title.es=Se reúnen", "title", {"en": "They meet", "es": "Se reúnen"}),
        ("title=2026", "title", "2026"),
        ("title=1.2.3", "title", "1.2.3"),
        ('title={"en": "Both", "es": "Ambos"}', "title", {"en": "Both", "es": "Ambos"}),
        ("when=4 February 2025", "when", "2025-02-04"),
        ("quantities.0.high=12", "quantities", [{"measure": "people", "low": 5, "high": 12}]),
        ("quantities.0.measure=12", "quantities", [{"measure": "12", "low": 5}]),
        (
            "quantities.0.approximate=true",
            "quantities",
            [{"measure": "people", "low": 5, "approximate": True}],
        ),
        ("claims.1.stance=disputes", "claims", [{"stance": "alleges"}, {"stance": "disputes"}]),
        ("claims.2.stance=reports", "claims", [*RECORD["claims"], {"stance": "reports"}]),
        ("claims.0=", "claims", [{"stance": "denies"}]),
        ('claims.2={"stance": "reports"}', "claims", [*RECORD["claims"], {"stance": "reports"}]),
        ("tags.0=b", "tags", ["b"]),
        ("tags.1=b", "tags", ["a", "b"]),
        ("sources.0.title=A book", "sources", [{"title": "A book"}]),
        ("extensions.x/y=1", "extensions", {"x/y": "1"}),
        ("/extensions/x~1y~0z=1", "extensions", {"x/y~z": "1"}),
        ("commitment.action=Pay = all", "commitment", {"action": "Pay = all"}),
    ],
)
def test_a_value_lands_in_its_field(assignment, field, expected):
    made = assign(RECORD, assignment, language="en")
    assert made[field] == expected
    assert {key: made[key] for key in made if key != field} == {
        key: RECORD[key] for key in RECORD if key != field
    }


def test_an_empty_value_removes_the_field():
    assert "when" not in assign(RECORD, "when=", language="en")
    assert assign(RECORD, "kind=", language="en") == RECORD


@pytest.mark.parametrize(
    ("assignment", "message", "hint"),
    [
        ("title", "'title' is no FIELD=VALUE", "write it as 'kind=meeting'"),
        ("=x", "'=x' is no FIELD=VALUE", "write it as 'kind=meeting'"),
        ("titel=x", "an event has no field 'titel'", "did you mean 'title'?"),
        ("zzzzzz=x", "an event has no field 'zzzzzz'", "expected one of $schema, claims, "),
        ("id=x", "the field 'id' cannot be set", "'timeline mv' renames it"),
        ("revision=7", "the field 'revision' cannot be set", "it is kept by the program"),
        ("kind={", "'{' is not JSON: ", None),
        ("title.first=x", "'title.first=x': 'title' is a text and has no 'first'", None),
        ("quantities.0.low.x=1", "'quantities.0.low.x=1': 'low' has no 'x'", None),
        ("claims.3.stance=x", "'claims.3.stance=x': there is no item 3", "items count from 0"),
        ("claims.x.stance=x", "'claims.x.stance=x': there is no item x", "items count from 0"),
        ("claims.2=", "'claims.2=': there is no item 2", "items count from 0"),
        ("tags.2=x", "'tags.2=x': there is no item 2", "items count from 0"),
        ("tags.x=x", "'tags.x=x': there is no item x", "items count from 0"),
        ("tags.²=x", "'tags.²=x': there is no item ²", "items count from 0"),
        ("tags.0.x=x", "'tags.0.x=x': '0' is a text and has no 'x'", None),
        ("tags.0.0.0=x", "'tags.0.0.0=x': '0' is a text and has no '0'", None),
    ],
)
def test_what_has_no_place_is_refused(assignment, message, hint):
    before = repr(RECORD)
    with pytest.raises(TimelineError) as caught:
        assign(RECORD, assignment, language="en")
    assert caught.value.message.startswith(message)
    assert (caught.value.hint or "").startswith(hint or "")
    assert (caught.value.hint is None) == (hint is None)
    assert repr(RECORD) == before
