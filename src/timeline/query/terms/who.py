"""With somebody, by any of their names.

Aliases, other languages and the bodies that somebody belongs to count, so that `--who Mordisco`
finds Vera Fernández. Whole words of a name, or an id, find it, beginnings of words do not; `*`
stands for any letters of it.

Example: timeline list --who Pablito
Example: timeline list 'who:*petro*'
Example: timeline list 'who:"Clan del Golfo"'
"""

from timeline.query.term import Term, member

BUILD = member("participant", "word", "somebody known as '{}' taking part", "participant")
TERM = Term(BUILD, ("--who", "-w"), "NAME", common=True, split=True, values="participant")
