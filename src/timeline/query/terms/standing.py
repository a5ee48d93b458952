"""How well attested: confirmed, alleged …

One of retracted, disputed, confirmed, reported, alleged, unsourced, as follows from the claims.

Example: timeline list --standing alleged
Example: timeline list 'not:standing:alleged,unsourced'
"""

from timeline.query.term import Term, text

BUILD = text("standing", "exact", "the standing '{}'", "standing")
TERM = Term(BUILD, ("--standing",), "STANDING", split=True, values="standing")
