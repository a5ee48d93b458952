"""The language server, asked by a real client over standard input and output."""

import asyncio
import json
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.environment import bare
from tests.oracle import oracle

from timeline import api

ROOT = Path(__file__).parents[2]
SECONDS = 20  # in which an answer has to come on a busy machine
MEETING = '"white-house-meeting"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped timeline, with a story, in a folder with signs that an address escapes."""
    place = tmp_path / "a b ü"
    for name in ("events", "entities", "sources"):
        shutil.copytree(ROOT / name, place / name)
    settings = (ROOT / "timeline.toml").read_text("utf-8")
    story = '\n[stories.night]\ntitle = "Night"\nevents = ["white-house-meeting"]\n'
    (place / "timeline.toml").write_text(settings + story, "utf-8")
    return place


class Editor:
    """A client with one file open."""

    def __init__(self, client: Any, types: Any) -> None:
        self.client = client
        self.types = types
        self.told: asyncio.Queue[Any] = asyncio.Queue()
        self.uri = ""
        self.text = ""
        self.version = 0

    @property
    def name(self) -> Any:
        return self.types.TextDocumentIdentifier(self.uri)

    async def open(self, path: Path, text: str | None = None) -> list[Any]:
        """Open a file, perhaps with another text than it has; what is wrong with it."""
        self.uri, self.version = path.as_uri(), 1
        self.text = path.read_text("utf-8") if text is None else text
        item = self.types.TextDocumentItem(self.uri, "json", 1, self.text)
        self.client.text_document_did_open(self.types.DidOpenTextDocumentParams(item))
        return await self.findings()

    async def type(self, text: str) -> list[Any]:
        """Change the text; what is wrong with it then."""
        self.text, self.version = text, self.version + 1
        name = self.types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri)
        change = self.types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(self.types.DidChangeTextDocumentParams(name, [change]))
        return await self.findings()

    async def findings(self) -> list[Any]:
        return list((await asyncio.wait_for(self.told.get(), SECONDS)).diagnostics)

    def at(self, words: str, behind: int = 2) -> Any:
        """The position of a character in the first place that has the words."""
        offset = self.text.index(words) + behind
        before = self.text[:offset].split("\n")
        units = len(before[-1].encode("utf-16-le")) // 2
        return self.types.Position(len(before) - 1, units)

    async def hover(self, words: str) -> str:
        found = await self.client.text_document_hover_async(
            self.types.HoverParams(self.name, self.at(words))
        )
        return "" if found is None else str(found.contents.value)

    async def offers(self, words: str, behind: int = 2) -> dict[str, Any]:
        found = await self.client.text_document_completion_async(
            self.types.CompletionParams(self.name, self.at(words, behind))
        )
        return {item.label: item for item in found.items}

    def typed(self, edit: Any) -> str:
        """The text after an edit."""
        lines = self.text.split("\n")

        def offset(position: Any) -> int:
            before = sum(len(line) + 1 for line in lines[: position.line])
            units = lines[position.line].encode("utf-16-le")[: 2 * position.character]
            return before + len(units.decode("utf-16-le"))

        start, end = offset(edit.range.start), offset(edit.range.end)
        return self.text[:start] + edit.new_text + self.text[end:]


def edited(work: Callable[[Editor], Awaitable[None]]) -> None:
    """Do some work in an editor that has started the server."""
    oracle("pygls")
    from lsprotocol import types
    from pygls.lsp.client import LanguageClient

    async def run() -> None:
        client = LanguageClient("test", "1")
        editor = Editor(client, types)
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: editor.told.put_nowait(params)
        )
        await client.start_io(sys.executable, "-m", "timeline", "lsp", env=bare())
        able = types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[types.ResourceOperationKind.Rename]
            )
        )
        begun = await client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(workspace=able))
        )
        assert begun.server_info.name == "timeline"
        client.initialized(types.InitializedParams())
        try:
            await work(editor)
            await client.shutdown_async(None)
        finally:
            client.exit(None)
            await client.stop()

    asyncio.run(run())


def test_a_broken_event_is_mended(folder: Path) -> None:
    """The findings of `validate` at their places as one types; a fix takes them away."""
    path = folder / "events" / "locate-three-leaders.json"

    async def work(editor: Editor) -> None:
        good = path.read_text("utf-8")
        assert await editor.open(path) == []
        for broken, rule in (
            (good.replace('"kind": "commitment"', '"knd": "commitment"'), "shape/unknown-key"),
            (
                good.replace("ブ", "\U0001f600ブ").replace(MEETING, '"nobody"'),
                "reference/unknown-event",
            ),
            (good.replace('"tags"', '"tags" "'), "json/syntax"),
        ):
            path.write_text(broken, "utf-8")
            wanted = [one for one in api.validate(folder) if one.path.endswith(path.name)]
            found = await editor.type(broken)
            assert rule in {one.code for one in found}
            assert [one.code for one in found] == [one.rule for one in wanted]
            for shown, finding in zip(found, wanted, strict=True):
                line = broken.split("\n")[finding.line - 1][: finding.column - 1]
                units = len(line.encode("utf-16-le")) // 2
                assert (shown.range.start.line, shown.range.start.character) == (
                    finding.line - 1, units,
                )  # fmt: skip
        path.write_text(good, "utf-8")
        broken = good.replace('"kind": "commitment"', '"knd": "commitment"')
        found = await editor.type(broken)
        context = editor.types.CodeActionContext(found)
        (action,) = await editor.client.text_document_code_action_async(
            editor.types.CodeActionParams(editor.name, found[0].range, context)
        )
        assert action.is_preferred
        (edit,) = action.edit.changes[editor.uri]
        mended = editor.typed(edit)
        assert mended == good
        assert await editor.type(mended) == []
        formatted = await editor.client.text_document_formatting_async(
            editor.types.DocumentFormattingParams(
                editor.name, editor.types.FormattingOptions(tab_size=2, insert_spaces=True)
            )
        )
        assert not formatted

    edited(work)


def test_places_are_explained_and_completed(folder: Path) -> None:
    """A relative date in words and bounds, who an id is, what a key is for; ids, words and keys."""
    path = folder / "events" / "locate-three-leaders.json"

    async def work(editor: Editor) -> None:
        await editor.open(path)
        due = await editor.hover('"after"')
        assert "within two months after" in due
        assert "2026-04-04T23:59:59-04:00" in due
        meeting = await editor.hover(MEETING)
        assert "Petro and Trump meet at the White House" in meeting
        assert "start: 2026-02-04T10:45:00-05:00 to 2026-02-04T11:15:59-05:00" in meeting
        person = await editor.hover('"pablito"')
        assert "(person)" in person
        assert "Pablito" in person
        assert await editor.hover('"debtor"') == "Who has to act."
        events = await editor.offers(MEETING)
        assert set(events) == {p.stem for p in (folder / "events").iterdir()} - {path.stem}
        whole = editor.typed(events["petro-interview"].text_edit)
        assert json.loads(whole)["when"]["to"] == "petro-interview"
        people = await editor.offers('"pablito"')
        assert set(people) == {p.stem for p in (folder / "entities").iterdir()}
        assert people["gustavo-petro"].detail.startswith("Gustavo Petro")
        sources = await editor.offers('"article"')
        assert set(sources) == {p.stem for p in (folder / "sources").iterdir()}
        assert {"meeting", "statement"} <= set(await editor.offers('"commitment"'))
        assert {"after", "before", "during"} <= set(await editor.offers('"after"'))
        keys = await editor.offers('"debtor"')
        assert "creditor" in keys
        assert "action" not in keys  # is there already
        assert editor.typed(keys["creditor"].text_edit) == editor.text.replace(
            '"debtor"', '"creditor"'
        )
        # Half written: no JSON yet.
        half = editor.text.replace(MEETING, '"whi')
        await editor.type(half)
        started = await editor.offers('"whi', 4)
        assert "white-house-meeting" in started
        assert MEETING in editor.typed(started["white-house-meeting"].text_edit)
        await editor.type('{\n  "schema_version": "1.0",\n  \n}')
        empty = await editor.offers('"1.0",\n  ', 9)
        assert {"id", "title", "when", "participants"} <= set(empty)
        assert empty["title"].text_edit.new_text == '"title": '

    edited(work)


def test_an_id_is_found_and_renamed(folder: Path, tmp_path: Path) -> None:
    """Definition, references, and one edit that renames it in every file, saved or not."""
    path = folder / "events" / "locate-three-leaders.json"
    uses = sum(file.read_text("utf-8").count(MEETING) for file in (folder / "events").iterdir())

    async def work(editor: Editor) -> None:
        types = editor.types
        text = path.read_text("utf-8").replace('"schema_version"', '\n  "schema_version"')
        await editor.open(path, text)
        place = editor.at(MEETING)
        (home,) = await editor.client.text_document_definition_async(
            types.DefinitionParams(editor.name, place)
        )
        assert home.uri == (folder / "events" / "white-house-meeting.json").as_uri()
        found = await editor.client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(True), editor.name, place)
        )
        assert len(found) == uses
        asked = await editor.client.text_document_prepare_rename_async(
            types.PrepareRenameParams(editor.name, place)
        )
        assert asked.placeholder == "white-house-meeting"
        for wrong in ("The Meeting", "petro-interview", "", "con"):
            with pytest.raises(Exception, match=r"is not an id|is taken|name of a device"):
                await editor.client.text_document_rename_async(
                    types.RenameParams(editor.name, place, wrong)
                )
        edit = await editor.client.text_document_rename_async(
            types.RenameParams(editor.name, place, ' "the-meeting"\n')
        )
        apply(edit, editor)

    edited(work)
    assert not (folder / "events" / "white-house-meeting.json").exists()
    assert api.validate(folder) == []
    words = [file.read_text("utf-8") for file in (folder / "events").iterdir()]
    assert sum(text.count('"the-meeting"') for text in words) == uses
    assert '"the-meeting"' in (folder / "timeline.toml").read_text("utf-8")


def apply(edit: Any, editor: Editor) -> None:
    """Make an edit of the workspace as an editor does, the last places of a file first."""
    from pygls import uris

    for change in edit.document_changes:
        if hasattr(change, "new_uri"):
            Path(uris.to_fs_path(change.old_uri)).rename(uris.to_fs_path(change.new_uri))
            continue
        path = Path(uris.to_fs_path(change.text_document.uri))
        is_open = change.text_document.uri == editor.uri
        view = Editor(None, editor.types)
        view.text = editor.text if is_open else path.read_text("utf-8")
        for one in sorted(change.edits, key=lambda one: one.range.start, reverse=True):
            view.text = view.typed(one)
        path.write_text(view.text, "utf-8")


def test_a_file_of_no_timeline_is_left_alone(tmp_path: Path) -> None:
    """Also a folder called events/ elsewhere: other programs keep some."""
    (tmp_path / "events").mkdir()
    other = tmp_path / "package.json"
    other.write_text("{")

    async def work(editor: Editor) -> None:
        item = editor.types.TextDocumentItem(other.as_uri(), "json", 1, "{")
        editor.client.text_document_did_open(editor.types.DidOpenTextDocumentParams(item))
        editor.uri, editor.text = other.as_uri(), '{"a": "b"}'
        assert await editor.hover('"a"') == ""
        assert await editor.offers('"a"') == {}
        assert editor.told.empty()

    edited(work)


def test_broken_settings_do_not_silence_the_schema(folder: Path) -> None:
    """What only the format says is still said where the timeline cannot be read."""
    (folder / "timeline.toml").write_text("languages = 7\n[", "utf-8")
    path = folder / "events" / "locate-three-leaders.json"

    async def work(editor: Editor) -> None:
        item = editor.types.TextDocumentItem(path.as_uri(), "json", 1, path.read_text("utf-8"))
        editor.client.text_document_did_open(editor.types.DidOpenTextDocumentParams(item))
        editor.uri, editor.text = item.uri, item.text
        assert await editor.hover('"debtor"') == "Who has to act."
        assert "creditor" in await editor.offers('"debtor"')
        assert await editor.offers('"pablito"') == {}

    edited(work)


def test_what_is_not_there_or_not_valid_yet_is_no_fault_of_the_server(folder: Path) -> None:
    """A file that is gone, a folder, a link out of it, and a claim that the file has not yet."""
    path = folder / "events" / "white-house-meeting.json"
    secret = folder.parent / "secret.json"
    secret.write_text('{"title": "A secret"}')
    (folder / "events" / "link.json").symlink_to(secret)

    async def work(editor: Editor) -> None:
        client, types = editor.client, editor.types
        for name in ("events/gone.json", "events", "events/link.json"):
            other = types.TextDocumentIdentifier((folder / name).as_uri())
            hover = types.HoverParams(other, types.Position(0, 4))
            assert await client.text_document_hover_async(hover) is None
            asked = types.DocumentFormattingParams(other, types.FormattingOptions(2, True))
            assert not await client.text_document_formatting_async(asked)
        await editor.open(path)
        for claims in ('{"0": {"when": "2024"}}', '[1, 2, 3, 4, 5, {"when": "2024"}]'):
            await editor.type(f'{{"id": "white-house-meeting", "claims": {claims}}}')
            assert "reckoned" not in await editor.hover('"2024"')
        await editor.type(path.read_text("utf-8"))
        assert "New York" in await editor.hover("2026-02-04T10:45")

    edited(work)
