"""A timeline offered to other programs: a browser, an agent."""
