"""Where a page stands: alone in one file, or in a site with other pages beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from timeline.exporters.pages.images import Picture
from timeline.exporters.picture.markup import safe_url


@dataclass(frozen=True, slots=True)
class Frame:
    """The addresses around a page; the defaults are those of a single file that needs no other.

    `event` is the lasting address of an event with `{id}` in it, `anchor` the one that is used
    within the page; `links` are for the page's head,
    `downloads` pairs of an address and a word for its foot; `style`, `script` and `live` are
    addresses of files, "" for what stands in the page itself. `media` are the paths of pictures
    and recordings that stand beside the page, `up` what leads to the folder that they start from,
    `pictures` those that the page shows. `cast` is the address of a person, body or place;
    `stories` are addresses and titles in the page's languages. `about` are names and values for
    the programs of social networks, `linked` is JSON-LD.
    """

    event: str = "#{id}"
    anchor: str = "#{id}"
    index: str = ""
    links: tuple[dict[str, str], ...] = ()
    downloads: tuple[tuple[str, str], ...] = ()
    style: str = ""
    script: str = ""
    live: str = ""
    media: frozenset[str] = frozenset()
    up: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    cast: str = "#_c-{id}"
    stories: tuple[tuple[str, tuple[str, ...]], ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    linked: str = ""

    def to(self, id: str) -> str:
        """The lasting address of an event."""
        return self.event.replace("{id}", id)

    def medium(self, url: str) -> str:
        """The address of a picture or recording; "" where a reader cannot or must not follow it."""
        return self.up + quote(url) if url in self.media else safe_url(url)

    def of(self, id: str) -> str:
        """The address of a person, body or place."""
        return self.cast.replace("{id}", id)

    def near(self, id: str) -> str:
        """The address of an event within the page, where it is there."""
        return self.anchor.replace("{id}", id)
