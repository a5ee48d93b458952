"""A timeline for the tests of the reading commands, and the commands run without a new process."""

import json
from pathlib import Path

import typer
from typer.testing import CliRunner

from timeline.cli.app import app

COMMAND = typer.main.get_command(app)


def timeline(*arguments: str, **env: str):
    """What the command line gives in this process; an error is in `exception`."""
    return CliRunner().invoke(app, [*arguments], env=env)


def write(folder: Path, *events: dict, toml: str = "") -> Path:
    """A timeline of these events in `folder`."""
    (folder / "events").mkdir(parents=True, exist_ok=True)
    text = f'schema_version = "1.0"\nid = "test.example"\n{toml}'
    (folder / "timeline.toml").write_text(text, encoding="utf-8")
    for event in events:
        record = {"schema_version": "1.0", "title": event["id"], **event}
        path = folder / "events" / f"{event['id']}.json"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder
