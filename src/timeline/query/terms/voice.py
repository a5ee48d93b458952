"""With a claim by somebody.

Any name that is known of them finds them, or whole words of it; `*` stands for any letters of it.

Example: timeline list --voice petro
Example: timeline list 'voice:petro standing:alleged'
"""

from timeline.query.term import Term, member

BUILD = member("voice", "word", "a claim by somebody known as '{}'", "voice")
TERM = Term(BUILD, ("--voice",), "NAME", split=True, values="voice")
