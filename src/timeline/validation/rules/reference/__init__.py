"""Rules about what one file says of another, one file a rule."""
