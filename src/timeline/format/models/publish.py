"""Writes what is printed from the models: `python -m timeline.format.models.publish [--check]`.

The schemas go to `schema/1.0/`, `schema/latest/` and, for the program itself,
`src/timeline/schemas/`, equal to the byte; the records to `timeline.format.records`. With
`--check` nothing is written: exit 1 names the files that differ.
"""

import json
import sys
from pathlib import Path

from timeline.format.models import typed
from timeline.format.models.generator import MODELS, schema_of
from timeline.format.models.vocabulary import SCHEMA_VERSION

PACKAGE = Path(__file__).resolve().parents[2]
REPOSITORY = PACKAGE.parents[1]
RECORDS = PACKAGE / "format" / "records.py"


def text_of(kind: str) -> bytes:
    """The bytes of one published schema."""
    return (json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n").encode()


def folders() -> tuple[Path, ...]:
    """Where the schemas are kept."""
    schema = REPOSITORY / "schema"
    return (schema / SCHEMA_VERSION, schema / "latest", PACKAGE / "schemas")


def outdated() -> dict[Path, bytes]:
    """The files that differ from the models, with the bytes that they should hold."""
    wanted = {
        folder / f"{kind}.schema.json": text_of(kind) for kind in MODELS for folder in folders()
    }
    wanted[RECORDS] = typed.text().encode()
    return {
        path: data
        for path, data in wanted.items()
        if not path.is_file() or path.read_bytes() != data
    }


def main(arguments: list[str]) -> int:
    """Write what is outdated, or with `--check` only name it; 1 if a check found any."""
    stale = outdated()
    for path, data in stale.items():
        sys.stdout.write(f"{path.relative_to(REPOSITORY)}\n")
        if arguments != ["--check"]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return 1 if stale and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
