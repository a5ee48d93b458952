"""What this project is called and where it is: the one place that says so.

Nobody has chosen an address yet, and the name stands in no package index. As long as that is so,
nothing that the program writes or says sends anybody to either: whoever registers them first would
have their code run.
"""

# The name of the distribution, as `importlib.metadata` knows it.
NAME = "timeline-events"

# The web address of the repository, as `https://HOST/OWNER/timeline`; empty until it is chosen.
ADDRESS = ""


def install(extra: str = "") -> str:
    """The command that installs the program, with an extra if one is named."""
    extras = f"[{extra}]" if extra else ""
    if ADDRESS:
        return f"pip install '{NAME}{extras} @ git+{ADDRESS}'"
    return f"pip install '.{extras}'" if extra else "pip install ."


def install_hint(extra: str) -> str:
    """What to do where the library of an extra is missing."""
    where = "" if ADDRESS else ", in the folder that the program was installed from"
    return f"install it with: {install(extra)}{where}"
