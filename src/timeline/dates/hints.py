"""What was probably meant by a text that is no EDTF expression. Loaded only after a refusal."""

from .errors import DateError


def advised(text: str, error: DateError) -> DateError:
    """The same refusal with a hint, where it is plain what was meant."""
    return error
