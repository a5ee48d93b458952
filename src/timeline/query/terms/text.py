"""With these words in any text or name.

Titles, summaries, descriptions, claims, commitments, people, places and tags are searched. Case,
accents and width make no difference, so 京都 and ｐｅｔｒｏ work. In a query, all other
words do the same.

Example: timeline list --text petro
Example: timeline list '"Clan del Golfo"'
"""

from timeline.query.term import Term, text

BUILD = text("text_fold", "anywhere", "the words '{}'")
TERM = Term(BUILD, ("--text",), "WORDS", common=True)
