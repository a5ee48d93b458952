"""Templates of the user's own, in Jinja's sandbox: one text an event, or one text for all."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from timeline.errors import TimelineError
from timeline.listing.answer import answer
from timeline.listing.columns import FIELDS, Lister
from timeline.query import Match

_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined,
    finalize=lambda value: "" if value is None else value,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def fill(template: str, matches: Sequence[Match], lister: Lister) -> str:
    """The template filled: once with `events` where it speaks of them, else once an event.

    `template` is the text itself, or the path of a file that holds it. The names of an event are
    those of `--fields`; `event` is its record, `resolved` what was worked out from it.
    """
    text = _read(template)
    try:
        parsed = _ENVIRONMENT.parse(text)
        filled = _ENVIRONMENT.from_string(text)
        events = (_values(match, lister) for match in matches)
        if "events" in meta.find_undeclared_variables(parsed):
            return filled.render(events=list(events), lang=lister.lang)
        return "".join(_line(filled.render(**event, lang=lister.lang)) for event in events)
    except TemplateSyntaxError as error:
        raise TimelineError(f"template: line {error.lineno}: {error.message}") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, OverflowError) as error:
        hint = f"names: {', '.join(FIELDS)}, event, resolved, events, lang"
        raise TimelineError(f"template: {error}", hint=hint) from error


def _read(template: str) -> str:
    try:
        path = Path(template)
        return path.read_text(encoding="utf-8") if path.is_file() else template
    except UnicodeDecodeError as error:
        raise TimelineError(f"template: '{template}' is not UTF-8") from error
    except (OSError, ValueError):  # too long for a path, or no path at all: it is the text
        return template


def _line(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _values(match: Match, lister: Lister) -> Mapping[str, Any]:
    found = {name: make(lister, match) for name, (make, _) in FIELDS.items() if name != "bar"}
    whole = answer(match, now=lister.now, tz=lister.teller.tz)
    return found | {"event": whole["event"], "resolved": whole["resolved"]}
