"""The page's script: its modules put one after the other, without what only their readers need."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const )", re.MULTILINE)
# A string, a template or a pattern, which stay as they are; or signs with the spaces around them.
_TOKEN = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|/(?![ /*])(?:\\.|\[[^\]]*\]|[^/\\])+/)"""
    # Two signs in a row are one with another meaning: `a - -b`.
    r"| ?([=<>&|?:,;{}*()\[\]]+) ?|(?<![-+]) ([-+]) (?![-+])"
)
# The end of the last statement of a block, which needs none.
_CLOSED = re.compile(r";\n(?=\})")
# Line ends after which a script goes on all the same; comments stand on lines of their own.
_JOINED = re.compile(r"(?<=[;{,(\[])\n")
# Backticks of a line with one template in it; in a line with more, one stands inside another.
_TEMPLATES = 2
# A gap of a template that holds a reckoning alone.
_GAP = re.compile(r"\$\{[^{}\"'`/]*\}")
_INDENT = re.compile(r"^\s+", re.MULTILINE)


@cache
def script() -> str:
    """All modules that `main.js` needs, each after those that it imports, as one script.

    Names at the top of a module are its own everywhere: no two modules may share one.
    """
    bodies = (_GAP.sub(_close, _bare(source(name))) for name in order("main"))
    return f'"use strict";(()=>{{\n{"".join(bodies)}}})();\n'


def source(name: str) -> str:
    """A module as it was written."""
    return (files("timeline.exporters.pages") / "script" / f"{name}.js").read_text(encoding="utf-8")


def order(name: str) -> list[str]:
    """A module after all that it imports, directly or not."""
    return list(dict.fromkeys(_order(name)))


def _order(name: str) -> Iterator[str]:
    for other in _IMPORT.findall(source(name)):
        yield from _order(other)
    yield name


def _bare(text: str) -> str:
    """A module without imports, exports, comments and needless spaces."""
    text = _COMMENT.sub("", _IMPORT.sub("", text))
    lines = _INDENT.sub("", _EXPORT.sub("", text)).split("\n")
    return _JOINED.sub("", _CLOSED.sub("", "\n".join(map(_tight, lines))))


def _close(gap: re.Match[str]) -> str:
    return re.sub(r" ([-+*]|[=<>&|?:]+) (?![-+])|(,) ", r"\1\2", gap[0])


def _tight(line: str) -> str:
    if line.count("`") > _TEMPLATES:
        return line
    return _TOKEN.sub(lambda found: found[1] or found[2] or found[3], line)
