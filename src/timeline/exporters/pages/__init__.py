"""Pages for people: what HTML shows of events, and the templates, style and script it is made of.

Python here decides what is said; `*.html.j2`, `page.css` and `page.js` only how it looks.
"""
