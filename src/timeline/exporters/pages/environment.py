"""Jinja2 over this room's templates: every value is escaped unless it is markup already."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline.exporters.pages import card
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.images import Picture
from timeline.exporters.pages.script import script
from timeline.exporters.pages.words import direction
from timeline.exporters.picture.markup import plain, safe_url
from timeline.exporters.picture.palette import in_page

# The style sheets of a page, in the order in which they stand.
SHEETS = ("base", "bar", "picture", "card", "cast", "phone", "story", "print")
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_SPACES = re.compile(r" ?([{};,>]) ?")


@cache
def environment() -> Environment:
    """The environment, with the filters that templates use."""
    made = Environment(
        loader=PackageLoader("timeline.exporters", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(plain=plain, safe_url=safe_url, direction=direction, words_of=_words_of)
    for part in (card.bare, card.card, card.person, card.pictures, card.spoken, card.ui):
        made.globals[part.__name__] = _markup(part)
    return made


def _markup(write: Callable[..., str]) -> Callable[..., Markup]:
    """A function that makes HTML, as templates call it."""
    return lambda *values: Markup(write(*values))


def _words_of(pages: Sequence[Any], key: str) -> str:
    """One word in the language of every page, as the page's script reads them."""
    return json.dumps([page.words[key] for page in pages], ensure_ascii=False)


def style(langs: Sequence[str]) -> str:
    """The style of a page in these languages: one of them is shown at a time."""
    switches = [_switch(lang, langs) for lang in langs] if len(langs) > 1 else []
    return "".join((*map(_sheet, SHEETS), in_page().replace("}\n", "}"), *switches))


@cache
def _sheet(name: str) -> str:
    """A style sheet without its comments and needless spaces."""
    text = (files("timeline.exporters.pages") / "style" / f"{name}.css").read_text("utf-8")
    lines = _INDENT.sub("", _COMMENT.sub("", text))
    return (
        _SPACES.sub(r"\1", lines)
        .replace(";}", "}")
        .replace(": ", ":")
        .replace("{\n", "{")
        .replace("}\n", "}")
        .replace(";\n", ";")
        .replace(",\n", ",")
    )


def _switch(lang: str, langs: Sequence[str]) -> str:
    others = ", ".join(f".l-{other}" for other in langs if other != lang)
    return f":root:has(#_l-{lang}:checked) :is({others}) {{ display: none; }}"


def policy(frame: Frame, langs: Sequence[str]) -> str:
    """The content security policy: nothing but the page's own style and script."""
    styles = "'self'" if frame.style else _digest(style(langs))
    scripts = "'self'" if frame.script else _digest(script())
    rules = ["default-src 'none'", f"style-src {styles}", f"script-src {scripts}"]
    sources = {"data:" if one.src.startswith("data:") else "'self'" for one in _shown(frame)}
    rules += [f"img-src {' '.join(sorted(sources))}"] if sources else []
    if frame.live:
        rules.append("connect-src 'self'")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _shown(frame: Frame) -> Iterable[Picture]:
    return frame.pictures.values()


def _digest(text: str) -> str:
    """What a content security policy calls an inline style or script with this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def head(frame: Frame, langs: Sequence[str]) -> Markup:
    """The style of a page, or the link to it."""
    if frame.style:
        return Markup('<link rel="stylesheet" href="{}">').format(frame.style)
    return Markup(f"<style>{style(langs)}</style>")  # our own text, no "<" in it


def tail(frame: Frame) -> Markup:
    """The script of a page, or the link to it."""
    live = Markup('<script src="{}"></script>').format(frame.live) if frame.live else Markup("")
    if frame.script:
        return Markup('<script src="{}"></script>').format(frame.script) + live
    return Markup(f"<script>{script()}</script>") + live  # our own text, no "</script" in it
