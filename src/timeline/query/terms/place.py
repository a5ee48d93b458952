"""At a place, by any of its names.

Names in every language and aliases count, and so do the places that contain it. An id, or whole
words of a name, find it; `*` stands for any letters.

Example: timeline list --place Washington
Example: timeline list 'place:"Casa Blanca"'
"""

from timeline.query.term import Term, member

BUILD = member("place", "word", "a place known as '{}'", "place")
TERM = Term(BUILD, ("--place", "-p"), "NAME", common=True, split=True, values="place")
