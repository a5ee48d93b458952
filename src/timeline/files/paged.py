"""A list whose items go to disk where there are many: a table of 100,000 rows needs no gigabyte."""

import copyreg
import os
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

import jiter

T = TypeVar("T")
# Items that stay objects: most files have fewer, and to pack and unpack one takes 10 µs.
IN_MEMORY = 2000
# Items that are packed together: keys stand once in them, and the next item is at hand.
TOGETHER = 64
_PAGE = 1 << 18


def _nameless_file() -> Any:
    from tempfile import TemporaryFile  # few lists need it

    return TemporaryFile(buffering=0)


def _view(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(items)


copyreg.pickle(MappingProxyType, lambda one: (_view, (dict(one),)))
copyreg.pickle(jiter.LosslessFloat, lambda one: (jiter.LosslessFloat, (bytes(one),)))


class PagedList(Sequence[T], Generic[T]):
    """Items in the order in which they were added; those beyond `IN_MEMORY` are in a file.

    The file has no name and is gone with the process. What is taken from it is a copy, so no item
    may be changed in place. `together` items are read at once; 1 suits those that are asked for in
    another order.
    """

    def __init__(self, items: Iterable[T] = (), *, together: int = TOGETHER) -> None:
        self._file: Any = None
        self._together = together
        self._named: Any = None  # the class of named tuples, if the items are such
        self.clear()
        for item in items:
            self.append(item)

    def clear(self) -> None:
        """Forget every item."""
        self._close()
        self._first: list[T] = []
        self._last: list[T] = []
        self._known: tuple[int, list[T]] = (-1, [])
        self._ends = array("Q", [0])
        self._page = bytearray()
        self._written = 0

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(PagedList, together=self._together), (list(self),)

    def __del__(self) -> None:
        self._close()

    def append(self, item: T) -> None:
        """One more item."""
        if len(self._first) < IN_MEMORY:
            self._first.append(item)
            return
        self._last.append(item)
        if len(self._last) == self._together:
            self._pack()

    def _pack(self) -> None:
        self._page += pickle.dumps(self._bare(self._last), pickle.HIGHEST_PROTOCOL)
        self._last = []
        self._ends.append(self._written + len(self._page))
        if len(self._page) > _PAGE:
            self._file = self._file or _nameless_file()
            self._file.seek(self._written)
            self._file.write(self._page)
            self._written += len(self._page)
            self._page = bytearray()

    def _bare(self, items: list[Any]) -> Any:
        """The items; named tuples of one class as a tuple of bare ones.

        To pack and unpack these takes a sixth of the time.
        """
        named = self._named = self._named or items[0].__class__
        if named is tuple or not issubclass(named, tuple):
            return items
        return tuple(map(tuple, items)) if all(one.__class__ is named for one in items) else items

    def whole(self) -> Sequence[T]:
        """The items as they are to stay: a tuple where they are few."""
        return self if len(self) > IN_MEMORY else tuple(self._first)

    def __len__(self) -> int:
        packed = (len(self._ends) - 1) * self._together
        return len(self._first) + packed + len(self._last)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        number = range(len(self))[place]
        first = len(self._first)
        if number < first:
            return self._first[number]
        block, at = divmod(number - first, self._together)
        if block == len(self._ends) - 1:
            return self._last[at]
        if block != self._known[0]:
            self._known = block, self._unpacked(block)
        return self._known[1][at]

    def _unpacked(self, block: int) -> list[T]:
        start, end = self._ends[block], self._ends[block + 1]
        if start >= self._written:
            data: Any = memoryview(self._page)[start - self._written : end - self._written]
        else:
            data = self._read(start, end - start)
        found: Any = pickle.loads(data)
        if found.__class__ is tuple:
            return [tuple.__new__(self._named, one) for one in found]
        return list(found)

    def _read(self, start: int, size: int) -> bytes:
        if hasattr(os, "pread"):  # forked processes that judge share the place in the file
            return os.pread(self._file.fileno(), size, start)
        self._file.seek(start)
        found: bytes = self._file.read(size)
        return found

    def __iter__(self) -> Iterator[T]:
        return (self[number] for number in range(len(self)))


class Column(Sequence[T], Generic[T]):
    """So many items, each of which is got when it is asked for."""

    def __init__(self, size: int, get: Callable[[int], T]) -> None:
        self._numbers = range(size)
        self._get = get

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        if isinstance(number, slice):
            return [self._get(one) for one in self._numbers[number]]
        return self._get(self._numbers[number])
