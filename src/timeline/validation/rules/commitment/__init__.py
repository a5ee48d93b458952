"""Rules about what was promised, by when, and what became of it, one file a rule."""
