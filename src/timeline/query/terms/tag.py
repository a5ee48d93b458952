"""With this tag.

A comma means OR, repeating the option means AND, `*` stands for any letters.

Example: timeline list --tag energy
Example: timeline list tag:energy,drug-policy
"""

from timeline.query.term import Term, member

BUILD = member("tag", "exact", "the tag '{}'", "tag")
TERM = Term(BUILD, ("--tag", "-t"), "TAG", common=True, split=True, values="tag")
