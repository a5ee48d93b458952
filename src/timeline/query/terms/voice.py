"""With a claim by somebody.

Any of their names finds them, or whole words of one; `*` stands for any letters.

Example: timeline list --voice petro
Example: timeline list 'voice:petro standing:alleged'
"""

from timeline.query.term import Term, member

BUILD = member("voice", "word", "a claim by somebody known as '{}'", "voice")
TERM = Term(BUILD, ("--voice",), "NAME", split=True, values="voice")
