"""Help editors with the files of timelines (Language Server Protocol on standard input and output).

Findings of 'validate' as you type, with their fixes; dates in words and bounds; completion of
ids, people, sources, kinds and keys; definitions, references, renaming, formatting. Editors start
it themselves: 'timeline init' writes what they need. Needs the extra [lsp].

Example: timeline lsp
"""

from timeline.errors import TimelineError
from timeline.project import install_hint


def command() -> None:

    try:
        from timeline.serve.lsp import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise TimelineError(
            "'timeline lsp' needs the package 'pygls'", hint=install_hint("lsp")
        ) from error
    serve()
