"""With these words in the title.

Example: timeline list --title petro
Example: timeline list 'title:"White House"'
"""

from timeline.query.term import Term, text

BUILD = text("title_fold", "anywhere", "the words '{}' in the title")
TERM = Term(BUILD, ("--title",), "WORDS")
