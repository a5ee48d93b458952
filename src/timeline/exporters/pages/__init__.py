"""Pages for people: what HTML shows of events, and the templates, style and script it is made of.

Python here decides what is said, and `card.py` what an event looks like; `*.html.j2`, `style/` and
`script/` are the rest of how it looks.
"""
