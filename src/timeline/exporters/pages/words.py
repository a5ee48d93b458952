"""The words of the page itself, in one language, and which way that language runs."""

from timeline.words import codes, label

RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
_SCRIPTS = ("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg")


def direction(lang: str) -> str:
    """`rtl` or `ltr`, from a language tag such as `he` or `az-Arab`."""
    parts = lang.split("-")
    script = next((part for part in parts[1:] if len(part) == 4), None)
    if script is not None:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"


def own_name(lang: str) -> str:
    """What a language calls itself; its tag where there are no words of it."""
    spoken = lang in codes() or lang.split("-")[0] in codes()
    name = label(lang, "page", "own_name")
    return name if lang in codes() else f"{name} ({lang})" if spoken else lang


class PageWords:
    """The words of the group `page`, by key, as attributes of a template's variable."""

    __slots__ = ("lang",)

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __getitem__(self, key: str) -> str:
        return label(self.lang, "page", key)

    def filled(self, key: str, **values: object) -> str:
        """The words for `key` with their `{n}`, `{total}`, … filled in."""
        words = self[key]
        for name, value in values.items():
            words = words.replace(f"{{{name}}}", str(value))
        return words

    def total(self, count: int) -> str:
        """How many events there are."""
        return self.filled("total_one" if count == 1 else "total", n=count)
