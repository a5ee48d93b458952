"""Datasets for tests: of rows that no event need have, or of a timeline."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.chronicle.settings import Settings
from timeline.scale import build
from timeline.scale.rows import Spool


def dataset_of(rows, folder: Path) -> Path:
    """The dataset of bare rows at `folder`."""
    with build.building(folder, replace=True) as aside, TemporaryDirectory() as name:
        with Spool(Path(name)) as spool:
            for row in rows:
                record = {"id": row.id, "title": row.id, "when": "2024"}
                spool.row(row, "rows", json.dumps(record))
        build.build(spool, aside, Settings(given=True))
    return folder
