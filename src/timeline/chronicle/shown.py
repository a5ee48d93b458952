"""The events that a view of a timeline shows: fewer than the timeline has, or otherwise told."""

from collections.abc import Callable, Iterator, Mapping

from timeline.chronicle.timeline import Entry


class ShownEntries(Mapping[str, Entry]):
    """Events by id, each made from that of `whole` when it is first asked for.

    `seen` gives an event as the view shows it, None where the view does not show it.
    """

    def __init__(self, whole: Mapping[str, Entry], seen: Callable[[Entry], Entry | None]) -> None:
        self._whole = whole
        self._seen = seen
        self._made: dict[str, Entry] = {}

    def __getitem__(self, id: str) -> Entry:
        found = self._made.get(id) or self._seen(self._whole[id])
        if found is None:
            raise KeyError(id)
        self._made[id] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return (id for id in self._whole if id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
