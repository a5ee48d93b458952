"""The words of the page itself, in one language, and which way that language runs."""

from functools import lru_cache

from timeline.words import codes, label, month_words, span_words

# What languages call themselves that have no words of the page's own here.
NAMES = {
    "ar": "العربية",
    "bn": "বাংলা",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "hu": "Magyar",
    "id": "Bahasa Indonesia",
    "it": "Italiano",
    "ko": "한국어",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt": "Português",
    "ru": "Русский",
    "sv": "Svenska",
    "sw": "Kiswahili",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
_SCRIPTS = ("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg")


@lru_cache
def direction(lang: str) -> str:
    """`rtl` or `ltr`, from a language tag such as `he` or `az-Arab`."""
    parts = lang.split("-")
    script = next((part for part in parts[1:] if len(part) == 4), None)
    if script is not None:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"


def own_name(lang: str) -> str:
    """What a language calls itself; its tag where that is not known."""
    plain = lang.split("-")[0]
    name = label(lang, "page", "own_name") if plain in codes() else NAMES.get(plain)
    if name is None:
        return lang
    return name if lang == plain else f"{name} ({lang})"


class PageWords:
    """The words of the group `page`, by key, as attributes of a template's variable."""

    __slots__ = ("is_borrowed", "lang")

    def __init__(self, lang: str) -> None:
        self.lang = lang
        # Whether these are English words for a language that has none of its own.
        self.is_borrowed = lang.split("-")[0] not in codes()

    def __getitem__(self, key: str) -> str:
        return label(self.lang, "page", key)

    def filled(self, key: str, **values: object) -> str:
        """The words for `key` with their `{n}`, `{total}`, … filled in."""
        words = self[key]
        for name, value in values.items():
            words = words.replace(f"{{{name}}}", str(value))
        return words

    def month_name(self, number: int) -> str:
        """The name of a month."""
        return month_words(number, self.lang)

    def verdict(self, verdict: str) -> str:
        """What is known of a deadline at some moment."""
        return label(self.lang, "due", verdict)

    def lasting(self, unit: str, n: int) -> str:
        """So many years, months or days."""
        return span_words(unit, n, self.lang)

    def total(self, count: int) -> str:
        """How many events there are."""
        return self.filled("total_one" if count == 1 else "total", n=count)
