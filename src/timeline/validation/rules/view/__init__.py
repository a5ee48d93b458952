"""Rules about the saved views, one file a rule."""
