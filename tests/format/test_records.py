"""The records are those of the models: every key, and what may be left out."""

from pathlib import Path
from typing import get_type_hints

import pytest

from timeline.format import records
from timeline.format.models import typed
from timeline.format.models.generator import MODELS
from timeline.format.models.shape import Shape

KINDS = {kind: getattr(records, f"{model.__name__}Record") for kind, model in MODELS.items()}


def test_the_module_is_printed_from_the_models() -> None:
    """`python -m timeline.format.models.publish` has been run since the last change."""
    assert Path(records.__file__).read_text("utf-8") == typed.text()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_record_has_the_keys_of_its_model(kind: str) -> None:
    """No key more, none less; required are those that the schema asks for."""
    model: type[Shape] = MODELS[kind]
    names = {info.alias or name: info for name, info in model.model_fields.items()}
    assert set(get_type_hints(KINDS[kind])) == set(names)
    required = {name for name, info in names.items() if info.is_required()}
    assert KINDS[kind].__required_keys__ == required


def test_closed_lists_are_those_of_the_vocabulary() -> None:
    """A record's stance is one of the stances, not any string."""
    assert get_type_hints(records.ClaimRecord)["stance"] == records.Stance
