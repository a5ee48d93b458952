"""The models: frozen, strict, closed; absent is never null; loaded only when asked for."""

import copy
import re
import subprocess
import sys

import pytest
from pydantic import ValidationError

from timeline.format import models, schema
from timeline.format.models import vocabulary
from timeline.format.models.generator import MODELS
from timeline.format.models.shape import Shape

EVENT = {
    "schema_version": "1.0",
    "id": "a",
    "title": {"en": "A"},
    "when": {"start": {"latest": "2026-02-04T10:59"}, "tz": "America/New_York"},
    "participants": [{"entity": "b", "role": "host"}],
    "quantities": [{"measure": "x", "value": 3172}],
    "extensions": {"org.example": {"x": None}},
}


def every_model() -> list[type[Shape]]:
    """All models of the format."""
    found = [Shape]
    for parent in found:
        found += [child for child in parent.__subclasses__() if child not in found]
    return found


def test_vocabulary_and_package_are_light():
    """Constants cost no Pydantic; a model is loaded by its name and a wrong name is refused."""
    code = (
        "import sys; import timeline.format.models.vocabulary;"
        "assert 'pydantic' not in sys.modules;"
        "from timeline.format.models import Event; assert 'pydantic' in sys.modules;"
        "print(Event.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Event\n"
    with pytest.raises(AttributeError, match="Evnt"):
        _ = models.Evnt


@pytest.mark.parametrize("name", models.__all__)
def test_every_public_name_is_a_model(name):
    """`__all__`, the lazy table and the modules agree."""
    assert issubclass(getattr(models, name), Shape)


def test_models_are_frozen_strict_and_closed():
    """Every one of them."""
    for shape in every_model():
        config = shape.model_config
        assert config["frozen"]
        assert config["strict"]
        assert config["extra"] == "forbid"


def test_an_event_cannot_be_changed():
    """Values are derived, not mutated."""
    event = models.Event.model_validate(EVENT)
    with pytest.raises(ValidationError, match="frozen"):
        event.title = "B"
    with pytest.raises(TypeError):
        event.participants[0] = None


def test_reading_does_not_change_what_is_read():
    """The record given stays as it was, and equal records give equal events."""
    record = copy.deepcopy(EVENT)
    assert models.Event.model_validate(record) == models.Event.model_validate(EVENT)
    assert record == EVENT


def test_absent_is_none_in_python_and_no_key_in_json():
    """`null` is refused by the model as by the schema; nothing is written for what is absent."""
    event = models.Event.model_validate(EVENT)
    assert event.summary is None
    assert "summary" not in event.to_record()
    with pytest.raises(ValidationError):
        models.Event.model_validate({**EVENT, "summary": None})


def test_whole_numbers_stay_whole():
    """3172 never becomes 3172.0; a whole number with a fraction of nought is still whole."""
    event = models.Event.model_validate(EVENT)
    assert type(event.quantities[0].value) is int
    assert models.Event.model_validate({**EVENT, "revision": 2.0}).revision == 2
    for wrong in (True, "2", 2.5):
        with pytest.raises(ValidationError):
            models.Event.model_validate({**EVENT, "revision": wrong})


def test_models_are_made_in_python_too():
    """The authoring side builds events of models, and gets a valid record in canonical order."""
    event = models.Event(
        when=models.WhenObject(relative="after", to="b", offset="P2M"),
        title="A",
        id="a",
        schema_version="1.0",
        participants=(models.Actor(name="B"),),
    )
    record = event.to_record()
    assert list(record) == ["schema_version", "id", "title", "when", "participants"]
    assert schema.is_valid("event", record)
    with pytest.raises(ValidationError, match="'relative' needs 'to'"):
        models.WhenObject(relative="after")


def test_keys_with_another_name_in_python_have_one_name_in_json():
    """`$schema` and `validate` are read and written by their JSON names alone."""
    timeline = models.Timeline.model_validate(
        {"$schema": "x", "schema_version": "1.0", "validate": {"strict": True}}
    )
    assert timeline.to_record()["validate"] == {"strict": True}
    with pytest.raises(ValidationError):
        models.Timeline.model_validate({"schema_version": "1.0", "validate_": {"strict": True}})


def test_patterns_mean_the_same_in_python():
    """Every pattern compiles in `re` as well, for rules that use it."""
    patterns = [value for name, value in vars(vocabulary).items() if name.endswith("_PATTERN")]
    assert len(patterns) >= 10
    assert all(re.compile(pattern) for pattern in patterns)


def test_kinds_of_file_are_models():
    """Each kind has its model, named as the public API names it."""
    for kind, shape in MODELS.items():
        assert getattr(models, kind.capitalize()) is shape
