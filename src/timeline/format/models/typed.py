"""`timeline.format.records`, generated from the models: a `TypedDict` for each kind of object.

The models judge a file, the records are what the program holds afterwards: plain dicts of the same
keys. One is printed from the other, so that a new key is known to the type checker at once.
"""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from typing_extensions import TypeAliasType

from timeline.format.models import vocabulary
from timeline.format.models.generator import MODELS
from timeline.format.models.shape import Shape

WIDTH = 100
HEAD = '''"""What a file holds once it is read: a `TypedDict` for each kind of object of the format.

Printed by `python -m timeline.format.models.publish`; do not edit. An absent key is not known.
"""

from typing import Any, NotRequired, TypedDict

from timeline.format.models.vocabulary import (
{words}
)

_Schema = TypedDict("_Schema", {{"$schema": NotRequired[str]}})
'''


def text() -> str:
    """The whole module."""
    printer = _Printer()
    for model in MODELS.values():
        printer.add(model)
    words = "\n".join(f"    {word}," for word in sorted(printer.words))
    return HEAD.format(words=words) + "\n" + "".join(printer.parts)


class _Printer:
    """Prints what a model refers to before the model itself, each once."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.words: set[str] = set()
        self._seen: set[str] = set()

    def add(self, model: type[Shape]) -> str:
        """The name of the model's record; its class is printed if it is new."""
        name = f"{model.__name__}Record"
        if name not in self._seen:
            self._seen.add(name)
            base = "_Schema" if "schema_" in model.model_fields else "TypedDict"
            lines = list(self._lines(model))
            head = (f"class {name}({base}):", _doc(model), "")
            self.parts.append("\n\n" + "".join(f"{line}\n" for line in (*head, *lines)))
        return name

    def _lines(self, model: type[Shape]) -> Iterator[str]:
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key.isidentifier():
                yield f"    {key}: {self._field(info)}"

    def _field(self, info: FieldInfo) -> str:
        # Pydantic takes the outermost `Annotated` off: what is left says `None` for an absent key.
        if info.is_required():
            return self._type(info.annotation)
        return f"NotRequired[{self._type(_without_none(info.annotation))}]"

    def _type(self, kind: Any) -> str:
        """A type as the records write it."""
        if isinstance(kind, TypeAliasType):
            return self._alias(kind)
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._type(inner[0])
        if origin is Literal:
            return self._word(kind)
        if origin in (Union, UnionType):
            return " | ".join(dict.fromkeys(map(self._type, inner)))
        if origin is tuple:
            return f"list[{self._type(inner[0])}]"
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return f"dict[str, {self._type(inner[1])}]"
        if isinstance(kind, type) and issubclass(kind, Shape):
            return self.add(kind)
        return "Any" if kind is Any else str(kind.__name__)

    def _alias(self, kind: TypeAliasType) -> str:
        name = kind.__name__
        if name not in self._seen:
            self._seen.add(name)
            line = f"{name} = {self._type(kind.__value__)}\n"
            follows = self.parts and self.parts[-1].startswith("\n\nclass ")
            self.parts.append(f"\n\n{line}" if follows else line)
        return name

    def _word(self, kind: Any) -> str:
        """The name that the vocabulary has for a closed list."""
        name = next(name for name, value in vars(vocabulary).items() if value == kind)
        self.words.add(name)
        return name


def _without_none(kind: Any) -> Any:
    """The type of a value that is there."""
    return Union[tuple(one for one in get_args(kind) if one is not type(None))]  # noqa: UP007


def _doc(model: type[Shape]) -> str:
    return f'    """{(model.__doc__ or "").strip().splitlines()[0]}"""'
