"""Frozen values that cost nothing to define.

A dataclass writes and compiles its methods when it is defined, about half a millisecond each:
too much for the classes that every `timeline list` defines anew. `Frozen` reads the annotations
instead; type checkers see a frozen dataclass.
"""

from typing import Any, dataclass_transform


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value: its annotated names are its fields, in order, with class attributes as defaults.

    Equal to a value of the same class with equal fields; hashable where its fields are.
    """

    _fields: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        cls._fields = (*cls._fields, *cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self._fields
        given = self.__dict__
        given.update(zip(fields, values, strict=False))
        given.update(named)
        for name in fields:
            if name not in given:
                given[name] = getattr(self, name)  # the default; none is an AttributeError
        if len(given) > len(fields) or len(values) > len(fields):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(fields)}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: '{name}' cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: '{name}' cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self._fields)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"
