"""Events with what the picture needs of them, before anything has a place."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.exporters.picture.extent import Extent, due_window, extent
from timeline.query import Match

Window = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class PictureItem:
    """An event and its bounds; `due` is the window of its deadline."""

    match: Match
    extent: Extent
    due: Window | None

    @property
    def begin(self) -> int:
        """The first second of the earliest bound that is known; 0 where none is."""
        return self.extent.begin or 0

    @property
    def known(self) -> Iterator[int]:
        """All seconds that the scale has to show."""
        yield from self.extent.known
        yield from (at for at in self.due or () if at is not None)


def item(match: Match) -> PictureItem:
    """The event of a match with its bounds."""
    return PictureItem(match, extent(match.entry), due_window(match.entry))
