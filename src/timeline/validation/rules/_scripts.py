"""Which scripts languages are written in, as far as is needed to see that a text is in another."""

from functools import lru_cache

Ranges = tuple[tuple[str, str], ...]
_LATIN: Ranges = (
    *(("A", "Z"), ("a", "z"), ("\u00aa", "\u00aa"), ("\u00ba", "\u00ba")),
    *(("\u00c0", "\u024f"), ("\u1e00", "\u1eff"), ("\uff21", "\uff3a"), ("\uff41", "\uff5a")),
)
_HAN: Ranges = (
    *(("\u3005", "\u3007"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff")),
    *(("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff")),
)
_KANA: Ranges = (("\u3040", "\u30ff"), ("\uff66", "\uff9d"))
_HANGUL: Ranges = (("\uac00", "\ud7a3"), ("\u1100", "\u11ff"), ("\u3130", "\u318f"))
_CYRILLIC: Ranges = (("\u0400", "\u052f"),)
_ARABIC: Ranges = (
    *(("\u0600", "\u06ff"), ("\u0750", "\u077f")),
    *(("\ufb50", "\ufdff"), ("\ufe70", "\ufefe")),
)
_WRITTEN: tuple[tuple[str, Ranges], ...] = (
    (
        "af ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv mt nb nl nn no oc pl pt qu "
        "ro sk sl sq sv sw tl tr vi",
        _LATIN,
    ),
    ("be bg kk ky mk mn ru tg uk", _CYRILLIC), ("az bs sr uz", _CYRILLIC + _LATIN),
    ("ar ckb fa ps ur", _ARABIC), ("ja", _KANA + _HAN + _LATIN), ("ko", _HANGUL + _HAN + _LATIN),
    ("zh", _HAN + _LATIN), ("el", (("\u0370", "\u03ff"), ("\u1f00", "\u1fff"))),
    ("hy", (("\u0530", "\u058f"),)), ("he yi", (("\u0590", "\u05ff"),)),
    ("hi mr ne sa", (("\u0900", "\u097f"),)), ("bn", (("\u0980", "\u09ff"),)),
    ("th", (("\u0e00", "\u0e7f"),)), ("ka", (("\u10a0", "\u10ff"),)),
    ("am", (("\u1200", "\u139f"),)),
)  # fmt: skip


@lru_cache(64)
def _script(language: str) -> Ranges:
    """The letters of a language; none where they are not known or the tag names a script."""
    parts = language.split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return ()
    return next((ranges for codes, ranges in _WRITTEN if parts[0] in codes.split()), ())


def fits(text: str, language: str) -> bool:
    """Whether `text` may be in `language`: it has a letter of its script, or no letter at all.

    A language whose script is not known here fits every text.
    """
    ranges = _script(language)
    if not ranges:
        return True
    for char in text:
        for first, last in ranges:
            if first <= char <= last:
                return True
    return not any(char.isalpha() for char in text)
