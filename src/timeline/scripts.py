"""Which scripts languages are written in, as far as is needed to see that a text is in another."""

import re
from functools import lru_cache

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff\uff66-\uff9d"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_CYRILLIC = "\u0400-\u052f"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe"
_WRITTEN = {
    _LATIN: "af ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv mt nb nl nn no oc pl "
    "pt qu ro sk sl sq sv sw tl tr vi",
    _CYRILLIC: "be bg kk ky mk mn ru tg uk",
    _CYRILLIC + _LATIN: "az bs sr uz",
    _ARABIC: "ar ckb fa ps ur",
    _HAN + _KANA + _LATIN: "ja",
    _HANGUL + _HAN + _LATIN: "ko",
    _HAN + _LATIN: "zh",
    "\u0370-\u03ff\u1f00-\u1fff": "el",
    "\u0530-\u058f": "hy",
    "\u0590-\u05ff": "he yi",
    "\u0900-\u097f": "hi mr ne sa",
    "\u0980-\u09ff": "bn",
    "\u0e00-\u0e7f": "th",
    "\u10a0-\u10ff": "ka",
    "\u1200-\u139f": "am",
}
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(64)
def _script(language: str) -> "re.Pattern[str] | None":
    """The letters of a language, or None where they are not known or the tag names a script."""
    parts = language.split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return None
    for letters, languages in _WRITTEN.items():
        if parts[0] in languages.split():
            return re.compile(f"[{letters}]")
    return None


def fits(text: str, language: str) -> bool:
    """Whether `text` may be in `language`: it has a letter of its script, or no letter at all.

    A language whose script is not known here fits every text.
    """
    letters = _script(language)
    return letters is None or letters.search(text) is not None or not _LETTER.search(text)
