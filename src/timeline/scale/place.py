"""What a place named with `--data` is: a folder of files, JSON lines, a dataset, an address."""

from pathlib import Path
from typing import Literal

from timeline.errors import ProjectError
from timeline.scale.layout import MANIFEST

Kind = Literal["folder", "lines", "dataset"]
LINES = (".jsonl", ".ndjson")

# Which extension reads an address; the user installs it, nothing here does.
EXTENSIONS = {
    "s3": "httpfs", "s3a": "httpfs", "gs": "httpfs", "gcs": "httpfs", "r2": "httpfs",
    "http": "httpfs", "https": "httpfs", "hf": "httpfs", "az": "azure", "azure": "azure",
    "abfss": "azure",
}  # fmt: skip


def is_address(place: str) -> bool:
    """Whether `place` is in an object store or on the web rather than on this machine."""
    return "://" in place and place.partition("://")[0] in EXTENSIONS


def kind(place: str) -> Kind:
    """The kind of what lies at a place; anything else is a `ProjectError`."""
    path = Path(place)
    if is_address(place):
        return "dataset"
    if path.suffix.lower() in LINES or place == "-":
        return "lines"
    if path.is_dir():
        tables = (path / MANIFEST).exists() or (path / "event").is_dir()
        return "dataset" if tables or any(path.glob("*.parquet")) else "folder"
    if not path.exists():
        raise ProjectError(f"{place}: no such file or folder")
    hint = "a folder, JSON lines (.jsonl) or a dataset can be read"
    if path.suffix.lower() == ".parquet":
        hint = "name the folder of the dataset, not one of its files"
    raise ProjectError(f"{place}: events cannot be read from such a file", hint=hint)
