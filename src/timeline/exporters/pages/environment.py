"""Jinja2 over this room's templates: every value is escaped unless it is markup already."""

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.words import direction
from timeline.exporters.picture.markup import plain, safe_url
from timeline.exporters.picture.palette import in_page


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
    return made


def _words_of(pages: Sequence[object], key: str) -> str:
    """One word in the language of every page, as the page's script reads them."""
    return json.dumps([page.words[key] for page in pages], ensure_ascii=False)  # type: ignore[attr-defined]  # pages of any room


@cache
def _asset(name: str) -> str:
    return (files("timeline.exporters.pages") / name).read_text(encoding="utf-8")


def style(langs: Sequence[str]) -> str:
    """The style of a page in these languages: one of them is shown at a time."""
    switches = [_switch(lang, langs) for lang in langs] if len(langs) > 1 else []
    return "\n".join((_asset("page.css"), in_page(), *switches))


def _switch(lang: str, langs: Sequence[str]) -> str:
    others = ", ".join(f".l-{other}" for other in langs if other != lang)
    return f":root:has(#_l-{lang}:checked) :is({others}) {{ display: none; }}"


def script() -> str:
    """The script of filters, language switch and state in the address."""
    return _asset("page.js")


def policy(frame: Frame, langs: Sequence[str]) -> str:
    """The content security policy: nothing but the page's own style and script."""
    styles = "'self'" if frame.style else _digest(style(langs))
    scripts = "'self'" if frame.script else _digest(script())
    rules = ["default-src 'none'", f"style-src {styles}", f"script-src {scripts}"]
    if frame.live:
        rules.append("connect-src 'self'")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


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
