"""With these words in any text or name.

Titles, summaries, descriptions, claims, commitments, people, places and tags are read. Letters
are compared without case, accents and width, so 京都 and ｐｅｔｒｏ work. In a query, words that
are no term ask the same.

Example: timeline list --text petro
Example: timeline list '"Clan del Golfo"'
"""

from timeline.query.term import Term, text

BUILD = text("text_fold", "anywhere", "the words '{}'")
TERM = Term(BUILD, ("--text",), "WORDS", common=True)
