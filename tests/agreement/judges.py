"""Those who judge a mutant: the compiled schema, the models, and ajv in strict mode."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from tests.oracle import oracle

from timeline.format import schema
from timeline.format.models.generator import MODELS

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / ".ci" / "node" / "node_modules"
HARNESS = Path(__file__).with_name("judge.cjs")


def by_schema(kind: str, record: Any) -> bool:
    """jsonschema-rs on the published schema."""
    return schema.is_valid(kind, record)


def by_model(kind: str, data: bytes) -> bool:
    """Pydantic on the bytes."""
    try:
        MODELS[kind].model_validate_json(data)
    except ValidationError:
        return False
    return True


def by_model_of_record(kind: str, record: Any) -> bool:
    """Pydantic on the parsed record."""
    try:
        MODELS[kind].model_validate(record)
    except ValidationError:
        return False
    return True


def by_ajv(cases: list[tuple[str, bytes]], schemas: Path = schema.FOLDER) -> list[bool]:
    """ajv, strict, on the published schema: one verdict a case. Skips the test without Node."""
    node = oracle("node")
    if not (NODE_MODULES / "ajv").exists():
        missing = "needs the oracle 'ajv': npm install --prefix .ci/node ajv@8"
        if os.environ.get("TIMELINE_ORACLES") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    lines = b"".join(b"%s\t%s\n" % (kind.encode(), data) for kind, data in cases)
    done = subprocess.run(
        [str(node), str(HARNESS), str(schemas)],
        input=lines,
        capture_output=True,
        check=False,
        env={**os.environ, "NODE_PATH": str(NODE_MODULES)},
    )
    assert done.returncode == 0, done.stderr.decode()
    return [verdict == b"1" for verdict in done.stdout.split()]
