"""Windows line endings.

Lines end in CR LF or in CR.

Why: when line endings change, git shows the whole file as changed.

Fix: `timeline validate --fix` writes line feeds; `* text eol=lf` in `.gitattributes` keeps them.
"""

SEVERITY = "warning"
SCOPE = "report"
