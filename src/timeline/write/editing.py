"""Events in a person's editor: their text is kept in a file until it is safely written."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from timeline import files, jsonio
from timeline.errors import Refused, TimelineError
from timeline.findings import Finding
from timeline.format import schema
from timeline.format.untyped import Record
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

FOLDER = ".timeline-edits"


class Buffer(NamedTuple):
    """One text to edit: the event's id, its path ("" for a new one), and what it starts from."""

    id: str
    path: str
    before: bytes | None
    old: Record
    text: bytes


class Outcome(NamedTuple):
    """What came back from the editor: the changes, and everything that is wrong with them."""

    changes: tuple[FileChange, ...]
    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether nothing is an error."""
        return all(finding.severity != "error" for finding in self.findings)


def buffer(workspace: Workspace, id: str) -> Buffer:
    """The text of an event's file, also of one that is not in order."""
    path = workspace.paths.get(id.casefold())
    if path is None:
        path = workspace.timeline.get(id).path
    data = workspace.read(path)
    try:
        old = jsonio.parse_exact(data)
    except jsonio.JsonError:
        old = {}
    return Buffer(id, path, data, old if isinstance(old, dict) else {}, data)


class Session:
    """Texts laid out in files of their own, which stay until they are written or unchanged."""

    def __init__(self, workspace: Workspace, buffers: Sequence[Buffer]) -> None:
        self.workspace = workspace
        self.buffers = tuple(buffers)
        parent = workspace.root / FOLDER
        try:
            files.make_own(parent)
            self.folder = Path(tempfile.mkdtemp(dir=parent, prefix="edit-"))
            self.files = [self.folder / f"{one.id}.json" for one in self.buffers]
            self._lay_out()
        except OSError as error:
            raise Refused(f"{parent}: cannot be written: {error.strerror}") from error

    def _lay_out(self) -> None:
        try:
            for one, file in zip(self.buffers, self.files, strict=True):
                file.write_bytes(one.text)
        except OSError:
            self.close()  # half of a text that nobody has seen yet
            raise

    def edit(self, command: Sequence[str]) -> None:
        """Run the editor on all texts and wait; the texts stay whatever becomes of it."""
        try:
            run = subprocess.run([*command, *map(str, self.files)], check=False)
        except OSError as error:
            self._close_if_unchanged()
            raise TimelineError(
                f"the editor '{command[0]}' cannot be run: {error.strerror}",
                hint="set VISUAL or EDITOR to a program",
            ) from error
        if run.returncode:
            raise Refused(f"the editor ended with {run.returncode}; {self.kept}")

    @property
    def kept(self) -> str:
        """Where the text is."""
        names = ", ".join(str(file) for file in self.files)
        return f"nothing was changed; your text is in {names}"

    def outcome(self) -> Outcome:
        """What the texts would change, judged with the rest of the timeline."""
        changes: list[FileChange] = []
        findings: list[Finding] = []
        for one, file in zip(self.buffers, self.files, strict=True):
            made = self._change(one, self._text(file))
            if isinstance(made, FileChange):
                changes.append(made)
            else:
                findings.append(made)
        real = [change for change in changes if change.before != change.after]
        if real:
            judged = self.workspace.judge(real)
            findings += [*judged.own, *judged.others]
        return Outcome(tuple(real), tuple(findings))

    def _text(self, file: Path) -> bytes:
        try:
            return files.read_bytes(str(file), self.workspace.settings.max_bytes)
        except OSError as error:
            raise Refused(f"{file}: cannot be read: {error.strerror}") from error

    def _change(self, one: Buffer, text: bytes) -> FileChange | Finding:
        if one.before is not None and text == one.before:
            return FileChange(one.path, one.before, one.before)
        path = one.path or f"events/{one.id}.json"
        try:
            new = jsonio.parse_exact(text)
        except jsonio.JsonError as error:
            return Finding(path, error.line, error.column, error.rule, error.message)
        if not isinstance(new, dict) or not schema.is_valid("event", jsonio.parse(text)):
            return FileChange(path, one.before, text)  # what is wrong with it, its judge says best
        if one.before is None:
            return self.workspace.creation(new)
        if new["id"] != one.id:
            message = f"the id of '{one.id}' was changed to '{new['id']}'"
            help = f"change it back; 'timeline mv {one.id} {new['id']}' renames an event"
            return Finding(path, 0, 0, "id/file-name", message, "/id", help=help)
        return self.workspace.change(path, one.before, one.old, new)

    def _close_if_unchanged(self) -> None:
        """Remove the texts if they say what the timeline's files say."""
        pairs = zip(self.buffers, self.files, strict=True)
        if all(file.is_file() and file.read_bytes() == one.before for one, file in pairs):
            self.close()

    def close(self) -> None:
        """Remove the texts: they are written, or nothing was changed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        try:
            self.folder.parent.rmdir()
        except OSError:
            return  # texts of another session are still there
