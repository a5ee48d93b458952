"""What the commands on entities and sources share; each is made for the one kind or the other."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import complete, ids, reading, terminal, writing
from timeline.cli.output_options import Output, printed
from timeline.errors import TimelineError
from timeline.text import clean

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.write.cards import CardInput
    from timeline.write.transaction import FileChange
    from timeline.write.workspace import Workspace

SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="Any other field, such as name.ja=…"),
]
TakeOption = Annotated[
    list[str] | None,
    typer.Option("--take", metavar="FIELD", help="Where the two differ, take what FROM says."),
]
KeepOption = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="FIELD", help="Where the two differ, keep what INTO says."),
]


def id_argument(kind: str, metavar: str = "ID") -> Any:
    """The argument that is an id of a kind, completed in shells."""
    return typer.Argument(
        metavar=metavar, show_default=False, autocompletion=complete.ids_of_kind(kind)
    )


def listing(kind: str) -> Callable[..., None]:
    """The command that lists all of a kind."""

    @printed
    def command(*, output: Output) -> None:
        from timeline.listing import cards
        from timeline.words.told import Teller

        timeline = reading.open_timeline(output.directory)
        teller = Teller(
            timeline, terminal.language(timeline, output.lang, personal=output.file is None)
        )
        rows = cards.rows(timeline, kind, teller)
        if output.for_programs:
            output.rows([{("events" if k == "count" else k): v for k, v in row.items()}
                         for row in rows], {})  # fmt: skip
        else:
            fields = [name for name in cards.FIELDS[kind] if any(row[name] for row in rows)]
            output.rows(rows, output.headings(teller, fields))

    return command


def showing(kind: str) -> Callable[..., None]:
    """The command that shows some of a kind in full."""

    @printed
    def command(names: Annotated[list[str], id_argument(kind, "ID...")], *, output: Output) -> None:
        from timeline.listing import cards
        from timeline.words.told import Teller

        timeline = reading.open_timeline(output.directory)
        known = cards.records(timeline, kind)
        chosen = [meant(timeline, kind, name) for name in names]
        if output.for_programs:
            output.rows([cards.card(timeline, kind, id) for id in chosen], {})
            return
        teller = Teller(
            timeline, terminal.language(timeline, output.lang, personal=output.file is None)
        )
        colour = output.file is None and terminal.colour()
        texts = []
        for id in chosen:
            name = teller.text(known[id].get("name") or known[id].get("title"))[0]
            found = cards.parts(timeline, kind, id, teller)
            texts.append(terminal.two_columns(name, id, found, colour=colour))
        text = "\n".join(texts)
        output.text(text if colour else clean(text))

    return command


def meant(timeline: "Timeline", kind: str, name: str) -> str:
    """The id that is meant by an id, its only beginning, or a name."""
    from timeline.chronicle.names import meant as found
    from timeline.listing import cards
    from timeline.write import known_ids
    from timeline.write.naming import names_of

    known = cards.records(timeline, kind)
    same = found(name, {id: names_of(record) for id, record in known.items()})
    if len(same) == 1:
        if name in known[same[0]].get("former_ids", ()):
            terminal.say(f"'{name}' was merged into '{same[0]}'")
        return same[0]
    if len(same) > 1 and not any(id.startswith(name) for id in known):
        some = ", ".join(same[: known_ids.SEVERAL])
        raise TimelineError(f"'{name}' may mean {len(same)}", hint=f"which of {some}?")
    return known_ids.one_of(known, name, kind)


def renaming(kind: str) -> Callable[..., None]:
    """The command that gives one of a kind another id."""

    def command(
        old: Annotated[str, id_argument(kind, "OLD")],
        new: Annotated[str, typer.Argument(metavar="NEW", show_default=False)],
        *,
        dry_run: writing.DryRunOption = False,
        stage: writing.StageOption = False,
        directory: terminal.DirectoryOption = None,
    ) -> None:
        from timeline.cli.commands.mv import renamed

        workspace = writing.open_workspace(directory)
        id = _whole(workspace, kind, old, "mv")
        renamed(workspace, id, new, kind=kind, dry_run=dry_run, stage=stage)

    return command


def merging(kind: str) -> Callable[..., None]:
    """The command that makes two of a kind one."""

    def command(
        source: Annotated[str, id_argument(kind, "FROM")],
        into: Annotated[str, id_argument(kind, "INTO")],
        *,
        take: TakeOption = None,
        keep: KeepOption = None,
        dry_run: writing.DryRunOption = False,
        stage: writing.StageOption = False,
        directory: terminal.DirectoryOption = None,
    ) -> None:
        from timeline.write import unite

        workspace = opened(directory)
        gone, stays = (_whole(workspace, kind, id, "merge") for id in (source, into))
        made = unite.merge(workspace, kind, gone, stays, take=take or (), keep=keep or ())
        for note in made.notes:
            terminal.say(note)
        writing.carried_out(workspace, list(made.changes), dry_run=dry_run, stage=stage)
        if not dry_run:
            terminal.say(f"'{gone}' is merged into '{stays}'")

    return command


def _whole(workspace: "Workspace", kind: str, id: str, what: str) -> str:
    """An id of a kind; a beginning of one serves where a person sees what it means."""
    from timeline.write.cards import records

    if id.casefold() in workspace.paths_of(kind):
        return id
    from timeline.write import known_ids

    found = known_ids.one_of(records(workspace, kind), id, kind)
    ids.require_whole(id, found, what)
    return found


def opened(directory: Path | None) -> "Workspace":
    """The timeline to be written; that nothing refers yet to what is new is not worth a word."""
    workspace = writing.open_workspace(directory)
    workspace.quiet = ("reference/unused-entity", "reference/unused-source")
    return workspace


def create(
    workspace: "Workspace",
    kind: str,
    card: "CardInput",
    *,
    adopt: bool = False,
    dry_run: bool,
    stage: bool,
) -> None:
    """Write a new file of a kind, or show it."""
    from timeline.write import cards

    change = cards.create(workspace, kind, card)
    finish(
        workspace, [change, *_adopted(workspace, kind, change, adopt)], dry_run=dry_run, stage=stage
    )


def _adopted(
    workspace: "Workspace", kind: str, change: "FileChange", adopt: bool
) -> "list[FileChange]":
    """The events that have the entity's name by itself, changed; else it is said how many."""
    from timeline import jsonio
    from timeline.write import adopt as adopting

    if kind != "entity" or change.after is None:
        return []
    found = adopting.changes(workspace, jsonio.parse_exact(change.after))
    if adopt or not found:
        return found
    count = f"{len(found)} events name" if len(found) > 1 else "1 event names"
    terminal.say(f"{count} it without its id; 'timeline entity edit ID --adopt' puts the id there")
    return []


def change(
    workspace: "Workspace",
    kind: str,
    id: str,
    card: "CardInput",
    *,
    adopt: bool = False,
    dry_run: bool,
    stage: bool,
) -> None:
    """Change a file of a kind, or show the change."""
    from timeline.write import cards

    if card.is_empty and not adopt:
        raise TimelineError(
            "nothing to change", hint=f"'timeline {kind} edit --help' shows the options"
        )
    from timeline.write import known_ids

    chosen = known_ids.one_of(cards.records(workspace, kind), id, kind)
    made = cards.change(workspace, kind, chosen, card)
    both = [made, *_adopted(workspace, kind, made, adopt)]
    finish(workspace, both, dry_run=dry_run, stage=stage)


def finish(
    workspace: "Workspace", changes: "Collection[FileChange]", *, dry_run: bool, stage: bool
) -> None:
    """Say what names became, check the changes, and write them or show them."""
    writing.say_names(workspace)
    writing.carried_out(workspace, list(changes), dry_run=dry_run, stage=stage)
    if all(one.before == one.after for one in changes):
        terminal.say("nothing was changed")
