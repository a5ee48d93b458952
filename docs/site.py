"""Hooks of MkDocs: the README is the first page, and links out of `docs/` lead to the repository.

As long as the project has no address, such a link is only its words.
"""

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from timeline.project import ADDRESS

_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def on_files(files: Files, *, config: Any) -> Files:
    """Add the README as `index.md`."""
    readme = Path(config.docs_dir).parent / "README.md"
    files.append(File.generated(config, "index.md", content=readme.read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Files) -> str:
    """The text with links that a site of `docs/` can serve."""
    here = "." if page.file.src_uri == "index.md" else f"docs/{page.file.src_uri}"
    return _LINK.sub(lambda link: _led(link, posixpath.dirname(here), page, files), markdown)


def _led(link: re.Match[str], folder: str, page: Any, files: Files) -> str:
    bang, words, target, part = link.groups()
    path = posixpath.normpath(posixpath.join(folder, target))
    own = path.removeprefix("docs/") if path.startswith("docs/") else path
    own = "index.md" if path == "README.md" else own
    if files.get_file_from_path(own):
        start = posixpath.dirname(page.file.src_uri) or "."
        return f"{bang}[{words}]({posixpath.relpath(own, start)}{part or ''})"
    return f"[{words}]({ADDRESS}/blob/main/{path})" if ADDRESS else words
