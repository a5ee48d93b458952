"""The schema refuses what the model accepts.

Why: both come from one definition; the file has found a mistake of the program, not of yours.

Mend: report it with the file; until then write what the schema accepts.
"""

SEVERITY = "error"
SCOPE = "report"
