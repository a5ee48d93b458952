"""Events as they are really known: dates as vague as their source, and who says so."""
