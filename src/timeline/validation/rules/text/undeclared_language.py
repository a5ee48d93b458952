"""A language that the timeline does not declare.

The text has a language that is not in the `languages` of `timeline.toml`, or that list itself has
the code of a country, or an outdated code, for a language.

Why: `jp` for Japanese and `sp` for Spanish are common mistakes, and nobody who asks for `ja` or
`es` finds the text.

Fix: correct the key, or add the language to `timeline.toml`.
"""

from collections.abc import Iterator

from timeline.text import nearest
from timeline.validation.mark import meant
from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "timeline"
KINDS = ("event", "timeline")
# The codes of countries, and older codes, that are written for those of their languages.
SLIPS = {
    "jp": "ja", "sp": "es", "cn": "zh", "kr": "ko", "ua": "uk", "gr": "el", "cz": "cs", "dk": "da",
    "se": "sv", "br": "pt", "iw": "he", "in": "id", "al": "sq", "si": "sl",
}  # fmt: skip
# Slips that are languages as well: Breton, Northern Sami, Sinhala.
LANGUAGES_TOO = ("br", "se", "si")


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such key."""
    if sheet.kind == "timeline":
        for i, code in enumerate(sheet.record.get("languages", ())):
            if code in SLIPS and code not in LANGUAGES_TOO:
                fix = meant(("languages", i), SLIPS[code])
                yield Mark(("languages", i), f"'{code}' is not a current language code", fix=fix)
    if sheet.kind == "timeline" or not known.settings.given:
        return
    languages = known.settings.languages
    for key in ("title", "summary", "description"):
        text = sheet.record.get(key)
        if isinstance(text, dict):
            for code in text:
                if code not in languages and not _named(code, languages):
                    fix = meant((key, code), _near(code, languages), key=True)
                    message = f"'{code}' is not among the timeline's languages"
                    yield Mark((key, code), message, key=True, fix=fix)


def _near(code: str, languages: tuple[str, ...]) -> str | None:
    slip = SLIPS.get(code)
    return slip if slip in languages else nearest(code, languages)


def _named(code: str, languages: tuple[str, ...]) -> bool:
    if code == "mul":
        return True
    own = code.partition("-")[0]
    return any(own == language.partition("-")[0] for language in languages)
