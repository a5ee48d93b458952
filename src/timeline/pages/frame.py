"""Where a page stands: alone in one file, or in a site with other pages beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The addresses around a page; the defaults are those of a single file that needs no other.

    `event` is the lasting address of an event with `{id}` in it, `anchor` the one that is used
    within the page; `links` are for the page's head,
    `downloads` pairs of an address and a word for its foot; `style`, `script` and `live` are
    addresses of files, "" for what stands in the page itself.
    """

    event: str = "#{id}"
    anchor: str = "#{id}"
    index: str = ""
    links: tuple[dict[str, str], ...] = ()
    downloads: tuple[tuple[str, str], ...] = ()
    style: str = ""
    script: str = ""
    live: str = ""

    def to(self, id: str) -> str:
        """The lasting address of an event."""
        return self.event.replace("{id}", id)

    def near(self, id: str) -> str:
        """The address of an event within the page, where it is there."""
        return self.anchor.replace("{id}", id)
