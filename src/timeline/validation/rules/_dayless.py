"""What the words of a source say of a date: whether they name a day at all."""

import re

_LONGEST = 40  # more words may name the day in ways that nobody can list
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    "|diciembre"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|januar|februar|märz|juni|juli|oktober|dezember"
)
_SMALL = "in|en|de|del|of|the|year|early|late|mid|año|el|durante|during|im|jahr|année|l"
_WORDS = (
    rf"(?:(?:{_MONTHS}|{_SMALL}|[12]\d{{3}})\b[\s.,'’]*)+",
    rf".*\b(?:{_MONTHS}|[12]\d{{3}})\b.*",
)
_JAPANESE = r"\d{4}年(?:\d{1,2}月)?(?:の?(?:初め|末|ごろ|頃|中))?に?"


def names_no_day(words: object) -> bool:
    """Whether `words` name a year or a month and certainly no day, as "in March 2018" does."""
    if not isinstance(words, str) or len(words) > _LONGEST:
        return False
    text = words.strip()
    if re.fullmatch(_JAPANESE, text):
        return True
    return all(re.fullmatch(pattern, text, re.IGNORECASE) for pattern in _WORDS)
