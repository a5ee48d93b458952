"""Rules about the program itself, one file a rule."""
