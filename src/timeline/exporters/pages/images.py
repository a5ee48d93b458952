"""How large a picture is, from the first bytes of its file, and pictures that stand in a page."""

import struct
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a page shows: where from, and its size in pixels."""

    src: str
    width: int
    height: int


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for what is no PNG, GIF, JPEG or WebP, or is cut off."""
    try:
        found = _size(data)
    except (struct.error, IndexError, StopIteration):
        return None
    return found if found and all(found) else None


def _size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        wide, high = struct.unpack(">II", data[16:24])
        return wide, high
    if data[:6] in (b"GIF87a", b"GIF89a"):
        wide, high = struct.unpack("<HH", data[6:10])
        return wide, high
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return next(_jpeg(data)) if data.startswith(b"\xff\xd8") else None


def _webp(data: bytes) -> tuple[int, int]:
    """Lossy, lossless and extended files each write it in a way of their own (RFC 9649)."""
    kind = data[12:16]
    if kind == b"VP8X":
        sides = struct.unpack("<3s3s", data[24:30])
        wide, high = (int.from_bytes(side, "little") + 1 for side in sides)
        return wide, high
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    wide, high = struct.unpack("<HH", data[26:30])
    return wide & 0x3FFF, high & 0x3FFF


def _jpeg(data: bytes) -> Iterator[tuple[int, int]]:
    """The size in each frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            yield wide, high
        at += 2 + length


def beside(files: Mapping[str, bytes], up: str = "") -> dict[str, Picture]:
    """Those of these files that are pictures, as a page shows them that stands beside them."""
    return dict(_shown(files, lambda path, _: up + quote(path)))


def embedded(files: Mapping[str, bytes]) -> dict[str, Picture]:
    """Those of these files that are pictures, as part of the page."""
    return dict(_shown(files, _as_data))


def _as_data(path: str, data: bytes) -> str:
    return f"data:{TYPES[_ending(path)]};base64,{b64encode(data).decode()}"


def _shown(
    files: Mapping[str, bytes], address: Callable[[str, bytes], str]
) -> Iterator[tuple[str, Picture]]:
    for path, data in files.items():
        found = size(data) if _ending(path) in TYPES else None
        if found:
            yield path, Picture(address(path, data), *found)


def _ending(path: str) -> str:
    return path.rpartition(".")[2].lower()
