"""Rules about who says so, one file a rule."""
