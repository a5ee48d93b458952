"""A language server for the JSON files of timelines, on standard input and output.

It shows the findings of `timeline validate` as one types, and offers their fixes; it explains
dates and ids, completes, leads to definitions and references, renames and formats. It writes
nothing itself: every change is an edit that the editor makes.
"""

import asyncio
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.files import SETTINGS
from timeline.findings import Finding
from timeline.jsonio import JsonError
from timeline.jsonio.errors import Area
from timeline.project import NAME
from timeline.serve.lsp import completion, files, hover, renaming
from timeline.serve.lsp.cursor import Cursor, cursor_at, unquoted
from timeline.serve.lsp.files import Document
from timeline.serve.lsp.places import Named, named_at, spans
from timeline.serve.lsp.positions import TextPositions
from timeline.validation.fix import formatted
from timeline.write.settings_text import rewritten

PAUSE = 0.15  # seconds without a change after which a text is checked

KINDS = {
    "key": types.CompletionItemKind.Property,
    "reference": types.CompletionItemKind.Reference,
    "value": types.CompletionItemKind.Value,
}


def serve() -> None:
    """Serve until standard input closes."""
    build().start_io()


def build() -> LanguageServer:
    """The server with all that it can do."""
    # Whole texts: the library applies parts of them by other line ends than editors count.
    whole = types.TextDocumentSyncKind.Full
    server = LanguageServer("timeline", version(NAME), whole)
    editor = Editor(server)
    for name, handler, options in editor.features():
        server.feature(name, options)(_function(handler))
    return server


def _function(method: Any) -> Any:
    """A function that the library can put its marks on, which a method does not take."""

    async def handler(params: Any) -> Any:
        return await method(params)

    return handler


class Editor:
    """Answers an editor; what it holds are only the findings of the texts that are open."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self.found: dict[str, list[Finding]] = {}

    def features(self) -> tuple[tuple[str, Any, Any], ...]:
        """Each request and notification with what answers it."""
        return (
            (types.TEXT_DOCUMENT_DID_OPEN, self.opened, None),
            (types.TEXT_DOCUMENT_DID_CHANGE, self.changed, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self.saved, None),
            (types.TEXT_DOCUMENT_DID_CLOSE, self.closed, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self.actions, _ACTIONS),
            (types.TEXT_DOCUMENT_HOVER, self.hover, None),
            (types.TEXT_DOCUMENT_COMPLETION, self.complete, _COMPLETION),
            (types.TEXT_DOCUMENT_DEFINITION, self.definition, None),
            (types.TEXT_DOCUMENT_REFERENCES, self.references, None),
            (types.TEXT_DOCUMENT_PREPARE_RENAME, self.may_rename, None),
            (types.TEXT_DOCUMENT_RENAME, self.rename, types.RenameOptions(prepare_provider=True)),
            (types.TEXT_DOCUMENT_FORMATTING, self.format, None),
        )

    # What is open

    def document(self, uri: str) -> Document | None:
        """The document of an address; None for a file that belongs to no timeline."""
        path = uris.to_fs_path(uri)
        if path is None:
            return None
        text = self.server.workspace.text_documents.get(unquote(uri))  # as the library's keys are
        return files.on_disk(path, uri) if text is None else files.document(path, text.source, uri)

    def open_ones(self, root: Path) -> dict[str, Document]:
        """The open documents of a timeline by their paths."""
        all_ = map(self.document, self._open_uris())
        return {one.path: one for one in all_ if one is not None and one.root == root}

    def _open_uris(self) -> list[str]:
        """The addresses as the editor wrote them: the library's keys are unquoted."""
        return [text.uri for text in self.server.workspace.text_documents.values()]

    def timeline(self, one: Document) -> Timeline:
        """The timeline that a document belongs to, as it is typed; an empty one if unreadable."""
        try:
            return files.timeline(one.root, self.open_ones(one.root))
        except TimelineError:  # which the check of the text says: a hover must not say it again
            return Timeline(Settings())

    # Findings

    async def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Check a text that was opened."""
        self._check(params.text_document.uri, saved=True)

    async def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Check a text when nothing was typed for a moment."""
        uri, now = params.text_document.uri, params.text_document.version
        await asyncio.sleep(PAUSE)
        if self.server.workspace.get_text_document(uri).version == now:
            self._check(uri, saved=False)

    async def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """Check all that is open: an id in one file may be right or wrong in another now."""
        for uri in self._open_uris():
            self._check(uri, saved=True)

    async def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget the findings of a text."""
        self.found.pop(params.text_document.uri, None)
        self._publish(params.text_document.uri, [])

    def _check(self, uri: str, *, saved: bool) -> None:
        one = self.document(uri)
        if one is None:
            return
        try:
            self.found[uri] = files.findings(one, self.open_ones(one.root), saved=saved)
        except TimelineError as error:
            self._say(error)
            return
        where = self._positions(one)
        self._publish(uri, [_diagnostic(where, finding) for finding in self.found[uri]])

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic]) -> None:
        version = self._version(uri)
        self.server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics, version=version)
        )

    def _version(self, uri: str) -> int | None:
        """Which version of a text the editor has; None where it is not open."""
        is_open = uri in self._open_uris()
        return self.server.workspace.get_text_document(uri).version if is_open else None

    def _say(self, error: TimelineError) -> None:
        hint = f"; {error.hint}" if error.hint else ""
        self.server.window_show_message(
            types.ShowMessageParams(types.MessageType.Error, f"{error.message}{hint}")
        )

    def _positions(self, one: Document) -> TextPositions:
        return TextPositions(one.text, self._encoding())

    def _encoding(self) -> str:
        return str(self.server.workspace.position_encoding.value)

    # Fixes and form

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The fixes of findings that touch a range."""
        uri = params.text_document.uri
        one = self.document(uri)
        where = None if one is None else spans(one.text)
        if one is None or where is None:
            return []
        made = []
        positions = self._positions(one)
        for finding in self.found.get(uri, ()):
            fix = finding.fix
            there = where.get(fix.pointer) if fix else None
            shown = _diagnostic(positions, finding)
            if fix is None or there is None or not _touch(shown.range, params.range):
                continue
            span = (there.key if fix.key else there.value) or there.value
            edit = types.TextEdit(positions.of(span), fix.new)
            made.append(
                types.CodeAction(
                    title=fix.said,
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[shown],
                    is_preferred=fix.trust != "guess",
                    edit=types.WorkspaceEdit(changes={uri: [edit]}),
                )
            )
        return made

    async def format(self, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        """The canonical form, as `timeline fmt` writes it; nothing where the text is no JSON."""
        uri = params.text_document.uri
        one = self.document(uri)
        if one is None:
            return []
        try:
            after = formatted(one.kind, one.data).decode("utf-8")
        except JsonError:
            return []
        whole = self._positions(one).range(0, len(one.text))
        return [] if after == one.text else [types.TextEdit(whole, after)]

    # Words on a place

    def _cursor(self, one: Document, position: types.Position) -> Cursor:
        return cursor_at(one.text, self._positions(one).offset(position))

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """A date in words with its bounds, who an id is, what a key is for."""
        uri = params.text_document.uri
        one = self.document(uri)
        if one is None:
            return None
        cursor = self._cursor(one, params.position)
        steps = cursor.steps
        if cursor.is_key:
            steps = (*steps, unquoted(one.text[cursor.start : cursor.end]))
        told = hover.told(one, steps, self.timeline(one), is_key=cursor.is_key)
        if not told:
            return None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told))

    async def complete(self, params: types.CompletionParams) -> types.CompletionList:
        """What may be written at a place."""
        uri = params.text_document.uri
        one = self.document(uri)
        if one is None:
            return types.CompletionList(False, [])
        cursor = self._cursor(one, params.position)
        area = self._positions(one).range(cursor.start, cursor.end)
        offers = completion.offers(cursor, one.kind, Path(one.path).stem, self.timeline(one))
        items = [
            types.CompletionItem(
                label=offer.label,
                detail=offer.detail or None,
                kind=KINDS[offer.kind],
                sort_text=f"{number:06}",
                filter_text=f'"{offer.found_by}"',
                text_edit=types.TextEdit(area, offer.text),
            )
            for number, offer in enumerate(offers)
        ]
        return types.CompletionList(False, items)

    # Ids

    def _named(self, uri: str, position: types.Position) -> tuple[Document, Named, Cursor] | None:
        """The id that stands at a position."""
        one = self.document(uri)
        if one is None:
            return None
        cursor = self._cursor(one, position)
        named = None if cursor.is_key else named_at(one.record, one.kind, cursor.steps)
        return None if named is None else (one, named, cursor)

    def _uses(self, one: Document, named: Named) -> list[renaming.Use]:
        documents = files.texts(one.root, self.open_ones(one.root))
        return list(renaming.uses(documents, named.kind, named.id))

    def _location(self, use: renaming.Use) -> types.Location:
        return types.Location(_uri(use.document), self._positions(use.document).of(use.place.value))

    async def definition(self, params: types.DefinitionParams) -> list[types.Location]:
        """The file that an id names."""
        at = self._named(params.text_document.uri, params.position)
        if at is None:
            return []
        return [self._location(use) for use in self._uses(*at[:2]) if use.is_own]

    async def references(self, params: types.ReferenceParams) -> list[types.Location]:
        """Every place where a file is named."""
        at = self._named(params.text_document.uri, params.position)
        if at is None:
            return []
        with_own = params.context.include_declaration
        return [self._location(use) for use in self._uses(*at[:2]) if with_own or not use.is_own]

    async def may_rename(self, params: types.PrepareRenameParams) -> Any:
        """The id to be renamed; None where none stands."""
        at = self._named(params.text_document.uri, params.position)
        if at is None:
            return None
        one, named, cursor = at
        start = cursor.start + 1  # behind the quotation mark
        area = self._positions(one).range(start, start + len(named.id))
        return types.PrepareRenamePlaceholder(area, named.id)

    async def rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """The edits that rename an id, and its file, in the whole timeline."""
        at = self._named(params.text_document.uri, params.position)
        if at is None:
            return None
        one, named, _ = at
        documents = files.texts(one.root, self.open_ones(one.root))
        self._require_file_renames()
        new = params.new_name.strip().strip('"')
        try:
            made = renaming.renamed(documents, named, new)
        except TimelineError as error:
            hint = f"; {error.hint}" if error.hint else ""
            raise JsonRpcInvalidParams(f"{error.message}{hint}") from error
        edit = self._workspace_edit(one.root, made)
        return self._with_settings(edit, one.root, named, new)

    def _require_file_renames(self) -> None:
        """Refuse where the editor renames no files: an id and its file's name are one."""
        able = self.server.client_capabilities.workspace
        edits = able and able.workspace_edit
        if not (edits and "rename" in (edits.resource_operations or ())):
            raise JsonRpcInvalidParams("this editor renames no files; use 'timeline mv OLD NEW'")

    def _with_settings(
        self, edit: types.WorkspaceEdit, root: Path, named: Named, new: str
    ) -> types.WorkspaceEdit:
        """The edit, also of the views and stories that name the id."""
        path = root / SETTINGS
        uri = str(uris.from_fs_path(str(path)))
        if not path.is_file():
            return edit
        text = self.server.workspace.get_text_document(uri).source
        after = rewritten(text, named.kind, named.id, new)
        if after is None:
            self._say(TimelineError(f"{SETTINGS} names '{named.id}'", hint="change it by hand"))
        if after in (None, text):
            return edit
        name = types.OptionalVersionedTextDocumentIdentifier(uri=uri)
        whole = TextPositions(text, self._encoding()).range(0, len(text))
        own = types.TextDocumentEdit(name, [types.TextEdit(whole, after)])
        return types.WorkspaceEdit(document_changes=[own, *(edit.document_changes or ())])

    def _workspace_edit(self, root: Path, made: renaming.RenameEdit) -> types.WorkspaceEdit:
        edits: dict[str, list[types.TextEdit]] = {}
        for use, text in made.edits:
            uri = _uri(use.document)
            edits.setdefault(uri, []).append(
                types.TextEdit(self._positions(use.document).of(use.place.value), text)
            )
        changes: list[Any] = []
        for uri, each in edits.items():
            name = types.OptionalVersionedTextDocumentIdentifier(
                uri=uri, version=self._version(uri)
            )
            changes.append(types.TextDocumentEdit(name, each))
        old, new = (uris.from_fs_path(str(root / path)) for path in (made.old_path, made.new_path))
        if old != new:
            changes.append(types.RenameFile(old_uri=str(old), new_uri=str(new)))
        return types.WorkspaceEdit(document_changes=changes)


_ACTIONS = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
_COMPLETION = types.CompletionOptions(trigger_characters=['"'])


def _diagnostic(where: TextPositions, finding: Finding) -> types.Diagnostic:
    help = f"\n{finding.help}" if finding.help else ""
    error = finding.severity == "error"
    return types.Diagnostic(
        range=where.of(_span(finding)),
        message=f"{finding.message}{help}",
        severity=types.DiagnosticSeverity.Error if error else types.DiagnosticSeverity.Warning,
        code=finding.rule,
        source="timeline",
    )


def _uri(one: Document) -> str:
    return one.uri or str(uris.from_fs_path(str(one.root / one.path)))


def _span(finding: Finding) -> Area:
    """Where a finding is shown: the file as a whole at its first character."""
    line, column = max(finding.line, 1), max(finding.column, 1)
    if finding.end_line:
        return Area(line, column, finding.end_line, finding.end_column)
    return Area(line, column, line, column + 1)


def _touch(one: types.Range, other: types.Range) -> bool:
    return bool(one.start <= other.end and other.start <= one.end)
