"""What `timeline.toml` says to the judge, and what is wrong with it."""

import re
import tomllib
from codecs import BOM_UTF8
from json import dumps
from typing import Any, NamedTuple

from timeline.chronicle import settings
from timeline.chronicle.unread import unreadable
from timeline.findings import Finding, Fix, Severity
from timeline.format import schema
from timeline.jsonio.pointer import pointer_of
from timeline.jsonio.reasons import CONFLICT, RESOLVE, UNRESOLVED
from timeline.text import did_you_mean
from timeline.validation.choice import RuleChoice, known_names
from timeline.validation.fix import applied
from timeline.validation.mark import Mark
from timeline.validation.record import FileRecord
from timeline.validation.remedy import remedy
from timeline.validation.tree import TOML, Tree


class Configuration(NamedTuple):
    """The settings of a timeline and the rules that it asks.

    `tz` is None where no zone was chosen. `sheet` is the file for rules, where it is in order.
    """

    settings: settings.Settings
    choice: RuleChoice
    tz: str | None
    strict: bool
    findings: tuple[Finding, ...] = ()
    sheet: FileRecord | None = None


def configure(tree: Tree, choice: RuleChoice | None) -> Configuration:
    """The configuration of a timeline; without a file, or with a wrong one, the defaults."""
    try:
        data = tree.read(TOML, settings.MOST)
    except FileNotFoundError:
        return _plain(choice)
    except OSError as error:
        return _plain(choice, unreadable(TOML, error))
    if data.startswith(BOM_UTF8):
        mark = Finding(TOML, 1, 1, "file/bom", "a byte order mark", help=settings.NO_MARK)
        return _plain(choice, mark)
    try:
        record = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        return _plain(choice, Finding(TOML, 0, 0, "file/encoding", message))
    except RecursionError:
        return _plain(choice, _not_toml("brackets nested too deeply"))
    except ValueError as error:  # of TOML, and of numbers too long for Python
        return _plain(choice, _unmerged(data) or _not_toml(str(error)))
    lines = data.decode("utf-8").splitlines()
    if not schema.is_valid("timeline", record):
        errors = schema.errors("timeline", record)
        return _plain(choice, *(_shape(record, error, lines) for error in errors))
    return _configured(record, lines, choice, data)


def _plain(choice: RuleChoice | None, *findings: Finding) -> Configuration:
    return Configuration(settings.Settings(), choice or RuleChoice(), None, False, findings)


def _configured(
    record: dict[str, Any], lines: list[str], choice: RuleChoice | None, data: bytes
) -> Configuration:
    chosen = settings.from_record(record)
    rules = record.get("validate", {})
    own = RuleChoice(
        rules.get("select", ()), rules.get("ignore", ()), rules.get("per_file_ignores", {})
    )
    if choice is not None:
        own = RuleChoice(choice.select or own.select, choice.ignore | own.ignore, own.per_file)
    sheet = FileRecord("timeline", TOML, "timeline", record, data, tz=record.get("tz"))
    unknown = tuple(_unknown_rules(rules, lines))
    return Configuration(chosen, own, record.get("tz"), bool(rules.get("strict")), unknown, sheet)


def _unknown_rules(rules: dict[str, Any], lines: list[str]) -> list[Finding]:
    named = {*rules.get("select", ()), *rules.get("ignore", ())}
    named.update(*rules.get("per_file_ignores", {}).values())
    return [
        Finding(
            TOML,
            *find(lines, f'"{name}"'),
            "tool/unknown-rule",
            f"unknown rule '{name}'",
            severity="warning",
            help=did_you_mean(name, known_names()) or "'timeline rule' lists the names",
        )
        for name in sorted(named - known_names())
    ]


def _unmerged(data: bytes) -> Finding | None:
    """What git left where it could not merge the settings, if that is why they are no TOML."""
    for number, line in enumerate(data.decode("utf-8").splitlines(), 1):
        if CONFLICT.match(line):
            return Finding(TOML, number, 1, "file/not-toml", UNRESOLVED, help=RESOLVE)
    return None


def _not_toml(message: str) -> Finding:
    found = re.search(r" \(at line (\d+), column (\d+)\)\Z", message)
    line, column = (int(found[1]), int(found[2])) if found else (0, 0)
    words = message[: found.start()] if found else message
    return Finding(TOML, line, column, "file/not-toml", words[:1].lower() + words[1:])


def _shape(record: dict[str, Any], error: schema.ShapeError, lines: list[str]) -> Finding:
    line, column = locate(lines, error.pointer)
    help, fix = remedy(error, "timeline")
    # Nobody mends a settings file by program: of the fix, only its words are told.
    said = fix.said if fix is not None and _fits(record, fix) else help
    return Finding(TOML, line, column, error.rule, error.message, error.pointer, help=said)


def _fits(record: dict[str, Any], fix: Fix) -> bool:
    """Whether the fix leaves fewer errors of shape than there are."""
    after = applied(record, fix)
    errors = schema.errors("timeline", record)
    return after is not None and len(schema.errors("timeline", after)) < len(errors)


def in_toml(rule: str, severity: Severity, mark: Mark, sheet: FileRecord) -> Finding:
    """The finding that a rule's mark in `timeline.toml` is."""
    pointer = pointer_of(mark.place)
    line, column = _place(sheet, mark)
    found = Finding(TOML, line, column, rule, mark.message, pointer, mark.severity or severity)
    return found._replace(help=mark.fix.said if mark.fix else mark.help)


def _place(sheet: FileRecord, mark: Mark) -> tuple[int, int]:
    """Line and column of a mark: of a word in a list where it is written, else of its key."""
    lines = sheet.data.decode("utf-8").splitlines()
    line, column = locate(lines, pointer_of(mark.place))
    value: Any = sheet.record
    for step in mark.place:
        value = value[step]
    if not isinstance(mark.place[-1], int) or not isinstance(value, str):
        return line, column
    before = [""] * (line - 1)
    found = find([*before, *lines[line - 1 :]], dumps(value, ensure_ascii=False))
    return (line, column) if found == (1, 1) else found


def locate(lines: list[str], pointer: str) -> tuple[int, int]:
    """Line and column of the key that a pointer ends with, in a TOML file; 1, 1 if not found.

    TOML has many ways to write a key; the usual ones are found, the last step first.
    """
    steps = [step for step in pointer.split("/")[1:] if not step.isdigit()]
    for step in reversed(steps):
        key = re.compile(rf'^\s*(?:\[[^\]]*?)?["\']?({re.escape(step)})["\']?\s*(?:[=\].]|\Z)')
        for number, line in enumerate(lines, 1):
            found = key.match(line)
            if found:
                return number, found.start(1) + 1
    return 1, 1


def find(lines: list[str], text: str) -> tuple[int, int]:
    """Line and column of the first place where `text` stands, or 1, 1."""
    for number, line in enumerate(lines, 1):
        if text in line:
            return number, line.index(text) + 1
    return 1, 1
