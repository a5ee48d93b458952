"""A key of the wrong form.

Why: the keys of a language map are language tags, those of `extensions` are addresses.

Fix: write `en`, `pt-BR` or `zh-Hant` for a language; a URL or a reverse-DNS name for an extension.
"""

SEVERITY = "error"
SCOPE = "report"
