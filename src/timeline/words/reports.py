"""Who says so, and what became of a commitment, in words."""

from collections.abc import Sequence

from timeline.chronicle.due import DueState
from timeline.words.speech import Speech


def standing_phrase(speech: Speech, value: str, voices: Sequence[str], because: str | None) -> str:
    """`alleged, according to Gustavo Petro`."""
    words = speech.label("standing", value)
    named = speech.listed(list(dict.fromkeys(voice for voice in voices if voice)), "and")
    if named and value == "alleged":
        words = speech.say("according_to", standing=words, voices=named)
    elif named and value in ("disputed", "retracted"):
        words = speech.say("by_voices", standing=words, voices=named)
    return speech.say("because", standing=words, reason=because) if because else words


def claim_phrase(
    speech: Speech, stance: str, speaker: str, *, text: str, at: str, about: str
) -> str:
    """`Summary: alleged by Gustavo Petro (from 2018 on): …`.

    No verb: whether a speaker is one or many is not known, so nothing can agree in number.
    """
    words = speech.say(
        "claim",
        speaker=speaker or speech.say("nobody"),
        stance=speech.label("stance", stance),
        at=speech.say("claim_at", at=at) if at else "",
        about=speech.say("claim_about", about=_about(speech, about)) if about else "",
    )
    return speech.say("claim_text", claim=words, text=text) if text else words


def _about(speech: Speech, about: str) -> str:
    """The part of the event that a pointer names; a local id stays as it is."""
    if about.startswith("#"):
        return about
    return speech.label("heading", about.split("/")[1])


def due_state_phrase(speech: Speech, state: DueState) -> str:
    """`31 days left`, `overdue by two days`, `due passed, outcome not recorded`."""
    if state.verdict == "settled":
        return speech.label("state", state.state)
    left = state.days_left
    if state.verdict == "pending" and left is not None:
        days = speech.counted("days", left)
        phrase = "days_left_one" if left == 1 else "days_left"
        return speech.say(phrase, days=days) if left else speech.say("due_today")
    if state.verdict == "overdue" and left is not None and left < 0:
        return speech.say("overdue_days", days=speech.counted("days", -left))
    words = speech.label("due", state.verdict)
    if state.verdict == "passed" and left is not None and left < 0:
        return speech.say("passed_days", passed=words, days=speech.counted("days", -left))
    return words
