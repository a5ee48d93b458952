"""The colours of a drawing, and which part has which, for a page and for a file of its own."""

import re
from collections.abc import Mapping
from string import Template

LIGHT = {
    "ink": "#1c1b19", "soft": "#5d5850", "line": "#d8d3c8", "time": "#1b5e78", "bad": "#a3252c",
    "due": "#9a3f0c", "paper": "#fdfcf9",
}  # fmt: skip
DARK = {
    "ink": "#ece9e2", "soft": "#aaa498", "line": "#3a3a3d", "time": "#7fc3dc", "bad": "#f09a9a",
    "due": "#f2a871", "paper": "#151617",
}  # fmt: skip
_SHAPES = """\
.strip{font:13px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Hiragino Sans",\
"Yu Gothic UI","Noto Sans CJK JP",sans-serif;direction:ltr}
.strip text{unicode-bidi:plaintext}
.strip .tick text,.strip .note,.strip .legend text{font-size:12px}
.strip .edge{fill:none;stroke-width:1.2}.strip .fill{stroke:none}
.strip .dash .edge{stroke-dasharray:3 2.5}.strip .off text{text-decoration:line-through}
.strip .due .to{stroke-dasharray:1.5 3}.strip .due{fill:none}
.strip .due .window{fill-opacity:.18}
.strip .break{fill:none}
.strip a:hover text,.strip a:focus text{text-decoration:underline}
"""
_PAINT = Template("""\
.strip .paper{fill:$paper}.strip text{fill:$ink}
.strip .tick text,.strip .note,.strip .legend text{fill:$soft}
.strip .tick line,.strip .axis{stroke:$line}.strip .break{stroke:$soft}
.strip .fill,.strip .count{fill:$time}.strip .edge,.strip .strike{stroke:$time}
.strip .bad .fill{fill:$bad}.strip .bad .edge,.strip .bad .strike{stroke:$bad}
.strip stop{stop-color:$time}.strip stop.bad{stop-color:$bad}
.strip .due{stroke:$due}.strip .due .flag{fill:$paper}
.strip .due .window,.strip .due .full{fill:$due}
.strip a:hover .count{fill:$due}
""")


def paint(palette: Mapping[str, str]) -> str:
    """The rules that give every part of a drawing its colour."""
    return _PAINT.substitute(palette)


def alone() -> str:
    """The style of a file of its own, which follows light and dark.

    Colours are literal: CairoSVG, Inkscape and librsvg draw what has a `var()` in it black.
    """
    return f"{_SHAPES}{paint(LIGHT)}@media(prefers-color-scheme:dark){{\n{paint(DARK)}}}\n"


def in_page() -> str:
    """The style inside a page, which has the same names for its own colours."""
    shapes = re.sub(r"font:13px/1.3 [^;]*", "font:13px/1.3 var(--sans)", _SHAPES)
    return shapes + paint({name: f"var(--{name})" for name in LIGHT})
