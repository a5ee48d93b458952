"""What is said of an address that stands by itself."""

from urllib.parse import unquote, urlsplit


def untitled(url: str) -> str:
    """The title in brackets of a work that is known by its address alone."""
    try:
        parts = urlsplit(url)
        words = (parts.hostname or "") + unquote(parts.path).rstrip("/")
    except ValueError:  # brackets that hold no address of a machine
        words = url.partition("//")[2]
    return f"[{words[:200]}]"
