"""At a place, by any of its names.

Names in every language and aliases count, and the places that it lies in. Whole words of a name,
or an id, find it; `*` stands for any letters of it.

Example: timeline list --place Washington
Example: timeline list 'place:"Casa Blanca"'
"""

from timeline.query.term import Term, member

BUILD = member("place", "word", "a place known as '{}'", "place")
TERM = Term(BUILD, ("--place", "-p"), "NAME", common=True, split=True, values="place")
