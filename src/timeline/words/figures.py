"""Numbers and quantities in words."""

from decimal import Decimal
from typing import Any

from timeline.words.speech import Speech

Number = int | float | Decimal


def number_words(speech: Speech, value: Number) -> tuple[str, bool]:
    """A number as the language writes it, and whether a word such as `million` is in it."""
    for scale, template in speech.table("SCALES"):
        scaled = Decimal(str(value)) / scale
        places = 2 if scale >= 10**6 else 1
        if abs(scaled) >= 1 and scaled == round(scaled, places):
            return template.format(n=_figures(speech, scaled)), True
    return _figures(speech, Decimal(str(value))), False


def _figures(speech: Speech, value: Decimal) -> str:
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0")
    words = speech.number(int(whole))
    if whole.startswith("-") and not words.startswith("−"):
        words = f"−{words}"
    return f"{words}{speech.table('DECIMAL')}{fraction}" if fraction else words


def amount_words(speech: Speech, quantity: dict[str, Any]) -> str:
    """How much a quantity is, with its unit."""
    words = _text(quantity.get("text"), speech.code)
    if words:
        return words
    unit = _unit(speech, quantity.get("unit", ""))
    low, high = quantity.get("low"), quantity.get("high")
    best = quantity.get("value", quantity.get("best"))
    if best is not None:
        words = _measured(speech, best, unit)
        if quantity.get("approximate"):
            words = speech.say("about_number", n=words)
        if low is None or high is None:
            return words
        return speech.say("best", n=words, low=_plain(speech, low), high=_plain(speech, high))
    return _limits(speech, low, high, unit)


def _limits(speech: Speech, low: Number | None, high: Number | None, unit: str) -> str:
    if low is not None and high is not None:
        return speech.say("low_high", low=_plain(speech, low), high=_measured(speech, high, unit))
    if low is not None:
        return speech.say("at_least", n=_measured(speech, low, unit))
    return "" if high is None else speech.say("at_most", n=_measured(speech, high, unit))


def _plain(speech: Speech, value: Number) -> str:
    return number_words(speech, value)[0]


def _measured(speech: Speech, value: Number, unit: str) -> str:
    words, scaled = number_words(speech, value)
    if unit == "%":
        return speech.say("percent", n=words)
    if not unit:
        return words
    return speech.say("unit_scaled" if scaled else "unit", n=words, unit=unit)


def _unit(speech: Speech, unit: str) -> str:
    """The unit's name; UCUM's "1" and annotations such as `{dose}` count what the measure says."""
    if unit == "1" or (unit.startswith("{") and unit.endswith("}")):
        return ""
    named: str = speech.own("MEASURES", {}).get(unit, unit)
    return named


def _text(text: Any, code: str) -> str:
    if isinstance(text, dict):
        text = text.get(code) or text.get("mul") or next(iter(text.values()))
    return str(text) if text else ""
