"""iCalendar: the canonical form of its text, and what a calendar can say about vague time."""
