"""Prints the reference, manual pages and completions: `python docs/reference.py [--check]`.

Every page in `docs/reference/` that this script names is written from schemas, docstrings and
`--help`; with `--check` nothing is written and a page that differs ends it with exit code 1.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from timeline import registry

HERE = Path(__file__).parent / "reference"
SHARE = Path(__file__).parents[1] / "share"
"""What the wheel puts beside the program: manual pages, and completion for three shells."""
COMPLETIONS = {
    "bash": "bash-completion/completions/timeline",
    "fish": "fish/vendor_completions.d/timeline.fish",
    "zsh": "zsh/site-functions/_timeline",
}
NOTE = "<!-- Printed by docs/reference.py; do not edit. -->"
KINDS = ("event", "entity", "source", "timeline")


def main() -> int:
    """Write the pages, or compare them."""
    check = "--check" in sys.argv
    stale = []
    files = dict(_files())
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for path in (path for path in SHARE.rglob("*") if path.is_file() and path not in files):
        stale.append(path.name)
        if not check:
            path.unlink()
    print(*(f"{'stale' if check else 'written'}: {name}" for name in stale), sep="\n", end="")
    return 1 if check and stale else 0


def _files() -> Iterator[tuple[Path, str]]:
    for name, page in PAGES.items():
        yield HERE / f"{name}.md", "\n".join([NOTE, "", *page()]).rstrip() + "\n"
    for name in ("", *_commands()):
        stem = f"timeline-{name}" if name else "timeline"
        manual = _ran("help", "--man", *([name] if name else []))
        yield SHARE / "man" / "man1" / f"{stem}.1", manual
    for shell, place in COMPLETIONS.items():
        yield SHARE / place, _ran("completion", shell)


def format_page() -> Iterator[str]:
    """The format, from the published schemas."""
    yield "# The format, property by property"
    yield ""
    yield "[The format](../format.md) explains what the terms mean and how times are resolved."
    for kind in KINDS:
        path = HERE.parent.parent / "schema" / "1.0" / f"{kind}.schema.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        yield from ("", f"## {kind}", "", document.get("description", ""), "")
        yield from _properties(document)
        for name, part in sorted(document.get("$defs", {}).items()):
            if "properties" in part:
                yield from ("", f"### {kind}: {name}", "", part.get("description", ""), "")
                yield from _properties(part)


def _properties(schema: dict[str, Any]) -> Iterator[str]:
    required = set(schema.get("required", ()))
    yield "| property | type | what it is | example |"
    yield "|---|---|---|---|"
    for name, part in schema.get("properties", {}).items():
        mark = " (required)" if name in required else ""
        example = next(iter(part.get("examples", ())), None)
        shown = "" if example is None else f"`{json.dumps(example, ensure_ascii=False)}`"
        cells = (f"`{name}`{mark}", _type(part), part.get("description", ""), shown)
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _type(part: dict[str, Any]) -> str:
    if "$ref" in part:
        return str(part["$ref"]).rsplit("/", 1)[-1]
    kind = part.get("type", "")
    if kind == "array":
        return f"list of {_type(part.get('items', {})) or 'values'}"
    if "enum" in part:
        return ", ".join(f"`{value}`" for value in part["enum"])
    if "const" in part:
        return f"`{part['const']}`"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def commands_page() -> Iterator[str]:
    """Every command's `--help`, and the options that only `timeline help` shows."""
    yield "# Commands"
    yield from ("", "```text", _printed("--help"), "```")
    for name in _commands():
        short = _printed(name, "--help")
        yield from ("", f"## timeline {name}", "", "```text", short, "```")
        seldom = _printed("help", name).removeprefix(short).strip()
        if seldom:
            yield from ("", "```text", seldom, "```")


def _commands() -> list[str]:
    from timeline.cli.app import Commands

    room = Commands(name="timeline")
    return room.list_commands(None)


def _printed(*words: str) -> str:
    """What `timeline WORDS` prints in 80 columns, on no terminal."""
    return "\n".join(line.rstrip() for line in _ran(*words).strip().splitlines())


def _ran(*words: str) -> str:
    from timeline.cli.app import app

    environment = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    result = CliRunner().invoke(
        app, [*words], prog_name="timeline", env=environment, catch_exceptions=False
    )
    return result.output


def _manual(room: str, name: str) -> str:
    """A manual whose examples stand in lines of their own, as code."""
    text = registry.manual(room, name)
    return re.sub(r"^Example: (.+)$\n?", r"Example: `\1`\n\n", text, flags=re.M).rstrip()


def rules_page() -> Iterator[str]:
    """Every rule's manual."""
    yield "# Rules of `timeline validate`"
    family = ""
    for name in registry.names("timeline.validation.rules"):
        if name.split("/")[0] != family:
            family = name.split("/")[0]
            yield from ("", f"## {family}")
        yield from ("", f"### {name}", "", _manual("timeline.validation.rules", name))


def formats_page() -> Iterator[str]:
    """What goes out and what comes in."""
    yield "# Formats"
    rooms = {
        "exporters": "Written by `timeline export`",
        "importers": "Read by `timeline import`",
        "listing.tables": "Forms of tables (`--format`)",
        "validation.reporters": "Forms of findings (`timeline validate --format`)",
        "scale.engines": "Engines that answer queries",
    }
    for room, title in rooms.items():
        yield from ("", f"## {title}")
        for name in registry.names(f"timeline.{room}"):
            yield from ("", f"### {name}", "", _manual(f"timeline.{room}", name))
            if room in ("exporters", "importers"):
                yield from _options(registry.load(f"timeline.{room}", name).OPTIONS)


def _options(options: Any) -> Iterator[str]:
    if options:
        yield from ("", "| option | default | what it does |", "|---|---|---|")
    for option in options:
        choices = f" One of {', '.join(option.choices)}." if option.choices else ""
        default = "" if option.default in (None, False, "") else f"`{option.default}`"
        yield f"| `{option.name}` | {default} | {_cell(option.help + choices)} |"


def query_page() -> Iterator[str]:
    """Every term of the filter language."""
    yield "# The filter language"
    yield ""
    yield "Terms side by side must all match (AND); `OR`, `NOT` and parentheses combine them;"
    yield "every term is also an option of every reading command."
    for name in registry.names("timeline.query.terms"):
        term = registry.load("timeline.query.terms", name).TERM
        flags = ", ".join(f"`{flag}`" for flag in term.flags)
        manual = _manual("timeline.query.terms", name)
        yield from ("", f"## {name}", "", *([f"Option: {flags}", ""] if flags else []), manual)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "format": format_page,
    "commands": commands_page,
    "rules": rules_page,
    "formats": formats_page,
    "query": query_page,
}

if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    sys.exit(main())
