"""Line ends of Windows.

Lines end in CR LF or in CR.

Why: a line that changes only its end makes a change of the whole file in git.

Mend: `timeline validate --fix` writes line feeds; `* text eol=lf` in `.gitattributes` keeps them.
"""

SEVERITY = "warning"
SCOPE = "report"
