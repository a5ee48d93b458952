"""A new timeline that works at once: settings, an example, schemas, editor, hooks."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

from timeline.dates import ZoneError, format_day, zone
from timeline.errors import Refused, TimelineError
from timeline.files import of_kind, shown
from timeline.format import schema
from timeline.format.models.vocabulary import KINDS_OF_FILE, SCHEMA_VERSION
from timeline.importers.rows import ids
from timeline.project import ADDRESS
from timeline.text import one_line
from timeline.write import examples, stamp, transaction
from timeline.write.transaction import FileChange

TEMPLATES = Path(__file__).parent / "skeleton"
DAY = 86400
CI = {
    "github": (".github/workflows/timeline.yml", "github.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab.yml"),
}
_ALWAYS = {"timeline.toml": "timeline.toml"}
_WHOLE = {
    "events/timeline-begun.json": "event.json", ".helix/languages.toml": "helix.toml",
    ".nvim.lua": "nvim.lua", ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/settings.json": "vscode.json", ".zed/settings.json": "zed.json",
    ".pre-commit-config.yaml": "pre-commit.yaml", ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}  # fmt: skip
# What a new timeline has and a copied example has of its own.
_FIRST = frozenset({"timeline.toml", "events/timeline-begun.json"})
# By which editors with Taplo find the schema of the settings.
TOML_SCHEMA = b"#:schema ./schema/1.0/timeline.schema.json\n"
_SCHEMAS = {f"schema/1.0/{kind}.schema.json": kind for kind in KINDS_OF_FILE}
# Every path that is ever written here.
OWN = frozenset({*_ALWAYS, *_WHOLE, *_SCHEMAS, *(path for path, _ in CI.values())})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked of a new timeline; None where nothing was said."""

    title: str | None = None
    id: str | None = None
    language: str | None = None
    tz: str | None = None
    minimal: bool = False
    ci: str = ""
    install: str = ""
    example: str = ""
    force: bool = False


def start(folder: Path, wishes: Wishes, now: int) -> tuple[str, ...]:
    """Write a new timeline into `folder`, made if need be; the paths that were written.

    With `minimal`, only `timeline.toml` and an empty `events/`. Raises `Refused` where a file is
    already there, unless `force`; nothing is written then.
    """
    files = _files(folder, wishes, now)
    transaction.settle(folder, also=OWN)
    there = [path for path in files if os.path.lexists(folder / path)]
    if there and not wishes.force:
        raise Refused(
            f"{folder}: already has {', '.join(there)}; nothing was written",
            hint="--force overwrites them",
        )
    with _events(folder):
        of_kind(folder, "event")  # refuses a link
        changes = [
            FileChange(path, transaction.read(folder, path), new) for path, new in files.items()
        ]
        transaction.commit(folder, changes, also=OWN)
    return tuple(change.path for change in changes if change.before != change.after)


@contextmanager
def _events(folder: Path) -> Iterator[None]:
    """The folder of events, made if need be; it does not stay where nothing else can be written."""
    events = folder / "events"
    is_new = not os.path.lexists(events)
    try:
        events.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        where = events if folder.is_dir() else folder
        raise Refused(f"{where}: cannot be made: {error.strerror}") from error
    try:
        yield
    except TimelineError:
        if is_new:
            with suppress(OSError):
                events.rmdir()
        raise


def _files(folder: Path, wishes: Wishes, now: int) -> dict[str, bytes]:
    words = _words(folder, wishes, now)
    chosen = _ALWAYS if wishes.minimal else {**_ALWAYS, **_WHOLE}
    if wishes.install and not wishes.ci:
        raise TimelineError(
            "--install does nothing without --ci",
            hint=f"it belongs to a workflow: add --ci and one of {', '.join(CI)}",
        )
    if wishes.ci:
        words["install"] = _installed(wishes)
        chosen = {**chosen, CI[wishes.ci][0]: CI[wishes.ci][1]}
    if wishes.example:
        chosen = {path: name for path, name in chosen.items() if path not in _FIRST}
    files = {path: _filled(name, words) for path, name in chosen.items()}
    if wishes.example:
        files |= _example(wishes)
    if not wishes.minimal:
        files["timeline.toml"] = TOML_SCHEMA + files["timeline.toml"]
        files |= {path: schema.text(kind) for path, kind in _SCHEMAS.items()}
    return files


def _installed(wishes: Wishes) -> str:
    """What pip installs in the workflow: what was said, else this project's own address."""
    if wishes.ci not in CI:
        raise TimelineError(
            f"--ci: no workflow for '{wishes.ci}'", hint=f"expected {', '.join(CI)}"
        )
    found = wishes.install or (ADDRESS and f"git+{ADDRESS}")
    if not found:
        raise TimelineError(
            "--ci: not said where the workflow gets this program from",
            hint="say it as in --install git+https://git.example/timeline",
        )
    if not re.fullmatch(r"[A-Za-z0-9./][\w@:/.+~=&%\[\],#-]*", found, re.ASCII):
        raise TimelineError(
            f"--install: '{found}' is nothing that pip installs",
            hint="write an address or a path, as git+https://git.example/timeline",
        )
    return found


def _example(wishes: Wishes) -> dict[str, bytes]:
    """The files of an example; its settings are its own."""
    for option in ("title", "id", "language", "tz"):
        if getattr(wishes, option) is not None:
            raise TimelineError(
                f"--{option} and --example exclude each other",
                hint="an example has settings of its own; change its timeline.toml afterwards",
            )
    return examples.files(wishes.example)


def _words(folder: Path, wishes: Wishes, now: int) -> dict[str, str]:
    tz = "UTC" if wishes.tz is None else wishes.tz
    language = "en" if wishes.language is None else wishes.language
    try:
        here = zone(tz)
    except ZoneError as error:
        raise TimelineError(f"--tz: {error}") from error
    name = one_line(shown(folder.absolute().name))
    slug = ids.spelt(name) or "timeline"
    id = wishes.id or f"{slug}.timeline.invalid"
    title = wishes.title or name or "A timeline"
    _require_fit(id, title, language)
    today = (now + here.offset_at(now)) // DAY
    return {
        "id": id,
        "title": _quoted(title),
        "language": language,
        "tz": tz,
        "today": format_day(today),
        "now": stamp.stamp(now),
    }


def _require_fit(id: str, title: str, language: str) -> None:
    """Raise a `TimelineError` for a value that `timeline.toml` could not hold.

    They are filled into a template, so what is no id or no language would change the file's form.
    """
    if any(category(char) in _UNFIT for char in title):
        raise TimelineError(
            "--title: there is a line break, a control character or a byte that is no UTF-8 in it",
            hint="write it on one line",
        )
    record = {"schema_version": SCHEMA_VERSION, "id": id, "title": title, "languages": [language]}
    for error in schema.errors("timeline", record):
        option = _OPTIONS[error.pointer.split("/")[1]]
        raise TimelineError(f"{option}: {error.message}", hint=_EXPECTED.get(option))


_UNFIT = ("Cc", "Cs", "Zl", "Zp")
_OPTIONS = {"id": "--id", "title": "--title", "languages": "--language"}
_EXPECTED = {
    "--id": "best a domain of yours: lower-case letters and digits, as in 'talks.example.org'",
    "--language": "a language tag such as 'en', 'pt-BR' or 'zh-Hant'",
}


def _quoted(text: str) -> str:
    """The inside of a TOML string, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


def _filled(name: str, words: Mapping[str, str]) -> bytes:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    # In one go: a title may itself hold "{id}".
    return re.sub(rf"\{{({'|'.join(words)})\}}", lambda found: words[found[1]], text).encode()
