"""Rules about JSON itself, one file a rule."""
