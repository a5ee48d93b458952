"""What a page says about itself to those who share, embed and list it; all from its address.

Without an address nothing is made up: no canonical link, no card, no sitemap.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from xml.sax.saxutils import escape

from timeline.errors import TimelineError
from timeline.exporters.pages.frame import Frame
from timeline.exporters.picture.markup import plain, safe_url

# Width and height that a page asks for where it is embedded, in pixels.
EMBED = (800, 640)


def site(base_url: str | None) -> str:
    """The address of a site with a slash at its end, "" without one."""
    if not base_url:
        return ""
    if not safe_url(base_url).startswith("http"):
        raise TimelineError(
            f"--base-url '{base_url}'", hint="expected an address such as https://…/"
        )
    return base_url.rstrip("/") + "/"


def shared(
    frame: Frame,
    address: str,
    *,
    title: str,
    description: str,
    of: str = "",
    node: Mapping[str, object] | None = None,
) -> Frame:
    """The frame of a page at `address` with its card and links, as it is without an address.

    `of` is the title of the timeline that the page is a part of; `node` is what JSON-LD says.
    """
    if not address:
        return frame
    about = [("og:type", "article" if of else "website"), ("og:url", address), ("og:title", title)]
    about += [("og:description", description)] if description else []
    about += [("og:site_name", of)] if of else []
    picture = next((one for one in frame.pictures.values() if "data:" not in one.src), None)
    if picture is not None and not of:
        about.append(("og:image", address + picture.src))
    links = [{"rel": "canonical", "href": address}, *frame.links]
    return replace(frame, about=tuple(about), links=tuple(links), linked=_linked(node, address))


def _linked(node: Mapping[str, object] | None, address: str) -> str:
    if not node:
        return ""
    made = {"@context": "https://schema.org", **node, "url": address}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return plain(text).replace("<", "\\u003c")


def oembed(base: str, title: str) -> tuple[dict[str, str], bytes]:
    """The link to a description of how the page is embedded (oembed.com), and that description."""
    width, height = EMBED
    frame = f'<iframe src="{escape(base)}?embed" width="{width}" height="{height}"></iframe>'
    made = {"version": "1.0", "type": "rich", "title": title, "html": frame}
    data = json.dumps({**made, "width": width, "height": height}, ensure_ascii=False, indent=1)
    link = {"rel": "alternate", "type": "application/json+oembed", "href": f"{base}oembed.json"}
    return {**link, "title": title}, f"{data}\n".encode()


def sitemap(base: str, paths: Iterable[str]) -> bytes:
    """The addresses of all pages, as sitemaps.org has them."""
    urls = "\n".join(f"<url><loc>{escape(base + path)}</loc></url>" for path in paths)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{schema}">\n{urls}\n</urlset>\n'.encode()
