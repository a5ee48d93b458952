"""Rules about amounts, one file a rule."""
