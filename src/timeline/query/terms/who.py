"""With somebody, by any of their names.

Aliases, names in other languages and the bodies that somebody belongs to count, so `--who Mordisco`
finds Vera Fernández. An id, or whole words of a name, find it, beginnings of words do not; `*`
stands for any letters.

Example: timeline list --who Pablito
Example: timeline list 'who:*petro*'
Example: timeline list 'who:"Clan del Golfo"'
"""

from timeline.query.term import Term, member

BUILD = member("participant", "word", "somebody known as '{}' taking part", "participant")
TERM = Term(BUILD, ("--who", "-w"), "NAME", common=True, split=True, values="participant")
