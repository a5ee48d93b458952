"""Files of older versions of the format brought to the present one."""

from typing import NamedTuple

from timeline import jsonio
from timeline.errors import Refused
from timeline.files import FOLDERS
from timeline.findings import Finding
from timeline.format import migrations, schema
from timeline.format.models.vocabulary import SCHEMA_VERSION
from timeline.write.transaction import Change
from timeline.write.workspace import Workspace


class Migrated(NamedTuple):
    """The files that change, what a person should look at, and the files that cannot be read."""

    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    failures: tuple[Finding, ...]


def migrate(workspace: Workspace) -> Migrated:
    """Every file of the timeline in the present version; those that have it stay as they are."""
    changes: list[Change] = []
    notes: list[str] = []
    failures: list[Finding] = []
    for kind in FOLDERS:
        for path in workspace.files_of(kind):
            made = _migrated(workspace, kind, path, notes)
            if isinstance(made, Finding):
                failures.append(made)
            elif made is not None:
                changes.append(made)
    return Migrated(tuple(changes), tuple(notes), tuple(failures))


def _migrated(
    workspace: Workspace, kind: str, path: str, notes: list[str]
) -> Change | Finding | None:
    """The changed file, None for one that needs no change, or why it cannot be migrated."""
    try:
        data, record = workspace.record(path)
    except Refused as error:
        return Finding(path, 0, 0, "migrate/unreadable", error.message)
    version = migrations.version_of(record) if isinstance(record, dict) else SCHEMA_VERSION
    if version == SCHEMA_VERSION:
        return None
    if version not in migrations.known():
        message = f"version '{version}' is not known; known are {', '.join(migrations.known())}"
        return Finding(path, 0, 0, "migrate/unknown-version", message)
    upgraded, more = migrations.upgraded(kind, record)
    new = jsonio.dumps(upgraded, kind)
    errors = schema.errors(kind, jsonio.parse(new))
    if errors:
        message = f"{errors[0].pointer or 'the file'}: {errors[0].message}"
        return Finding(path, 0, 0, "migrate/invalid", message)
    notes += [f"{path}: {note}" for note in more]
    return Change(path, data, new)
