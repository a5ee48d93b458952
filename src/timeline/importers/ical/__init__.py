"""Calendars read: content lines, entries, times and recurrences."""
